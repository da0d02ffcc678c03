using System.Globalization;
using System.Security.Cryptography;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>Makes a project's consolidated report: fold the current deliveries, hold the outcome against the targets, write it down.</summary>
public sealed class Consolidator(
    ReportingCatalogue catalogue, IFileStore files, IDeliveryLog log, IOutcomeTable table, IReadOnlyList<IReportFormat> formats, TimeProvider clock)
{
    private readonly OutcomeCounter counter = new(files);

    /// <summary>The report as the deliveries stand now; nothing is written.</summary>
    /// <param name="knownAt">Deliveries received after it are left out; null takes all.</param>
    public async Task<OutcomeReport> ReportAsync(Project project, Month asOf, DateTimeOffset? knownAt = null, CancellationToken cancellation = default)
    {
        var basis = BasisOf(project, asOf, (await log.ReadAsync(project.Id, cancellation)).Where(d => knownAt is null || d.Id.ReceivedAt <= knownAt));
        var now = await counter.CountAsync(project, asOf, basis.Current, cancellation);
        var earlier = await counter.CountAsync(project, asOf.Add(-12), basis.Current, cancellation);
        return Report(basis, now, earlier);
    }

    /// <summary>The report of counts that were made elsewhere, shard by shard.</summary>
    /// <param name="now">By scope, as of the basis's month.</param>
    /// <param name="earlier">By scope, as of twelve months before.</param>
    public OutcomeReport Report(ReportBasis basis, IReadOnlyList<Counts> now, IReadOnlyList<Counts> earlier)
    {
        var (project, asOf) = (basis.Project, basis.AsOf);
        var scopes = project.Scopes.Select((scope, i) => new ScopeOutcome(scope, now[i],
            [.. project.Indicators.Select(indicator => IndicatorOutcome.Of(indicator, now[i], earlier[i]))], Inflow.Of(project, scope, now[i], asOf)));
        var bySiteAndMonth = basis.Known.ToLookup(d => (d.Address.Site, d.Address.Month));
        var months = OutcomeReport.ExpectedMonths(project, asOf).ToList();
        return new(catalogue, project, asOf, [.. scopes], basis.Current,
            [.. project.Sites.Select(site => new SiteCompleteness(site, [.. months.Select(month => MonthCompleteness.Of(month, bySiteAndMonth[(site.Id, month)]))]))])
        {
            Basis = basis.Fingerprint,
        };
    }

    /// <summary>The basis of one report as the deliveries stand now.</summary>
    public async Task<ReportBasis> BasisAsync(Project project, Month asOf, CancellationToken cancellation = default) =>
        BasisOf(project, asOf, await log.ReadAsync(project.Id, cancellation));

    /// <summary>
    /// The reports that deliveries call for and that were not yet made of them: one a month from the first month delivered
    /// to the last. Correcting a month so makes its report and all later ones again.
    /// </summary>
    public async Task<IReadOnlyList<ReportBasis>> OutdatedAsync(Project project, CancellationToken cancellation = default)
    {
        var known = await log.ReadAsync(project.Id, cancellation);
        var outdated = new List<ReportBasis>();
        if (known.Where(d => d.IsAccepted).Select(d => d.Address.Month).Order().ToList() is [var first, ..] and [.., var last])
            foreach (var month in first.To(last))
                if (BasisOf(project, month, known) is var basis && await WrittenBasisAsync(project, month, cancellation) != basis.Fingerprint)
                    outdated.Add(basis);
        return outdated;
    }

    private ReportBasis BasisOf(Project project, Month asOf, IEnumerable<Delivery> known) =>
        new(catalogue, project, asOf, [.. known.Where(d => d.Address.Month <= asOf && project.FindSite(d.Address.Site) is not null)]);

    /// <summary>The basis that the report's manifest names; null when there is no report.</summary>
    private async Task<string?> WrittenBasisAsync(Project project, Month asOf, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync($"{FolderOf(project, asOf)}/manifest.json", cancellation);
        if (stream is null)
            return null;
        using var text = new StreamReader(stream);
        return (string?)JObject.Parse(await text.ReadToEndAsync(cancellation))["basis"];
    }

    private static string FolderOf(Project project, Month asOf) => $"reports/{project.Id}/{asOf}/{OutcomeReport.Edition}";

    /// <summary>Writes the report in every format, its rows to the outcome table, and last the manifest that names them all.</summary>
    /// <returns>The paths written, the manifest last.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(OutcomeReport report, Language language, CancellationToken cancellation = default)
    {
        var folder = FolderOf(report.Project, report.AsOf);
        var written = new List<(string Path, string Sha256, long Length)>();
        foreach (var format in formats)
        {
            var path = $"{folder}/{format.FileName}";
            await using var file = await files.BeginAsync(path, cancellation);
            using var hashed = new HashingStream(file.Stream);
            await format.WriteAsync(report, language, hashed, cancellation);
            written.Add((path, hashed.Sha256(), hashed.Length));
            await file.CommitAsync(cancellation);
        }

        await table.ReplaceAsync(report.Project.Id, report.AsOf, report.Rows, cancellation);
        var manifest = $"{folder}/manifest.json";
        await using (var file = await files.BeginAsync(manifest, cancellation))
        {
            await Json.WriteAsync(Manifest(report, written), file.Stream, cancellation);
            await file.CommitAsync(cancellation);
        }

        return [.. written.Select(w => w.Path), manifest];
    }

    private JObject Manifest(OutcomeReport report, List<(string Path, string Sha256, long Length)> written) => new()
    {
        ["schema"] = "cai-esf-manifest/1",
        ["project"] = report.Project.Id,
        ["asOf"] = report.AsOf.ToString(),
        ["edition"] = OutcomeReport.Edition,
        ["written"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["catalogue"] = new JObject { ["version"] = catalogue.Version, ["sha256"] = catalogue.Sha256 },
        ["files"] = new JArray(written.Select(w => new JObject { ["name"] = w.Path[(w.Path.LastIndexOf('/') + 1)..], ["sha256"] = w.Sha256, ["bytes"] = w.Length })),
        ["basis"] = report.Basis,
        ["deliveries"] = new JArray(report.Deliveries.Select(d => new JObject { ["id"] = d.Id.Value, ["sha256"] = d.Sha256 })),
    };

    /// <summary>Passes on what is written, hashing it on the way.</summary>
    private sealed class HashingStream(Stream to) : Stream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long length;

        public string Sha256() => Convert.ToHexStringLower(hash.GetCurrentHash());

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => length;
        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            length += buffer.Length;
            to.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            hash.AppendData(buffer.Span);
            length += buffer.Length;
            return to.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => to.Flush();
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
