using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Tests.Fuzzed;

/// <summary>Changes to a workbook: to its parts, their elements, attributes and texts, and to the archive itself.</summary>
internal static partial class AlteredWorkbook
{
    private static readonly string[] Names =
    [
        "xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml",
        "XL/WORKBOOK.XML", "xl\\workbook.xml", "/xl/workbook.xml", "../x", "EncryptedPackage", "xl/vbaProject.bin", "content.xml", "word/document.xml", "x",
    ];

    public static byte[] Of(byte[] bytes, Change change, byte[] other)
    {
        if (change.Kind % 16 < 3 || Unpacked(bytes) is not { Count: > 0 } parts)
            return AlteredText.Of(bytes, change with { Kind = change.Kind % 5 }, other);
        // Sheets more often than what lies about them.
        var at = change.Kind / 16 % 3 == 0 ? change.Index(parts.Count) : Math.Max(0, parts.FindIndex(part => part.Name.Contains("sheet", StringComparison.Ordinal) && !part.Name.EndsWith(".rels", StringComparison.Ordinal)));
        switch (change.Kind % 16)
        {
            case 3:
                parts.RemoveAt(at);
                break;
            case 4:
                parts[at] = parts[at] with { Name = change.Of(Names) };
                break;
            case 5:
                parts.Insert(change.What % (parts.Count + 1), parts[at]);
                break;
            case 6 when Unpacked(other) is { Count: > 0 } others:
                parts[at] = parts[at] with { Content = others[change.What % others.Count].Content };
                break;
            case 7:
                parts[at] = parts[at] with { Content = AlteredText.Of(parts[at].Content, change with { Kind = change.What % 5 }, other) };
                break;
            default:
                parts[at] = parts[at] with { Content = Encoding.UTF8.GetBytes(OfXml(Encoding.UTF8.GetString(parts[at].Content), change)) };
                break;
        }

        return Packed(parts);
    }

    private static string OfXml(string xml, Change change)
    {
        var pieces = change.Kind % 16 < 12 ? Attribute().Matches(xml) : Piece().Matches(xml);
        if (pieces.Count == 0)
            return xml + change.Of(Odd.Values);
        var piece = pieces[change.Index(pieces.Count)];
        var (before, behind) = (xml[..piece.Index], xml[(piece.Index + piece.Length)..]);
        return (change.Kind % 16) switch
        {
            < 12 => $"{before}{piece.Groups["name"].Value}=\"{change.Of(Odd.Values)}\"{behind}",
            12 => before + behind,
            13 => before + string.Concat(Enumerable.Repeat(piece.Value, change.Times(3000))) + behind,
            14 => before + piece.Value + change.Of(Odd.Texts) + behind,
            _ => before + change.Of(Odd.Values) + behind,
        };
    }

    private static List<(string Name, byte[] Content)>? Unpacked(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false));
            var parts = new List<(string, byte[])>();
            foreach (var entry in zip.Entries)
            {
                using var part = entry.Open();
                using var content = new MemoryStream();
                part.CopyTo(content);
                parts.Add((entry.FullName, content.ToArray()));
            }

            return parts;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private static byte[] Packed(IEnumerable<(string Name, byte[] Content)> parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            // A part without a name cannot be written with .NET.
            foreach (var (name, content) in parts.Where(part => part.Name.Length > 0))
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }

        return memory.ToArray();
    }

    [GeneratedRegex("(?<name>[A-Za-z:]+)=\"[^\"]*\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("<[^>]*>|[^<]+")]
    private static partial Regex Piece();
}
