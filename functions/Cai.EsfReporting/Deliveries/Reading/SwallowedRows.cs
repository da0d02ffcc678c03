using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>Rows that have become part of a cell: a quote opens in a note, and one in a later row closes it.</summary>
/// <param name="First">Line where the cell begins.</param>
/// <param name="Last">Line where it ends.</param>
/// <param name="Rows">Lines in it that look like rows.</param>
internal readonly record struct SwallowedRows(int First, int Last, int Rows)
{
    /// <summary>Null when no cell of the table's current row holds any. A note of several lines is no row.</summary>
    public static SwallowedRows? In(ITable table, ColumnMap columns, Month month)
    {
        if (!table.SpansLines || table.Separator is not { } separator)
            return null;
        var line = table.Line;
        for (var i = 0; i < table.FieldCount; i++)
        {
            var (first, rows) = (line, 0);
            for (var left = table.Field(i); left.IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var end;)
            {
                left = left[(left[end] == '\r' && end + 1 < left.Length && left[end + 1] == '\n' ? end + 2 : end + 1)..];
                line++;
                var next = left.IndexOfAny((byte)'\n', (byte)'\r');
                rows += IsRow(next < 0 ? left : left[..next], (byte)separator, columns, month) ? 1 : 0;
            }

            if (rows > 0)
                return new(first, line, rows);
        }

        return null;
    }

    /// <summary>True for a line with something of what tells a row from a note where the row has it: an identity, a start, a period, a judgement.</summary>
    private static bool IsRow(ReadOnlySpan<byte> line, byte separator, ColumnMap columns, Month month)
    {
        return line.Contains(separator)
            && (PersonalIdentity.TryParse(Cell(line, columns[Column.Identity], separator), month, out _) is IdentityFault.None or IdentityFault.CheckDigit or IdentityFault.Date
                || Days.TryParse(Cell(line, columns[Column.Start], separator), out _)
                || columns.Has(Column.Period) && Calendar.Period.TryParse(System.Text.Encoding.UTF8.GetString(Cell(line, columns[Column.Period], separator)), out _)
                || columns.Has(Column.Judgement) && ObjectiveWords.FindAssessment(Written(line, Column.Judgement)) != ObjectiveAssessment.None
                || columns.Has(Column.Status) && ObjectiveWords.FindStatus(Written(line, Column.Status)) != ActivityStatus.None);

        string Written(ReadOnlySpan<byte> from, Column column) => System.Text.Encoding.UTF8.GetString(Cell(from, columns[column], separator));

        static ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> line, int index, byte separator)
        {
            for (; index > 0 && line.IndexOf(separator) is >= 0 and var end; index--)
                line = line[(end + 1)..];
            return index != 0 ? [] : line.IndexOf(separator) is >= 0 and var last ? line[..last].Trim((byte)'"') : line.Trim((byte)'"');
        }
    }
}
