using System.CommandLine;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf catalogue check FILE</c>: what is wrong with a catalogue, and what it would change. Nothing is changed.</summary>
internal static class CatalogueCommand
{
    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var file = new Argument<FileInfo>("FILE") { Description = options.T("Katalogen att granska.", "The catalogue to check.") };
        var data = new Option<DirectoryInfo?>("--data") { Description = options.T("Datamappen vars katalog den ska ersätta.", "The data folder whose catalogue it is to replace."), HelpName = "DIR" };
        var check = new Command("check", options.T("Granska en katalog: alla fel på en gång, och vad den skulle ändra.", "Check a catalogue: every fault at once, and what it would change.")) { file, data };
        check.SetAction((parsed, cancellation) => CheckAsync(options, clock, parsed, parsed.GetRequiredValue(file), parsed.GetValue(data), cancellation));
        return new("catalogue", options.T("Granska en katalog innan den tas i bruk.", "Check a catalogue before it is taken into use.")) { check };
    }

    private static async Task<int> CheckAsync(SharedOptions options, TimeProvider clock, ParseResult parsed, FileInfo file, DirectoryInfo? data, CancellationToken cancellation)
    {
        if (!file.Exists)
            throw new WrongUseException(options.T($"Filen {Participants.Masking.Mask(file.Name)} finns inte.", $"The file {Participants.Masking.Mask(file.Name)} does not exist."));
        ReportingCatalogue proposed;
        try
        {
            using var stream = file.OpenRead();
            proposed = CatalogueFile.Read(stream, file.Name);
        }
        catch (InvalidCatalogueException e)
        {
            options.Terminal.Line(options.T($"✕ Katalogen har {e.Problems.Count} fel. Inget ändras förrän de är rättade:", $"✕ The catalogue has {e.Problems.Count} faults. Nothing changes until they are mended:"));
            foreach (var problem in e.Problems)
                options.Terminal.Line("  " + problem);
            options.Terminal.Json(new JObject { ["valid"] = false, ["problems"] = new JArray(e.Problems) });
            return EsfCommandLine.Rejects;
        }

        options.Terminal.Line(options.T(
            $"● Katalogen är hel: version {proposed.Version}, {proposed.Projects.Count} projekt, {proposed.Projects.Sum(p => p.Sites.Count)} orter.",
            $"● The catalogue is whole: version {proposed.Version}, {proposed.Projects.Count} projects, {proposed.Projects.Sum(p => p.Sites.Count)} sites."));
        var answer = new JObject { ["valid"] = true, ["problems"] = new JArray(), ["version"] = proposed.Version };
        Coming(options, proposed, StockholmTime.DayOf(clock.GetUtcNow()), answer);
        var refused = data is not null && await CompareAsync(options, clock, parsed, proposed, data, answer, cancellation);
        options.Terminal.Json(answer);
        return refused ? EsfCommandLine.Rejects : EsfCommandLine.Done;
    }

    /// <returns>Whether it must not be taken into use.</returns>
    private static async Task<bool> CompareAsync(SharedOptions options, TimeProvider clock, ParseResult parsed, ReportingCatalogue proposed, DirectoryInfo data, JObject answer, CancellationToken cancellation)
    {
        var folder = options.OpenExisting(data.FullName, parsed, clock);
        var changes = CatalogueChanges.Between(folder.Catalogue, proposed);
        var effects = await CatalogueEffects.OfAsync(folder.Catalogue, proposed, folder.Files, folder.Log, new DataFolder(data.FullName, proposed, clock).Consolidator, cancellation);
        options.Terminal.Line(changes.Count == 0
            ? options.T("Den säger detsamma som den som används.", "It says the same as the one in use.")
            : options.T($"Mot den som används (version {folder.Catalogue.Version}) ändras {changes.Count} uppgifter.", $"Against the one in use (version {folder.Catalogue.Version}) {changes.Count} values change."));
        foreach (var area in changes.GroupBy(change => change.Area))
        {
            options.Terminal.Line(Name(area.Key).In(options.Language));
            foreach (var change in area)
                options.Terminal.Line($"  {change.Path}: {change.Before ?? "–"} → {change.After ?? "–"}");
        }

        foreach (var warning in effects.Warnings)
            options.Terminal.Line("! " + warning.In(options.Language));
        foreach (var (project, months) in effects.Again)
            options.Terminal.Line(options.T($"Rapporter som görs om: {project} {months[0]} – {months[^1]} ({months.Count}).", $"Reports that are made again: {project} {months[0]} – {months[^1]} ({months.Count})."));
        if (effects.Again.Count > 0)
            options.Terminal.Line(options.T("Frysta rapporter ändras inte.", "Frozen reports do not change."));
        foreach (var refusal in effects.Refusals)
            options.Terminal.Line("✕ " + refusal.In(options.Language));
        answer["against"] = folder.Catalogue.Version;
        answer["changes"] = new JArray(changes.Select(change => new JObject { ["area"] = change.Area.ToString().ToLowerInvariant(), ["path"] = change.Path, ["before"] = change.Before, ["after"] = change.After }));
        answer["warnings"] = new JArray(effects.Warnings.Select(warning => warning.In(options.Language)));
        answer["refusals"] = new JArray(effects.Refusals.Select(refusal => refusal.In(options.Language)));
        answer["reportsAgain"] = new JObject(effects.Again.Select(of => new JProperty(of.Key, new JArray(of.Value.Select(month => month.ToString())))));
        return effects.Refusals.Count > 0;
    }

    /// <summary>The next deadlines of the projects that have some that come back: a rule is easily one month wrong.</summary>
    private static void Coming(SharedOptions options, ReportingCatalogue proposed, DateOnly today, JObject answer)
    {
        var coming = new JObject();
        foreach (var project in proposed.Projects.Where(project => project.Deadlines.Recurring.Count > 0))
        {
            var next = ReportingCalendar.Of(project).Where(deadline => deadline.Due >= today && deadline.Period is not null).Take(Shown).ToList();
            options.Terminal.Line(options.T($"{project.Name}: närmaste tidsgränser med en period", $"{project.Name}: the next deadlines with a period"));
            foreach (var deadline in next)
                options.Terminal.Line($"  {deadline.Due:yyyy-MM-dd} {deadline.Name.In(options.Language)} ({deadline.Id})");
            if (next.Count == 0)
                options.Terminal.Line(options.T("  inga: de är alla över", "  none: all of them are over"));
            coming[project.Id] = new JArray(next.Select(deadline => new JObject { ["id"] = deadline.Id, ["due"] = deadline.Due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["period"] = deadline.Period!.Value.Id }));
        }

        answer["deadlines"] = coming;
    }

    private const int Shown = 4;

    private static Text Name(CatalogueArea area) => area switch
    {
        CatalogueArea.Sites => new("Projekt och orter", "Projects and sites"),
        CatalogueArea.Targets => new("Mål, indikatorer och planer", "Targets, indicators and plans"),
        CatalogueArea.Deadlines => new("Tidsgränser och projekttid", "Deadlines and project period"),
        _ => new("Annat", "Other"),
    };
}
