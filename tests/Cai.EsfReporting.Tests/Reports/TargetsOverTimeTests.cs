using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using Cai.EsfReporting.Tests.Reports.Xlsx;
using Newtonsoft.Json.Linq;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>
/// Of work or study 30 % is asked, and 40 % from July 2018: 35 of 100 have got there each year. Of referral more than the year before is asked: 15,7 % of 2017's leavers, and 16 % of 2018's
/// (S3:701), from a starting value of 12 %.
/// </summary>
public sealed class TargetsOverTimeTests
{
    private const string Dated = """{ "2017": 0.3, "2018-07": 0.4 }""";

    private static ReportingCatalogue Catalogue(string word = "\"increase\"", string direction = "\"up\"", string starting = "0.12", string targetFor = "\"project\"") => SmallCatalogue.Read(SmallCatalogue.With(
        ("projects[0].indicators[0].target", Dated), ("projects[0].indicators[1].target", word), ("projects[0].indicators[1].goodDirection", direction), ("projects[0].indicators[1].targetFor", targetFor),
        ("projects[0].indicators[1].startingValue", starting), ("projects[0].participantsFrom", "\"2017-01-01\""), ("projects[0].deliveriesFrom", "\"2017-01\"")));

    /// <summary>The target of a month, told in another way than the product tells it.</summary>
    private static decimal Naive(string month) => string.CompareOrdinal(month, "2018-07") < 0 ? 0.3m : 0.4m;

    private static IEnumerable<SiteMonth> Told()
    {
        yield return Month("tyreso", "2017-06", [.. Year("2017", 0, 1000, 350, 157)]);
        yield return Month("tyreso", "2018-06", [.. Year("2018", 1000, 100, 35, 16)]);
        yield return Month("tyreso", "2018-08", []);

        static IEnumerable<Participation> Year(string year, int first, int leavers, int toWork, int referred) => Enumerable.Range(0, leavers).Select(i =>
            Row(first + i, year + "-01-09", year + "-05-31", i < toWork ? ExitReason.Work : i < toWork + referred ? ExitReason.EmploymentService : ExitReason.Interrupted));
    }

    private static Task<OutcomeReport> ReportAsync(string asOf, ReportingCatalogue? catalogue = null) => Counting.ReportAsync(catalogue ?? Catalogue(), Told(), Calendar.Month.Parse(asOf));

    private static PeriodOutcome Of(OutcomeReport report, string period) => report.Periods.Single(told => told.Period.Id == period);

    [SlowTheory]
    [InlineData("2018-06", 0.3, Assessment.Reached)]
    [InlineData("2018-07", 0.4, Assessment.Near)]
    [InlineData("2018-08", 0.4, Assessment.Near)]
    public async Task The_time_since_the_start_is_held_against_the_target_of_its_last_month(string asOf, double target, Assessment assessment)
    {
        var report = await ReportAsync(asOf);
        foreach (var scope in report.Scopes.Where(scope => scope.People.Leavers > 0))
            (scope.Indicators[0].Indicator.Target?.Number, scope.Indicators[0].Assessment).ShouldBe(((decimal)target, assessment));
        report.Project.Indicators[0].Target?.Number.ShouldBe((decimal)target);
    }

    [SlowFact]
    public async Task A_period_is_held_against_the_target_of_its_own_last_month()
    {
        var report = await ReportAsync("2018-08");
        report.Periods.Count.ShouldBeGreaterThan(8);
        foreach (var told in report.Periods)
            told.Whole.Indicators[0].Target?.Number.ShouldBe(Naive(told.Period.Last.ToString()), told.Period.Id);
        Of(report, "2017").Whole.Indicators[0].Assessment.ShouldBe(Assessment.Reached);
        Of(report, "2018-H1").Whole.Indicators[0].Assessment.ShouldBe(Assessment.Reached);
        Of(report, "2018-01--2018-08").Whole.Indicators[0].Assessment.ShouldBe(Assessment.Near);
    }

    [SlowFact]
    public async Task Before_the_first_there_is_no_target()
    {
        var report = await ReportAsync("2018-08", SmallCatalogue.Read(SmallCatalogue.With(("projects[0].indicators[0].target", """{ "2018": 0.3 }"""), ("projects[0].participantsFrom", "\"2017-01-01\""), ("projects[0].deliveriesFrom", "\"2017-01\""))));
        (Of(report, "2017").Whole.Indicators[0].Target, Of(report, "2017").Whole.Indicators[0].Assessment, Of(report, "2018-H1").Whole.Indicators[0].Assessment).ShouldBe((null, null, Assessment.Reached));
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Rows("Perioder").Where(row => (string)row["Indikator"] == "Arbete eller studier" && (string)row["Period"] == "2017").ShouldAllBe(row => (string)row["Mål"] == "utan mål" && (string)row["Bedömning"] == "Bedöms inte");
    }

