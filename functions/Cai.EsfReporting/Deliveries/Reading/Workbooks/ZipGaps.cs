using System.Buffers.Binary;

namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>
/// What an archive holds that no part of it is: data of parts that were deleted, before the first part, behind its end, its comment, and
/// what stands beside the names of its parts. None of it is read by whoever opens the archive, and it may be packed.
/// </summary>
internal static class ZipGaps
{
    private const int EndRecord = 22, EndRecord64 = 56, Locator = 20, LocalHeader = 30, CentralHeader = 46, LongestComment = 65_535;

    /// <summary>What some writers put behind a part when they know its size.</summary>
    private const int Descriptor = 24;

    /// <summary>Times, owners and long sizes are shorter.</summary>
    private const int LongestExtra = 64;

    /// <param name="stream">An archive that can be read; seekable.</param>
    /// <returns>True when nothing is in it beside the parts but zeros and plain text, which a search through the whole file finds.</returns>
    public static bool AreReadable(Stream stream)
    {
        try
        {
            return AreReadable(new Bytes(stream));
        }
        catch (EndOfStreamException)
        {
            return false;
        }
    }

    private static bool AreReadable(Bytes bytes)
    {
        if (EndOf(bytes) is not var (end, directory, directoryLength, count))
            return false;
        var known = new List<(long From, long To, int Slack)> { (directory, directory + directoryLength, 0) };
        var at = directory;
        for (long i = 0; i < count; i++)
        {
            var entry = bytes.At(at, CentralHeader);
            var (name, extra, comment) = (U16(entry, 28), U16(entry, 30), U16(entry, 32));
            if (U32(entry, 0) != 0x02014B50 || !IsExtra(bytes.At(at + CentralHeader + name, extra), out var long64) || !IsPlain(bytes.At(at + CentralHeader + name + extra, comment)))
                return false;
            long Size(uint value) => value == uint.MaxValue && long64.Count > 0 ? long64.Dequeue() : value;
            _ = Size(U32(entry, 24));
            var (packed, local) = (Size(U32(entry, 20)), Size(U32(entry, 42)));
            var header = bytes.At(local, LocalHeader);
            var behind = local + LocalHeader + U16(header, 26);
            if (U32(header, 0) != 0x04034B50 || !IsExtra(bytes.At(behind, U16(header, 28)), out _))
                return false;
            known.Add((local, behind + U16(header, 28) + packed, (U16(entry, 8) & 8) != 0 ? Descriptor : 0));
            at += CentralHeader + name + extra + comment;
        }

        if (at != directory + directoryLength)
            return false;
        known.Add((end, end + EndRecord, 0));
        var (covered, slack) = (0L, 0);
        foreach (var (from, to, more) in known.Order())
        {
            if (from - covered > slack && !IsPlain(bytes, covered, from))
                return false;
            if (to >= covered)
                (covered, slack) = (to, more);
        }

        return IsPlain(bytes, covered, bytes.Length);
    }

    private static (long End, long Directory, long Length, long Count)? EndOf(Bytes bytes)
    {
        var from = Math.Max(0, bytes.Length - EndRecord - LongestComment);
        var tail = bytes.At(from, (int)(bytes.Length - from));
        var found = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (found < 0 || found + EndRecord > tail.Length)
            return null;
        var end = from + found;
        ReadOnlySpan<byte> record = tail.AsSpan(found);
        if (end < Locator || bytes.At(end - Locator, Locator) is var locator && U32(locator, 0) != 0x07064B50)
            return (end, U32(record, 16), U32(record, 12), U16(record, 10));
        var at = BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8));
        var record64 = bytes.At(at, EndRecord64);
        // Both records are fixed, and one follows the other.
        return at + EndRecord64 + Locator == end && U32(record64, 0) == 0x06064B50
            ? (at, BinaryPrimitives.ReadInt64LittleEndian(record64.AsSpan(48)), BinaryPrimitives.ReadInt64LittleEndian(record64.AsSpan(40)), BinaryPrimitives.ReadInt64LittleEndian(record64.AsSpan(32))) : null;
    }

    /// <param name="long64">Sizes too large for their place.</param>
    private static bool IsExtra(ReadOnlySpan<byte> extra, out Queue<long> long64)
    {
        long64 = new();
        while (extra.Length >= 4 && U16(extra, 2) <= extra.Length - 4)
        {
            var id = U16(extra, 0);
            var field = extra.Slice(4, U16(extra, 2));
            for (var i = 0; id == 1 && i + 8 <= field.Length; i += 8)
                long64.Enqueue(BinaryPrimitives.ReadInt64LittleEndian(field[i..]));
            // Office leaves room for a size to grow, filled with nothing behind its own mark.
            if (field.Length > LongestExtra && !IsPlain(field[4..]))
                return false;
            extra = extra[(4 + field.Length)..];
        }

        return IsPlain(extra);
    }

    private static bool IsPlain(Bytes bytes, long from, long to)
    {
        for (var at = from; at < to; at += 64 * 1024)
            if (!IsPlain(bytes.At(at, (int)Math.Min(64 * 1024, to - at))))
                return false;
        return true;
    }

    private static bool IsPlain(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOfAnyExcept((byte)0) < 0 || System.Text.Ascii.IsValid(bytes) && PackedText.IsText(bytes, out _) && !PackedText.Any(bytes, PackedText.Anything, "", 0);

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private sealed class Bytes(Stream stream)
    {
        public long Length => stream.Length;

        public byte[] At(long at, int length)
        {
            if (at < 0 || at + length > stream.Length)
                throw new EndOfStreamException();
            var bytes = new byte[length];
            stream.Position = at;
            stream.ReadExactly(bytes);
            return bytes;
        }
    }
}
