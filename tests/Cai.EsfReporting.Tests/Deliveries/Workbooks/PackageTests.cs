using System.Text;
using Cai.EsfReporting.Deliveries.Reading.Workbooks;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>Workbooks as other programs pack them.</summary>
public sealed class PackageTests
{
    private static readonly string Ada = RuleCases.Ada;
    private static readonly string Rows = RawWorkbook.Row("Personnummer", "Insats", "Startdatum") + RawWorkbook.Row(Ada, "Jobbverket", "2018-08-01");

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/workbook2.xml")]
    [InlineData("bok.xml")]
    [InlineData("a/b c/ö.xml")]
    public async Task The_parts_are_found_by_their_relations(string main)
    {
        var answer = await Check.BytesAsync(new RawWorkbook { Main = main }.Sheet("Blad1", Rows).ToBytes());
        answer.Status.ShouldBe("accepted");
        answer.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_strict_workbook_is_read()
    {
        var answer = await Check.BytesAsync(new RawWorkbook { Strict = true, Shared = $"<si><t>{Ada}</t></si>", Styles = "<cellXfs><xf/><xf numFmtId=\"14\"/></cellXfs>" }
            .Sheet("Blad1", RawWorkbook.Row("Personnummer", "Insats", "Startdatum") + "<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>Roa</t></is></c><c s=\"1\"><v>43313</v></c></row>").ToBytes());
        answer.Taken.Single().Start.ShouldBe(new(2018, 8, 1));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task A_part_may_be_written_in_another_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var xml = $"<?xml version=\"1.0\" encoding=\"utf-16\"?><x:worksheet xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:sheetData>{Prefixed(Rows)}</x:sheetData></x:worksheet>";
        var answer = await Check.BytesAsync(new RawWorkbook().Streamed("Blad1", "visible", part => part.Write([.. encoding.GetPreamble(), .. encoding.GetBytes(xml)])).ToBytes());
        answer.Taken.Single().Insats.ShouldBe("jobbverket");
    }

    [Theory]
    [InlineData("..\\worksheets\\..\\bok.xml", "bok.xml")]
    [InlineData("/xl/bok.xml", "xl/bok.xml")]
    [InlineData("./a/../bok%20ett.xml", "xl/bok ett.xml")]
    public void A_target_is_followed_as_a_path(string target, string part)
    {
        var bytes = ZipFiles.Of(("xl/_rels/a.xml.rels", Encoding.UTF8.GetBytes($"<Relationships><Relationship Id=\"1\" Type=\"urn:x/styles\" Target=\"{target}\"/><Relationship Id=\"2\" Type=\"urn:x/styles\" Target=\"http://example.com\" TargetMode=\"External\"/></Relationships>")));
        using var parts = new PackageParts(new MemoryStream(bytes));
        parts.RelationsOf("xl/a.xml", CancellationToken.None).ShouldBe([new("1", "styles", part)]);
    }

    [Fact]
    public async Task Sheets_that_hold_no_cells_are_passed()
    {
        var workbook = new RawWorkbook().Sheet("Diagram", "").Sheet("Blad1", Rows).ToBytes();
        var answer = await Check.BytesAsync(Retyped(workbook, "Id=\"s0\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"", "Id=\"s0\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet\""));
        answer.Status.ShouldBe("accepted");
    }

    [Theory]
    [InlineData("<row r=\"2\"/><row r=\"2\"/>")]
    [InlineData("<row r=\"2\"/><row r=\"1\"/>")]
    [InlineData("<row><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>")]
    [InlineData("<row><c r=\"1A\"><v>1</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v>5</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v>x</v></c></row>")]
    [InlineData("<row><c><v>1</c></row>")]
    public async Task What_Excel_would_not_open_is_damaged(string rows) =>
        (await Check.BytesAsync(new RawWorkbook { Shared = "<si/>" }.Sheet("Blad1", rows).ToBytes())).Codes.ShouldBe(["FILE_DAMAGED"]);

    private static byte[] Retyped(byte[] workbook, string from, string to)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(workbook));
        return ZipFiles.Of([.. zip.Entries.Select(entry =>
        {
            using var part = new StreamReader(entry.Open());
            return (entry.FullName, Encoding.UTF8.GetBytes(part.ReadToEnd().Replace(from, to, StringComparison.Ordinal)));
        })]);
    }

    private static string Prefixed(string xml) => xml.Replace("<", "<x:", StringComparison.Ordinal).Replace("<x:/", "</x:", StringComparison.Ordinal);
}