    [SlowTheory]
    [InlineData("increase", "up", Assessment.Reached)]
    [InlineData("unchanged", "up", Assessment.Reached)]
    [InlineData("decrease", "down", Assessment.NotReached)]
    [InlineData("unchanged", "down", Assessment.Near)]
    public async Task A_word_is_held_against_the_same_period_a_year_before(string word, string direction, Assessment assessment)
    {
        var report = await ReportAsync("2018-08", Catalogue($"\"{word}\"", $"\"{direction}\""));
        foreach (var (period, before) in ((string, string)[])[("2018-H1", "2017-H1"), ("2018-Q2", "2017-Q2"), ("2018-01--2018-08", "2017-01--2017-08")])
        {
            var told = Of(report, period).Whole.Indicators[1];
            (Figures.Share(Of(report, before).Whole.Indicators[1].Ratio, Language.Sv), Figures.Share(told.Ratio, Language.Sv), told.Before, told.Assessment).ShouldBe(("15,7\u00A0%", "16,0\u00A0%", 0.157m, assessment), period);
        }

        var year = Of(await Counting.ReportAsync(Catalogue($"\"{word}\"", $"\"{direction}\""), [.. Told(), Month("tyreso", "2018-12", [])], new(2018, 12)), "2018").Whole.Indicators[1];
        (Figures.Share(year.Ratio, Language.Sv), year.Before, year.Assessment).ShouldBe(("16,0\u00A0%", 0.157m, assessment));
        Figures.Target(year, Language.Sv).ShouldBe($"{TargetWords.Find(word).Name().Sv} (från 15,7\u00A0%)");
    }

    [SlowTheory]
    [InlineData(157, 1000, Assessment.Near, Assessment.Reached, Assessment.Near)]
    [InlineData(158, 1000, Assessment.Reached, Assessment.Reached, Assessment.NotReached)]
    [InlineData(156, 1000, Assessment.NotReached, Assessment.Near, Assessment.Reached)]
    [InlineData(1, 10, Assessment.NotReached, Assessment.NotReached, Assessment.Reached)]
    public void A_word_compares_exactly(int numerator, int denominator, Assessment increase, Assessment unchanged, Assessment decrease)
    {
        var goal = new Goal([new(null, FigureTarget.Of(TargetWord.Increase))], "", HigherIsBetter: true, 0.8m);
        Assessment? Held(TargetWord word) => new Ratio(numerator, denominator).Against(goal with { Targets = [new(null, FigureTarget.Of(word))], HigherIsBetter = word != TargetWord.Decrease }, new Ratio(157, 1000));
        (Held(TargetWord.Increase), Held(TargetWord.Unchanged), Held(TargetWord.Decrease)).ShouldBe((increase, unchanged, decrease));
        // A third is a third however many it is of: no division stands between.
        new Ratio(7, 21).Against(goal, new Ratio(1, 3)).ShouldBe(Assessment.Near);
        new Ratio(33_333_334, 100_000_000).Against(goal, new Ratio(1, 3)).ShouldBe(Assessment.Reached);
    }

    [SlowFact]
    public async Task Without_a_year_before_the_starting_value_is_what_it_is_held_against_and_without_either_nothing_is_assessed()
    {
        var held = Of(await ReportAsync("2018-08"), "2017").Whole.Indicators[1];
        (held.Before, held.Assessment, Figures.Target(held, Language.Sv)).ShouldBe((0.12m, Assessment.Reached, "Öka (från 12\u00A0%)"));
        var without = Of(await ReportAsync("2018-08", Catalogue(starting: "null")), "2017").Whole.Indicators[1];
        (without.Before, without.Assessment, Figures.Target(without, Language.Sv)).ShouldBe((null, Assessment.NoData, "Öka"));
    }

