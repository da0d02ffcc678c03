using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Deliveries.Rules;
using Cai.EsfReporting.Participants;
using CsvHelper;

namespace Cai.EsfReporting.Deliveries;

/// <summary>
/// Reads a delivered file, asks every rule, and writes the rows that pass, pseudonymised, to a canonical file.
/// Whatever the file holds, the answer is a <see cref="CheckedDelivery"/>; an exception means that storage is away.
/// </summary>
public sealed class DeliveryCheck(ReportingCatalogue catalogue)
{
    /// <summary>Rows between two reports of progress.</summary>
    private const int ProgressInterval = 4096;

    /// <param name="address">Null when neither the file's path nor its name tells it.</param>
    /// <param name="receivedOn">The day of receipt: a month after it is in the future.</param>
    /// <param name="current">The site's current deliveries.</param>
    /// <param name="canonical">Where the canonical rows go; to be thrown away when the delivery is rejected.</param>
    /// <param name="progress">Bytes read so far.</param>
    public async Task<CheckedDelivery> RunAsync(
        DeliveryFile file,
        FileInspection inspection,
        DeliveryAddress? address,
        DateOnly receivedOn,
        IReadOnlyList<Delivery> current,
        PseudonymKey key,
        Stream canonical,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        var findings = new Findings();
        var rows = new RowsSoFar(file.Length);
        var project = address is { } at ? catalogue.Find(at.Project) : null;
        var facts = new FileFacts(address, project, receivedOn, inspection.Fault, inspection.IsWindows1252, 0);
        CheckFile(facts, findings);
        if (findings.FileRejected || address is not { } known || project is null)
            return new(address, inspection.Sha256, 0, 0, findings, null);

        var (table, header) = await OpenAsync(file, inspection, cancellation);
        await using (table)
        {
            if (table.Fault == FileFault.None)
                foreach (var rule in RuleCatalogue.Header)
                    rule.Check(header, findings);
            if (table.Fault == FileFault.None && !findings.FileRejected)
                await CheckRowsAsync(table, new(table, header.Map!, project, known.Month), rows, findings, key, canonical, progress, cancellation);
            CheckFile(facts with { Fault = rows.Rows > FileLimits.Rows ? FileFault.TooManyRows : table.Fault, Line = table.Line }, findings);
        }

        if (!findings.FileRejected)
            foreach (var rule in RuleCatalogue.AcrossRows)
                rule.CheckEnd(rows, findings);
        var earlier = new EarlierMonths(known, project, inspection.Sha256, current);
        if (!findings.FileRejected)
            foreach (var rule in RuleCatalogue.EarlierMonths)
                rule.Check(earlier, findings);
        return new(address, inspection.Sha256, rows.Rows, rows.Accepted, findings, earlier.Replaced?.Id);
    }

    /// <summary>Checks a file on its own and keeps nothing: pseudonyms are made with a key that is thrown away.</summary>
    public async Task<CheckedDelivery> CheckAsync(
        DeliveryFile file, DeliveryAddress? address, DateOnly today, IProgress<long>? progress = null, CancellationToken cancellation = default) =>
        await RunAsync(file, await FileInspection.OfAsync(file, cancellation), address, today, [], PseudonymKey.Create(), Stream.Null, progress, cancellation);

    private static void CheckFile(FileFacts facts, Findings findings)
    {
        foreach (var rule in RuleCatalogue.File)
            rule.Check(facts, findings);
    }

    private static async Task CheckRowsAsync(
        ITable table, ParticipantRow row, RowsSoFar rows, Findings findings, PseudonymKey key, Stream canonical, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var pseudonyms = key.Open();
        await using var writer = new CanonicalWriter(canonical);
        while (rows.Rows <= FileLimits.Rows && await table.ReadAsync(cancellation))
        {
            if (IsTotals(table))
                continue;
            rows.Rows++;
            findings.NextRow();
            row.Fill();
            foreach (var rule in RuleCatalogue.Row)
                rule.Check(row, findings);
            if (!findings.RowRejected)
            {
                if (!row.IsAnonymous)
                    row.Pseudonym = pseudonyms.Of(row.Identity);
                foreach (var rule in RuleCatalogue.AcrossRows)
                    rule.CheckRow(row, rows, findings);
            }

            if (findings.RowRejected)
                rows.Rejected++;
            else
                await writer.WriteAsync(row.ToParticipation(key.Id), cancellation);
            if (rows.Rows % ProgressInterval == 0)
                progress?.Report(table.Position);
        }
    }

