using System.Globalization;
using System.Security.Cryptography;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>Writes a project's consolidated reports, and knows which of them are not made of the latest deliveries.</summary>
public sealed class Consolidator(
    Reporter reporter, IFileStore files, IDeliveryLog log, IOutcomeTable table, IReadOnlyList<IReportFormat> formats, TimeProvider clock)
{
    /// <summary>
    /// The reports that deliveries call for and that were not yet made of them: one a month from the first month delivered
    /// to the last. Correcting a month so makes its report and all later ones again.
    /// </summary>
    public async Task<IReadOnlyList<ReportBasis>> OutdatedAsync(Project project, CancellationToken cancellation = default)
    {
        if (await IsPurgedAsync(project, cancellation))
            return [];
        var known = await log.ReadAsync(project.Id, cancellation);
        var erasures = await reporter.ErasuresAsync(cancellation);
        var outdated = new List<ReportBasis>();
        if (known.Where(d => d.IsAccepted).Select(d => d.Address.Month).Order().ToList() is [var first, ..] and [.., var last])
            foreach (var month in first.To(last))
                if (reporter.BasisOf(project, month, known, erasures) is var basis && await WrittenBasisAsync(project, month, cancellation) != basis.Fingerprint)
                    outdated.Add(basis);
        return outdated;
    }

    /// <summary>The project's time for keeping data is over and they are gone: its reports stay as they are, whatever the catalogue says next.</summary>
    private async Task<bool> IsPurgedAsync(Project project, CancellationToken cancellation)
    {
        if (StockholmTime.DayOf(clock.GetUtcNow()) <= project.Retention.DataUntil)
            return false;
        await foreach (var _ in files.ListAsync($"accepted/{project.Id}/", cancellation))
            return false;
        return true;
    }

    /// <summary>The basis that the report's manifest names; null when there is no report.</summary>
    private async Task<string?> WrittenBasisAsync(Project project, Month asOf, CancellationToken cancellation)
    {
        await using var stream = await files.OpenReadAsync($"{FolderOf(project, asOf, Edition.Internal)}/manifest.json", cancellation);
        if (stream is null)
            return null;
        using var text = new StreamReader(stream);
        return (string?)JObject.Parse(await text.ReadToEndAsync(cancellation))["basis"];
    }

    private static string FolderOf(Project project, Month asOf, Edition edition) => $"reports/{project.Id}/{asOf}/{edition.Word()}";

    /// <summary>
    /// Writes both editions of the report in every format, each with a manifest that names its files, and the rows to the
    /// outcome table. The internal manifest is written last: it says that all of it is done.
    /// </summary>
    /// <param name="report">The internal edition.</param>
    /// <returns>The paths written: the public edition's, then the internal one's.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(OutcomeReport report, Language language, CancellationToken cancellation = default)
    {
        var published = await WriteEditionAsync(PublicEdition.Of(report), language, cancellation);
        await table.ReplaceAsync(report.Project.Id, report.AsOf, report.Rows, cancellation);
        return [.. published, .. await WriteEditionAsync(report, language, cancellation)];
    }

    private async Task<IReadOnlyList<string>> WriteEditionAsync(OutcomeReport report, Language language, CancellationToken cancellation)
    {
        var folder = FolderOf(report.Project, report.AsOf, report.Edition);
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
        ["edition"] = report.Edition.Word(),
        ["written"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["catalogue"] = new JObject { ["version"] = report.Catalogue.Version, ["sha256"] = report.Catalogue.Sha256 },
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
