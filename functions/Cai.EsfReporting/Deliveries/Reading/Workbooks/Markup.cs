using System.Text;

namespace Cai.EsfReporting.Deliveries.Reading.Workbooks;

/// <summary>
/// The elements of a part of a workbook, read forward over its UTF-8 bytes: no string an element, and never more in memory
/// than one window. It knows what spreadsheets are written with, and refuses the rest: a document type (and with it every
/// entity of its own), a tag that does not fit the window, elements deeper than <see cref="Deepest"/>.
/// </summary>
/// <remarks>
/// XmlReader reads the same in four times the time, and keeps whole attributes, names and every open element: each a way
/// to fill the memory. A test holds that the two agree.
/// </remarks>
internal sealed class Markup : IDisposable
{
    public const int Deepest = 64;

    /// <summary>Bytes between <c>&amp;</c> and <c>;</c>, as in <c>&amp;#x10FFFF;</c>.</summary>
    public const int LongestReference = 10;

    /// <summary>Bytes of <c>&lt;a b=''&gt;</c>: what is shorter has no quotes.</summary>
    private const int Shortest = 8;

    private readonly Stream stream;
    private readonly CancellationToken cancellation;
    private readonly byte[] window = new byte[64 * 1024];
    private readonly ulong[] open = new ulong[Deepest];
    private readonly ByteText scratch;
    private int start;
    private int end;
    private int nameStart;
    private int nameEnd;
    private int tagEnd;
    private bool ended;

    /// <param name="stream">The part; disposed with the reader.</param>
    /// <param name="longest">Bytes that one text may have.</param>
    public Markup(Stream stream, CancellationToken cancellation, int longest = FileLimits.CellBytes)
    {
        this.cancellation = cancellation;
        scratch = new(longest);
        this.stream = stream;
        Fill();
        this.stream = InUtf8(stream);
    }

    /// <summary>Elements around the present one.</summary>
    public int Depth { get; private set; }

    public bool IsEnd { get; private set; }

    /// <summary><c>&lt;v/&gt;</c>: no end follows.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Without its prefix. Spreadsheets' own names are told apart by where they stand, so that one reader does for both namespaces (transitional and strict).</summary>
    public ReadOnlySpan<byte> Name
    {
        get
        {
            ReadOnlySpan<byte> name = window.AsSpan(nameStart, nameEnd - nameStart);
            return name[(name.IndexOf((byte)':') + 1)..];
        }
    }

    /// <summary>The present start's attributes.</summary>
    public Attributes Attributes => new(window.AsSpan(nameEnd, tagEnd - nameEnd));

    /// <summary>Goes to the next start or end of an element; false where the document ends.</summary>
    /// <param name="passed">Has the text before it added, what references stand for and all.</param>
    public bool Read(ByteText? passed = null)
    {
        while (ToMarkup(passed))
        {
            Need(2);
            switch (window[start + 1])
            {
                case (byte)'!':
                    PassDeclared(passed);
                    break;
                case (byte)'?':
                    PassUntil("?>"u8, null);
                    break;
                case (byte)'/':
                    ReadEnd();
                    return true;
                default:
                    ReadStart();
                    return true;
            }
        }

        return Depth == 0 ? false : throw Damaged();
    }

    /// <summary>Passes the rest of the element whose start was just read.</summary>
    public void Skip()
    {
        if (IsEmpty)
            return;
        for (var depth = Depth - 1; Read() && !(IsEnd && Depth == depth);)
        {
        }
    }

    /// <summary>The text of the element whose start was just read, whose end is read too. Valid until the next is read.</summary>
    public ReadOnlySpan<byte> ReadText()
    {
        if (IsEmpty)
            return [];
        ReadOnlySpan<byte> rest = window.AsSpan(start, end - start);
        var close = rest.IndexOf((byte)'<');
        // Nearly always the text and the end after it are in the window, and there is nothing in it to decode.
        if (close >= 0 && close + 1 < rest.Length && rest[close + 1] == '/' && rest[close..].Contains((byte)'>') && !rest[..close].Contains((byte)'&'))
        {
            start += close;
            ReadEnd();
            return close <= FileLimits.CellBytes ? Valid(rest[..close]) : throw new UnreadableWorkbookException(FileFault.CellTooLong);
        }

        scratch.Clear();
        for (var depth = Depth - 1; Read(scratch) && !(IsEnd && Depth == depth);)
            if (!IsEnd)
                Skip();
        return Valid(scratch.Span);
    }

    public void Dispose() => stream.Dispose();

    private void ReadStart()
    {
        var length = TagLength();
        IsEmpty = window[start + length - 2] == '/';
        IsEnd = false;
        tagEnd = start + length - (IsEmpty ? 2 : 1);
        var key = ReadName(start + 1);
        start += length;
        if (IsEmpty)
            return;
        if (Depth == Deepest)
            throw Damaged();
        open[Depth++] = key;
    }

    private void ReadEnd()
    {
        var length = TagLength();
        tagEnd = start + length - 1;
        var key = ReadName(start + 2);
        start += length;
        (IsEnd, IsEmpty) = (true, false);
        if (Depth == 0 || open[--Depth] != key)
            throw Damaged();
    }

