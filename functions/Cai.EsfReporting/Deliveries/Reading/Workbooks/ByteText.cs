using System.Globalization;
using System.Text;

namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>UTF-8 that is put together piece by piece, and used again.</summary>
/// <param name="longest">Bytes; what is longer is refused.</param>
internal sealed class ByteText(int longest = FileLimits.CellBytes)
{
    private byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Add(ReadOnlySpan<byte> piece)
    {
        if (Length + piece.Length > longest)
            throw new UnreadableWorkbookException(FileFault.CellTooLong);
        piece.CopyTo(Room(piece.Length));
        Length += piece.Length;
    }

    public void Add(Rune rune) => Length += rune.EncodeToUtf8(Room(4));

    public void Add<T>(T value, ReadOnlySpan<char> format) where T : IUtf8SpanFormattable
    {
        const int roomForAny = 64;
        value.TryFormat(Room(roomForAny), out var written, format, CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Adds the text of an element or an attribute, with what its references stand for.</summary>
    public void AddDecoded(ReadOnlySpan<byte> markup)
    {
        while (markup.IndexOf((byte)'&') is >= 0 and var at)
        {
            Add(markup[..at]);
            markup = markup[at..];
            var end = markup.IndexOf((byte)';');
            if (end < 2 || end > Markup.LongestReference)
                throw new UnreadableWorkbookException(FileFault.Damaged);
            Add(Referred(markup[1..end]));
            markup = markup[(end + 1)..];
        }

        Add(markup);
    }

    /// <summary>Replaces <c>_x000D_</c> and its like by the characters that they stand for (ISO/IEC 29500-1, ST_Xstring).</summary>
    /// <param name="from">Where the text begins within what has been added.</param>
    public void Unescape(int from)
    {
        var at = bytes.AsSpan(from, Length - from).IndexOf("_x"u8);
        if (at < 0)
            return;
        var (read, write) = (from + at, from + at);
        while (read < Length)
        {
            if (TryEscape(bytes.AsSpan(read, Length - read), out var unit))
            {
                read += 7;
                if (char.IsHighSurrogate(unit) && TryEscape(bytes.AsSpan(read, Length - read), out var low) && char.IsLowSurrogate(low))
                {
                    read += 7;
                    write += new Rune(unit, low).EncodeToUtf8(bytes.AsSpan(write));
                }
                else
                {
                    write += (Rune.TryCreate(unit, out var rune) ? rune : Rune.ReplacementChar).EncodeToUtf8(bytes.AsSpan(write));
                }
            }
            else
            {
                bytes[write++] = bytes[read++];
            }
        }

        Length = write;
    }

    private static bool TryEscape(ReadOnlySpan<byte> text, out char unit)
    {
        unit = default;
        if (text.Length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_' || !ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            return false;
        unit = (char)code;
        return true;
    }

    /// <summary>The five that xml knows by itself, and numbers. Whatever else a document defines is not read.</summary>
    private static Rune Referred(ReadOnlySpan<byte> name)
    {
        if (name[0] == '#')
        {
            var hex = name.Length > 2 && name[1] == 'x';
            if (int.TryParse(name[(hex ? 2 : 1)..], hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out var code)
                && Rune.TryCreate(code, out var rune))
                return rune;
        }
        else if (name.SequenceEqual("amp"u8))
        {
            return new('&');
        }
        else if (name.SequenceEqual("lt"u8))
        {
            return new('<');
        }
        else if (name.SequenceEqual("gt"u8))
        {
            return new('>');
        }
        else if (name.SequenceEqual("quot"u8))
        {
            return new('"');
        }
        else if (name.SequenceEqual("apos"u8))
        {
            return new('\'');
        }

        throw new UnreadableWorkbookException(FileFault.Damaged);
    }

    private Span<byte> Room(int length)
    {
        if (Length + length > bytes.Length)
            Array.Resize(ref bytes, Math.Max(Length + length, bytes.Length * 2));
        return bytes.AsSpan(Length);
    }
}
