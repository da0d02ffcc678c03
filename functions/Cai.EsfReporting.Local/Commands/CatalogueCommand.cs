using System.CommandLine;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Versions;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary>
/// <c>esf catalogue check FILE</c>: what is wrong with a catalogue, and what it would change. <c>apply</c>: takes it into use.
/// <c>versions</c>: those that were.
/// </summary>
internal static class CatalogueCommand
{
    /// <summary>How many of the next deadlines are told.</summary>
    private const int Shown = 4;

    public static Command Create(SharedOptions options, TimeProvider clock)
    {
        var file = new Argument<FileInfo>("FILE") { Description = options.T("Katalogen.", "The catalogue.") };
        var data = new Option<DirectoryInfo?>("--data") { Description = options.T("Datamappen vars katalog den ska ersätta.", "The data folder whose catalogue it is to replace."), HelpName = "DIR" };
        var check = new Command("check", options.T("Granska en katalog: alla fel på en gång, och vad den skulle ändra.", "Check a catalogue: every fault at once, and what it would change.")) { file, data };
        check.SetAction((parsed, cancellation) => CheckAsync(options, clock, parsed, parsed.GetRequiredValue(file), parsed.GetValue(data), cancellation));

        var against = new Option<string?>("--base") { Description = options.T("Bara om den som används är den som check talade om: dess base.", "Only if the one in use is the one that check told of: its base."), HelpName = "BASE" };
        var apply = new Command("apply", options.T("Ta en katalog i bruk: en esf serve som är igång byter utan omstart.", "Take a catalogue into use: a running esf serve changes without a restart.")) { file, options.Data, against };
        apply.SetAction((parsed, cancellation) => ApplyAsync(options, clock, parsed, parsed.GetRequiredValue(file), parsed.GetValue(against), cancellation));

        var number = new Option<int?>("--number") { Description = options.T("Skriv ut katalogen med det numret.", "Print the catalogue of that number."), HelpName = "N" };
        var versions = new Command("versions", options.T("Kataloger som tagits i bruk: vilken, när och av vem.", "Catalogues that were taken into use: which, when and by whom.")) { options.Data, number };
        versions.SetAction((parsed, cancellation) => ListAsync(options, clock, parsed, parsed.GetValue(number), cancellation));
        return new("catalogue", options.T("Granska en katalog, ta den i bruk, se dem som varit.", "Check a catalogue, take it into use, see those that were.")) { check, apply, versions };
    }

    private static async Task<int> CheckAsync(SharedOptions options, TimeProvider clock, ParseResult parsed, FileInfo file, DirectoryInfo? data, CancellationToken cancellation)
    {
        var content = await ReadAsync(options, file, cancellation);
        try
        {
            var proposed = CatalogueFile.Read(new MemoryStream(content), file.Name);
            options.Terminal.Line(options.T(
                $"● Katalogen är hel: version {proposed.Version}, {proposed.Projects.Count} projekt, {proposed.Projects.Sum(p => p.Sites.Count)} orter.",
                $"● The catalogue is whole: version {proposed.Version}, {proposed.Projects.Count} projects, {proposed.Projects.Sum(p => p.Sites.Count)} sites."));
            var answer = new JObject { ["valid"] = true, ["problems"] = new JArray(), ["version"] = proposed.Version };
            var proposal = data is null ? null : await (await options.OpenExistingAsync(data.FullName, parsed, clock, cancellation)).Catalogues.ProposeAsync(content, file.Name, cancellation);
            if (proposal is not null)
            {
                Tell(options, proposal);
                answer = ProposalJson.Of(proposal, options.Language);
            }

            Coming(options, proposed, StockholmTime.DayOf(clock.GetUtcNow()), answer);
            options.Terminal.Json(answer);
            return proposal?.Effects.Refusals.Count > 0 ? EsfCommandLine.Rejects : EsfCommandLine.Done;
        }
        catch (InvalidCatalogueException e)
        {
            return Faults(options, e);
        }
    }

