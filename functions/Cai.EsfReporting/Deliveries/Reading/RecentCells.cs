using System.Buffers.Binary;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>Makes something of a cell.</summary>
internal delegate T CellReading<T>(ReadOnlySpan<byte> utf8);

/// <summary>
/// What the cells of one column were last read as: most columns hold a few words over and over, and the same bytes are always
/// read as the same. A fixed number of cells is remembered, each in a place that its bytes choose.
/// </summary>
/// <param name="read">Must make the same of the same bytes.</param>
internal sealed class RecentCells<T>(CellReading<T> read)
{
    private const int Places = 64;

    /// <summary>Bytes of a cell that is remembered: longer ones are no words of a list.</summary>
    private const int Longest = 48;

    private readonly byte[] cells = new byte[Places * Longest];
    private readonly int[] lengths = new int[Places];
    private readonly T[] meanings = new T[Places];
    private readonly T blank = read([]);

    public T Read(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return blank;
        if (utf8.Length > Longest)
            return read(utf8);
        var place = PlaceOf(utf8);
        var cell = cells.AsSpan(place * Longest, utf8.Length);
        if (lengths[place] != utf8.Length || !utf8.SequenceEqual(cell))
        {
            meanings[place] = read(utf8);
            utf8.CopyTo(cell);
            lengths[place] = utf8.Length;
        }

        return meanings[place];
    }

    private static int PlaceOf(ReadOnlySpan<byte> utf8)
    {
        var bytes = utf8.Length >= sizeof(ulong)
            ? BinaryPrimitives.ReadUInt64LittleEndian(utf8) ^ (BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]) * 3)
            : utf8[0] | ((ulong)utf8[^1] << 8) | ((ulong)utf8[utf8.Length / 2] << 16);
        return (int)(((bytes ^ (uint)utf8.Length) * 0x9E3779B97F4A7C15) >> 58);
    }
}
