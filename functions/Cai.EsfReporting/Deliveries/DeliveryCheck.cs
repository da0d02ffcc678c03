using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.History;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Deliveries.Reading.Encodings;
using Cai.EsfReporting.Deliveries.Reading.Workbooks;
using Cai.EsfReporting.Deliveries.Rules;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Deliveries;

/// <summary>
/// Reads a delivered file, asks every rule, and writes the rows that pass, pseudonymised, to a canonical file.
/// Whatever the file holds, the answer is a <see cref="CheckedDelivery"/>; an exception means that storage is away.
/// </summary>
/// <param name="time">Measures how long a file is read that is checked on its own; the system's own when null.</param>
public sealed class DeliveryCheck(ReportingCatalogue catalogue, TimeProvider? time = null)
{
    /// <summary>Rows between two reports of progress.</summary>
    private const int ProgressInterval = 4096;

    /// <param name="where">What the file's path and name tell of its address.</param>
    /// <param name="receivedOn">The day of receipt: a month after it is in the future.</param>
    /// <param name="current">The site's current deliveries.</param>
    /// <param name="canonical">Where the canonical rows go; to be thrown away when the delivery is rejected.</param>
    /// <param name="progress">Bytes read so far.</param>
    /// <param name="told">The project's key figures until now, for a delivery of such.</param>
    /// <param name="judged">What was said of the goals of the delivery's month until now, likewise.</param>
    /// <param name="history">What was told before; null does not look at it.</param>
    /// <param name="confirmed">Takes what is otherwise refused until it is confirmed.</param>
    public Task<CheckedDelivery> RunAsync(
        DeliveryFile file,
        FileInspection inspection,
        FileAddress? where,
        DateOnly receivedOn,
        IReadOnlyList<Delivery> current,
        PseudonymKey key,
        Stream canonical,
        IProgress<long>? progress = null,
        IReadOnlyList<ReportedFigure>? told = null,
        SiteHistory? history = null,
        bool confirmed = false,
        Judgements? judged = null,
        CancellationToken cancellation = default) =>
        RunAsync(file, inspection, where, receivedOn, current, key, canonical, RowWatch.Nobody, new(told ?? [], judged ?? Judgements.None), history, confirmed, progress, cancellation);

    /// <param name="watch">Is shown each row, identity and all, while it is there; void when the file is rejected.</param>
    internal async Task<CheckedDelivery> RunAsync(
        DeliveryFile file, FileInspection inspection, FileAddress? where, DateOnly receivedOn, IReadOnlyList<Delivery> current,
        PseudonymKey key, Stream canonical, RowWatch watch, FiguresSoFar figures, SiteHistory? history, bool confirmed,
        IProgress<long>? progress, CancellationToken cancellation)
    {
        var findings = new Findings();
        var mark = FileMark.Of(inspection.Sha256, key);
        var rows = new RowsSoFar(file.Length);
        var address = where?.Address;
        var project = where?.Project is { } id ? catalogue.Find(id) : null;
        var text = TextForm.Of(inspection, project);
        var facts = new FileFacts(where, project, receivedOn, inspection.Fault, text, 0) { Nature = inspection.Nature };
        CheckFile(facts, findings);
        if (findings.FileRejected || address is not { } known || project is null)
            return new(where, mark.Keyed, 0, 0, findings, null);

        var (beside, followUps) = (BesideEarlier.Nothing, new FollowUpsDue(known.Month));
        var (table, header) = await OpenAsync(file, inspection, text, known, project, cancellation);
        await using (table)
        {
            if (table.Fault == FileFault.None)
                foreach (var rule in RuleCatalogue.Header)
                    rule.Check(header, findings);
            if (table.Fault == FileFault.None && !findings.FileRejected && known.IsKeyFigures)
                await KeyFigureRows.CheckAsync(table, header.Map!, new(table, header.Map!, project, known.Month), figures, rows, findings, canonical, cancellation);
            else if (table.Fault == FileFault.None && !findings.FileRejected)
                beside = await CheckRowsAsync(table, header.Map!, (project, known.Month, receivedOn), rows, findings, key, canonical,
                    history is null ? null : await SiteMonths.ReadAsync(history, known, project, cancellation), watch with { Accepted = watch.Accepted + followUps.Add }, progress, cancellation);
            CheckFile(facts with { Fault = rows.Rows > FileLimits.Rows ? FileFault.TooManyRows : table.Fault, Line = table.Line }, findings);
        }

        if (!findings.FileRejected)
            foreach (var rule in RuleCatalogue.AcrossRows)
                rule.CheckEnd(rows, findings);
        var earlier = new EarlierMonths(known, project, mark, current, rows.Rows, beside, confirmed) { Where = where, NoLongerJudged = figures.NoLongerJudged };
        if (!findings.FileRejected)
            foreach (var rule in RuleCatalogue.EarlierMonths)
                rule.Check(earlier, findings);
        // What a file that is not taken would change is nobody's concern.
        if (!findings.FileRejected)
            foreach (var rule in RuleCatalogue.EarlierMonthsOfTaken)
                rule.Check(earlier, findings);
        return new(where, mark.Keyed, rows.Rows, rows.Accepted, findings, earlier.Replaced?.Id)
        {
            IsConfirmed = confirmed,
            HistoryWasSeen = history is not null,
            FollowUps = followUps.Listed,
            Judged = figures.Judged,
        };
    }

