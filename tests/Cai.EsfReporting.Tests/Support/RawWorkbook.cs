using System.IO.Compression;
using System.Text;

namespace Cai.EsfReporting.Tests;

/// <summary>A workbook whose parts are written by hand: as other programs write them, or as nobody does.</summary>
internal sealed class RawWorkbook
{
    private const string Transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string TransitionalRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string State, Action<Stream> Write)> sheets = [];
    private readonly List<(string Name, Action<Stream> Write)> others = [];
    private readonly List<(string Id, string Kind, string Target)> related = [];

    /// <summary>ISO/IEC 29500 strict: other namespaces.</summary>
    public bool Strict { get; init; }

    /// <summary>The part that lists the sheets.</summary>
    public string Main { get; init; } = "xl/workbook.xml";

    /// <summary>What stands in the workbook before its sheets.</summary>
    public string Properties { get; init; } = "";

    /// <summary>The inside of <c>styleSheet</c>.</summary>
    public string? Styles { get; init; }

    /// <summary>The inside of <c>sst</c>.</summary>
    public string? Shared { get; init; }

    public string Namespace => Strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main" : Transitional;

    private string Relations => Strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships" : TransitionalRelations;

    /// <summary>Rows, with <c>r</c> or without: what stands within <c>sheetData</c>.</summary>
    public RawWorkbook Sheet(string name, string rows, string behind = "", string state = "visible") =>
        Part(name, state, $"<worksheet xmlns=\"{Namespace}\"><sheetData>{rows}</sheetData>{behind}</worksheet>");

    public RawWorkbook Part(string name, string state, string xml) => Streamed(name, state, part => part.Write(Encoding.UTF8.GetBytes(xml)));

    public RawWorkbook Streamed(string name, string state, Action<Stream> write)
    {
        sheets.Add((name, state, write));
        return this;
    }

    public RawWorkbook Other(string part, Action<Stream> write)
    {
        others.Add((part, write));
        return this;
    }

    /// <summary>Another part that the workbook says it needs.</summary>
    public RawWorkbook Related(string id, string kind, string target)
    {
        related.Add((id, kind, target));
        return this;
    }

    /// <summary>A row of inline texts.</summary>
    public static string Row(params IEnumerable<string?> cells) =>
        $"<row>{string.Concat(cells.Select(cell => cell is null ? "<c/>" : $"<c t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>";

    /// <summary>Cells as they are written.</summary>
    public static string Cells(params IEnumerable<string> cells) => $"<row>{string.Concat(cells)}</row>";

    public static string Text(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";

    public byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            var folder = Main[..(Main.LastIndexOf('/') + 1)];
            // Before the others: of two parts with one name the first counts.
            foreach (var (name, write) in others)
                Write(zip, name, write);
            Write(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Write(zip, "_rels/.rels", List([("rId1", "officeDocument", Main)]));
            Write(zip, $"{folder}_rels/{Main[folder.Length..]}.rels", List(
            [
                .. sheets.Select((_, i) => ($"s{i}", "worksheet", $"worksheets/blad{i}.xml")),
                .. Styles is null ? [] : (IEnumerable<(string, string, string)>)[("st", "styles", "styles.xml")],
                .. Shared is null ? [] : (IEnumerable<(string, string, string)>)[("sh", "sharedStrings", "sharedStrings.xml")],
                .. related,
            ]));
            Write(zip, Main, $"<workbook xmlns=\"{Namespace}\" xmlns:q=\"{Relations}\">{Properties}<sheets>{string.Concat(sheets.Select((sheet, i) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{i + 1}\" state=\"{sheet.State}\" q:id=\"s{i}\"/>"))}</sheets></workbook>");
            if (Styles is not null)
                Write(zip, $"{folder}styles.xml", $"<styleSheet xmlns=\"{Namespace}\">{Styles}</styleSheet>");
            if (Shared is not null)
                Write(zip, $"{folder}sharedStrings.xml", $"<sst xmlns=\"{Namespace}\">{Shared}</sst>");
            foreach (var (i, sheet) in sheets.Index())
                Write(zip, $"{folder}worksheets/blad{i}.xml", sheet.Write);
        }

        return memory.ToArray();
    }

    private string List(IEnumerable<(string Id, string Kind, string Target)> relations) =>
        $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(relations.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Relations}/{r.Kind}\" Target=\"{r.Target}\"/>"))}</Relationships>";

    private static void Write(ZipArchive zip, string name, string text) => Write(zip, name, part => part.Write(Encoding.UTF8.GetBytes(text)));

    private static void Write(ZipArchive zip, string name, Action<Stream> write)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        write(part);
    }
}
