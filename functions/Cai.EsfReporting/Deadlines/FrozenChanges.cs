using System.Globalization;
using System.Runtime.CompilerServices;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Deadlines;

/// <summary>
/// What changed since each frozen report: the report as it was sent, against what the store gives now for the same month
/// under the same catalogue, so that only deliveries can make a difference. Nothing is written.
/// </summary>
public sealed class FrozenChanges(ReportingCatalogue catalogue, IFileStore files, IDeliveryLog log, IPseudonymKeys keys)
{
    private const string Root = "frozen/";
    private const string Manifest = "/manifest.json";

    /// <summary>Every frozen report with its changes, in the order of the calendar; of one project, or of all.</summary>
    /// <remarks>A report that is damaged is left out: <see cref="FrozenReports"/> tells of it when it verifies.</remarks>
    public async IAsyncEnumerable<FrozenChange> ReadAsync(Project? only = null, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var frozen = new List<Sent>();
        await foreach (var path in files.ListAsync(only is null ? Root : $"{Root}{only.Id}/", cancellation))
            if (path.EndsWith(Manifest, StringComparison.Ordinal) && await UnlessDamagedAsync(() => SentAsync(path, cancellation)) is { } sent)
                frozen.Add(sent);
        foreach (var ofProject in frozen.GroupBy(f => f.Project).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var known = await log.ReadAsync(ofProject.Key, cancellation);
            var latestSent = LatestSentToScb(ofProject.Key, ofProject);
            foreach (var sent in ofProject.OrderBy(f => f.Due, StringComparer.Ordinal).ThenBy(f => f.Folder, StringComparer.Ordinal))
                if (await UnlessDamagedAsync(() => ChangesAsync(sent, known, cancellation)) is { } changes)
                    yield return new(sent.Folder, sent.Project, sent.Deadline, sent.AsOf, changes, changes.ScbMonths(latestSent));
        }
    }

    private async Task<Sent?> SentAsync(string path, CancellationToken cancellation) =>
        await JsonFile.ReadAsync(files, path, cancellation) is { } manifest
            ? new(path[..^Manifest.Length], (string)manifest["project"]!, (string)manifest["deadline"]!, (string)manifest["due"]!, Month.Parse((string)manifest["asOf"]!),
                [.. manifest["deliveries"]!.Select(d => (string)d["id"]!).Order(StringComparer.Ordinal)])
            : null;

    private async Task<ReportChanges?> ChangesAsync(Sent sent, IReadOnlyList<Delivery> known, CancellationToken cancellation)
    {
        // Equal deliveries make equal reports: the folds are spared where nothing has come.
        if (Delivery.Current(known.Where(d => d.Address.Month <= sent.AsOf)).Select(d => d.Id.Value).Order(StringComparer.Ordinal).SequenceEqual(sent.Deliveries))
            return new([], []);
        await using var definitions = await files.OpenReadAsync($"{sent.Folder}/catalogue.json", cancellation);
        if (definitions is null || await JsonFile.ReadAsync(files, $"{sent.Folder}/internal/report.json", cancellation) is not { } before)
            return null;
        var frozen = CatalogueFile.Read(definitions, "catalogue.json");
        if (frozen.Find(sent.Project) is not { } project)
            return null;
        var now = await new Reporter(frozen, files, log, keys).ReportAsync(project, sent.AsOf, cancellation: cancellation);
        // By way of its text, as the frozen one has gone.
        return ReportChanges.Between(before, Json.Parse(Json.Text(ReportJson.Of(now))));
    }

    private static async Task<T?> UnlessDamagedAsync<T>(Func<Task<T?>> read) where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException or InvalidCatalogueException or InvalidDataException or AcceptedGoneException)
        {
            return null;
        }
    }

    /// <summary>What the manifest of a frozen report says of it.</summary>
    private sealed record Sent(string Folder, string Project, string Deadline, string Due, Month AsOf, IReadOnlyList<string> Deliveries);

    /// <summary>The latest month that was reported to SCB: the latest frozen one of its deadlines; null when there is none.</summary>
    private Month? LatestSentToScb(string project, IEnumerable<Sent> sent)
    {
        var scb = (catalogue.Find(project) is { } known ? ReportingCalendar.Of(known) : []).Where(d => d.Opens is not null).Select(d => d.Id).ToHashSet();
        return sent.Where(s => scb.Contains(s.Deadline)).Select(s => (Month?)s.AsOf).Max();
    }
}

/// <summary>What changed since one frozen report.</summary>
/// <param name="Folder"><c>frozen/mia/scb-2018-08</c></param>
/// <param name="ScbMonths">The months whose SCB reports must be sent again, in order.</param>
public sealed record FrozenChange(string Folder, string Project, string Deadline, Month AsOf, ReportChanges Changes, IReadOnlyList<Month> ScbMonths)
{
    public JObject ToJson() => new()
    {
        ["numbers"] = new JArray(Changes.Numbers.Select(n => new JObject
        {
            ["kind"] = n.ScopeKind,
            ["scope"] = n.ScopeId,
            ["number"] = n.Number,
            ["before"] = n.Before,
            ["after"] = n.After,
        })),
        ["deliveries"] = new JArray(Changes.Deliveries.Select(d => new JObject
        {
            ["site"] = d.Site,
            ["month"] = d.Month.ToString(),
            ["change"] = d.Word,
            ["received"] = d.After is { } id ? Moments.Write(id.ReceivedAt) : null,
            ["before"] = d.Before?.Value,
            ["after"] = d.After?.Value,
        })),
        ["scbMonthsToSendAgain"] = new JArray(ScbMonths.Select(m => m.ToString())),
    };

    /// <summary>What a person should know, in a line each; empty when nothing has changed.</summary>
    /// <param name="siteName">A site's name from its id.</param>
    public IEnumerable<string> Lines(Language language, Func<string, string> siteName)
    {
        foreach (var d in Changes.Deliveries)
            yield return d.After is { } id
                ? new Text("{0} {1}: {2}, mottagen {3}", "{0} {1}: {2}, received {3}").In(language, siteName(d.Site), d.Month, d.Name.In(language), StockholmTime.Show(id.ReceivedAt))
                : $"{siteName(d.Site)} {d.Month}: {d.Name.In(language)}";
        foreach (var n in Changes.Numbers.Where(n => n.IsCount))
            yield return $"{n.ScopeName}: {n.Number} {Shown(n.Before)} → {Shown(n.After)}";
        if (ScbMonths.Count > 0)
            yield return new Text("Skicka om till SCB, i tidsordning: {0}", "Send to SCB again, in order: {0}").In(language, string.Join(", ", ScbMonths));
    }

    private static string Shown(JValue? value) => value?.Value is null ? "–" : value.ToString(CultureInfo.InvariantCulture);
}
