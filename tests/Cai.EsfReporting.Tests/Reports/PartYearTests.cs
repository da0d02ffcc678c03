using System.Text;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using Cai.EsfReporting.Tests.Reports.Xlsx;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>What somebody who writes of a part of a year needs without a calculator: who took part in it, with which reasons they left, and texts that add up or say why not.</summary>
public sealed class PartYearTests
{
    private static readonly Period YearSoFar = Period.Of(new(2018, 1), new(2018, 8));

    /// <summary>
    /// In Tyresö 1 left to work and 2 to study in 2018; 3 left in 2017, and has no part in 2018. 4 is enrolled since 2017, 5 is no longer named after July, and one is anonymous since May.
    /// Haninge, and August of Nacka, are missing.
    /// </summary>
    private static Task<OutcomeReport> ReportAsync() => Counting.ReportAsync(SmallCatalogue.Read(SmallCatalogue.Text),
    [
        Counting.Month("tyreso", "2018-07", Counting.Row(1, "2017-11-01", "2018-02-20", ExitReason.Work), Counting.Row(2, "2018-02-01", "2018-07-15", ExitReason.Study), Counting.Row(3, "2017-09-01", "2017-12-20", ExitReason.Work),
            Counting.Row(4, "2017-12-01"), Counting.Row(5, "2018-03-01"), Counting.Anonymous("2018-05-02")),
        Counting.Month("tyreso", "2018-08", Counting.Row(1, "2017-11-01", "2018-02-20", ExitReason.Work), Counting.Row(2, "2018-02-01", "2018-07-15", ExitReason.Study), Counting.Row(3, "2017-09-01", "2017-12-20", ExitReason.Work),
            Counting.Row(4, "2017-12-01"), Counting.Anonymous("2018-05-02")),
        Counting.Month("nacka", "2018-07", Counting.Row(11, "2018-01-10", "2018-06-30", ExitReason.OwnBusiness)),
    ], new(2018, 8));

    private static async Task<byte[]> WrittenAsync(IReportFormat format, OutcomeReport report)
    {
        using var stream = new MemoryStream();
        await format.WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        return stream.ToArray();
    }

    [Fact]
    public async Task Who_took_part_in_a_period_is_told_in_every_form()
    {
        var report = await ReportAsync();
        // Enrolled 1, left 3, no known exit 1, anonymous 1.
        var whole = report.Find(YearSoFar)!.Whole;
        (whole.TookPart, whole.Started, whole.Leavers, whole.Untold, whole.Enrolled).ShouldBe((6, 4, 3, 1, 1));
        whole.People(Language.Sv).ShouldBe("6 deltog, 4 började, 3 avslutade, 1 har inget känt avslut och 1 var inskriven vid slutet.");
        whole.People(Language.En).ShouldBe("6 took part, 4 started, 3 left, 1 has no known exit and 1 was enrolled at the end.");

        Encoding.UTF8.GetString(await WrittenAsync(new ReportTsv(), report)).ShouldContain("MIA\t2018-01--2018-08\tDeltagare i perioden\t6\t");
        ((int?)JObject.Parse(Encoding.UTF8.GetString(await WrittenAsync(new ReportJson(), report)))["periods"]!.Single(told => (string?)told["id"] == YearSoFar.Id)["scopes"]![0]!["tookPart"]).ShouldBe(6);
        Encoding.UTF8.GetString(await WrittenAsync(new ReportCsv(), report)).ShouldContain("took-part");
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Rows("Perioder").First(row => (string)row["Period"] == YearSoFar.Id)["Deltagare i perioden"].ShouldBe(6d);
        workbook.Rows("Indikatorer per år").First(row => (string)row["Indikator"] == "Deltagare i perioden")["Utfall januari–augusti 2018"].ShouldBe(6d);
        var (people, shares) = ((await TablesAsync(report)).Single(table => table.Caption.EndsWith("januari–augusti 2018: område för område, deltagare", StringComparison.Ordinal)), (await TablesAsync(report)).Single(table => table.Caption.EndsWith("januari–augusti 2018: område för område, utfall mot mål", StringComparison.Ordinal)));
        people.Rows.Take(2).ShouldBe(["Område | Deltagare i perioden | Påbörjade | Inskrivna vid slutet | Avslutade | Utan känt avslut", "MIA | 6 | 4 | 1 | 3 | 1"]);
        shares.Rows.Take(2).ShouldBe(["Område | Arbete eller studier (mål 30\u00A0%) | Bedömning | Vidare (mål 40\u00A0%) | Bedömning", "MIA | 100,0\u00A0% (3 av 3) | ● Värde uppnått | 0,0\u00A0% (0 av 3) | ○ Ej uppnått"]);
    }

