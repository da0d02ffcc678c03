using System.Buffers.Binary;
using System.Text;
using Cai.EsfReporting.Deliveries.Reading.Workbooks;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>Recognises by their first bytes, and by what is packed in them, files that are no text.</summary>
internal static class BinaryNature
{
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static readonly (byte[] Bytes, FileNature Nature)[] Beginnings =
    [
        ("%PDF-"u8.ToArray(), FileNature.Pdf),
        ("{\\rtf"u8.ToArray(), FileNature.RichText),
        ([0x89, .. "PNG"u8], FileNature.Picture),
        ([0xFF, 0xD8, 0xFF], FileNature.Picture),
        ("GIF8"u8.ToArray(), FileNature.Picture),
        ([.. "II*"u8, 0], FileNature.Picture),
        ([.. "MM"u8, 0, .. "*"u8], FileNature.Picture),
        ("Rar!\u001A"u8.ToArray(), FileNature.OtherArchive),
        ([.. "7z"u8, 0xBC, 0xAF], FileNature.OtherArchive),
        ([0x1F, 0x8B, 0x08], FileNature.OtherArchive),
    ];

    public static bool IsZip(ReadOnlySpan<byte> head) => head.Length > 3 && head.StartsWith("PK"u8) && (head[2], head[3]) is (3, 4) or (5, 6) or (7, 8);

    public static bool IsOle(ReadOnlySpan<byte> head) => head.StartsWith(Ole);

    /// <summary>Null for what may be text.</summary>
    public static FileNature? Of(ReadOnlySpan<byte> head)
    {
        foreach (var (bytes, nature) in Beginnings)
            if (head.StartsWith(bytes))
                return nature;
        if (head.Length > 12 && (head[4..].StartsWith("ftyp"u8) || head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8) || head.StartsWith("BM"u8) && head[6..10].IndexOfAnyExcept((byte)0) < 0))
            return FileNature.Picture;
        return null;
    }

    /// <summary>Those that are found in workbooks, too: drawings of Windows, which a picture delivered by itself never is.</summary>
    public static bool IsPicture(ReadOnlySpan<byte> head) =>
        Of(head) == FileNature.Picture || head.Length > 44 && head[40..].StartsWith(" EMF"u8) || head.StartsWith((ReadOnlySpan<byte>)[0xD7, 0xCD, 0xC6, 0x9A]);

    /// <summary>The files of Office 97–2003, and what hides an encrypted one of today.</summary>
    public static (FileFault Fault, FileNature Nature) OfOle(Stream stream, ReadOnlySpan<byte> head)
    {
        var names = NamesInOle(stream, head);
        bool Has(string name) => names.AsSpan().IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;
        return Has("EncryptedPackage") ? (FileFault.Password, default)
            : Has("WordDocument") ? (FileFault.NotATable, FileNature.OldWordDocument)
            : Has("PowerPoint Document") ? (FileFault.NotATable, FileNature.Presentation)
            : Has("__properties_version1.0") ? (FileFault.NotATable, FileNature.OutlookMessage)
            : (FileFault.OldExcel, default);
    }

    public static (FileFault Fault, FileNature Nature) OfZip(Stream stream, CancellationToken cancellation)
    {
        try
        {
            using var parts = new PackageParts(stream);
            if (parts.Has("EncryptedPackage"))
                return (FileFault.Password, default);
            if (OpenedWorkbook.PartOf(parts, cancellation) is not null)
                return (FileFault.None, default);
            return (FileFault.NotATable, OfParts(parts, cancellation));
        }
        catch (UnreadableWorkbookException e)
        {
            return (e.Fault, default);
        }
    }

    private static FileNature OfParts(PackageParts parts, CancellationToken cancellation)
    {
        if (parts.Has("mimetype"))
            return Beginning(parts, "mimetype").Contains("spreadsheet", StringComparison.Ordinal) ? FileNature.OpenDocumentSheet : FileNature.OtherOpenDocument;
        var main = parts.RelationsOf("", cancellation).FirstOrDefault(r => r.Kind == "officeDocument")?.Target ?? "";
        if (main.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            return FileNature.BinaryWorkbook;
        if (main.StartsWith("word/", StringComparison.OrdinalIgnoreCase) || parts.Has("word/document.xml"))
            return FileNature.WordDocument;
        if (main.StartsWith("ppt/", StringComparison.OrdinalIgnoreCase) || parts.Has("ppt/presentation.xml"))
            return FileNature.Presentation;
        if (parts.Names.Any(name => name.EndsWith(".iwa", StringComparison.OrdinalIgnoreCase)) || parts.Has("Index.zip"))
            return FileNature.AppleNumbers;
        return parts.Names.Any(IsTable) ? FileNature.PackedTable : FileNature.OtherArchive;
    }

    private static bool IsTable(string name) =>
        Path.GetExtension(name).ToLowerInvariant() is ".csv" or ".tsv" or ".txt" or ".xlsx" or ".xlsm" or ".xls" or ".ods";

    private static string Beginning(PackageParts parts, string part)
    {
        Span<byte> bytes = stackalloc byte[100];
        using var stream = parts.Open(part);
        return Encoding.ASCII.GetString(bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)]);
    }

    /// <summary>The part of the file that names what is in it ([MS-CFB] 2.2), or its beginning where that cannot be found.</summary>
    private static byte[] NamesInOle(Stream stream, ReadOnlySpan<byte> head)
    {
        const int shiftAt = 30, firstAt = 48, room = 8 * 1024;
        if (head.Length < 512)
            return head.ToArray();
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(head[shiftAt..]);
        var at = ((long)BinaryPrimitives.ReadUInt32LittleEndian(head[firstAt..]) + 1) << (shift & 15);
        if (shift is not (9 or 12) || at >= stream.Length)
            return head.ToArray();
        var names = new byte[room];
        stream.Position = at;
        return [.. names.AsSpan(0, stream.ReadAtLeast(names, room, throwOnEndOfStream: false)), .. head];
    }
}