    /// <summary>
    /// Opens the file as a table at its header. The separator is detected; where no header is found with it, a title
    /// above the table has led the detection astray, and each separator is tried in turn.
    /// </summary>
    private static async Task<(ITable Table, HeaderFacts Header)> OpenAsync(DeliveryFile file, FileInspection inspection, CancellationToken cancellation)
    {
        HeaderFacts? detected = null;
        foreach (var separator in (char?[])[null, ';', ',', '\t', '|'])
        {
            var stream = await file.OpenAsync(cancellation);
            ITable table = inspection.Kind == FileKind.Workbook ? new WorkbookTable(stream) : new CsvTable(stream, inspection.Encoding, separator);
            var (map, firstRow) = await ColumnMap.FindAsync(table, cancellation);
            detected ??= new(map, firstRow);
            if (map is not null || table.Fault != FileFault.None || inspection.Kind == FileKind.Workbook || separator == '|')
                return (table, map is null ? detected : new(map, firstRow));
            await table.DisposeAsync();
        }

        throw new InvalidOperationException("The last separator returns.");
    }

    /// <summary>
    /// A totals row that somebody put below the table: its first word says so, and it holds no other text. A person's
    /// row never begins with such a word.
    /// </summary>
    private static bool IsTotals(ITable table)
    {
        Span<char> folded = stackalloc char[128];
        for (var i = 0; i < table.FieldCount; i++)
        {
            var cell = Folding.Trim(table.Field(i));
            if (cell.IsEmpty)
                continue;
            if (cell.Length > 64 || cell[0] is >= (byte)'0' and <= (byte)'9')
                return false;
            ReadOnlySpan<char> first = folded[..Folding.Fold(cell, folded)];
            return first.StartsWith("summa") || first.StartsWith("total") || first.StartsWith("antal");
        }

        return false;
    }
}

/// <summary>Writes accepted rows in the canonical form: UTF-8, semicolons, one line a participation, never changed afterwards.</summary>
internal sealed class CanonicalWriter : IAsyncDisposable
{
    private readonly CsvWriter writer;

    public CanonicalWriter(Stream stream)
    {
        writer = CsvWriter.Create(stream, CanonicalFile.WriterOptions, leaveOpen: true);
        writer.WriteHeader<Participation>();
    }

    public ValueTask WriteAsync(Participation participation, CancellationToken cancellation) => writer.WriteRecordAsync(participation, cancellation);

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}

/// <summary>The form of an accepted file.</summary>
public static class CanonicalFile
{
    internal static CsvWriterOptions WriterOptions { get; } = new() { Separator = ';', NewLine = "\n" };

    internal static CsvReaderOptions ReaderOptions { get; } = new() { Separator = ';', Encoding = Encoding.UTF8, IncludeValuesInExceptions = false, PoolStrings = true };

    /// <summary>The participations of an accepted file that belong to one of <paramref name="shards"/> parts of the people; anonymous rows belong to part 0.</summary>
    public static async IAsyncEnumerable<Participation> ReadAsync(
        Stream stream, int shard, int shards, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var reader = CsvReader.Create(stream, ReaderOptions);
        await reader.ReadHeaderAsync(cancellation);
        var mapper = CsvRecordMapper.Create<Participation>(reader);
        var pseudonym = reader.GetFieldIndex("pseudonym");
        while (await reader.ReadAsync(cancellation))
            if (ShardOf(reader.GetSpan(pseudonym), shards) == shard)
                yield return reader.GetRecord(mapper);
    }

    private static int ShardOf(ReadOnlySpan<byte> pseudonym, int shards) =>
        shards == 1 || pseudonym.IsEmpty ? 0 : Pseudonym.Parse(pseudonym).Shard(shards);
}

/// <summary>What a check found: everything the receipt and the log need, and nothing that names a person.</summary>
/// <param name="Rows">Rows of participants.</param>
/// <param name="RowsAccepted">Rows that passed, if the file as a whole does.</param>
/// <param name="Replaces">The site's delivery of the same month until now.</param>
public sealed record CheckedDelivery(DeliveryAddress? Address, string Sha256, int Rows, int RowsAccepted, Findings Findings, DeliveryId? Replaces)
{
    public DeliveryStatus Status =>
        Findings.FileRejected ? DeliveryStatus.Rejected
        : RowsAccepted < Rows ? DeliveryStatus.PartlyAccepted
        : Findings.Warnings > 0 ? DeliveryStatus.AcceptedWithWarnings
        : DeliveryStatus.Accepted;

    /// <summary>The row of the log. A rejected file has no accepted rows and replaces nothing.</summary>
    public Delivery ToDelivery(DeliveryId id, DeliveryAddress address)
    {
        var accepted = Status == DeliveryStatus.Rejected ? 0 : RowsAccepted;
        return new(id, address, Status, Rows, accepted, Rows - accepted, Findings.Warnings, Sha256, Status == DeliveryStatus.Rejected ? null : Replaces);
    }
}
