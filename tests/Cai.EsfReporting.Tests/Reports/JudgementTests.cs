using System.Text;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Tests.Outcomes;
using Cai.EsfReporting.Tests.Reports.Xlsx;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>What people decide and write of goals, activities and assignments, in every form.</summary>
public sealed class JudgementTests
{
    private const string Goals = """
        [ { "id": "naringsliv", "name": "Blomstrande näringsliv", "goals": [
            { "id": "jobb", "name": "Antal sommarjobb ska öka", "indicators": [ "summer-jobs" ], "activities": [ { "id": "platser", "name": "Hitta nya arbetsplatser" } ] } ] } ]
        """;

    /// <summary>What looks like html, a formula, Markdown, a workbook's own escape and an entity.</summary>
    private const string Awkward = "=1+1 <script>alert(1)</script> *fet* [länk](http://evil.example) `kod` &amp; _x000D_ | ~~nej~~";

    private static async Task<OutcomeReport> ReportAsync(bool isPublic = false, params Statement[] said) => await Counting.ReportAsync(
        SmallCatalogue.Read(SmallCatalogue.With(("projects[0].goals", Goals), ("projects[0].assignments", """[ { "id": "modell", "name": "En modell för sommarjobb" } ]"""), ("projects[0].goalWordsPublic", isPublic ? "true" : "false"))),
        [Counting.Month("tyreso", "2018-08", [.. Enumerable.Range(0, 30).Select(i => Counting.Row(i, "2018-02-01"))])], new(2018, 8))
        with { Judgements = Judgements.Of(said), Figures = FigureOutcome.Of([FigureCheck.Told("summer-jobs", "2017", 170)]) };

    private static Statement Said(int number, string about, string decides, string comment, string name = "Anna Ek") =>
        new(number, StatementKind.Judgement, new(2018, 9, 17, 7, 0, number, TimeSpan.Zero), "person " + name, name) { About = about, Decides = decides, Comment = comment };

    private static readonly Statement[] Some =
    [
        Said(1, "jobb", "not-met", "Ett första utkast."), Said(2, "jobb", "partly-met", "Näringslivet har svårt att ta emot.\n" + Awkward, "Bo Ek"), Said(3, "platser", "started", "Tolv nya."), Said(4, "modell", "done", ""),
    ];

    private static async Task<byte[]> WrittenAsync(IReportFormat format, OutcomeReport report)
    {
        using var stream = new MemoryStream();
        await format.WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        return stream.ToArray();
    }

    [Fact]
    public async Task What_was_decided_stands_with_who_and_the_proposal_beside_it()
    {
        var goal = (await ReportAsync(said: Some)).Goals[1];
        (goal.Heading.Sv, goal.StandingIn(Language.Sv)).ShouldBe(("Bedömning", "◐ Delvis uppfyllt"));
        goal.WhoOrWhy(Language.Sv).ShouldStartWith("Beslutad av Bo Ek 2018-09-17 09:00. Föreslagen: I hög grad uppfyllt.");
        // A comment alone decides nothing.
        var only = (await ReportAsync(said: Said(1, "jobb", "", "Bara ord."))).Goals[1];
        (only.Heading.Sv, only.StandingIn(Language.Sv), only.Said!.Comment).ShouldBe(("Föreslagen bedömning", "◕ I hög grad uppfyllt", "Bara ord."));
    }

