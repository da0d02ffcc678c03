using System.Globalization;
using System.Text;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Deliveries.Reading.Workbooks;

namespace Cai.EsfReporting.Tests.Deliveries;

/// <summary>What each kind of cell is read as.</summary>
public sealed class CellTests
{
    /// <summary>Style 1 and on, after the plain one.</summary>
    private static readonly string[] Codes = ["yyyy-mm-dd", "[h]:mm", "h:mm:ss", "0.0%", "0.0\" %\"", "0.0\\%", "[$-41D]d mmmm yyyy;@", "mmm yy", "0.0\" tim\"", "[<1]0.0%;0", "0.00;-0.00%;0.00\" %\"", "#,##0\\ \"kr\"", "General\" st\"", "[Red]0.00E+00", "[mm]:ss", "mm:ss.0", "0%;@", "åååå-mm-dd", "yyyy-mm-dd hh:mm"];

    private static string Styles => string.Concat(
        $"<numFmts>{string.Concat(Codes.Select((code, i) => $"<numFmt numFmtId=\"{170 + i}\" formatCode=\"{System.Security.SecurityElement.Escape(code)}\"/>"))}</numFmts>",
        "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>",
        $"<cellXfs><xf numFmtId=\"0\"/>{string.Concat(Codes.Select((_, i) => $"<xf numFmtId=\"{170 + i}\"/>"))}</cellXfs>");

    [Theory]
    [InlineData("<c><v>198001019802</v></c>", "198001019802")]
    [InlineData("<c t=\"n\"><v>1.98001019802E11</v></c>", "198001019802")]
    [InlineData("<c><v> 12.5 </v></c>", "12.5")]
    [InlineData("<c><v>7.4999999999999997E-2</v></c>", "0.075")]
    [InlineData("<c><v>-1684</v></c>", "-1684")]
    [InlineData("<c><v>007</v></c>", "7")]
    [InlineData("<c><v>1.9800101E25</v></c>", "1.9800101E+25")]
    [InlineData("<c><v>trasigt</v></c>", "trasigt")]
    [InlineData("<c t=\"b\"><v>1</v></c>", "true")]
    [InlineData("<c t=\"b\"><v>0</v></c>", "false")]
    [InlineData("<c t=\"d\"><v>2018-08-01T00:00:00</v></c>", "2018-08-01T00:00:00")]
    [InlineData("<c t=\"str\"><f>A1&amp;B1</f><v>Roa</v></c>", "Roa")]
    [InlineData("<c t=\"str\"><f>IF(A1=\"\",\"\",A1)</f><v></v></c>", "")]
    [InlineData("<c t=\"str\"><f>\"\"</f></c>", "")]
    [InlineData("<c t=\"inlineStr\"><is><t xml:space=\"preserve\">Roa &amp; &#229;</t></is></c>", "Roa & å")]
    [InlineData("<c t=\"inlineStr\"><is><r><rPr><b/></rPr><t>19800101</t></r><r><t>-9802</t></r><rPh sb=\"0\" eb=\"1\"><t>fel</t></rPh></is></c>", "19800101-9802")]
    [InlineData("<c t=\"inlineStr\"><is><t>19800101_x002D_9802_x000D_</t></is></c>", "19800101-9802\r")]
    [InlineData("<c t=\"inlineStr\"><is><t>_x005F_x0041_ _xZZZZ_ _x41_ _xD83D__xDE00_ _xD83D_</t></is></c>", "_x0041_ _xZZZZ_ _x41_ 😀 \uFFFD")]
    [InlineData("<c t=\"s\"><v>0</v></c>", "Arbetsträning")]
    [InlineData("<c t=\"s\"><v>1</v></c>", "KBT-samtal")]
    [InlineData("<c t=\"s\"><v>2</v></c>", "")]
    [InlineData("<c s=\"1\"/>", "")]
    [InlineData("<c s=\"1\"><v/></c>", "")]
    [InlineData("<c><v>1</v><extLst><ext><v>2</v></ext></extLst></c>", "1")]
    public void A_value_is_read(string cell, string text) => Read(cell).ShouldBe(text);

    [Theory]
    [InlineData(1, "43115", "2018-01-15")]
    [InlineData(1, "43115.5", "2018-01-15 12:00:00")]
    [InlineData(1, "43115.999999999", "2018-01-16")]
    [InlineData(1, "0", "1900-01-00")]
    [InlineData(1, "1", "1900-01-01")]
    [InlineData(1, "59", "1900-02-28")]
    [InlineData(1, "60", "1900-02-29")]
    [InlineData(1, "61", "1900-03-01")]
    [InlineData(1, "-1", "-1")]
    [InlineData(1, "2958466", "2958466")]
    [InlineData(2, "1.5625", "37:30")]
    [InlineData(2, "0", "0:00")]
    [InlineData(3, "0.3125", "7:30")]
    [InlineData(3, "1.5625", "37:30")]
    [InlineData(3, "0.000115741", "0:00:10")]
    [InlineData(3, "43115", "2018-01-15")]
    [InlineData(7, "43115", "2018-01-15")]
    [InlineData(8, "43115", "2018-01-15")]
    [InlineData(9, "12.5", "12.5")]
    [InlineData(12, "12", "12")]
    [InlineData(13, "12", "12")]
    [InlineData(14, "12", "12")]
    [InlineData(15, "1.5625", "37:30")]
    [InlineData(16, "0.5", "12:00")]
    [InlineData(18, "43115", "2018-01-15")]
    [InlineData(19, "43115.25", "2018-01-15 06:00:00")]
    [InlineData(4, "0.157", "0.157")]
    [InlineData(99, "43115", "43115")]
    public void A_number_is_what_its_format_shows(int style, string number, string text) => Read($"<c s=\"{style}\"><v>{number}</v></c>").ShouldBe(text);

    [Theory]
    [InlineData(4, "0.157", "15.7%")]
    [InlineData(5, "0.9", "0.9%")]
    [InlineData(6, "0.5", "0.5%")]
    [InlineData(10, "0.5", "50%")]
    [InlineData(10, "12", "12")]
    [InlineData(11, "0.5", "0.5")]
    [InlineData(11, "-0.5", "-50%")]
    [InlineData(11, "0", "0%")]
    [InlineData(17, "-0.5", "-50%")]
    [InlineData(9, "12.5", "12.5")]
    public void A_percentage_is_scaled_by_an_unquoted_sign_only(int style, string number, string text) => Read($"<c s=\"{style}\"><v>{number}</v></c>", percents: true).ShouldBe(text);

    [Theory]
    [InlineData("43115", "2022-01-16")]
    [InlineData("0", "1904-01-01")]
    public void Days_are_counted_from_1904_where_the_workbook_says_so(string number, string text)
    {
        foreach (var yes in (string[])["1", "true"])
            Read($"<c s=\"1\"><v>{number}</v></c>", properties: $"<workbookPr date1904=\"{yes}\"/>").ShouldBe(text);
    }

    [Theory]
    [InlineData("<c t=\"e\"><v>#N/A</v></c>", "#N/A")]
    [InlineData("<c t=\"e\"><f>VLOOKUP(1,A1,2)</f><v>#REF!</v></c>", "#REF!")]
    [InlineData("<c t=\"e\"><v>15</v></c>", "#ERROR!")]
    [InlineData("<c><f>SUM(A1:A2)</f></c>", "\u0001=SUM(A1:A2)")]
    [InlineData("<c><f>SUM(A1:A2)</f><v/></c>", "\u0001=SUM(A1:A2)")]
    [InlineData("<c><f t=\"shared\" si=\"0\"/><v></v></c>", "\u0001=")]
    [InlineData("<c t=\"n\" s=\"1\"><f>B2</f></c>", "\u0001=B2")]
    public void An_error_is_not_a_blank(string cell, string text)
    {
        Read(cell).ShouldBe(text);
        CellErrors.Contain(Encoding.UTF8.GetBytes(Read(cell))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_formula_that_was_never_calculated_is_shown_as_it_is()
    {
        var rows = RawWorkbook.Row("Personnummer", "Insats", "Startdatum", "Anordnare") + RawWorkbook.Cells(RawWorkbook.Text(RuleCases.Ada), RawWorkbook.Text("Jobbverket"), "<c><f>DATE(2018,8,1)</f></c>", RawWorkbook.Text("=1+1"));
        var answer = await Check.BytesAsync(new RawWorkbook().Sheet("Blad1", rows).ToBytes());
        answer.Codes.ShouldBe(["FILE_NOTHING_ACCEPTED", "CELL_ERROR"]);
        var finding = answer.Of("CELL_ERROR").Single();
        (finding.Column, finding.Value).ShouldBe(("Startdatum", "=DATE(2018,8,1)"));
        finding.Message(Language.Sv).ShouldStartWith("I Startdatum står en formel som inte är uträknad.");
    }

    [Theory]
    [InlineData("#N/A")]
    [InlineData("#SAKNAS!")]
    [InlineData(" #DIVISION/0! ")]
    [InlineData("#VÄRDEFEL!")]
    [InlineData("#NAMN?")]
    [InlineData("########")]
    [InlineData("Err:502")]
    public void An_error_is_known_by_its_name(string cell) => CellErrors.Contain(Encoding.UTF8.GetBytes(cell)).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("#")]
    [InlineData("#1")]
    [InlineData("#1 i Tyresö!")]
    [InlineData("Roa #2")]
    [InlineData("=\"0123\"")]
    [InlineData("=1+1")]
    [InlineData("Err")]
    [InlineData("-")]
    public void Other_texts_are_no_errors(string cell) => CellErrors.Contain(Encoding.UTF8.GetBytes(cell)).ShouldBeFalse();

    [Theory]
    [InlineData("<row r=\"3\"><c r=\"AB3\"><v>7</v></c></row>", 3, 27)]
    [InlineData("<row><c/><c><v>7</v></c></row>", 1, 1)]
    [InlineData("<row/><row r=\"9\"/><row><c r=\"c10\"><v>7</v></c></row>", 10, 2)]
    [InlineData("<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>", 1_048_576, 16_383)]
    public void A_cell_is_where_it_says(string rows, int row, int column)
    {
        using var workbook = Open(rows);
        using var cells = new SheetCells(workbook, workbook.Sheets[0], percents: false, CancellationToken.None);
        while (cells.NextRow())
        {
            while (cells.NextCell())
            {
                (cells.Row, cells.Column).ShouldBe((row, column));
                return;
            }
        }

        Assert.Fail("There is a cell.");
    }

    [Fact]
    public void Every_sort_of_date_that_needs_no_code_is_known()
    {
        int[] days = [14, 15, 16, 17, 22], times = [18, 19, 20, 21, 45, 47];
        for (var id = 0; id < 50; id++)
        {
            var look = NumberFormat.BuiltIn(id).Of(1.5);
            (look == NumberLook.Date).ShouldBe(days.Contains(id) || id is >= 27 and <= 31 or 36, id.ToString(CultureInfo.InvariantCulture));
            (look == NumberLook.Time).ShouldBe(times.Contains(id) || id is >= 32 and <= 35, id.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string Read(string cell, bool percents = false, string properties = "")
    {
        using var workbook = Open($"<row>{cell}</row>", properties);
        using var cells = new SheetCells(workbook, workbook.Sheets[0], percents, CancellationToken.None);
        cells.NextRow().ShouldBeTrue();
        var text = cells.NextCell() ? Encoding.UTF8.GetString(cells.Text) : "";
        cells.NextCell().ShouldBeFalse();
        cells.NextRow().ShouldBeFalse();
        return text;
    }

    private static OpenedWorkbook Open(string rows, string properties = "") => new(new MemoryStream(
        new RawWorkbook { Styles = Styles, Properties = properties, Shared = "<si><t>Arbetstr&#228;ning</t></si><si><r><t>KBT</t></r><r><rPr/><t>-samtal</t></r></si><si/>" }.Sheet("Blad1", rows).ToBytes()), CancellationToken.None);
}