    private static async Task<int> ApplyAsync(SharedOptions options, TimeProvider clock, ParseResult parsed, FileInfo file, string? against, CancellationToken cancellation)
    {
        var content = await ReadAsync(options, file, cancellation);
        var folder = await options.OpenAsync(parsed, clock, cancellation);
        if (folder.InUse.IsPinned)
            throw new WrongUseException(options.T("--catalogue hör inte hit: ange bara filen som ska tas i bruk.", "--catalogue is not for this: give only the file that is to be taken into use."));
        try
        {
            var (outcome, proposal, version) = await folder.Catalogues.ApplyAsync(content, file.Name, against, SharedOptions.Actor, cancellation);
            Tell(options, proposal);
            options.Terminal.Line(ProposalJson.Told(outcome, version).In(options.Language));
            var answer = ProposalJson.Of(proposal, options.Language, outcome, version);
            options.Terminal.Show(await folder.Under(folder.InUse.Current.Catalogue).OutdatedTerritories.DeleteAsync(cancellation), answer);
            options.Terminal.Json(answer);
            return outcome is ApplyOutcome.Applied or ApplyOutcome.Same ? EsfCommandLine.Done : EsfCommandLine.Rejects;
        }
        catch (InvalidCatalogueException e)
        {
            return Faults(options, e);
        }
    }

    private static async Task<int> ListAsync(SharedOptions options, TimeProvider clock, ParseResult parsed, int? number, CancellationToken cancellation)
    {
        var folder = await options.OpenAsync(parsed, clock, cancellation);
        if (number is { } wanted)
        {
            var version = await folder.Versions.FindAsync(wanted, cancellation) ?? throw new WrongUseException(options.T($"Ingen katalog har nummer {wanted}.", $"No catalogue has the number {wanted}."));
            options.Terminal.File(System.Text.Encoding.UTF8.GetString(await folder.Versions.ContentAsync(version, cancellation)));
            return EsfCommandLine.Done;
        }

        var versions = await folder.Versions.ReadAsync(cancellation);
        if (versions.Count == 0)
            options.Terminal.Line(options.T($"Ingen katalog har tagits i bruk här; {folder.Catalogue.Version} används.", $"No catalogue has been taken into use here; {folder.Catalogue.Version} is used."));
        foreach (var version in versions.Reverse())
            options.Terminal.Line($"{version.Number,4}  {StockholmTime.Show(version.At)}  {version.Name}  {(version.IsFromBefore ? options.T("användes innan", "used before") : version.By.Told.In(options.Language))}");
        options.Terminal.Json(new JArray(versions.Select(ProposalJson.Of)));
        return EsfCommandLine.Done;
    }

    private static async Task<byte[]> ReadAsync(SharedOptions options, FileInfo file, CancellationToken cancellation)
    {
        if (!file.Exists)
            throw new WrongUseException(options.T($"Filen {Masking.Mask(file.Name)} finns inte.", $"The file {Masking.Mask(file.Name)} does not exist."));
        await using var stream = file.OpenRead();
        return await CatalogueFile.BytesAsync(stream, cancellation);
    }

    private static int Faults(SharedOptions options, InvalidCatalogueException e)
    {
        options.Terminal.Line(options.T($"✕ Katalogen har {e.Faults.Count} fel. Inget ändras förrän de är rättade:", $"✕ The catalogue has {e.Faults.Count} faults. Nothing changes until they are mended:"));
        foreach (var problem in e.Faults)
            options.Terminal.Line("  " + problem.Told.In(options.Language));
        options.Terminal.Json(ProposalJson.Of(e, options.Language));
        return EsfCommandLine.Rejects;
    }

    private static void Tell(SharedOptions options, CatalogueProposal proposal)
    {
        options.Terminal.Line(proposal.Changes.Count == 0
            ? options.T("Den säger detsamma som den som används.", "It says the same as the one in use.")
            : options.T($"Mot den som används (version {proposal.Against}) ändras {proposal.Changes.Count} uppgifter.", $"Against the one in use (version {proposal.Against}) {proposal.Changes.Count} values change."));
        foreach (var area in proposal.Changes.GroupBy(change => change.Area))
        {
            options.Terminal.Line(area.Key.Name().In(options.Language));
            foreach (var change in area)
                options.Terminal.Line($"  {change.Path}: {change.Before ?? "–"} → {change.After ?? "–"}");
        }

        foreach (var warning in proposal.Effects.Warnings)
            options.Terminal.Line("! " + warning.In(options.Language));
        foreach (var (project, months) in proposal.Effects.Again)
            options.Terminal.Line(options.T($"Rapporter som görs om: {project} {months[0]} – {months[^1]} ({months.Count}).", $"Reports that are made again: {project} {months[0]} – {months[^1]} ({months.Count})."));
        if (proposal.Effects.Again.Count > 0)
            options.Terminal.Line(options.T("Frysta rapporter ändras inte.", "Frozen reports do not change."));
        foreach (var refusal in proposal.Effects.Refusals)
            options.Terminal.Line("✕ " + refusal.In(options.Language));
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
}
