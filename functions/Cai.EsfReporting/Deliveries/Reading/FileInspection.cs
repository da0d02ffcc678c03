using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Cai.EsfReporting.Deliveries.Reading.Encodings;
using Cai.EsfReporting.Deliveries.Reading.Workbooks;

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

    public static async Task<FileInspection> OfAsync(DeliveryFile file, CancellationToken cancellation)
    {
        var stream = await file.OpenAsync(cancellation);
        await using (stream)
        {
            using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var text = new Utf8Validity();
            var isTwice = false;
            var buffer = new byte[128 * 1024];
            var head = Array.Empty<byte>();
            long length = 0;
            int read;
            while ((read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation)) > 0)
            {
                if (length == 0)
                    head = buffer[..Math.Min(read, 64 * 1024)];
                sha256.AppendData(buffer, 0, read);
                text.Add(buffer.AsSpan(0, read));
                isTwice = isTwice || Mojibake.HasTraces(buffer.AsSpan(0, read));
                length += read;
            }

            var hash = Convert.ToHexStringLower(sha256.GetHashAndReset());
            var (kind, encoding, fault) = Recognise(stream, head, length, text.IsValid, cancellation);
            return new(hash, length, kind, encoding, fault) { Survey = await SurveyAsync(stream, head, (kind, encoding, fault), isTwice, cancellation) };
        }
    }

    private static (FileKind Kind, Encoding? Encoding, FileFault Fault) Recognise(Stream stream, ReadOnlySpan<byte> head, long length, bool utf8, CancellationToken cancellation)
    {
        if (length > FileLimits.FileBytes)
            return (FileKind.Csv, null, FileFault.TooLarge);
        if (head.StartsWith("PK\x03\x04"u8))
            return (FileKind.Workbook, null, WorkbookFault(stream, cancellation));
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return (FileKind.Workbook, null, head.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0 ? FileFault.Password : FileFault.OldExcel);
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (FileKind.Csv, head[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode, length == 2 ? FileFault.Empty : FileFault.None);
        if (Utf16.IsWithoutMark(head) is { } utf16)
            return (FileKind.Csv, utf16, FileFault.None);
        if (head.StartsWith("%PDF-"u8) || head.StartsWith("{\\rtf"u8) || head.Contains((byte)0))
            return (FileKind.Csv, null, FileFault.NotATable);
        var blank = Folding.Trim(head.StartsWith(Encoding.UTF8.Preamble) ? head[3..] : head).IsEmpty;
        return (FileKind.Csv, utf8 ? null : CodePages.Windows1252, blank && length <= head.Length ? FileFault.Empty : FileFault.None);
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

    private static FileFault WorkbookFault(Stream stream, CancellationToken cancellation)
    {
        try
        {
            using var parts = new PackageParts(stream);
            if (parts.Has("EncryptedPackage"))
                return FileFault.Password;
            var main = OpenedWorkbook.PartOf(parts, cancellation);
            return main is null ? FileFault.NotATable : FileFault.None;
        }
        catch (UnreadableWorkbookException e)
        {
            return e.Fault;
        }
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