    [Fact]
    public async Task The_public_edition_does_not_tell_it_since_it_would_tell_who_is_anonymous()
    {
        var report = PublicEdition.Of(await ReportAsync());
        report.Periods.ShouldAllBe(told => told.Scopes.All(scope => scope.TookPart == null));
        foreach (var format in (IReportFormat[])[new ReportJson(), new ReportCsv(), new ReportTsv(), new TextsMarkdown()])
            Encoding.UTF8.GetString(await WrittenAsync(format, report)).ShouldSatisfyAllConditions(text => text.ShouldNotContain("tookPart"), text => text.ShouldNotContain("took-part"), text => text.ShouldNotContain("Deltagare i perioden"), text => text.ShouldNotContain("deltog,"));
        (await TablesAsync(report)).ShouldAllBe(table => !table.Caption.Contains("vslutsorsaker", StringComparison.Ordinal) && !table.Rows[0].Contains("Deltagare i perioden", StringComparison.Ordinal));
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Rows("Perioder").ShouldAllBe(row => !row.ContainsKey("Deltagare i perioden"));
    }

    [Fact]
    public async Task The_reasons_of_a_period_sum_to_its_leavers_area_by_area_in_Word_and_in_the_workbook()
    {
        var report = await ReportAsync() with { Lead = YearSoFar };
        var reasons = PeriodReasons.Of(report, report.Leading!, most: 7).ShouldHaveSingleItem();
        foreach (var area in reasons.Areas)
            (reasons.Rows[0].In(area), reasons.Rows.Where(row => row.Word == "kind").Sum(row => row.In(area))).ShouldBe((area.Leavers!.Value, area.Leavers.Value));
        reasons.Rows.Select(row => $"{row.Word} {row.Name.Sv}: {row.In(reasons.Areas[0])}").ShouldBe(["project Alla som har avslutat: 3", "kind Till arbete: 2", "reason Arbete: 1", "reason Eget företag: 1", "kind Till studier: 1"]);

        (await TablesAsync(report)).Single(table => table.Caption.EndsWith("MIA: avslutsorsaker, januari–augusti 2018", StringComparison.Ordinal)).Rows.ShouldBe(
            ["Avslutsorsak | Hela projektet | Östra | VärNa", "Alla som har avslutat | 3 | 2 | 1", "Till arbete | 2 | 1 | 1", "–\u00A0Arbete | 1 | 1 | 0", "–\u00A0Eget företag | 1 | 0 | 1", "Till studier | 1 | 1 | 0"]);
        using var workbook = await ToldReport.OpenedAsync(report);
        var rows = workbook.Rows("Avslutsorsaker").ToList();
        (rows[0]["Namn"], rows[0]["Period"], rows[0]["Alla som har avslutat"], rows[0]["Arbete"], rows[0]["Studier"]).ShouldBe(("MIA", YearSoFar.Id, 3d, 1d, 1d));
        rows.Single(row => (string)row["Namn"] == "MIA" && ((string)row["Period"]).EndsWith("till och med 2018-08", StringComparison.Ordinal))["Arbete"].ShouldBe(2d);
        workbook.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_died_is_in_no_share_and_the_sentence_of_a_period_says_so()
    {
        var report = await Counting.ReportAsync(SmallCatalogue.Read(SmallCatalogue.Text),
            [Counting.Month("tyreso", "2018-08", Counting.Row(1, "2018-02-01", "2018-03-20", ExitReason.Work), Counting.Row(2, "2018-02-01", "2018-04-15", ExitReason.Deceased))], new(2018, 8));
        report.Find(YearSoFar)!.Sentences(Language.Sv).ShouldStartWith("2 deltog, 2 började, 2 avslutade och 0 var inskrivna vid slutet. 1 av de avslutade har avlidit och ingår inte i andelarna, som räknas av 1. Arbete eller studier: 100,0\u00A0% av dem som avslutat (1 av 1)");
        report.Find(YearSoFar)!.Sentences(Language.En).ShouldContain("1 of those who left has died and is not in the shares, which are of 1.");
        PublicEdition.Of(report).Find(YearSoFar)!.Sentences(Language.Sv).ShouldNotContain("avlidit");
    }

    [Fact]
    public async Task What_lacks_is_told_once_where_all_of_it_lies_in_the_period()
    {
        var report = await ReportAsync();
        var told = report.Find(YearSoFar)!;
        var august = told with { Period = Period.Of(new(2018, 8), new(2018, 8)), Missing = [.. told.Missing.Select(site => (site.Site, (IReadOnlyList<Month>)[.. site.Months.TakeLast(1)]))] };
        int Times(PeriodOutcome lead) => SummaryWords.Paragraphs(report with { Lead = lead.Period, Periods = [lead] }, Language.Sv).Count(paragraph => paragraph.StartsWith("Leveranser saknas", StringComparison.Ordinal));
        // Deliveries lack in 2017 too.
        (Times(told), Times(august)).ShouldBe((1, 1));
        var all = told with { Missing = [.. report.Completeness.Where(site => site.Lacking.Any()).Select(site => (site.Site, (IReadOnlyList<Month>)[.. site.Lacking.Select(month => month.Month)]))] };
        Times(all).ShouldBe(0);
    }

    [Fact]
    public async Task Every_text_of_a_period_says_what_lacks_in_it()
    {
        var period = TextKit.Of(await ReportAsync(), Language.Sv).Single(text => text.Heading == "Rapport: januari–augusti 2018");
        period.Text.ShouldContain("I perioden saknas leveranser: ");
        period.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(row => row.ShouldStartWith("Tertial 2 2018: "), row => row.ShouldContain("I perioden saknas leveranser: "), row => row.ShouldContain("; Nacka "));
    }

    [Fact]
    public async Task A_text_of_a_sub_project_says_why_its_numbers_do_not_add_up_and_what_lacks_there()
    {
        var texts = TextKit.Of(await ReportAsync(), Language.Sv).ToDictionary(text => text.Heading, text => text.Text);
        texts["Rapport: Östra"].ShouldContain("har 6 personer deltagit i Östra. 1 är inskriven och 3 har avslutat. 1 nämns inte längre och har inget avslut");
        texts["Rapport: Östra"].ShouldContain("1 är anonym");
        texts["Rapport: VärNa"].ShouldStartWith("Leveranser saknas: Nacka");
        // Of others nothing is said.
        texts["Rapport: VärNa"].ShouldNotContain("Haninge");
    }

    private static async Task<IReadOnlyList<(string Caption, List<string> Rows)>> TablesAsync(OutcomeReport report)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(await WrittenAsync(new ReportDocx(), report)), isEditable: false);
        return [.. document.MainDocumentPart!.Document!.Body!.Elements<Table>().Select(table => (table.ElementsBefore().Last().InnerText,
            (List<string>)[.. table.Elements<TableRow>().Select(row => string.Join(" | ", row.Elements<TableCell>().Select(cell => cell.InnerText)))]))];
    }
}
