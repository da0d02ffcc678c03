namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>
/// Whether the cells of a csv row may stand in each other's columns: a separator stands unquoted in a text, or the comma of a
/// number has parted it in two.
/// </summary>
internal static class ShiftedCells
{
    /// <param name="numbers">Columns that may hold a number with decimals.</param>
    public static bool In(ITable table, ColumnMap columns, ReadOnlySpan<Column> numbers)
    {
        if (table.Separator is not { } separator)
            return false;
        for (var i = columns.Header.Count; i < table.FieldCount; i++)
            if (!Folding.Trim(table.Field(i)).IsEmpty)
                return true;
        if (separator == ',')
            foreach (var column in numbers)
                if (columns.Has(column) && IsParted(table, columns, columns[column]))
                    return true;
        return false;
    }

    /// <summary>12 and 5 in two columns: in a row that has a blank cell too many at its end, or where the second is no number's column.</summary>
    private static bool IsParted(ITable table, ColumnMap columns, int at) =>
        IsWhole(table.Field(at), 6) && IsWhole(table.Field(at + 1), 2) && (table.FieldCount > columns.Header.Count || at + 1 == columns[Column.Provider] || at + 1 == columns[Column.Insats]);

    private static bool IsWhole(ReadOnlySpan<byte> cell, int longest) =>
        Folding.Trim(cell) is { IsEmpty: false } digits && digits.Length <= longest && digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