    [Fact]
    public async Task It_stands_in_the_workbook_as_text_and_never_as_a_formula()
    {
        using var workbook = await ToldReport.OpenedAsync(await ReportAsync(said: Some));
        var rows = workbook.Rows("Måluppfyllelse").Select(row => (row["Mål eller indikator"], row["Bedömning"], row["Kommentar"])).ToList();
        rows.ShouldContain(("Antal sommarjobb ska öka", "◐ Delvis uppfyllt", "Näringslivet har svårt att ta emot.\n" + Awkward.Replace("_x000D_", "_x005F_x000D_", StringComparison.Ordinal))); // as Excel escapes it
        rows.ShouldContain(("Hitta nya arbetsplatser", "Påbörjad", "Tolv nya."));
        rows.ShouldContain(("En modell för sommarjobb", "Genomförd", ""));
        workbook.Errors.ShouldBeEmpty();
        var sheets = await WrittenAsync(new ReportXlsx(), await ReportAsync(said: Said(1, "jobb", "", "=1+1")));
        using var document = SpreadsheetDocument.Open(new MemoryStream(sheets), isEditable: false);
        document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_stands_in_the_document_a_paragraph_a_line()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(await WrittenAsync(new ReportDocx(), await ReportAsync(said: Some))), isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).ShouldBeEmpty();
        var lines = document.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(paragraph => paragraph.InnerText).ToList();
        lines.ShouldContain(line => line.StartsWith("Bedömning", StringComparison.Ordinal) && line.Contains("Delvis uppfyllt. Beslutad av Bo Ek 2018-09-17 09:00.", StringComparison.Ordinal));
        lines.ShouldContain(line => line.StartsWith("Kommentar", StringComparison.Ordinal) && line.EndsWith("Näringslivet har svårt att ta emot.", StringComparison.Ordinal));
        lines.ShouldContain(Awkward);
        lines.ShouldContain("Påbörjad");
        lines.ShouldContain(line => line.StartsWith("Kommentar till Hitta nya arbetsplatser", StringComparison.Ordinal) && line.EndsWith("Tolv nya.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_stands_in_json_and_in_the_texts()
    {
        var report = await ReportAsync(said: Some);
        var json = ReportJson.Of(report);
        var decided = json.SelectToken("goals[1].decided")!;
        ((int)decided["number"]!, (string?)decided["word"], (string?)decided["name"], (string?)decided["at"]).ShouldBe((2, "partly-met", "Bo Ek", "2018-09-17T07:00:02Z"));
        ((string?)json.SelectToken("goals[1].proposed")).ShouldBe("largely-met");
        ((string?)json.SelectToken("goals[1].activities[0].status.word")).ShouldBe("started");
        ((string?)json.SelectToken("assignments[0].status.word")).ShouldBe("done");
        var texts = TextKit.Of(report, Language.Sv);
        texts.Single(text => text.Heading == "Delårsrapport: nämndmål Antal sommarjobb ska öka").Text.ShouldStartWith("Bedömning: Delvis uppfyllt. Näringslivet har svårt att ta emot.");
        texts.Single(text => text.Heading == "Delårsrapport: aktivitet Hitta nya arbetsplatser").Text.ShouldBe("Påbörjad. Tolv nya.");
        texts.Single(text => text.Heading == "Delårsrapport: uppdrag En modell för sommarjobb").Text.ShouldBe("Genomförd.");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_report_as_a_whole_is_commented_on_in_every_form_also_where_there_are_no_goals(bool isPublic)
    {
        Statement[] said = [Said(1, Statement.WholeReport, "", "Ett första utkast."), Said(2, Statement.WholeReport, "", "Nästan tre av fyra gick till arbete.\n" + Awkward, "Bo Ek")];
        var report = await Counting.ReportAsync(SmallCatalogue.Read(SmallCatalogue.With(("projects[0].goalWordsPublic", isPublic ? "true" : "false"))),
            [Counting.Month("tyreso", "2018-08", [.. Enumerable.Range(0, 30).Select(i => Counting.Row(i, "2018-02-01"))])], new(2018, 8)) with { Judgements = Judgements.Of(said) };
        report.Goals.ShouldBeEmpty();
        foreach (var (edition, isTold, by) in ((OutcomeReport, bool, string)[])[(report, true, "Skriven av Bo Ek 2018-09-17 09:00."), (PublicEdition.Of(report), isPublic, "Skriven 2018-09-17 09:00.")])
        {
            ((string?)ReportJson.Of(edition).SelectToken("comment.comment")).ShouldBe(isTold ? said[1].Comment : null);
            ((string?)ReportJson.Of(edition).SelectToken("comment.name")).ShouldBe(edition.Edition == Edition.Internal ? "Bo Ek" : null);
            TextKit.Of(edition, Language.Sv).Where(text => text.Heading == "Kommentar till rapporten").Select(text => text.Text).ShouldBe(isTold ? [said[1].Comment] : []);
            using var workbook = await ToldReport.OpenedAsync(edition);
            var cover = workbook.Texts("Försättsblad").ToList();
            (cover.Contains("Nästan tre av fyra gick till arbete."), cover.Contains(Awkward.Replace("_x000D_", "_x005F_x000D_", StringComparison.Ordinal)), cover.Contains(by)).ShouldBe((isTold, isTold, isTold));
            workbook.Errors.ShouldBeEmpty();
            using var document = WordprocessingDocument.Open(new MemoryStream(await WrittenAsync(new ReportDocx(), edition)), isEditable: false);
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(document).ShouldBeEmpty();
            var lines = document.MainDocumentPart!.Document!.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(paragraph => paragraph.InnerText).ToList();
            (lines.Contains("Nästan tre av fyra gick till arbete."), lines.Contains(Awkward), lines.Contains(by)).ShouldBe((isTold, isTold, isTold));
            foreach (var format in (IReportFormat[])[new ReportJson(), new TextsMarkdown(), new ReportCsv(), new ReportTsv()])
                Encoding.UTF8.GetString(await WrittenAsync(format, edition)).ShouldNotContain("utkast.", customMessage: format.FileName);
        }
    }

    [Fact]
    public async Task A_paragraph_that_no_row_of_a_workbook_can_show_goes_on_in_the_next()
    {
        foreach (var longest in (string[])[string.Join(' ', Enumerable.Repeat("åäö𝄞", 950)), new string('å', 4999), string.Concat(Enumerable.Repeat("𝄞", 2500))])
        {
            using var workbook = await ToldReport.OpenedAsync(await ReportAsync(said: Said(1, Statement.WholeReport, "", longest)));
            var cover = workbook.Texts("Försättsblad").ToList();
            var from = cover.IndexOf("Kommentar till rapporten") + 1;
            var rows = cover.Skip(from).TakeWhile(line => !line.StartsWith("Skriven av", StringComparison.Ordinal)).ToList();
            rows.Count.ShouldBe(3);
            string.Join(longest.Contains(' ', StringComparison.Ordinal) ? " " : "", rows).ShouldBe(longest);
        }
    }

    [Fact]
    public async Task A_comment_that_is_taken_back_stands_nowhere()
    {
        var report = await ReportAsync(said: [Said(1, Statement.WholeReport, "", "Ord."), Said(2, Statement.WholeReport, "", "")]);
        report.Comment.ShouldBeNull();
        ReportJson.Of(report)["comment"].ShouldBeNull();
        TextKit.Of(report, Language.Sv).ShouldNotContain(text => text.Heading == "Kommentar till rapporten");
    }

    [Fact]
    public async Task In_the_file_of_texts_nothing_that_was_written_is_Markdown_or_html()
    {
        var report = await ReportAsync(said: Some);
        var file = Encoding.UTF8.GetString(await WrittenAsync(new TextsMarkdown(), report));
        file.ShouldContain("=1+1 \\<script>alert(1)\\</script> \\*fet\\* \\[länk\\](http://evil.example) \\`kod\\` \\&amp; \\_x000D\\_ \\| \\~\\~nej\\~\\~");
        // The portal's page shows it as it was written.
        TextsMarkdown.Read(file).Select(text => text.Text).ShouldContain(text => text.Contains("<script>alert(1)</script> *fet* [länk]", StringComparison.Ordinal));

        foreach (var (written, plain) in ((string, string)[])[("# Rubrik", "\\# Rubrik"), ("- punkt", "\\- punkt"), ("1. punkt", "1\\. punkt"), ("2018 var ett år", "2018 var ett år"), ("a \\ b", "a \\\\ b"), ("september & oktober, 2 < 3 > 1", "september & oktober, 2 < 3 > 1"), ("> citat", "\\> citat"), ("Rad.\n\n- ett\n- två", "Rad.  \n  \n\\- ett  \n\\- två")])
            Encoding.UTF8.GetString(await WrittenAsync(new TextsMarkdown(), await ReportAsync(said: Said(1, "modell", "", written)))).ShouldContain($"\n\n{plain}\n");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_public_edition_tells_it_only_where_the_catalogue_says_so_and_by_no_name(bool isPublic)
    {
        var report = PublicEdition.Of(await ReportAsync(isPublic, Some));
        foreach (var format in (IReportFormat[])[new ReportJson(), new TextsMarkdown()])
        {
            var text = Encoding.UTF8.GetString(await WrittenAsync(format, report));
            text.Contains("har svårt att ta emot", StringComparison.Ordinal).ShouldBe(isPublic, format.FileName);
            text.ShouldNotContain("Bo Ek", customMessage: format.FileName);
            text.ShouldNotContain("utkast", customMessage: format.FileName);
        }

        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Rows("Måluppfyllelse").Select(row => row["Bedömning"]).ShouldContain(isPublic ? "◐ Delvis uppfyllt" : "◕ I hög grad uppfyllt");
        workbook.Rows("Måluppfyllelse").ShouldAllBe(row => !$"{row["Beslut eller förslag"]}".Contains("Ek", StringComparison.Ordinal));
        using var document = WordprocessingDocument.Open(new MemoryStream(await WrittenAsync(new ReportDocx(), report)), isEditable: false);
        var body = document.MainDocumentPart!.Document!.Body!.InnerText;
        (body.Contains("har svårt att ta emot", StringComparison.Ordinal), body.Contains("Bo Ek", StringComparison.Ordinal)).ShouldBe((isPublic, false));
    }

    [Fact]
    public void What_may_be_kept_is_text_that_is_short_enough_and_tells_no_personnummer()
    {
        CommentText.Plain("  a\r\nb\tc\u0000\u200B\u202Ed\rE  ").ShouldBe("a\nb cd\nE");
        CommentText.WhyNot(new string('å', CommentText.Longest)).ShouldBeNull();
        CommentText.WhyNot(new string('å', 20_000)).ShouldNotBeNull().Sv.ShouldBe("Kommentaren är 20000 tecken; den får vara högst 5000. Inget är sparat: korta den och spara igen.");
        CommentText.WhyNot(Awkward).ShouldBeNull();
        CommentText.WhyNot("Utfallet är 2018 och 158 av 200, dnr 2018/1234.").ShouldBeNull();
        var identity = Synthetic.Person(1);
        foreach (var form in (string[])[identity, $"{identity[..8]}-{identity[8..]}", $"{identity[2..8]}-{identity[8..]}", $"Ring {identity} om\ndet", CommentText.Plain(identity.Insert(8, "\u200B")), $"Om \u202E{string.Concat(identity.Reverse())}\u202C."])
            CommentText.WhyNot(form).ShouldNotBeNull(form).Sv.ShouldContain("kan vara ett personnummer");
    }
}
