namespace Cai.EsfReporting.Documents;

/// <summary>How wide the columns of a table are: as they share the page, and wider where a word would not fit, by what the others can spare.</summary>
internal static class ColumnWidths
{
    /// <summary>In twentieths of a point: a letter of a cell and of a header, which is bold, in nine points, and the margins of a cell.</summary>
    private const int Letter = 95, HeaderLetter = 115, Margins = 160;

    /// <summary>Longer is no word: it may be divided.</summary>
    private const int LongestWord = 26;

    /// <param name="width">Of the table, in twentieths of a point.</param>
    /// <returns>By column; they sum to the width at most.</returns>
    public static IReadOnlyList<int> Of(DocumentTable table, int width)
    {
        var shares = table.Columns.Sum(column => column.Share);
        List<int> headers = [.. table.Columns.Select(column => (LongestIn(column.Header) * HeaderLetter) + Margins)];
        List<int> all = [.. headers.Select((header, i) => Math.Max(header, (table.Rows.Select(row => LongestIn(row[i])).DefaultIfEmpty().Max() * Letter) + Margins))];
        // Where the page has no room for every word, it has for the headers'.
        List<(int Asked, int Needed)> columns = [.. (all.Sum() <= width ? all : headers).Select((needed, i) => (width * table.Columns[i].Share / shares, needed))];
        var (lacked, spared) = (columns.Sum(column => Math.Max(0, column.Needed - column.Asked)), columns.Sum(column => Math.Max(0, column.Asked - column.Needed)));
        var moved = Math.Min(lacked, spared);
        return [.. columns.Select(column => moved == 0 ? column.Asked
            : column.Asked < column.Needed ? column.Asked + ((column.Needed - column.Asked) * moved / lacked)
            : column.Asked - (((column.Asked - column.Needed) * moved) + spared - 1) / spared)];
    }

    /// <summary>A line may end at a space that is no fixed one, and after a hyphen or a dash.</summary>
    private static int LongestIn(string text) => Math.Min(LongestWord, text.Split(' ', '\n', '-', '–').Max(word => word.Length));
}
