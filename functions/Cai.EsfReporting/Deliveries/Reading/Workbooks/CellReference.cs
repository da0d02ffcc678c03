namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>Where a cell is, as a sheet names it: <c>AB12</c>.</summary>
/// <param name="Column">0-based.</param>
/// <param name="Row">1-based; 0 where none is told.</param>
internal readonly record struct CellReference(int Column, int Row)
{
    /// <summary>Further than any sheet goes: what no reference names.</summary>
    private const int Beyond = 1 << 24;

    /// <exception cref="UnreadableWorkbookException">It names no column.</exception>
    public static CellReference Read(ReadOnlySpan<byte> reference)
    {
        var (column, row, at) = (0, 0, 0);
        for (; at < reference.Length && (reference[at] | 0x20) - 'a' is >= 0 and <= 25 and var letter; at++)
            column = Math.Min((column * 26) + letter + 1, Beyond);
        for (; at < reference.Length && reference[at] - '0' is >= 0 and <= 9 and var digit; at++)
            row = Math.Min((row * 10) + digit, Beyond);
        return column > 0 && at == reference.Length ? new(column - 1, row) : throw new UnreadableWorkbookException(FileFault.Damaged);
    }
}