    /// <summary>Checks a file on its own and keeps nothing: pseudonyms are made with a key that is thrown away, and the file has no mark.</summary>
    public async Task<CheckedDelivery> CheckAsync(
        DeliveryFile file, FileAddress? where, DateOnly today, IProgress<long>? progress = null, CancellationToken cancellation = default) =>
        await InTimeAsync(file, (inspection, enough) => RunAsync(file, inspection, where, today, [], PseudonymKey.Create(), Stream.Null, progress, cancellation: enough), cancellation)
            with { Sha256 = "" };

    /// <summary>Inspects a file and does something with it; where that takes too much time or memory, it is done without looking into the file, which is answered so.</summary>
    internal async Task<CheckedDelivery> InTimeAsync(DeliveryFile file, Func<FileInspection, CancellationToken, Task<CheckedDelivery>> run, CancellationToken cancellation)
    {
        using var reading = new ReadingTime(time ?? TimeProvider.System, cancellation);
        try
        {
            return await reading.SpendAsync(async enough => await run(await FileInspection.OfAsync(file, enough), enough));
        }
        catch (OutOfTimeException)
        {
            return await run(FileInspection.Unopened(FileFault.TooSlow), cancellation);
        }
        catch (OutOfMemoryException)
        {
            return await run(FileInspection.Unopened(FileFault.SetAside), cancellation);
        }
    }

    private static void CheckFile(FileFacts facts, Findings findings)
    {
        foreach (var rule in RuleCatalogue.File)
            rule.Check(facts, findings);
    }

