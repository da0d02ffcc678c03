using System.Text;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Tests.Spreadsheets;

namespace Cai.EsfReporting.Tests.BadInput;

/// <summary>
/// Small workbooks that would be large, or without end, to whoever read all that they say they have. Each has its answer, and costs
/// no more memory than it may; that reading ends in time is <see cref="ReadingTimeTests"/>'.
/// </summary>
[Collection(Alone.Name)]
public sealed class WorkbookAttackTests
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Bytes that may be taken from the heap in all, given back or not: what is held at once is less.</summary>
    private const long Most = 300 * Megabyte;

    private static readonly string Header = RawWorkbook.Row("Personnummer", "Insats", "Startdatum");
    private static readonly string Ada = Deliveries.RuleCases.Ada;

    public static TheoryData<string, string, Func<byte[]>> Attacks => new()
    {
        { "a cell far out", "", () => new RawWorkbook().Sheet("a", Header + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>").ToBytes() },
        { "a cell beyond any sheet", "", () => new RawWorkbook().Sheet("a", Header + "<row r=\"1048576\"><c r=\"ZZZZZ1048576\"><v>1</v></c></row>").ToBytes() },
        { "a cell beyond any number", "", () => new RawWorkbook().Sheet("a", Header + $"<row r=\"2\"><c r=\"{new string('Z', 60_000)}2\"><v>1</v></c></row>").ToBytes() },
        { "a row beyond any sheet", "FILE_TOO_MANY_ROWS", () => new RawWorkbook().Sheet("a", Header + "<row r=\"99999999999\"><c><v>1</v></c></row>").ToBytes() },
        { "a hundred thousand sheets", "FILE_BEYOND_EXCEL", () => ManySheets(100_000) },
        { "a hundred thousand names for one sheet", "HEADER_MISSING", () => OneSheetNamed(100_000) },
        { "parts without end", "FILE_BEYOND_EXCEL", () => ManyParts(5000) },
        { "one cell", "FILE_CELL_TOO_LONG", () => Huge("x", $"{Header}<row><c t=\"inlineStr\"><is><t>", "</t></is></c></row>") },
        { "one number", "FILE_CELL_TOO_LONG", () => Huge("1", $"{Header}<row><c><v>", "</v></c></row>") },
        { "one formula", "FILE_CELL_TOO_LONG", () => Huge("A1+", $"{Header}<row><c><f>", "</f></c></row>") },
        { "one text of many runs", "FILE_CELL_TOO_LONG", () => Huge("<r><t>x</t></r>", $"{Header}<row><c t=\"inlineStr\"><is>", "</is></c></row>") },
        { "one text without markup", "FILE_CELL_TOO_LONG", () => Huge("x", $"{Header}<row><c t=\"inlineStr\"><is><t><![CDATA[", "]]></t></is></c></row>") },
        { "one attribute", "FILE_DAMAGED", () => Huge("x", $"{Header}<row r=\"", "\"/>") },
        { "one name", "FILE_DAMAGED", () => Huge("x", $"{Header}<", "/>") },
        { "attributes", "FILE_DAMAGED", () => Huge(" a=\"1\"", $"{Header}<row", "/>") },
        { "cells of a row", "FILE_DAMAGED", () => Huge("<c/><c><v> </v></c>", $"{Header}<row>", "</row>") },
        { "long cells of a row", "FILE_CELL_TOO_LONG", () => Huge($"<c t=\"inlineStr\"><is><t>{new string('x', 90_000)}</t></is></c>", $"{Header}<row>", "</row>") },
        { "rows without cells", "FILE_TOO_MANY_ROWS", () => Huge("<row/>", Header, "") },
        { "elements that mean nothing", "", () => Huge("<a/>", Header, "", 50) },
        { "elements within elements", "FILE_DAMAGED", () => Huge("<a>", Header, "") },
        { "comments", "", () => Huge("<!-- -->", Header, "", 50) },
        { "white space", "", () => Huge(" ", Header, "") },
        { "names that are all other", "", () => new RawWorkbook().Sheet("a", Header + string.Concat(Enumerable.Range(0, 500_000).Select(i => $"<a{i}/>"))).ToBytes() },
        { "merged cells", "FILE_BEYOND_EXCEL", () => new RawWorkbook().Streamed("a", "visible", part => Write(part, "<mergeCell ref=\"A2:A3\"/>", $"<worksheet><sheetData>{Header}</sheetData><mergeCells>", "</mergeCells></worksheet>")).ToBytes() },
        { "empty texts", "FILE_BEYOND_EXCEL", () => Texts("<si/>") },
        { "long texts", "FILE_BEYOND_EXCEL", () => Texts($"<si><t>{new string('x', 90_000)}</t></si>") },
        { "one long text", "FILE_BEYOND_EXCEL", () => Texts("<t>xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx</t>", "<si>", "</si>") },
        { "styles", "FILE_BEYOND_EXCEL", () => Styles("<xf numFmtId=\"14\"/>", "<cellXfs>", "</cellXfs>") },
        { "codes of numbers", "FILE_BEYOND_EXCEL", () => new RawWorkbook { Styles = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"<numFmt numFmtId=\"{i}\" formatCode=\"0\"/>")) }.Sheet("a", Header + "<row><c s=\"1\"><v>1</v></c></row>").ToBytes() },
        { "an entity of entities", "FILE_DAMAGED", () => Document($"<!DOCTYPE a [<!ENTITY a \"x\"><!ENTITY b \"{string.Concat(Enumerable.Repeat("&a;", 1000))}\">]><worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>") },
        { "an entity that is a file", "FILE_DAMAGED", () => Document("<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>") },
        { "a sheet cut short", "FILE_DAMAGED", () => Document($"<worksheet><sheetData>{Header}") },
        { "relations", "FILE_BEYOND_EXCEL", () => new RawWorkbook().Sheet("a", Header).Other("xl/_rels/workbook.xml.rels", part => Write(part, "<Relationship Id=\"r\" Type=\"t\" Target=\"x\"/>", "<Relationships>", "</Relationships>")).ToBytes() },
        { "a size that lies", "FILE_DAMAGED", () => ZipFiles.Bomb(2 * Megabyte, lying: true) },
        { "two sheets that are too much together", "FILE_EXPANDS", () => new RawWorkbook().Streamed("a", "visible", Blank).Streamed("b", "visible", Blank).ToBytes() },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task It_is_answered_in_little_memory(string what, string code, Func<byte[]> make)
    {
        var file = DeliveryFile.Of(make());
        GC.Collect();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var answer = await Check.FileAsync(file);
        var taken = GC.GetTotalAllocatedBytes(precise: true) - before;
        answer.Codes.ShouldBe(code.Length == 0 ? [] : [code], what);
        taken.ShouldBeLessThan(Most, what);
    }

    [Fact]
    public async Task A_table_beside_such_a_sheet_is_read()
    {
        var answer = await Check.BytesAsync(new RawWorkbook().Sheet("Blad1", Header + RawWorkbook.Row(Ada, "Jobbverket", "2018-08-01")).Streamed("Blad2", "visible", Blank).Streamed("Blad3", "hidden", Blank).ToBytes());
        answer.Status.ShouldBe("accepted");
        answer.Taken.Count.ShouldBe(1);
    }

    private static byte[] Huge(string piece, string before, string after, int megabytes = 490) =>
        new RawWorkbook().Streamed("a", "visible", part => Write(part, piece, "<worksheet><sheetData>" + before, after + "</sheetData></worksheet>", megabytes)).ToBytes();

    private static void Blank(Stream part) => Write(part, " ", "<worksheet><sheetData>", "</sheetData></worksheet>");

    private static byte[] Document(string xml) => new RawWorkbook().Part("a", "visible", xml).ToBytes();

    private static byte[] Texts(string piece, string before = "", string after = "") =>
        WithPart("sharedStrings", piece, "<sst>" + before, after + "</sst>", Header + "<row><c t=\"s\"><v>0</v></c></row>");

    private static byte[] Styles(string piece, string before, string after) =>
        WithPart("styles", piece, "<styleSheet>" + before, after + "</styleSheet>", Header + "<row><c s=\"1\"><v>1</v></c></row>");

    private static byte[] WithPart(string kind, string piece, string before, string after, string rows) => new RawWorkbook().Sheet("a", rows)
        .Other("xl/huge.xml", part => Write(part, piece, before, after)).Related("huge", kind, "huge.xml").ToBytes();

    /// <summary>490 MB of the same, which pack to half a megabyte.</summary>
    private static void Write(Stream part, string piece, string before, string after, int megabytes = 490)
    {
        part.Write(Encoding.UTF8.GetBytes(before));
        var block = Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, piece, Math.Max(1, (int)(Megabyte / piece.Length))).ToString());
        for (long written = 0; written < megabytes * Megabyte; written += block.Length)
            part.Write(block);
        part.Write(Encoding.UTF8.GetBytes(after));
    }

    private static byte[] ManySheets(int count)
    {
        var workbook = new RawWorkbook();
        for (var i = 0; i < count; i++)
            workbook.Sheet("a", "");
        return workbook.ToBytes();
    }

    private static byte[] OneSheetNamed(int times) => new RawWorkbook { Properties = $"<sheets>{string.Concat(Enumerable.Repeat("<sheet name=\"a\" q:id=\"s0\"/>", times))}</sheets>" }.Sheet("a", "").ToBytes();

    private static byte[] ManyParts(int count)
    {
        var workbook = new RawWorkbook().Sheet("a", Header);
        for (var i = 0; i < count; i++)
            workbook.Other($"xl/media/{i:D200}.png", _ => { });
        return workbook.ToBytes();
    }
}
