using System.Text;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>
/// A table whose every row came whole in a single cell, separators and all: a csv pasted or opened in one column, or one whose rows
/// were each put within quotes. The cells are parted again.
/// </summary>
internal sealed class OneColumn(ITable table, OneColumn.Header header) : ITable
{
    private static readonly char[] Separators = [';', ',', '\t', '|'];

    private readonly Workbooks.ByteText text = new(FileLimits.RowBytes);
    private readonly List<int> ends = [];

    /// <param name="Field">The cell that holds the row.</param>
    /// <param name="Columns">Cells that the header has.</param>
    internal sealed record Header(int Field, char Separator, int Columns);

    public int FieldCount => ends.Count;

    public int Line => table.Line;

    public bool IsHidden => table.IsHidden;

    public char? Separator => header.Separator;

    public bool SpansLines => table.SpansLines;

    public FileFault Fault => table.Fault;

    public long Position => table.Position;

    public ReadOnlySpan<byte> Field(int index)
    {
        if (index >= ends.Count)
            return [];
        var start = index == 0 ? 0 : ends[index - 1];
        return text.Span[start..ends[index]];
    }

    public async ValueTask<bool> ReadAsync(CancellationToken cancellation)
    {
        if (!await table.ReadAsync(cancellation))
            return false;
        text.Clear();
        ends.Clear();
        Part(table.Field(header.Field), header.Separator, text, ends);
        // Excel parts a row at its own list separator, a decimal comma too. What was parted stands behind the last column, where it is told of.
        for (var field = 0; field < table.FieldCount; field++)
        {
            if (field == header.Field || Folding.Trim(table.Field(field)).IsEmpty)
                continue;
            while (ends.Count < header.Columns)
                ends.Add(text.Length);
            text.Add(table.Field(field));
            ends.Add(text.Length);
        }

        return true;
    }

    public ValueTask DisposeAsync() => table.DisposeAsync();

    /// <summary>The cells of a header that is whole in the only cell of its row, and how they are separated; null when it is not.</summary>
    /// <param name="row">Its cells.</param>
    /// <param name="isHeader">Whether cells are those of a header.</param>
    public static Header? Find(IReadOnlyList<string> row, Func<IReadOnlyList<string>, bool> isHeader)
    {
        if (row.Index().Where(cell => cell.Item.Length > 0).ToList() is not [var (field, whole)] || whole.Length > FileLimits.RecordBytes)
            return null;
        foreach (var separator in Separators)
            if (Cells(whole, separator) is { Count: > 1 } cells && isHeader(cells))
                return new(field, separator, cells.Count);
        return null;
    }

    public static IReadOnlyList<string> Cells(string whole, char separator)
    {
        var (text, ends) = (new Workbooks.ByteText(FileLimits.RowBytes), new List<int>());
        Part(Encoding.UTF8.GetBytes(whole), separator, text, ends);
        return [.. ends.Select((end, i) => Encoding.UTF8.GetString(text.Span[(i == 0 ? 0 : ends[i - 1])..end]).Trim())];
    }

    /// <summary>Quotes hold a separator, and a quote when it is doubled.</summary>
    private static void Part(ReadOnlySpan<byte> whole, char separator, Workbooks.ByteText text, List<int> ends)
    {
        var quoted = false;
        for (var at = 0; at < whole.Length; at++)
        {
            if (whole[at] == '"' && (quoted || text.Length == (ends.Count == 0 ? 0 : ends[^1])))
            {
                if (quoted && at + 1 < whole.Length && whole[at + 1] == '"')
                    text.Add(whole.Slice(++at, 1));
                else
                    quoted = !quoted;
            }
            else if (whole[at] == separator && !quoted)
            {
                ends.Add(text.Length);
            }
            else
            {
                text.Add(whole.Slice(at, 1));
            }
        }

        ends.Add(text.Length);
    }
}
