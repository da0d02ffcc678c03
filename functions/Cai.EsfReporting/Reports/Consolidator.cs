using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports.Territories;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>Writes a project's consolidated reports, and knows which of them are not made of the latest deliveries.</summary>
public sealed class Consolidator(
    Reporter reporter, IFileStore files, IDeliveryLog log, IOutcomeTable table, IReadOnlyList<IReportFormat> formats, TimeProvider clock)
{
    private const string Manifest = "manifest.json";
    private readonly Publications publications = new(files);
    private readonly PurgedData purged = new(files, clock);
    private readonly OutdatedTerritories territories = new(reporter, files, clock);

    /// <summary>
    /// The reports that deliveries call for and that were not yet made of them: one a month from the first month delivered
    /// to the last. Correcting a month so makes its report and all later ones again.
    /// </summary>
    public async Task<IReadOnlyList<ReportBasis>> OutdatedAsync(Project project, CancellationToken cancellation = default)
    {
        if (await purged.IsOfAsync(project, cancellation))
            return [];
        var known = await log.ReadAsync(project.Id, cancellation);
        var erasures = await reporter.ErasuresAsync(cancellation);
        var stated = await reporter.StatementsAsync(project, cancellation);
        var outdated = new List<ReportBasis>();
        if (known.Where(d => d.IsAccepted).Select(d => d.Address.Month).Order().ToList() is [var first, ..] and [.., var last])
            foreach (var month in first.To(last))
                if (reporter.BasisOf(project, month, known, erasures, stated[month]) is var basis && (string?)(await ManifestAsync(project, month, cancellation))?["told"] != basis.Told)
                    outdated.Add(basis);
        return outdated;
    }

    /// <summary>
    /// Of <see cref="OutdatedAsync"/> the months that something was written of, and that a run which writes the latest report alone would leave as it was: before a correction, an
    /// erasure or another catalogue.
    /// </summary>
    public async Task<IReadOnlyList<ReportBasis>> LeftBehindAsync(Project project, CancellationToken cancellation = default)
    {
        var left = new List<ReportBasis>();
        foreach (var basis in await OutdatedAsync(project, cancellation))
            if (await files.ListAsync(FolderOf(project, basis.AsOf, Edition.Internal) + "/", cancellation).AnyAsync(cancellation))
                left.Add(basis);
        return left;
    }

    /// <summary>True when the project's newest delivery came that long ago, and the report of its month does not know it yet.</summary>
    public async Task<bool> IsBehindAsync(Project project, TimeSpan patience, CancellationToken cancellation = default)
    {
        var newest = (await log.ReadAsync(project.Id, cancellation)).Where(d => d.IsAccepted && (d.Address.IsKeyFigures || project.FindSite(d.Address.Site) is not null)).MaxBy(d => d.Id);
        return newest is not null && clock.GetUtcNow() - newest.Id.ReceivedAt >= patience && !await purged.IsOfAsync(project, cancellation)
            && (await ManifestAsync(project, newest.Address.Month, cancellation))?["deliveries"]?.Any(d => (string?)d["id"] == newest.Id.Value) != true;
    }

    /// <summary>
    /// The months whose internal report is of the latest deliveries and whose public edition is not yet: it is still to be decided, or failed, or was broken off. Its own manifest
    /// says so, which names the basis that it was made of.
    /// </summary>
    /// <exception cref="InvalidDataException">What was decided of a month before cannot be read: nothing can be published.</exception>
    public async Task<IReadOnlyList<ReportBasis>> UnpublishedAsync(Project project, CancellationToken cancellation = default)
    {
        if (await purged.IsOfAsync(project, cancellation))
            return [];
        var known = await log.ReadAsync(project.Id, cancellation);
        var erasures = await reporter.ErasuresAsync(cancellation);
        var stated = await reporter.StatementsAsync(project, cancellation);
        var left = new List<ReportBasis>();
        var forGood = await publications.MonthsAsync(project, cancellation);
        foreach (var month in ReportingCalendar.Published(project))
            if (await ManifestAsync(project, month, cancellation) is { } written && reporter.BasisOf(project, month, known, erasures, stated[month]) is var basis
                && (string?)written["told"] == basis.Told && !IsOf(await ReadManifestAsync(FolderOf(project, month, Edition.Public), cancellation), basis, isDraft: !forGood.Contains(month)))
                left.Add(basis);
        if (left.Count == 0)
            return [];
        var kept = await publications.ReadAsync(project, cancellation);
        return [.. left.Where(basis => PublicEdition.IsOpen(basis.AsOf, basis.Fingerprint, kept))];
    }

    /// <summary>Whether a public edition's manifest is of the deliveries and of the approvals, whose names it does not tell, and its files say rightly whether they may be passed on.</summary>
    private static bool IsOf(JObject? manifest, ReportBasis basis, bool isDraft) =>
        (string?)manifest?["basis"] == basis.Fingerprint && ((bool?)manifest["draft"] ?? false) == isDraft && JToken.DeepEquals(manifest["approvals"], ApprovalJson.Of(Approvals.Of(basis.Statements, basis.Signable).WithoutNames))
        && JToken.DeepEquals(manifest["judged"] ?? new JArray(), basis.Project.GoalWordsArePublic ? Judged(Judgements.Of(basis.Statements)) : new JArray());

    /// <summary>The numbers of what was decided and written in person: what a file tells follows from the deliveries.</summary>
    private static JArray Judged(Judgements judgements) => new(judgements.All.Where(judgement => !judgement.IsDelivered).Select(judgement => judgement.Number));

    /// <summary>One report in both editions: the internal one, whole, and then the public one where the month is to be published.</summary>
    /// <inheritdoc cref="WriteInternalAsync"/>
    /// <returns>The paths written: the public edition's, then the internal one's.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(OutcomeReport report, Language language, CancellationToken cancellation = default)
    {
        var (latest, written, _) = await WriteInternalAsync(report, language, cancellation);
        return [.. await PublishAsync(latest, language, cancellation), .. written];
    }

    /// <summary>
    /// Writes the internal edition in every format, the rows to the outcome table, and a manifest that names the files: last, for it says that all of it is done. It does not wait
    /// for any public edition: a run writes all of its internal reports before it publishes the first.
    /// </summary>
    /// <remarks>
    /// Others may write the same report meanwhile. Deliveries that this report does not know have come by then, or come now: it gives
    /// way, and what they call for is counted and written in its place, so that in the end one basis, the latest, has written all of it.
    /// </remarks>
    /// <param name="report">The internal edition. One that leads with a period is written by itself, below the report of the month: it has no public edition and no rows in the outcome table.</param>
    /// <returns>The report that was written in the end, the paths, and the reports of municipalities and förbund that it left behind and that were taken away.</returns>
    public async Task<(OutcomeReport Report, IReadOnlyList<string> Paths, IReadOnlyList<OutdatedTerritory> Outdated)> WriteInternalAsync(OutcomeReport report, Language language, CancellationToken cancellation = default)
    {
        var outdated = new List<OutdatedTerritory>();
        while (true)
        {
            if (await (report.Lead is null ? TryWriteAsync(report, language, outdated, cancellation) : TryWriteOfPeriodAsync(report, language, cancellation)) is { } written)
                return (report, written, outdated);
            report = await reporter.ReportAsync(report.Project, report.AsOf, lead: report.Lead, cancellation: cancellation);
        }
    }

    /// <summary>
    /// Decides the public edition of a month that is to be published, and writes it in every format, with a manifest. Until that is written the month is told by
    /// <see cref="UnpublishedAsync"/>.
    /// </summary>
    /// <param name="report">The internal edition, which is written already.</param>
    /// <returns>The paths; none where the month is not published, is public as it was, or deliveries have come that the report does not know: their own run publishes.</returns>
    /// <exception cref="InvalidDataException">What was decided of a month before cannot be read.</exception>
    public async Task<IReadOnlyList<string>> PublishAsync(OutcomeReport report, Language language, CancellationToken cancellation = default)
    {
        if (report.Lead is not null || !ReportingCalendar.IsPublished(report.Project, report.AsOf)
            || await publications.ReadAsync(report.Project, cancellation) is var kept && PublicEdition.Publish(report, kept, cancellation: cancellation) is not var (decided, _))
            return [];
        var edition = decided with { IsDraft = !kept.Any(month => month.Month == report.AsOf) };
        var turn = ReportTurn.Of(reporter, files, report);
        if (!await turn.TakeAsync(cancellation) || await WriteFilesAsync(edition, turn, language, cancellation) is not { } open || !await WriteManifestAsync(edition, turn, open, cancellation))
            return [];
        var now = await publications.ReadAsync(report.Project, cancellation);
        if (PublicEdition.IsOpen(report.AsOf, report.Basis, now))
            // Frozen meanwhile: what was written says that it is a draft.
            return edition.IsDraft && now.Any(month => month.Month == report.AsOf) ? await PublishAsync(report, language, cancellation) : [.. PathsOf(edition, open)];
        // A deadline has frozen something else meanwhile: no draft may stand beside it.
        await DeleteAsync(FolderOf(edition), cancellation);
        return [];
    }

    private async Task<JObject?> ReadManifestAsync(string folder, CancellationToken cancellation)
    {
        try
        {
            return await JsonFile.ReadAsync(files, $"{folder}/{Manifest}", cancellation);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The internal edition's manifest; null when there is no report, or nobody can read what is there.</summary>
    private Task<JObject?> ManifestAsync(Project project, Month asOf, CancellationToken cancellation) => ReadManifestAsync(FolderOf(project, asOf, Edition.Internal), cancellation);

    private static string FolderOf(Project project, Month asOf, Edition edition) => $"reports/{project.Id}/{asOf}/{edition.Word()}";

    /// <summary>A report of a period stands below that of the period's last month.</summary>
    private static string FolderOf(OutcomeReport report) => FolderOf(report.Project, report.AsOf, report.Edition) + (report.Lead is { } lead ? "/" + lead.Id : "");

    /// <returns>Null when the report has given way to a later one.</returns>
    private async Task<IReadOnlyList<string>?> TryWriteAsync(OutcomeReport report, Language language, List<OutdatedTerritory> outdated, CancellationToken cancellation)
    {
        var turn = ReportTurn.Of(reporter, files, report);
        if (!await turn.TakeAsync(cancellation) || await WriteFilesAsync(report, turn, language, cancellation) is not { } written)
            return null;
        await table.ReplaceAsync(report.Project.Id, report.AsOf, report.Rows, cancellation);
        // A catalogue may have published the month before, and may have kept it: what was frozen stays.
        if (!ReportingCalendar.IsPublished(report.Project, report.AsOf))
            await DeleteAsync(FolderOf(report.Project, report.AsOf, Edition.Public), cancellation);
        await DeleteOutdatedPeriodsAsync(report, cancellation);
        outdated.AddRange(await territories.DeleteAsync(cancellation));
        return await WriteManifestAsync(report, turn, written, cancellation) && await turn.IsStillMineAsync(cancellation) ? [.. PathsOf(report, written)] : null;
    }

    private async Task DeleteAsync(string folder, CancellationToken cancellation)
    {
        foreach (var path in await files.ListAsync(folder + "/", cancellation).ToListAsync(cancellation))
            await files.DeleteAsync(path, cancellation);
    }

    /// <inheritdoc cref="TryWriteAsync"/>
    private async Task<IReadOnlyList<string>?> TryWriteOfPeriodAsync(OutcomeReport report, Language language, CancellationToken cancellation)
    {
        var turn = ReportTurn.Of(reporter, files, report);
        return await turn.TakeAsync(cancellation) && await WriteFilesAsync(report, turn, language, cancellation) is { } written && await WriteManifestAsync(report, turn, written, cancellation)
            ? [.. PathsOf(report, written)]
            : null;
    }

    /// <summary>Reports of periods that were made of other deliveries than the month's are now: they are made again when they are asked for.</summary>
    private async Task DeleteOutdatedPeriodsAsync(OutcomeReport report, CancellationToken cancellation)
    {
        var month = FolderOf(report);
        var below = await files.ListAsync(month + "/", cancellation).Where(path => path.LastIndexOf('/') > month.Length).ToListAsync(cancellation);
        foreach (var folder in below.GroupBy(path => path[..path.LastIndexOf('/')]))
            if ((string?)(await ReadManifestAsync(folder.Key, cancellation))?["told"] != report.Told)
                foreach (var path in folder)
                    await files.DeleteAsync(path, cancellation);
    }

    /// <summary>The formats are made side by side, and put in their order.</summary>
    /// <returns>Null when it is another's turn.</returns>
    private async Task<IReadOnlyList<(string Path, string Sha256, long Length)>?> WriteFilesAsync(OutcomeReport report, ReportTurn turn, Language language, CancellationToken cancellation)
    {
        var made = formats.Select(format => Task.Run(() => MakeAsync(format, report, language, cancellation), cancellation)).ToList();
        try
        {
            var written = new List<(string Path, string Sha256, long Length)>();
            foreach (var (format, making) in formats.Zip(made))
            {
                var (path, bytes) = ($"{FolderOf(report)}/{format.FileName}", await making);
                if (!await turn.PutAsync(path, bytes, cancellation))
                    return null;
                written.Add((path, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)), bytes.Length));
            }

            return written;
        }
        finally
        {
            await Task.WhenAll((IEnumerable<Task>)made).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> MakeAsync(IReportFormat format, OutcomeReport report, Language language, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await format.WriteAsync(report, language, content, cancellation);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    private Task<bool> WriteManifestAsync(OutcomeReport report, ReportTurn turn, IReadOnlyList<(string Path, string Sha256, long Length)> written, CancellationToken cancellation) =>
        turn.PutAsync(ManifestPathOf(report), Encoding.UTF8.GetBytes(Json.Text(ManifestOf(report, written)) + "\n"), cancellation);

    private static string ManifestPathOf(OutcomeReport report) => $"{FolderOf(report)}/{Manifest}";

    private static IEnumerable<string> PathsOf(OutcomeReport report, IReadOnlyList<(string Path, string Sha256, long Length)> written) => written.Select(w => w.Path).Append(ManifestPathOf(report));

    private JObject ManifestOf(OutcomeReport report, IReadOnlyList<(string Path, string Sha256, long Length)> written)
    {
        var json = Common(report, written);
        json["approvals"] = ApprovalJson.Of(report.Approvals);
        if (Judged(report.Judgements) is { Count: > 0 } judged)
            json["judged"] = judged;
        if (report.IsDraft)
            json["draft"] = true;
        if (report.Edition == Edition.Internal)
        {
            json["signable"] = report.Signable;
            // Of the public edition it could tell those who guess whose names are in it.
            json["told"] = report.Told;
        }

        return json;
    }

    private JObject Common(OutcomeReport report, IReadOnlyList<(string Path, string Sha256, long Length)> written) => new()
    {
        ["schema"] = "cai-esf-manifest/1",
        ["project"] = report.Project.Id,
        ["asOf"] = report.AsOf.ToString(),
        ["edition"] = report.Edition.Word(),
        ["written"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["catalogue"] = new JObject { ["version"] = report.Catalogue.Version, ["sha256"] = report.Catalogue.Sha256 },
        ["files"] = new JArray(written.Select(w => new JObject { ["name"] = w.Path[(w.Path.LastIndexOf('/') + 1)..], ["sha256"] = w.Sha256, ["bytes"] = w.Length })),
        ["basis"] = report.Basis,
        ["deliveries"] = new JArray(report.Deliveries.Select(OfDelivery)),
    };

    private static JObject OfDelivery(Delivery delivery)
    {
        var json = new JObject { ["id"] = delivery.Id.Value, ["sha256"] = delivery.Sha256 };
        if (delivery.IsPreliminary)
            json["preliminary"] = true;
        return json;
    }
}
