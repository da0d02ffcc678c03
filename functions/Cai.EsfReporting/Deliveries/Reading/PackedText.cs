using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;
using Cai.EsfReporting.Deliveries.Reading.Encodings;
using Cai.EsfReporting.Deliveries.Reading.Workbooks;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>
/// What stands in a text as base64 or as hexadecimal numbers: a query of Power Query, a picture within a drawing, an attachment. It is unpacked
/// and looked through as a file would be; where nobody can say what it is, that is told.
/// </summary>
internal static class PackedText
{
    /// <summary>Characters of base64 that may hold the ten digits of a person, and of hexadecimal numbers.</summary>
    private const int Shortest = 14, ShortestHex = 20;

    /// <summary>A line of base64 is at least so long where it goes on in the next.</summary>
    private const int ShortestLine = 60;

    /// <summary>Bytes of a checksum, a salt or a colour, which tell nothing: what packs a text needs more, or begins as it is known to.</summary>
    private const int Checksum = 64;

    /// <summary>Bytes of base64 that are read at once, and that all of a file's texts may unpack to; a query of Power Query has some thousands.</summary>
    private const int Longest = 8 * 1024 * 1024, MostUnpacked = 4 * 1024 * 1024;

    private static readonly SearchValues<byte> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"u8);

    /// <param name="within">Where the text stands.</param>
    /// <param name="deeper">So many files within one another are unpacked.</param>
    /// <returns>True when the search was ended by a text that was sought.</returns>
    public static bool Any(ReadOnlySpan<byte> text, TextLook look, string within, int deeper)
    {
        while (text.IndexOfAny(Alphabet) is >= 0 and var at)
        {
            look.Cancellation.ThrowIfCancellationRequested();
            text = text[at..];
            var end = EndOf(text);
            if (end >= Shortest && (AnyHex(text[..end], look) || AnyBase64(text[..end], look, within, deeper)))
                return true;
            text = text[end..];
        }

        return false;
    }

    /// <summary>Bytes of any kind, looked into for as long as it can be told what they are.</summary>
    public static bool AnyIn(byte[] bytes, TextLook look, string within, int deeper)
    {
        if (TextFlow.AnyIn(new MemoryStream(bytes), look.Sought, look.Cancellation))
            return true;
        if (BinaryNature.IsPicture(bytes))
        {
            look.Unread.Pictures.Add(within);
            return false;
        }

        if (IsText(bytes, out var utf8))
        {
            if (deeper > 0)
                return look.Sought(utf8) || Any(utf8, look, within, deeper - 1);
            // Packed once more than anybody looks.
            if (Any(utf8, Anything, "", 0))
                look.Unread.Parts.Add(within);
            return false;
        }


        if (deeper > 0 && PackageIn(bytes) is { } package)
            return WorkbookTexts.Any(new MemoryStream(package), look, within, deeper - 1);
        if (deeper > 0 && look.Unpacked <= MostUnpacked && Inflated(bytes) is { } inflated)
        {
            look.Unpacked += inflated.Length;
            return AnyIn(inflated, look, within, deeper - 1);
        }

        if (bytes.Length > Checksum)
            look.Unread.Parts.Add(within);
        return false;
    }

    /// <summary>Text without characters that no text has, of UTF-8 or UTF-16.</summary>
    public static bool IsText(ReadOnlySpan<byte> bytes, out byte[] utf8)
    {
        utf8 = Utf8.IsValid(bytes) ? bytes.ToArray()
            : bytes.Length % 2 == 0 && Utf16.IsWithoutMark(bytes) is { } utf16 ? Encoding.UTF8.GetBytes(utf16.GetString(bytes))
            : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes))
            : [0];
        return !utf8.AsSpan().ContainsAnyInRange<byte>(0, 8) && !utf8.AsSpan().ContainsAnyInRange<byte>(0x0E, 0x1F);
    }

    /// <summary>Finds every text: whether anything is packed.</summary>
    public static TextLook Anything { get; } = new(_ => true, _ => true, new(), CancellationToken.None);

    private static int EndOf(ReadOnlySpan<byte> text)
    {
        var line = 0;
        for (var at = 0; ;)
        {
            var run = text[at..].IndexOfAnyExcept(Alphabet) is >= 0 and var stop ? stop : text.Length - at;
            (line, at) = (run, at + run);
            var next = at;
            while (next < text.Length && text[next] is (byte)'\r' or (byte)'\n')
                next++;
            if (line < ShortestLine || next == at || next == text.Length || !Alphabet.Contains(text[next]))
                return at;
            at = next;
        }
    }

    private static bool AnyHex(ReadOnlySpan<byte> run, TextLook look) =>
        run.Length >= ShortestHex && run.Length % 2 == 0 && run.IndexOfAnyExcept(SearchValues.Create("0123456789ABCDEFabcdef"u8)) < 0 && look.Sought(Convert.FromHexString(Encoding.ASCII.GetString(run)));

    private static bool AnyBase64(ReadOnlySpan<byte> run, TextLook look, string within, int deeper)
    {
        if (run.Length > Longest)
        {
            look.Unread.Parts.Add(within);
            return false;
        }

        var packed = new byte[run.Length + 3];
        var length = 0;
        var (upper, lower, digit) = (false, false, false);
        foreach (var c in run)
        {
            if (c is (byte)'\r' or (byte)'\n')
                continue;
            packed[length++] = c switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', _ => c };
            (upper, lower, digit) = (upper || c is >= (byte)'A' and <= (byte)'Z', lower || c is >= (byte)'a' and <= (byte)'z', digit || c is >= (byte)'0' and <= (byte)'9');
        }

        if (!upper || !lower || !digit || length % 4 == 1)
            return false;
        while (length % 4 != 0)
            packed[length++] = (byte)'=';
        var bytes = new byte[length];
        return Base64.DecodeFromUtf8(packed.AsSpan(0, length), bytes, out _, out var written) == OperationStatus.Done && AnyIn(bytes[..written], look, within, deeper);
    }

    /// <summary>An archive, by itself or as Power Query keeps it ([MS-QDEFF] 2.1), where what follows it is its own text and a signature.</summary>
    private static byte[]? PackageIn(byte[] bytes)
    {
        if (BinaryNature.IsZip(bytes))
            return bytes;
        const int head = 8;
        return bytes.Length > head + 4 && BinaryPrimitives.ReadInt32LittleEndian(bytes) == 0 && BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(4)) is var length
            && length > 0 && length <= bytes.Length - head && BinaryNature.IsZip(bytes.AsSpan(head)) ? bytes[head..(head + length)] : null;
    }

    /// <summary>Null for what is packed in no known way, or unpacks to too much.</summary>
    private static byte[]? Inflated(byte[] bytes)
    {
        var isGzip = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]);
        if (!isGzip && (bytes.Length < 3 || bytes[0] != 0x78 || ((bytes[0] << 8) | bytes[1]) % 31 != 0))
            return null;
        try
        {
            using var memory = new MemoryStream();
            using Stream inflating = isGzip ? new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress) : new ZLibStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            for (int read; (read = inflating.Read(buffer)) > 0 && memory.Length <= MostUnpacked;)
                memory.Write(buffer, 0, read);
            return memory.Length > MostUnpacked ? null : memory.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