    private static async Task<BesideEarlier> CheckRowsAsync(
        ITable file, ColumnMap columns, (Project Project, Month Month, DateOnly Today) of, RowsSoFar rows, Findings findings, PseudonymKey key, Stream canonical, SiteMonths? months,
        RowWatch watch, IProgress<long>? progress, CancellationToken cancellation)
    {
        watch.Opened?.Invoke(file, columns);
        using var pseudonyms = key.Open();
        await using var table = new ReadAhead(file, columns[Column.Identity], of.Month, pseudonyms);
        var row = new ParticipantRow(table, columns, of.Project, of.Month) { Today = of.Today };
        await using var writer = new CanonicalWriter(canonical, CanonicalColumns.Of(of.Project));
        while (rows.Rows <= FileLimits.Rows && await table.ReadAsync(cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (IsTotals(table, columns, row.Month) || PrintedRows.Is(table, columns) || IsUnfilled(table, columns, rows))
                continue;
            rows.Rows++;
            if (table.IsHidden)
                rows.Hidden.Add(table.Line);
            findings.NextRow();
            row.Fill();
            foreach (var check in RuleCatalogue.RowChecks)
                if (!findings.RowSettled)
                    check(row, findings);
            if (!findings.RowRejected)
            {
                if (!row.IsAnonymous)
                    row.Pseudonym = table.Person.Pseudonym;
                foreach (var check in RuleCatalogue.AcrossRowsChecks)
                    check(row, rows, findings);
            }

            if (findings.RowRejected)
            {
                rows.Rejected++;
                // Who stands only in refused rows is still named: what was told before stays (design: Counting, 3).
                if (!row.IsAnonymous && row.IdentityFault == IdentityFault.None)
                {
                    row.Pseudonym = table.Person.Pseudonym;
                    months?.Refuse(row.Pseudonym, row);
                    await writer.WriteAsync(Participation.OfRefused(key.Id, row.Pseudonym, row.Line), cancellation);
                }
                else if (!row.IsAnonymous)
                    months?.RefuseNameless(row);
                else
                    months?.RefuseAnonymous();
                watch.Refused?.Invoke(row);
            }
            else
            {
                await writer.WriteAsync(of.Project.Words.Written(row.ToParticipation(key.Id)), cancellation);
                months?.Name(row);
                watch.Accepted(row);
            }

            if (rows.Rows % ProgressInterval == 0)
                progress?.Report(table.Position);
        }

        return months is null || table.Fault != FileFault.None ? BesideEarlier.Nothing : await months.CompareAsync(pseudonyms, cancellation);
    }

    /// <summary>Opens the file as a table at its header.</summary>
    private static async Task<(ITable Table, HeaderFacts Header)> OpenAsync(DeliveryFile file, FileInspection inspection, TextForm text, DeliveryAddress address, Project project, CancellationToken cancellation)
    {
        var format = FileFormat.Of(address, project);
        if (inspection.Kind == FileKind.Workbook)
        {
            var (sheet, header, sheets) = await SheetSearch.OpenAsync(await file.OpenAsync(cancellation), format, address, project, cancellation);
            return At(sheet, header, sheets);
        }

        var (csv, found) = await CsvSearch.OpenAsync(file, text, format, cancellation);
        return At(csv, found, null);

        (ITable Table, HeaderFacts Header) At(ITable table, HeaderRow header, SheetFacts? sheets)
        {
            (table as WorkbookTable)?.EndHeader();
            return (header.InOne is { } one ? new OneColumn(table, one) : table, new(format, header.Map, header.FirstRow) { InOne = header.InOne, Sheets = sheets, Month = address.Month });
        }
    }

    /// <summary>Nobody's row; when there is more in it than a template's own, it is remembered.</summary>
    private static bool IsUnfilled(ReadAhead table, ColumnMap columns, RowsSoFar rows)
    {
        var filling = UnfilledRow.Of(table, columns);
        if (filling == RowFilling.Odd)
            rows.Unfilled.Add(table.Line);
        return filling != RowFilling.Filled;
    }

    /// <summary>
    /// A totals row that somebody put below the table: its first cell says so, the others are blank or numbers, and it
    /// has neither an identity nor a start, as a person's row in an insats called Totalrehab has.
    /// </summary>
    private static bool IsTotals(ReadAhead table, ColumnMap columns, Month month)
    {
        Span<char> folded = stackalloc char[128];
        var saysTotal = false;
        for (var i = 0; i < table.FieldCount; i++)
        {
            var cell = Folding.Trim(table.Field(i));
            if (cell.IsEmpty)
                continue;
            if (saysTotal)
            {
                if (Numbers.Read(cell).IsUnreadable)
                    return false;
                continue;
            }

            if (cell.Length > 64 || cell[0] is >= (byte)'0' and <= (byte)'9')
                return false;
            ReadOnlySpan<char> first = folded[..Folding.Fold(cell, folded)];
            saysTotal = first.StartsWith("summa") || first.StartsWith("total") || first.StartsWith("antal");
            if (!saysTotal)
                return false;
        }

        return saysTotal
            && !Days.TryParse(Cell(Column.Start), out _)
            && PersonalIdentity.TryParse(Cell(Column.Identity), month, out _) is IdentityFault.Blank or IdentityFault.Format;

        ReadOnlySpan<byte> Cell(Column column) => columns[column] is >= 0 and var field ? table.Field(field) : [];
    }
}
