using System.Text;
using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>What a printed list has between its rows: title and header again on each page, and at its foot the page and the day of printing.</summary>
internal static partial class PrintedRows
{
    /// <summary>True for a row that is certainly none of the table's: it is the header or a title again, or holds nothing but a footer.</summary>
    public static bool Is(ITable table, ColumnMap columns)
    {
        for (var i = 0; i < table.FieldCount; i++)
            if (Folding.Trim(table.Field(i)) is { IsEmpty: false } first)
                return first[0] is < (byte)'0' or > (byte)'9' && first.Length <= 128 && (IsHeader(table, columns, i) || IsFooter(table, columns, i) || IsTitle(table, columns));
        return false;
    }

    private static bool IsHeader(ITable table, ColumnMap columns, int from)
    {
        for (var i = from; i < Math.Max(table.FieldCount, columns.Header.Count); i++)
            if (Folding.Fold(Encoding.UTF8.GetString(table.Field(i))) != (i < columns.Header.Count ? Folding.Fold(columns.Header[i]) : ""))
                return false;
        return true;
    }

    private static bool IsTitle(ITable table, ColumnMap columns) =>
        columns.Titles.Count > 0 && columns.Titles.Contains(Folding.Fold(string.Concat(Enumerable.Range(0, table.FieldCount).Select(i => Encoding.UTF8.GetString(table.Field(i))))));

    private static bool IsFooter(ITable table, ColumnMap columns, int from)
    {
        if (!Footer().IsMatch(Encoding.UTF8.GetString(table.Field(from))))
            return false;
        for (var i = from + 1; i < table.FieldCount; i++)
            if (Folding.Trim(table.Field(i)) is { IsEmpty: false } cell && (i == columns[Column.Start] || !Days.TryParse(cell, out _) && Numbers.Read(cell).IsUnreadable && !Footer().IsMatch(Encoding.UTF8.GetString(cell))))
                return false;
        return true;
    }

    [GeneratedRegex("^\\s*(?:(?:sida|sid|s|page)\\.?\\s*[0-9]+(?:\\s*(?:av|of|/|\\()\\s*[0-9]+\\)?)?|(?:utskriven|utskrivet|utskrift|utskriftsdatum|printed|exporterad|exporterat|exportdatum|exported)\\b[^;]*)\\s*\\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex Footer();
}
