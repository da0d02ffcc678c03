using System.Text;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>A report of a period leads with it in every form: 20 of 100 reached in 2018, 40 of 50 in the first half of 2019, and 60 of 150 since the start stand beside it by that name.</summary>
public sealed class LeadingPeriodTests
{
    private static readonly Period Half = Period.Of(new(2019, 1), new(2019, 6));

    private static async Task<OutcomeReport> ReportAsync(Period? lead = null) => await Counting.ReportAsync(SmallCatalogue.Read(SmallCatalogue.Text),
    [
        Counting.Month("tyreso", "2018-12", [.. Enumerable.Range(0, 100).Select(i => Counting.Row(i, "2018-02-01", "2018-11-30", i < 20 ? ExitReason.Work : ExitReason.Interrupted))]),
        Counting.Month("tyreso", "2019-06", [.. Enumerable.Range(100, 50).Select(i => Counting.Row(i, "2019-01-07", "2019-06-14", i < 140 ? ExitReason.Study : ExitReason.Interrupted))]),
    ], new(2019, 6)) with { Lead = lead };

    private static async Task<byte[]> WrittenAsync(IReportFormat format, OutcomeReport report, Language language = Language.Sv)
    {
        using var stream = new MemoryStream();
        await format.WriteAsync(report, language, stream, CancellationToken.None);
        return stream.ToArray();
    }

    [Fact]
    public async Task The_summary_begins_with_it_and_says_since_the_start_of_every_other_share()
    {
        var paragraphs = SummaryWords.Paragraphs(await ReportAsync(Half), Language.Sv).ToList();
        paragraphs[0].ShouldStartWith("Halvår 1 2019: 50 deltog, 50 började, 50 avslutade och 0 var inskrivna vid slutet. Arbete eller studier: 80,0\u00A0% av dem som avslutat (40 av 50), mot målet 30\u00A0%: värde uppnått.");
        paragraphs.ShouldContain(paragraph => paragraph.StartsWith("Arbete eller studier, sedan starten till och med juni 2019: 40,0\u00A0% av dem som avslutat (60 av 150)", StringComparison.Ordinal));
        paragraphs.Skip(1).Where(paragraph => paragraph.Contains("av dem som avslutat", StringComparison.Ordinal) || paragraph.Contains("procentenheter", StringComparison.Ordinal)).ShouldAllBe(paragraph => paragraph.Contains("sedan starten", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cover_of_the_workbook_names_it_and_gives_its_figures_first()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await WrittenAsync(new ReportXlsx(), await ReportAsync(Half))), isEditable: false);
        var rows = Cover(document);
        rows[0].ShouldContain("MIA – utfall halvår 1 2019");
        rows.ShouldContain(row => row.SequenceEqual(new[] { "Period", "Halvår 1 2019 (2019-01–2019-06)" }));
        int At(string first, int from = 0) => rows.FindIndex(from, row => row.Length > 0 && row[0].StartsWith(first, StringComparison.Ordinal));
        var (period, since) = (At("Halvår 1 2019, hela projektet"), At("Hela projektet sedan starten, till och med juni 2019"));
        period.ShouldBeInRange(0, since);
        (rows[At("Påbörjade", period)][1], rows[At("Arbete eller studier", period)][1], rows[At("Arbete eller studier", since)][1]).ShouldBe(("50", "0.8", "0.4"));
        (document.PackageProperties.Title, SheetNames(document)[2]).ShouldBe(("MIA – utfall halvår 1 2019", "Perioder"));
    }

    [Fact]
    public async Task The_document_is_titled_by_it_and_its_tables_come_before_those_since_the_start()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(await WrittenAsync(new ReportDocx(), await ReportAsync(Half))), isEditable: false);
        var texts = document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(paragraph => paragraph.InnerText).ToList();
        (texts[0], texts[1]).ShouldBe(("MIA, halvår 1 2019", "Resultatrapport för halvår 1 2019; bredvid den tiden sedan starten, till och med juni 2019"));
        texts.IndexOf("Halvår 1 2019 i korthet").ShouldBeInRange(0, 4);
        texts.IndexOf("Perioder").ShouldBeInRange(0, texts.IndexOf("Utfall mot mål, sedan starten"));
    }

    [Fact]
    public async Task The_texts_to_copy_and_the_rows_for_import_begin_with_it()
    {
        var report = await ReportAsync(Half);
        var texts = TextKit.Of(report, Language.Sv);
        texts[0].ShouldBe(new("Måluppfyllelsen, halvår 1 2019",
            "Målen för MIA är 30 procent (arbete eller studier) och 40 procent (vidare). Måluppfyllelsen i hela projektet var 80 respektive 0 procent första halvåret 2019. Andelarna är av dem som avslutade första halvåret 2019.",
            "Östra: 80 respektive 0 procent\nTyresö: 80 respektive 0 procent\nHaninge: saknas, inget är levererat\nVärNa: saknas, inget är levererat"));
        texts.ShouldContain(text => text.Heading == "Måluppfyllelsen, sedan starten" && text.Text.Contains("Hittills är måluppfyllelsen i hela projektet 40 respektive 0 procent.", StringComparison.Ordinal));
        TextKit.Of(report, Language.En)[0].Text.ShouldContain("In the first half of 2019 the outcome of the whole project was 80 and 0 per cent.");
        Encoding.UTF8.GetString(await WrittenAsync(new TextsMarkdown(), report)).ShouldStartWith("# MIA, halvår 1 2019: texter att kopiera");

        var rows = Encoding.UTF8.GetString(await WrittenAsync(new ReportTsv(), report)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        rows[1].ShouldBe("MIA\t2019-H1\tPåbörjade\t50\t");
        rows.Order(StringComparer.Ordinal).ShouldBe(Encoding.UTF8.GetString(await WrittenAsync(new ReportTsv(), await ReportAsync())).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_one_nothing_is_called_a_period_and_in_the_public_edition_neither()
    {
        foreach (var report in (OutcomeReport[])[await ReportAsync(), PublicEdition.Of(await ReportAsync())])
        {
            report.Leading.ShouldBeNull();
            SummaryWords.Heading(report).Sv.ShouldBe("I korthet");
            using var document = SpreadsheetDocument.Open(new MemoryStream(await WrittenAsync(new ReportXlsx(), report)), isEditable: false);
            var rows = Cover(document);
            rows[0].ShouldContain("MIA – utfall till och med 2019-06");
            rows.ShouldContain(row => row.Length > 0 && row[0] == "Hela projektet i korthet");
            rows.ShouldNotContain(row => row.Any(cell => cell.Contains("halvår 1", StringComparison.OrdinalIgnoreCase)));
        }
    }

    /// <summary>The rows of the first sheet, what is written in their cells.</summary>
    private static List<string[]> Cover(SpreadsheetDocument document)
    {
        var book = document.WorkbookPart!;
        var shared = book.SharedStringTablePart?.SharedStringTable?.Elements<DocumentFormat.OpenXml.Spreadsheet.SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        var part = (WorksheetPart)book.GetPartById(book.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First().Id!);
        return [.. part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Select(row => row.Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>()
            .Select(cell => cell.DataType?.Value == DocumentFormat.OpenXml.Spreadsheet.CellValues.SharedString ? shared[int.Parse(cell.InnerText, System.Globalization.CultureInfo.InvariantCulture)] : cell.InnerText)
            .Where(text => text.Length > 0).ToArray())];
    }

    private static List<string> SheetNames(SpreadsheetDocument document) => [.. document.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value!)];
}
