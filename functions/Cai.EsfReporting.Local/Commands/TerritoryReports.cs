using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Reports.Territories;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Commands;

/// <summary><c>esf report --municipality tyreso</c> and <c>--forbund ostra-sodertorn</c>.</summary>
internal static class TerritoryReports
{
    /// <param name="asked">Its id, or its name.</param>
    /// <exception cref="WrongUseException">The catalogue has none such.</exception>
    public static Territory Find(SharedOptions options, ReportingCatalogue catalogue, TerritoryKind kind, string asked)
    {
        if (catalogue.Find(kind, DeliveryAddress.Slug(asked)) is { } territory)
            return territory;
        var known = catalogue.Territories.Where(one => one.Kind == kind).Select(one => one.Id).ToList();
        var what = kind.Name().In(options.Language);
        throw new WrongUseException(known.Count == 0
            ? options.T($"Katalogen säger inte vilken kommun orterna ligger i. Skriv det under municipalities och forbund i katalogen.", $"The catalogue does not say which municipality its sites lie in. Write it under municipalities and forbund in the catalogue.")
            : options.T($"{what} ”{asked}” finns inte i katalogen; kända är {string.Join(", ", known)}.", $"There is no {what.ToLowerInvariant()} “{asked}” in the catalogue; known are {string.Join(", ", known)}."));
    }

    /// <summary>Writes both editions, or the internal one of a period; shows the internal one, and tells where the files are.</summary>
    /// <exception cref="WrongUseException">The period cannot be told.</exception>
    public static async Task<JArray> WriteAsync(SharedOptions options, DataFolder folder, Territory territory, Month? month, string? asked, CancellationToken cancellation)
    {
        if (asked is not null)
        {
            var told = await folder.Territories.AskAsync(territory, asked, cancellation);
            if (told.Refusal is { } refusal)
                throw new WrongUseException(refusal.In(options.Language));
            var ofPeriod = await options.Terminal.WithStatusAsync(options.T($"Räknar {territory.Name} …", $"Counting {territory.Name} …"), () => folder.Territories.InternalAsync(territory, told.Period, cancellation));
            return [await WriteAsync(options, folder, ofPeriod, cancellation)];
        }

        if ((month ?? await folder.Territories.LatestAsync(territory, cancellation)) is not { } asOf)
        {
            options.Terminal.Line(options.T($"{territory.Name}: inga leveranser ännu, ingen rapport.", $"{territory.Name}: no deliveries yet, no report."));
            return [];
        }

        var report = await options.Terminal.WithStatusAsync(options.T($"Räknar {territory.Name} …", $"Counting {territory.Name} …"), () => folder.Territories.InternalAsync(territory, asOf, cancellation));
        var written = new JArray { await WriteAsync(options, folder, report, cancellation) };
        var open = await folder.Territories.PublicAsync(territory, asOf, cancellation);
        if (open.Rows.Any())
            written.Add(await WriteAsync(options, folder, open, cancellation));
        else
            options.Terminal.Line(options.T("Ingen publik utgåva: inget av projekten har någon som är fryst.", "No public edition: none of the projects has one that is frozen."));
        return written;
    }

    private static async Task<JObject> WriteAsync(SharedOptions options, DataFolder folder, TerritoryReport report, CancellationToken cancellation)
    {
        (report, var paths) = await folder.TerritoryFolder.WriteAsync(report, options.Language, cancellation);
        if (report.Edition == Edition.Internal)
            options.Terminal.Show(report);
        options.Terminal.Line($"{report.Edition.Name().In(options.Language)}: {Path.Combine(folder.Root, TerritoryFolder.PathOf(report))}");
        var json = new JObject { [report.Territory.Kind.Word()] = report.Territory.Id, ["asOf"] = report.AsOf.ToString(), ["edition"] = report.Edition.Word() };
        if (report.Period is { } period)
            json["period"] = period.Id;
        json["files"] = new JArray(paths.Select(path => Path.Combine(folder.Root, path)));
        return json;
    }
}
