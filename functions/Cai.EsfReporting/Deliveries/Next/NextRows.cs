using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Deliveries.Next;

/// <summary>
/// The rows of one next month's file. Holds identities: it lives for one file and is then forgotten. Cells are as they stood in the base, in its columns;
/// hours are a month's own and are blank again.
/// </summary>
/// <param name="month">The month that the file is for.</param>
/// <param name="kind">The base's, and so the file's.</param>
/// <param name="encoding">The base's; null for UTF-8.</param>
/// <param name="told">Whom the base's accepted rows still name: who was erased since is in no file.</param>
internal sealed class NextRows(Month month, FileKind kind, Encoding? encoding, IReadOnlySet<Pseudonym> told)
{
    /// <summary>Months after an exit for which a row stays that waits for a follow-up: the six months, and as many to ask in.</summary>
    private const int MonthsToFollowUp = 12;

    private static readonly Column[] Days = [Column.Start, Column.End, Column.Referred, Column.FirstMeeting];

    private readonly List<object?[]> rows = [];
    private ColumnMap columns = null!;
    private char separator = ';';

    public int Count => rows.Count;

    /// <summary>Rows that have ended and wait for a follow-up.</summary>
    public int FollowUps { get; private set; }

    /// <summary>Rows that were left out.</summary>
    public int Left { get; private set; }

    public RowWatch Watch => new(Add)
    {
        Refused = AddRefused,
        Opened = (table, map) => (columns, separator) = (map, table.Separator ?? ';'),
    };

    public byte[] Write()
    {
        if (kind == FileKind.Workbook)
            return PlainWorkbook.Write(month.ToString(), Math.Max(columns.Header.Count, 1), columns.Header, rows);
        using var utf8 = new MemoryStream();
        using (var writer = new SpreadsheetCsv(utf8, separator, withMark: false))
            foreach (var row in rows.Prepend([.. columns.Header]))
            {
                foreach (var cell in row)
                    writer.Write((string?)cell);
                writer.EndRow();
            }

        var written = utf8.GetBuffer().AsSpan(0, (int)utf8.Length);
        // UTF-16 stays what it is. Everything else becomes UTF-8 with a mark: an older character set would be warned of, and without the mark a spreadsheet misreads it.
        var into = encoding is UnicodeEncoding ? new UnicodeEncoding(bigEndian: encoding.CodePage == Encoding.BigEndianUnicode.CodePage, byteOrderMark: true) : Encoding.UTF8;
        byte[] file = [.. into.Preamble, .. Encoding.Convert(Encoding.UTF8, into, written.ToArray())];
        CryptographicOperations.ZeroMemory(utf8.GetBuffer());
        return file;
    }

    private void Add(ParticipantRow row)
    {
        var waits = IsFollowedUp(row);
        if (IsErased(row) || row.Reason.Value == ExitReason.RegisteredInError || !row.End.IsBlank && !waits)
        {
            Left++;
            return;
        }

        FollowUps += waits ? 1 : 0;
        rows.Add(Cells(row));
    }

    /// <summary>Nobody has counted it yet: it stays, to be mended.</summary>
    private void AddRefused(ParticipantRow row)
    {
        if (row is { IsAnonymous: false, IdentityFault: IdentityFault.None } && IsErased(row))
            Left++;
        else
            rows.Add(Cells(row));
    }

    private bool IsErased(ParticipantRow row) => !row.IsAnonymous && !told.Contains(row.Pseudonym);

    /// <summary>It ended, and the file asks of it how it went later: an answer can only stand on the row of the participation itself.</summary>
    private bool IsFollowedUp(ParticipantRow row) =>
        !row.IsAnonymous && row.End.Is(out var end) && row.Reason.Value is not (ExitReason.Deceased or ExitReason.RegisteredInError or ExitReason.None)
        && (columns.Has(Column.Status90Days) && row.Status90Days.IsBlank || columns.Has(Column.Status6Months) && row.Status6Months.IsBlank)
        && month <= Month.Of(end).Add(MonthsToFollowUp);

    private object?[] Cells(ParticipantRow row)
    {
        var cells = new object?[Math.Max(columns.Header.Count, Enumerable.Range(0, row.FieldCount).LastOrDefault(i => !row.Field(i).IsEmpty, -1) + 1)];
        for (var i = 0; i < cells.Length; i++)
            cells[i] = i == columns[Column.Hours] || row.Field(i).IsEmpty ? null : Encoding.UTF8.GetString(row.Field(i));
        // What is read is written as it is read, out of what forces a spreadsheet to take it for text (="…"): that would be a formula here.
        foreach (var card in Columns.OfAnyParticipants)
            if (columns.Has(card.Column) && cells[columns[card.Column]] is not null)
                cells[columns[card.Column]] = Encoding.UTF8.GetString(Folding.Trim(row.Field(columns[card.Column])));
        // A csv keeps its own form of dates; in a workbook a date is a date.
        if (kind == FileKind.Workbook)
            foreach (var column in Days)
                if (columns.Has(column) && Day(row, column) is { } day)
                    cells[columns[column]] = day;
        return cells;
    }

    private static DateOnly? Day(ParticipantRow row, Column column) => column switch
    {
        Column.Start => row.Start.OrNull,
        Column.End => row.End.OrNull,
        Column.Referred => row.Referred.OrNull,
        _ => row.FirstMeeting.OrNull,
    };
}
