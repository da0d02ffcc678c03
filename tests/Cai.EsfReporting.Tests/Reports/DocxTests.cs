using System.IO.Compression;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Reports.Xlsx;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>The Word document: read by the SDK and by nothing of ours.</summary>
public sealed class DocxTests
{
    private static async Task<byte[]> WrittenAsync(OutcomeReport report, Language language = Language.Sv)
    {
        using var stream = new MemoryStream();
        await new ReportDocx().WriteAsync(report, language, stream, CancellationToken.None);
        return stream.ToArray();
    }

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

    private static async Task<OutcomeReport> WithFiguresAsync(string words = "Nästan alla", string comment = "") => await ToldReport.InternalAsync() with
    {
        Figures = FigureOutcome.Of([FigureCheck.Told("summer-jobs", "2016", 102), FigureCheck.Told("summer-jobs", "2017", 158), FigureCheck.Told("survey", "2017", null, words: words) with { Comment = comment }]),
    };

    [Theory]
    [InlineData(Language.Sv, "sv-SE", "I korthet")]
    [InlineData(Language.En, "en-GB", "In brief")]
    public async Task It_is_valid_has_headings_in_order_and_says_its_language(Language language, string tag, string first)
    {
        using var document = Open(await WrittenAsync(await WithFiguresAsync(), language));
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        var main = document.MainDocumentPart!;
        main.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<Languages>().Single().Val!.Value.ShouldBe(tag);
        document.PackageProperties.Language.ShouldBe(tag);
        var headings = main.Document!.Body!.Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.StartsWith("Heading", StringComparison.Ordinal) == true).Select(p => p.InnerText).ToList();
        headings.Count.ShouldBe(8);
        headings[0].ShouldBe(first);
        // Every style that is used is there.
        var styles = main.StyleDefinitionsPart.Styles.Elements<Style>().Select(style => style.StyleId!.Value!).ToHashSet();
        main.Document.Descendants<ParagraphStyleId>().Select(style => style.Val!.Value!).Concat(main.Document.Descendants<TableStyle>().Select(style => style.Val!.Value!)).Where(used => !styles.Contains(used)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_table_repeats_its_header_and_has_a_caption_and_a_description()
    {
        using var document = Open(await WrittenAsync(await WithFiguresAsync()));
        var body = document.MainDocumentPart!.Document!.Body!;
        var tables = body.Elements<Table>().ToList();
        tables.Count.ShouldBe(12);
        foreach (var (i, table) in tables.Index())
        {
            table.Elements<TableRow>().First().TableRowProperties!.Elements<TableHeader>().ShouldHaveSingleItem();
            table.Elements<TableRow>().Select(row => row.Elements<TableCell>().Count()).Distinct().ShouldHaveSingleItem();
            var caption = table.ElementsBefore().Last();
            caption.InnerText.ShouldStartWith($"Tabell {i + 1}. ");
            table.GetFirstChild<TableProperties>()!.TableDescription!.Val!.Value.ShouldBe(caption.InnerText[$"Tabell {i + 1}. ".Length..]);
            table.Descendants<GridColumn>().Sum(column => int.Parse(column.Width!, System.Globalization.CultureInfo.InvariantCulture)).ShouldBeInRange(9500, 9638);
        }

        Cells(tables.First(table => table.InnerText.Contains("Utfall 2016", StringComparison.Ordinal))).ShouldContain("Sommarjobb | 102 | 158 | – | 200 | ○ Ej uppnått (gäller 2017) | ↗ Ökad (mot 2016)");
        Cells(tables.First(table => table.InnerText.StartsWith("InsatsAnordnare", StringComparison.Ordinal))).Last().ShouldStartWith("Summa | ");
    }

    [Fact]
    public async Task A_sub_project_has_its_own_table_of_years_and_none_in_the_public_edition()
    {
        foreach (var (report, isThere) in ((OutcomeReport, bool)[])[(await ToldReport.InternalAsync(), true), (PublicEdition.Of(await ToldReport.InternalAsync()), false)])
        {
            using var document = Open(await WrittenAsync(report));
            var own = document.MainDocumentPart!.Document!.Body!.Elements<Table>().Where(table => table.ElementsBefore().Last().InnerText.EndsWith(". Östra: indikatorer per år till och med augusti 2018", StringComparison.Ordinal)).ToList();
            own.Count.ShouldBe(isThere ? 1 : 0);
            if (isThere)
                Cells(own[0]).ShouldBe(["Indikator | Utfall 2017 | Utfall januari–augusti 2018 | Mål | Bedömning | Trend", "Påbörjade | 2 | 5 | . | Bedöms inte | – Ingen jämförelse", "Inskrivna vid slutet | 1 | 1 | . | Bedöms inte | – Ingen jämförelse",
                    "Avslutade | 1 | 3 | . | Bedöms inte | – Ingen jämförelse", "Deltagare i perioden | 2 | 5 | . | Bedöms inte | – Ingen jämförelse", "Arbete eller studier | 0,0\u00A0% | 50,0\u00A0% | 30\u00A0% | ● Värde uppnått | – Ingen jämförelse: 1 av 2 mot 0 av 1", "Vidare | 0,0\u00A0% | 50,0\u00A0% | 40\u00A0% | ● Värde uppnått | – Ingen jämförelse: 1 av 2 mot 0 av 1"]);
        }
    }

    [Fact]
    public async Task The_trend_of_the_outcome_says_by_how_much_and_since_when()
    {
        var report = await ToldReport.InternalAsync();
        report = report with { Scopes = [.. report.Scopes.Select(scope => scope with { Indicators = [.. scope.Indicators.Select(i => i with { Ratio = new Ratio(30, 100), Earlier = new Ratio(25, 100) })] })] };
        using var document = Open(await WrittenAsync(report));
        var rows = Cells(document.MainDocumentPart!.Document!.Body!.Elements<Table>().Single(table => table.InnerText.Contains("p.e.", StringComparison.Ordinal))).ToList();
        rows[0].ShouldEndWith(" | Trend mot ett år tidigare, p.e.");
        rows.Skip(1).ShouldAllBe(row => row.EndsWith(" | ↗ Ökad +5,0, bättre"));
    }

    [Fact]
    public async Task The_same_report_gives_the_same_bytes_and_no_time_is_in_them()
    {
        var bytes = await WrittenAsync(await WithFiguresAsync());
        bytes.ShouldBe(await WrittenAsync(await WithFiguresAsync()));
        using var zip = new ZipArchive(new MemoryStream(bytes));
        zip.Entries.Select(entry => entry.LastWriteTime.Year).Distinct().ShouldBe([1980]);
    }

    [Theory]
    [InlineData("\u0001\u0000\u000b\uFFFE\uFFFF\uD800 <w:t>&amp;]]>", "<w:t>&amp;]]>")]
    [InlineData("=HYPERLINK(\"http://x.example\")", "=HYPERLINK(\"http://x.example\")")]
    [InlineData("_x000D_ {PAGE}\r\nrad två", "_x000D_ {PAGE} rad två")]
    public async Task Whatever_an_office_wrote_stands_as_text(string written, string shown)
    {
        using var document = Open(await WrittenAsync(await WithFiguresAsync(written, written)));
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).ShouldBeEmpty();
        document.MainDocumentPart!.Document!.Body!.InnerText.Split(shown).Length.ShouldBeGreaterThan(2);
        document.MainDocumentPart.HyperlinkRelationships.ShouldBeEmpty();
        document.MainDocumentPart.Document.Descendants<SimpleField>().ShouldAllBe(field => field.Instruction!.Value!.Contains("SEQ Tabell", StringComparison.Ordinal) || field.Instruction.Value.Contains("SEQ Figur", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_very_long_comment_is_cut_and_the_document_is_whole()
    {
        using var document = Open(await WrittenAsync(await WithFiguresAsync(comment: new string('å', 100_000))));
        document.MainDocumentPart!.Document!.Body!.InnerText.Length.ShouldBeInRange(20_000, 60_000);
        document.MainDocumentPart.Document.Body.InnerText.ShouldContain("Så är det räknat");
    }

    [Theory]
    [InlineData(Language.Sv, "Figur", "Stapeldiagram. Andelen är 33,3 % för hela projektet")]
    [InlineData(Language.En, "Figure", "Bar chart. The rate is 33.3% for the whole project")]
    public async Task Charts_have_a_caption_a_description_and_their_numbers(Language language, string word, string told)
    {
        var report = await ToldReport.InternalAsync();
        using var document = Open(await WrittenAsync(report, language));
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        var main = document.MainDocumentPart!;
        var drawings = main.Document!.Body!.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Inline>().ToList();
        // Areas and months of two indicators, and years of those that anybody left to.
        drawings.Count.ShouldBe(main.ChartParts.Count());
        drawings.Count.ShouldBeInRange(5, 6);
        drawings[0].DocProperties!.Description!.Value.ShouldStartWith(told);
        foreach (var (i, drawing) in drawings.Index())
        {
            drawing.Ancestors<Paragraph>().Single().NextSibling<Paragraph>()!.InnerText.ShouldStartWith($"{word} {i + 1}. ");
            drawing.DocProperties!.Description!.Value!.Length.ShouldBeGreaterThan(30);
            var chart = (ChartPart)main.GetPartById(drawing.Descendants<DocumentFormat.OpenXml.Drawing.Charts.ChartReference>().Single().Id!);
            using var workbook = SpreadsheetDocument.Open(chart.EmbeddedPackagePart!.GetStream(), isEditable: false);
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(workbook).ShouldBeEmpty();
            // What the chart shows are the cells of its workbook.
            var cells = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToDictionary(cell => cell.CellReference!.Value!, cell => cell.CellValue?.Text);
            foreach (var values in chart.ChartSpace!.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Values>())
            {
                var column = values.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Formula>().Single().Text.Split('$')[1];
                foreach (var point in values.Descendants<DocumentFormat.OpenXml.Drawing.Charts.NumericPoint>())
                    cells[$"{column}{point.Index!.Value + 2}"].ShouldBe(point.InnerText);
            }
        }
    }

    [Fact]
    public async Task A_chart_leaves_out_what_the_public_edition_hides()
    {
        var hidden = await ToldReport.PublicAsync();
        using var document = Open(await WrittenAsync(hidden with
        {
            Scopes = [hidden.Whole with { Indicators = [.. hidden.Whole.Indicators.Select(indicator => indicator with { Ratio = new Ratio(30, 100) })] }, .. hidden.Scopes.Skip(1).Select(scope => scope with { Indicators = [.. scope.Indicators.Select(indicator => indicator with { Ratio = null })] })],
        }));
        var bars = document.MainDocumentPart!.ChartParts.SelectMany(chart => chart.ChartSpace!.Descendants<DocumentFormat.OpenXml.Drawing.Charts.BarChartSeries>()).ToList();
        bars.Count.ShouldBe(2);
        foreach (var series in bars)
            series.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Values>().Single()
                .Descendants<DocumentFormat.OpenXml.Drawing.Charts.NumericPoint>().Select(point => (point.Index!.Value, point.InnerText)).ShouldBe([(0u, "0.3")]);
        document.MainDocumentPart.Document!.Body!.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.DocProperties>().First().Description!.Value!.ShouldContain("Andelen för Östra och VärNa visas inte");
    }

    [Fact]
    public async Task The_public_edition_has_no_periods_and_hides_what_it_hides()
    {
        using var document = Open(await WrittenAsync(await ToldReport.PublicAsync()));
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).ShouldBeEmpty();
        var body = document.MainDocumentPart!.Document!.Body!;
        body.Elements<Table>().Count().ShouldBe(3);
        Cells(body.Elements<Table>().ElementAt(1)).ShouldContain("Tyresö | .. | .. | .. | .. | ..");
        body.InnerText.ShouldContain("antal från 1 till 4 visas inte");
    }

    private static IEnumerable<string> Cells(Table table) => table.Elements<TableRow>().Select(row => string.Join(" | ", row.Elements<TableCell>().Select(cell => cell.InnerText)));
}
