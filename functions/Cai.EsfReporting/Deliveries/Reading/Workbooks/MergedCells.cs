namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>
/// Cells merged over several rows: what stands in the first is meant for all. The part tells of them behind its rows, so
/// it is looked through once before; a sheet without any, as nearly all are, costs no more than its unpacking.
/// </summary>
internal sealed class MergedCells
{
    private static ReadOnlySpan<byte> Word => "mergeCell"u8;

    /// <summary>By first row.</summary>
    private readonly List<(int Column, int First, int Last)> merges = [];

    private readonly byte[][] values = new byte[FileLimits.Columns][];
    private readonly int[] lasts = new int[FileLimits.Columns];
    private int next;

    private MergedCells()
    {
    }

    public bool Any => merges.Count > 0;

    /// <summary>One more than the last column that a merge fills.</summary>
    public int Columns { get; private set; }

    public static MergedCells Of(OpenedWorkbook workbook, WorkbookSheet sheet, CancellationToken cancellation)
    {
        var merged = new MergedCells();
        if (!Mentions(workbook.Parts.Open(sheet.Part), cancellation))
            return merged;
        using var markup = workbook.Parts.Markup(sheet.Part, cancellation);
        while (markup.Read())
        {
            if (!markup.IsEnd && markup.Name.SequenceEqual("sheetData"u8))
                markup.Skip();
            else if (!markup.IsEnd && markup.Name.SequenceEqual(Word) && markup.Attributes.Find("ref"u8, out var area))
                merged.Add(area);
        }

        merged.merges.Sort((one, other) => one.First.CompareTo(other.First));
        return merged;
    }

    /// <summary>Takes in the merges that begin at or above a row, which has its own cells only; rows come in order.</summary>
    public void Enter(ITable row)
    {
        for (; next < merges.Count && merges[next].First <= row.Line; next++)
        {
            var (column, first, last) = merges[next];
            // The first row of some is not in the part, for nothing is in it.
            values[column] = first == row.Line ? row.Field(column).ToArray() : [];
            lasts[column] = last;
            Columns = Math.Max(Columns, column + 1);
        }
    }

    /// <summary>What a cell without anything of its own has from one above it; empty when it has nothing.</summary>
    public ReadOnlySpan<byte> ValueAt(int row, int column) => row <= lasts[column] ? values[column] : [];

    /// <summary>Lets go of those that have begun: a header cell merged with one below it is no value there.</summary>
    public void Forget() => Array.Clear(lasts);

    private void Add(ReadOnlySpan<byte> area)
    {
        var colon = area.IndexOf((byte)':');
        if (colon < 0)
            return;
        var (from, to) = (CellReference.Read(area[..colon]), CellReference.Read(area[(colon + 1)..]));
        if (from.Column >= FileLimits.Columns || from.Row >= to.Row)
            return;
        if (merges.Count == FileLimits.Rows)
            throw new UnreadableWorkbookException(FileFault.TooManyMerges);
        merges.Add((from.Column, from.Row, to.Row));
    }

    private static bool Mentions(Stream part, CancellationToken cancellation)
    {
        using (part)
        {
            var window = new byte[128 * 1024];
            for (int kept = 0, read; (read = part.ReadAtLeast(window.AsSpan(kept), window.Length - kept, throwOnEndOfStream: false)) > 0;)
            {
                cancellation.ThrowIfCancellationRequested();
                ReadOnlySpan<byte> seen = window.AsSpan(0, kept + read);
                // Two bytes a character hide the word: such a part is read to know.
                if (seen.IndexOf(Word) >= 0 || seen[..Math.Min(4, seen.Length)].Contains((byte)0))
                    return true;
                kept = Math.Min(Word.Length - 1, seen.Length);
                seen[^kept..].CopyTo(window);
            }

            return false;
        }
    }
}
