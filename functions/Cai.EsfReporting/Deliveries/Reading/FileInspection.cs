using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Cai.EsfReporting.Deliveries.Reading.Encodings;

namespace Cai.EsfReporting.Deliveries.Reading;

public enum FileKind { Csv = 0, Workbook }

/// <summary>
/// What the first pass over a file tells: its hash, what it is (by content, never by name), and how its text is
/// encoded.
/// </summary>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Encoding">Null for UTF-8 with or without a byte order mark, and for workbooks.</param>
public sealed record FileInspection(string Sha256, long Length, FileKind Kind, Encoding? Encoding, FileFault Fault)
{
    /// <summary>What a csv without a byte order mark of UTF-16 tells of its letters; null for other files. Holds what the file holds, and is kept nowhere.</summary>
    internal TextSurvey? Survey { get; init; }

    /// <summary>What it is, where <see cref="Fault"/> is <see cref="FileFault.NotATable"/>.</summary>
    public FileNature Nature { get; init; }

    /// <summary>Of something that is not opened: the hash is that of nothing.</summary>
    internal static FileInspection Unopened(FileFault fault) => new(Convert.ToHexStringLower(SHA256.HashData([])), 0, FileKind.Csv, null, fault);

    /// <summary>Of a file that must not be looked into: its hash, and whether it is packed as a workbook is.</summary>
    internal static async Task<FileInspection> UnreadAsync(DeliveryFile file, FileFault fault, CancellationToken cancellation)
    {
        await using var stream = await file.OpenAsync(cancellation);
        var head = new byte[4];
        var isPacked = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation) == head.Length && head.AsSpan().SequenceEqual("PK\u0003\u0004"u8);
        stream.Position = 0;
        return new(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellation)), stream.Length, isPacked ? FileKind.Workbook : FileKind.Csv, null, fault);
    }

    public static async Task<FileInspection> OfAsync(DeliveryFile file, CancellationToken cancellation)
    {
        var stream = await file.OpenAsync(cancellation);
        await using (stream)
        {
            using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var text = new Utf8Validity();
            var isTwice = false;
            var (buffer, behind) = (new byte[128 * 1024], new byte[128 * 1024]);
            var head = Array.Empty<byte>();
            long length = 0;
            // A hash takes as long as all else: it goes over one piece while that is looked at and the next is read.
            var hashing = Task.CompletedTask;
            try
            {
                int read;
                while ((read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation)) > 0)
                {
                    if (length == 0)
                        head = buffer[..Math.Min(read, 64 * 1024)];
                    await hashing;
                    var piece = buffer.AsMemory(0, read);
                    hashing = Task.Run(() => sha256.AppendData(piece.Span), CancellationToken.None);
                    text.Add(piece.Span);
                    isTwice = isTwice || Mojibake.HasTraces(piece.Span);
                    length += read;
                    (buffer, behind) = (behind, buffer);
                }
            }
            finally
            {
                await hashing;
            }

            var hash = Convert.ToHexStringLower(sha256.GetHashAndReset());
            var (kind, encoding, fault, nature) = Recognise(stream, head, length, text.IsValid, cancellation);
            return new(hash, length, kind, encoding, fault) { Nature = nature, Survey = await SurveyAsync(stream, head, (kind, encoding, fault), isTwice, cancellation) };
        }
    }

    private static (FileKind Kind, Encoding? Encoding, FileFault Fault, FileNature Nature) Recognise(Stream stream, ReadOnlySpan<byte> head, long length, bool utf8, CancellationToken cancellation)
    {
        if (length > FileLimits.FileBytes)
            return (FileKind.Csv, null, FileFault.TooLarge, default);
        if (BinaryNature.IsZip(head) && BinaryNature.OfZip(stream, cancellation) is var (zipped, packed))
            return (FileKind.Workbook, null, zipped, packed);
        if (BinaryNature.IsOle(head) && BinaryNature.OfOle(stream, head) is var (old, within))
            return (FileKind.Workbook, null, old, within);
        if ((BinaryNature.Of(head) ?? MarkedUpText.Of(head)) is { } nature)
            return (FileKind.Csv, null, FileFault.NotATable, nature);
        var (encoding, fault) = RecogniseText(head, length, utf8);
        return (FileKind.Csv, encoding, fault, default);
    }

    private static (Encoding? Encoding, FileFault Fault) RecogniseText(ReadOnlySpan<byte> head, long length, bool utf8)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode, length == 2 ? FileFault.Empty : FileFault.None);
        if (Utf16.IsWithoutMark(head) is { } utf16)
            return (utf16, FileFault.None);
        if (head.Contains((byte)0))
            return (null, FileFault.NotATable);
        var blank = Folding.Trim(head.StartsWith(Encoding.UTF8.Preamble) ? head[3..] : head).IsEmpty;
        return (utf8 ? null : CodePages.Windows1252, blank && length <= head.Length ? FileFault.Empty : FileFault.None);
    }

    /// <summary>The whole file is read again only where something is wrong with its letters.</summary>
    private static async Task<TextSurvey?> SurveyAsync(Stream stream, byte[] head, (FileKind Kind, Encoding? Encoding, FileFault Fault) found, bool isTwice, CancellationToken cancellation)
    {
        if (found is not (FileKind.Csv, null or { CodePage: 1252 }, FileFault.None))
            return null;
        if (found.Encoding is null && !isTwice)
            return TextSurvey.OfHead(head);
        stream.Position = 0;
        return await TextSurvey.OfAsync(stream, cancellation);
    }

    /// <summary>Strict UTF-8 over chunks that may end within a character.</summary>
    private sealed class Utf8Validity
    {
        private readonly byte[] carried = new byte[8];
        private int carriedLength;
        private bool valid = true;

        public bool IsValid => valid && carriedLength == 0;

        public void Add(ReadOnlySpan<byte> chunk)
        {
            if (!valid)
                return;
            if (carriedLength > 0)
            {
                var taken = 0;
                while (taken < chunk.Length && taken < 3 && (chunk[taken] & 0xC0) == 0x80)
                    carried[carriedLength + taken] = chunk[taken++];
                valid = Utf8.IsValid(carried.AsSpan(0, carriedLength + taken));
                carriedLength = 0;
                chunk = chunk[taken..];
            }

            var whole = chunk.Length;
            while (whole > 0 && chunk.Length - whole < 4 && (chunk[whole - 1] & 0xC0) == 0x80)
                whole--;
            if (whole > 0 && chunk[whole - 1] >= 0xC0)
                whole--;
            else
                whole = chunk.Length;
            chunk[whole..].CopyTo(carried);
            carriedLength = chunk.Length - whole;
            valid &= Utf8.IsValid(chunk[..whole]);
            // A complete last character was put aside with the incomplete ones; it may be all there is.
            if (carriedLength > 0 && Utf8.IsValid(carried.AsSpan(0, carriedLength)))
                carriedLength = 0;
        }
    }
}