    /// <summary>Returns enough of the name to know its end by.</summary>
    private ulong ReadName(int from)
    {
        var key = 0UL;
        nameStart = nameEnd = from;
        for (; nameEnd < tagEnd && window[nameEnd] > ' '; nameEnd++)
            key = (key * 257) + window[nameEnd];
        return nameEnd > nameStart ? key : throw Damaged();
    }

    /// <summary>From the <c>&lt;</c> at the start of the window to the <c>&gt;</c> that no quote holds, both counted.</summary>
    private int TagLength()
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = window.AsSpan(start, end - start);
            var length = rest.IndexOf((byte)'>') + 1;
            if (length > 0 && (length < Shortest || !rest[..length].Contains((byte)'\'') && rest[..length].Count((byte)'"') % 2 == 0))
                return length > 2 ? length : throw Damaged();
            for (length = 1; length < rest.Length;)
            {
                var at = rest[length..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
                if (at < 0)
                    break;
                length += at + 1;
                if (rest[length - 1] == '>')
                    return length > 2 ? length : throw Damaged();
                var close = rest[length..].IndexOf(rest[length - 1]);
                if (close < 0)
                    break;
                length += close + 1;
            }

            if (!Fill())
                throw Damaged();
        }
    }

    /// <summary>A comment, or text that says of itself that nothing in it is markup.</summary>
    private void PassDeclared(ByteText? text)
    {
        Need(9);
        ReadOnlySpan<byte> rest = window.AsSpan(start, end - start);
        if (rest.StartsWith("<!--"u8))
        {
            start += 4;
            PassUntil("-->"u8, null);
        }
        else if (rest.StartsWith("<![CDATA["u8) && Depth > 0)
        {
            start += 9;
            PassUntil("]]>"u8, text);
        }
        else
        {
            throw Damaged();
        }
    }

    private void PassUntil(ReadOnlySpan<byte> mark, ByteText? text)
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = window.AsSpan(start, end - start);
            var at = rest.IndexOf(mark);
            var passed = at >= 0 ? at : Math.Max(0, rest.Length - mark.Length + 1);
            text?.Add(rest[..passed]);
            start += passed;
            if (at >= 0)
            {
                start += mark.Length;
                return;
            }

            if (!Fill())
                throw Damaged();
        }
    }

    /// <summary>To the next <c>&lt;</c>.</summary>
    private bool ToMarkup(ByteText? text)
    {
        while (true)
        {
            ReadOnlySpan<byte> rest = window.AsSpan(start, end - start);
            var at = rest.IndexOf((byte)'<');
            // A reference that the window cuts is left for the next one.
            var whole = at >= 0 ? at
                : !ended && rest.LastIndexOf((byte)'&') is >= 0 and var cut && rest.Length - cut <= LongestReference + 1 && !rest[cut..].Contains((byte)';') ? cut
                : rest.Length;
            // Outside the outermost element there is no text.
            if (Depth > 0)
                text?.AddDecoded(rest[..whole]);
            start += whole;
            if (at >= 0)
                return true;
            if (!Fill())
                return false;
        }
    }

    private void Need(int bytes)
    {
        while (end - start < bytes)
            if (!Fill())
                throw Damaged();
    }

    /// <summary>Moves what is left to the front and reads on; false at the end. Every long way through a part leads here.</summary>
    private bool Fill()
    {
        cancellation.ThrowIfCancellationRequested();
        if (start == 0 && end == window.Length)
            throw Damaged();
        window.AsSpan(start, end - start).CopyTo(window);
        (start, end) = (0, end - start);
        var read = ended ? 0 : stream.ReadAtLeast(window.AsSpan(end), window.Length - end, throwOnEndOfStream: false);
        ended |= end + read < window.Length;
        end += read;
        return read > 0;
    }

    /// <summary>Nearly every part is UTF-8; one that says otherwise, by its mark or its declaration, is made so.</summary>
    private Stream InUtf8(Stream part)
    {
        ReadOnlySpan<byte> head = window.AsSpan(0, Math.Min(end, 200));
        Encoding? told = null;
        if (head.StartsWith(Encoding.UTF8.Preamble))
            start = 3;
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith("<\0"u8))
            told = Encoding.Unicode;
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) || head.StartsWith("\0<"u8))
            told = Encoding.BigEndianUnicode;
        else if (head.StartsWith("<?xml"u8) && head.IndexOf("?>"u8) is > 0 and var close && new Attributes(head[5..close]).Find("encoding"u8, out var name) && !IsUtf8(name))
            told = CodePagesEncodingProvider.Instance.GetEncoding(Encoding.ASCII.GetString(name)) ?? Known(Encoding.ASCII.GetString(name));
        if (told is null)
            return part;
        var all = Encoding.CreateTranscodingStream(new HeadAndTail(window[..end], part), told, Encoding.UTF8);
        (start, end, ended) = (0, 0, false);
        return all;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(name, "utf-8"u8) || Ascii.EqualsIgnoreCase(name, "utf8"u8) || Ascii.EqualsIgnoreCase(name, "us-ascii"u8);

    private static Encoding Known(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new UnreadableWorkbookException(FileFault.Damaged, e);
        }
    }

    private static ReadOnlySpan<byte> Valid(ReadOnlySpan<byte> text) => System.Text.Unicode.Utf8.IsValid(text) ? text : throw Damaged();

    private static UnreadableWorkbookException Damaged() => new(FileFault.Damaged);
}