    [SlowFact]
    public async Task Hidden_is_what_a_word_speaks_of_and_so_is_whether_it_is_reached()
    {
        var whole = (await ReportAsync("2018-12")).Whole.Indicators[1];
        whole.Assessment.ShouldNotBeNull();
        var hidden = whole with { Earlier = null };
        (hidden.Assessment, hidden.Before, Figures.Target(hidden, Language.Sv)).ShouldBe((null, null, "Öka"));
    }

    [SlowFact]
    public async Task Every_format_prints_the_target_of_each_month_and_period()
    {
        foreach (var (asOf, targetFor) in new[] { ("2018-06", "\"project\""), ("2018-08", "\"project\""), ("2018-08", "\"year\"") })
        {
            var report = await ReportAsync(asOf, Catalogue(targetFor: targetFor));
            using var workbook = await ToldReport.OpenedAsync(report);
            foreach (var (sheet, month) in new[] { ("Utfall", (string?)null), ("Perioder", "Till"), ("Historik", "Månad"), ("Årsskiften", "Till och med"), ("Månader", "Månad") })
            {
                var rows = workbook.Rows(sheet).Where(row => !row.ContainsKey("Indikator") || (string)row["Indikator"] == "Arbete eller studier").ToList();
                rows.ShouldNotBeEmpty(sheet);
                foreach (var row in rows)
                    Convert.ToDecimal(row[row.ContainsKey("Mål") ? "Mål" : "Mål: Arbete eller studier"], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(Naive(month is null ? asOf : MonthOf(row[month])), $"{sheet} {asOf}");
            }

            var json = Json.Parse(Json.Text(ReportJson.Of(report)));
            foreach (var told in json["scopes"]!)
                ((decimal)told["indicators"]![0]!["target"]!).ShouldBe(Naive(asOf));
            foreach (var (period, told) in json["periods"]!.SelectMany(period => period["scopes"]!.Select(scope => (period, scope))))
            {
                ((decimal)told["indicators"]![0]!["target"]!).ShouldBe(Naive((string)period["to"]!));
                ((string?)told["indicators"]![1]!["targetInWords"], told["indicators"]![1]!["target"]!.Type).ShouldBe(("increase", JTokenType.Null));
            }

            var lines = await LinesAsync(new ReportCsv(), report, ';');
            int Column(string name) => Array.IndexOf(lines[0], name);
            foreach (var line in lines.Skip(1).Where(line => line[Column("indicator")] == "work-or-study"))
                decimal.Parse(line[Column("target")].Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(Naive(line[Column("asOf")]));
            lines.Skip(1).Where(line => line[Column("indicator")] == "referral" && (targetFor == "\"project\"" || line[Column("period")] != "")).Select(line => (line[Column("target")], line[Column("targetInWords")])).Distinct().ShouldBe([("", "increase")]);
            lines.ShouldAllBe(line => line.Length == lines[0].Length);

            foreach (var line in (await LinesAsync(new ReportTsv(), report, '\t')).Where(line => line.Length > 3 && line[2].StartsWith("Arbete eller studier", StringComparison.Ordinal) && line[2].EndsWith("(mål, %)", StringComparison.Ordinal)))
                decimal.Parse(line[3].Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture).ShouldBe(100 * (Period.TryParse(line[1], out var period) ? Naive(period.Last.ToString()) : throw new InvalidOperationException(line[1])));
            SummaryWords.Outcome(report, report.Whole.Indicators[0], Language.Sv).ShouldEndWith($"mot målet {Figures.Target(Naive(asOf), Language.Sv)}.");
            string.Concat(TextKit.Of(report, Language.Sv).Select(text => text.Text)).ShouldContain($" för MIA är {100 * Naive(asOf):0} procent (arbete eller studier)");
            string.Concat(MethodWords.Of(report, Language.Sv).Select(told => told.Meaning)).ShouldContain("Mål 30\u00A0% från 2017-01, 40\u00A0% från 2018-07, nära från 80\u00A0% av målet.");
        }

        static string MonthOf(object cell) => cell is string text ? text : DateTime.FromOADate((double)cell).ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
    }

    [SlowFact]
    public async Task Years_as_columns_have_the_target_of_the_latest_year_and_the_word_with_what_it_is_held_against()
    {
        var rows = YearsAsColumns.Of(await Counting.ReportAsync(Catalogue(), [.. Told(), Month("tyreso", "2018-12", [])], new(2018, 12))).Rows.Where(row => row.Kind == ScopeKind.Project).ToList();
        (rows.Single(row => row.Name.Sv == "Arbete eller studier").Latest!.TargetIn(FigureUnit.Percent, Language.Sv), rows.Single(row => row.Name.Sv == "Arbete eller studier").Latest!.Assessment).ShouldBe(("40\u00A0%", Assessment.Near));
        (rows.Single(row => row.Name.Sv == "Vidare").Latest!.TargetIn(FigureUnit.Percent, Language.Sv), rows.Single(row => row.Name.Sv == "Vidare").Latest!.Assessment).ShouldBe(("Öka (från 15,7\u00A0%)", Assessment.Reached));
    }

    [SlowFact]
    public async Task A_word_has_no_line_no_deviation_and_nothing_that_it_takes()
    {
        var report = await ReportAsync("2018-08");
        var referral = report.Whole.Indicators[1];
        (referral.Deviation, referral.Takes, report.Project.Indicators[1].LineIn(new(2018, 8)), Figures.Deviation(referral.Ratio, referral.Indicator.Target, Language.Sv)).ShouldBe((null, null, null, "."));
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Rows("Månader")[0].Keys.ShouldNotContain("Mål: Vidare");
    }

    [SlowFact]
    public void A_changed_word_or_date_is_told_as_a_change_of_the_target()
    {
        var (before, after) = (SmallCatalogue.Whole, Catalogue());
        var changes = TargetChanges.Told([(new(2018, 1, 1), before), (new(2018, 9, 3), after)]).Find("mia")!.TargetChanges;
        changes.Select(change => change.Told(Language.Sv)).ShouldBe(
        [
            "Målet för ”Arbete eller studier” ändrades 2018-09-03 från 30\u00A0% till 30\u00A0% från 2017-01, 40\u00A0% från 2018-07.",
            "Målet för ”Vidare” ändrades 2018-09-03 från 40\u00A0% till Öka.",
        ]);
        TargetChanges.Told([(new(2018, 1, 1), after), (new(2018, 9, 3), Catalogue())]).Find("mia")!.TargetChanges.ShouldBeEmpty();
    }

    [SlowTheory]
    [InlineData("target", "\"mer\"", "$.projects[0].indicators[0].target: is “mer”; write a number, “increase” (Öka)")]
    [InlineData("target", "\"decrease\"", "$.projects[0].indicators[0].target: asks for “decrease”, but “goodDirection” says “up”")]
    [InlineData("target", "{}", "$.projects[0].indicators[0].target: holds no target")]
    [InlineData("target", """{ "i år": 0.3 }""", "$.projects[0].indicators[0].target.i år: is no year and no month")]
    [InlineData("target", """{ "2018": 0.3, "2018-01": 0.4 }""", "$.projects[0].indicators[0].target: two targets hold from 2018-01")]
    [InlineData("target", """{ "2018": 1.3 }""", "$.projects[0].indicators[0].target.2018: ")]
    [InlineData("target", """{ "2018": "mer" }""", "$.projects[0].indicators[0].target.2018: is “mer”")]
    [InlineData("target", "[ 0.3 ]", "$.projects[0].indicators[0].target: ")]
    [InlineData("startingValue", "15.7", "$.projects[0].indicators[0].startingValue: ")]
    public void A_target_that_is_none_is_named_at_its_path(string property, string value, string problem) =>
        Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.With(($"projects[0].indicators[0].{property}", value)))).Problems.ShouldHaveSingleItem().ShouldStartWith(problem);

    [SlowFact]
    public void A_starting_value_is_of_a_target() =>
        Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.With(("projects[0].indicators[0].target", null), ("projects[0].indicators[0].source", null), ("projects[0].indicators[0].startingValue", "0.1"))))
            .Problems.ShouldHaveSingleItem().ShouldStartWith("$.projects[0].indicators[0].startingValue: is of a target, and there is none");

    [SlowFact]
    public void A_target_that_changes_is_not_told_without_its_month()
    {
        var indicator = Catalogue().Projects[0].Indicators[0];
        Should.Throw<InvalidOperationException>(() => indicator.Target);
        (indicator.In(new(2016, 12)).Target, indicator.In(new(2018, 6)).Target?.Number, indicator.In(new(2018, 7)).Target?.Number).ShouldBe((null, 0.3m, 0.4m));
    }

    private static async Task<List<string[]>> LinesAsync(IReportFormat format, OutcomeReport report, char separator)
    {
        using var stream = new MemoryStream();
        await format.WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        return separator == ';' ? Csv.Lines(text) : [.. text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(separator))];
    }
}
