using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using Cai.EsfReporting.Tests.Reports.Xlsx;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>A target for each year is held against the year so far, and never against the time since the start. Of the youth project 20 of 100 in 2018 and 40 of 50 in January–June 2019.</summary>
public sealed class TargetOfYearTests
{
    private static readonly ReportingCatalogue Catalogue = SmallCatalogue.Read(SmallCatalogue.With(
        ("projects[0].indicators[0].target", "0.65"), ("projects[0].indicators[0].targetFor", "\"year\""), ("projects[0].plan", """{ "participants": 390, "yearly": true }"""), ("projects[0].deliveriesFrom", "\"2018-01\"")));

    private static Task<OutcomeReport> ReportAsync() => Counting.ReportAsync(Catalogue,
    [
        Counting.Month("tyreso", "2018-12", [.. Enumerable.Range(0, 100).Select(i => Counting.Row(i, "2018-02-01", "2018-11-30", i < 20 ? ExitReason.Work : ExitReason.Interrupted))]),
        Counting.Month("tyreso", "2019-06", [.. Enumerable.Range(100, 50).Select(i => Counting.Row(i, "2019-01-07", "2019-06-14", i < 140 ? ExitReason.Study : ExitReason.Interrupted))]),
    ], new(2019, 6));

    [Fact]
    public async Task The_year_so_far_is_reached_and_the_time_since_the_start_is_not_assessed()
    {
        var report = await ReportAsync();
        var (year, whole) = (report.YearSoFar!.Whole.Indicators[0], report.Whole.Indicators[0]);
        (Figures.Share(year.Ratio, Language.Sv), year.Target?.Number, year.Assessment).ShouldBe(("80,0\u00A0%", 0.65m, Assessment.Reached));
        (Figures.Share(whole.Ratio, Language.Sv), whole.Indicator.Target, whole.Assessment, whole.Takes).ShouldBe(("40,0\u00A0%", null, null, null));
        (Figures.Target(whole.Indicator, Language.Sv), Figures.NotAssessedOf(whole.Indicator).Sv).ShouldBe(("65\u00A0% per år", "Bedöms per år"));
        var told = report.Periods.ToDictionary(p => p.Period.Id, p => (p.Whole.Started, p.Whole.Leavers, p.Whole.Indicators[0].Assessment, p.Whole.Planned));
        told["2018"].ShouldBe((100, 100, Assessment.NotReached, 390m));
        told["2019-H1"].ShouldBe((50, 50, Assessment.Reached, 195m));
        told["2019-Q1"].ShouldBe((0, 0, Assessment.NoData, 97.5m));
        report.Years.Select(p => p.Period.Id).ShouldBe(["2018", "2019-H1"]);
    }

    [Fact]
    public async Task Json_csv_and_workbook_tell_the_same()
    {
        var report = await ReportAsync();
        var json = Json.Parse(Json.Text(ReportJson.Of(report)));
        var since = json["scopes"]![0]!["indicators"]![0]!;
        (since["target"]!.Type, since["assessment"]!.Type, (double)since["targetOfYear"]!).ShouldBe((JTokenType.Null, JTokenType.Null, 0.65));
        var half = json["periods"]!.Single(p => (string?)p["id"] == "2019-H1");
        var told = half["scopes"]![0]!["indicators"]![0]!;
        ((string?)half["from"], (string?)half["to"], (int)told["numerator"]!, (int)told["denominator"]!, (double)told["rate"]!, (double)told["target"]!, (string?)told["assessment"])
            .ShouldBe(("2019-01", "2019-06", 40, 50, 0.8, 0.65, "reached"));
        using var stream = new MemoryStream();
        await new ReportCsv().WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        var lines = Csv.Lines(Encoding.UTF8.GetString(stream.ToArray()));
        int Column(string name) => lines[0].Index().Single(h => h.Item == name).Index;
        var row = lines.Single(line => line[Column("period")] == "2019-H1" && line[Column("scope")] == "mia" && line[Column("indicator")] == "work-or-study");
        (row[Column("numerator")], row[Column("denominator")], row[Column("rate")], row[Column("assessment")], row[Column("started")]).ShouldBe(("40", "50", "0,8", "reached", "50"));
        lines.Count(line => line[Column("period")] == "" && line[Column("indicator")] != "").ShouldBe(report.Scopes.Sum(scope => report.RowsOf(scope).Count));
        lines.ShouldAllBe(line => line.Length == lines[0].Length);
        using var workbook = await ToldReport.OpenedAsync(report);
        var sheet = workbook.Rows("Perioder").Single(r => (string)r["Period"] == "2019-H1" && (string)r["Nivå"] == "Projekt" && (string)r["Indikator"] == "Arbete eller studier");
        ((double)sheet["Antal"], (double)sheet["Avslutade i andelen"], (double)sheet["Andel"], (string)sheet["Bedömning"]).ShouldBe((40, 50, 0.8, "● Värde uppnått"));
        workbook.Rows("Utfall").First(r => (string)r["Indikator"] == "Arbete eller studier")["Mål"].ShouldBe("65\u00A0% per år");
        workbook.Rows("Projektet per år").Select(r => ((string)r["År"], (double)r["Arbete eller studier"])).ShouldBe([("2018", 0.2), ("halvår 1 2019", 0.8)]);
        workbook.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_missing_in_a_period_is_named()
    {
        var told = (await ReportAsync()).Find(Period.Of(new(2019, 1), new(2019, 6)))!;
        told.Missing.Select(site => (site.Site.Id, site.Months.Count)).ShouldBe([("tyreso", 6), ("haninge", 6), ("nacka", 6)]);
        told.MissingInWords(Language.Sv).ShouldStartWith("I perioden saknas leveranser: Tyresö 2019-01, 2019-02");
    }

    [Fact]
    public async Task The_public_edition_tells_of_years_of_the_project_alone()
    {
        var report = await ReportAsync();
        var edition = PublicEdition.Of(report with { Lead = Period.Of(new(2019, 1), new(2019, 6)) });
        edition.Periods.Select(told => (told.Period.Id, told.Scopes.Count, told.Whole.Started, told.Whole.Leavers)).ShouldBe([("2018", 1, 100, 100), ("2019-H1", 1, 50, 50)]);
        (edition.Lead?.Id, edition.YearSoFar!.Whole.Indicators[0].Assessment).ShouldBe(("2019-H1", Assessment.Reached));
        ((string?)ReportJson.Of(edition)["period"], (int)ReportJson.Of(edition)["periods"]![0]!["scopes"]![0]!["indicators"]![0]!["numerator"]!).ShouldBe(("2019-H1", 40));
        // A quarter that does not begin the year is not hidden by any rule, and so not told.
        PublicEdition.Of(report with { Lead = Period.Of(new(2019, 4), new(2019, 6)) }).Lead.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"month\"", "is “month”; write “project” for the whole time or “year” for each calendar year")]
    [InlineData("12", "must be a text")]
    public void A_target_is_for_the_project_or_for_the_year(string targetFor, string problem) =>
        Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.With(("projects[0].indicators[0].targetFor", targetFor)))).Problems.ShouldContain("$.projects[0].indicators[0].targetFor: " + problem);

    [Fact]
    public void Without_a_target_it_is_for_nothing() =>
        Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.With(("projects[0].indicators[0].target", null), ("projects[0].indicators[0].source", null), ("projects[0].indicators[0].targetFor", "\"year\""))))
            .Problems.ShouldHaveSingleItem().ShouldStartWith("$.projects[0].indicators[0].targetFor: is of a target, and there is none");
}
