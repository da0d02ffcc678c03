using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using Cai.EsfReporting.Tests.Reports.Xlsx;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>Years as columns, one row an indicator: of participants as the periods count them, of key figures as delivered.</summary>
public sealed class YearsAsColumnsTests
{
    private static async Task<OutcomeReport> ReportAsync(params (string Figure, string Period, decimal? Number, string Words)[] figures) => await Counting.ReportAsync(
        SmallCatalogue.Read(SmallCatalogue.With(("projects[0].indicators[0].target", "0.65"), ("projects[0].indicators[0].targetFor", "\"year\""), ("projects[0].plan", """{ "participants": 390, "yearly": true }"""))),
    [
        Counting.Month("tyreso", "2018-12", [.. Enumerable.Range(0, 100).Select(i => Counting.Row(i, "2018-02-01", "2018-11-30", i < 20 ? ExitReason.Work : ExitReason.Interrupted))]),
        Counting.Month("tyreso", "2019-06", [.. Enumerable.Range(100, 50).Select(i => Counting.Row(i, "2019-01-07", "2019-06-14", i < 140 ? ExitReason.Study : ExitReason.Interrupted))]),
    ], new(2019, 6)) with { Figures = FigureOutcome.Of([.. figures.Select(f => FigureCheck.Told(f.Figure, f.Period, f.Number, words: f.Words))]) };

    [Fact]
    public async Task Participants_are_counted_year_by_year_and_held_against_the_target_of_a_year()
    {
        var years = YearsAsColumns.Of(await ReportAsync());
        years.Columns.Select(column => column.Id).ShouldBe(["2018", "2019-H1"]);
        Rows(years, "MIA").ShouldBe(
        [
            "Påbörjade | 100 | 50 | 195 |  | None", "Inskrivna vid slutet | 0 | 0 |  |  | None", "Avslutade | 100 | 50 |  |  | None", "Deltagare i perioden | 100 | 50 |  |  | None",
            "Arbete eller studier | 20,0 % | 80,0 % | 0.65 | Reached | Up", "Vidare | 0,0 % | 0,0 % | 0.4 | NotReached | Unchanged",
        ]);
        // Nobody has taken part in Haninge or Nacka.
        years.Rows.Select(row => row.Of).Distinct().ShouldBe(["MIA", "Östra", "Tyresö"]);
        years.RowsOfPage.Count().ShouldBe(6);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_number_of_participants_is_assessed_as_its_measure_is(bool isPublic)
    {
        var report = await ReportWithMeasuresAsync("""{ "participants": 120, "yearly": true }""");
        if (isPublic)
            report = PublicEdition.Of(report);
        var rows = YearsAsColumns.Of(report).Rows.Where(row => row.Kind == ScopeKind.Project).ToDictionary(row => row.Id);
        foreach (var (id, measure) in new[] { ("started", "inflow"), ("enrolled", "enrolled") })
        {
            var number = report.Whole.Numbers.Single(n => n.Measure.Id == measure);
            (rows[id].Latest!.Number, rows[id].Latest!.Assessment, rows[id].Latest!.TargetIn(FigureUnit.Count, Language.Sv)).ShouldBe((number.Count, number.Assessment, Figures.Target(number, Language.Sv)));
        }

        (rows["started"].Latest!.Assessment, rows["started"].Latest!.TargetIn(FigureUnit.Count, Language.Sv), rows["started"].Latest!.TargetIn(FigureUnit.Count, Language.En))
            .ShouldBe((Assessment.Near, "60 av årets 120 hittills", "60 of the year's 120 so far"));
        (rows["started"].Years[0]!.Assessment, rows["started"].Years[0]!.TargetIn(FigureUnit.Count, Language.Sv), rows["enrolled"].Latest!.Assessment).ShouldBe((Assessment.Near, "120", Assessment.NotReached));

        var hidden = YearsAsColumns.Of(report with { Periods = [.. report.Periods.Select(told => told with { Scopes = [told.Whole with { Started = null }, .. told.Scopes.Skip(1)] })] }).Rows[0].Latest!;
        (hidden.In(FigureUnit.Count, Language.Sv), hidden.AssessmentIn(Language.Sv)).ShouldBe(("..", ".."));
    }

    [Fact]
    public async Task Where_the_plan_is_for_the_whole_project_a_year_says_that_it_is_assessed_since_the_start()
    {
        var report = await ReportWithMeasuresAsync("""{ "participants": 410 }""");
        var row = YearsAsColumns.Of(report).Rows[0];
        (row.Id, row.Latest!.Target, row.Latest.Assessment, row.NotAssessed.Sv).ShouldBe(("started", null, null, "Bedöms sedan starten"));
        Figures.Target(report.Whole.Numbers[0], Language.Sv).ShouldBe("270 av planens 410 hittills");
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Rows("Indikatorer per år").First(r => (string)r["Indikator"] == "Påbörjade")["Bedömning"].ShouldBe("Bedöms sedan starten");
    }

    private static async Task<OutcomeReport> ReportWithMeasuresAsync(string plan) => await Counting.ReportAsync(SmallCatalogue.Read(SmallCatalogue.With(("projects[0].plan", plan), ("projects[0].indicators", """
        [ { "id": "work-or-study", "name": "Arbete eller studier", "reasons": [ "Arbete", "Studier" ], "target": 0.3, "source": "Sample" }, { "kind": "inflow", "id": "inflow", "name": "Deltagare mot plan", "source": "Sample", "nearShare": 0.8 }, { "kind": "enrolled", "id": "enrolled", "name": "Inskrivna", "target": 10, "source": "Sample" } ]
        """))),
    [
        Counting.Month("tyreso", "2018-12", [.. Enumerable.Range(0, 100).Select(i => Counting.Row(i, "2018-02-01", "2018-11-30", i < 20 ? ExitReason.Work : ExitReason.Interrupted))]),
        Counting.Month("tyreso", "2019-06", [.. Enumerable.Range(100, 50).Select(i => Counting.Row(i, "2019-01-07", "2019-06-14", i < 140 ? ExitReason.Study : ExitReason.Interrupted))]),
    ], new(2019, 6));

    [Fact]
    public async Task A_part_of_a_year_stands_for_it_where_it_is_all_that_is_told_and_is_named()
    {
        var report = await ReportAsync(("summer-jobs", "2017", 158, ""), ("summer-jobs", "2018-T2", 90, ""), ("summer-jobs", "2018-01/2018-08", 100, ""), ("summer-jobs", "2018-Q1", 1, ""),
            ("sick-leave", "2018-01", 0.1m, ""), ("net-result", "2017", null, "Finns inget värde"), ("survey", "2018-04/2019-03", null, "Nästan alla"));
        var years = YearsAsColumns.Of(report);
        years.Columns.Select(column => column.Id).ShouldBe(["2017", "2018", "2019-H1"]);
        years.Rows.Where(row => row.IsDelivered).Select(row => row.Name.Sv).ShouldBe(["Sommarjobb", "Resultat"]);
        var jobs = years.Rows.Single(row => row.Name.Sv == "Sommarjobb");
        jobs.Years.Select(year => (year?.Period.Id, year?.Number)).ShouldBe([("2017", 158m), ("2018-01--2018-08", 100m), (null, null)]);
        (jobs.Latest!.Target!.Value, jobs.Concerns?.Id).ShouldBe((200m * 8 / 12, "2018-01--2018-08"));
        using var workbook = await ToldReport.OpenedAsync(report);
        var row = workbook.Rows("Indikatorer per år").Single(r => (string)r["Indikator"] == "Sommarjobb");
        (row["Utfall 2017"], row["Utfall 2018"], row.ContainsKey("Utfall halvår 1 2019"), row["Bedömningen gäller"]).ShouldBe((158d, "100 (januari–augusti 2018)", false, "januari–augusti 2018"));
        workbook.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(97, 97.5, "I år har 97 börjat, mot cirka 98 enligt årets plan hittills, 1 färre.")]
    [InlineData(60, 97.5, "I år har 60 börjat, mot cirka 98 enligt årets plan hittills, 38 färre.")]
    [InlineData(60, 195, "I år har 60 börjat, mot 195 enligt årets plan hittills, 135 färre.")]
    [InlineData(98, 98.04, "I år har 98 börjat, mot cirka 98 enligt årets plan hittills.")]
    public void What_is_short_of_a_plan_that_is_not_whole_is_the_difference_of_the_numbers_of_the_sentence(int started, double planned, string sentence) =>
        SummaryWords.Inflow(new(started, (decimal)planned, new(390, true)), Language.Sv).ShouldBe(sentence);

    [Fact]
    public async Task A_trend_says_what_it_compares_with_and_an_assessment_from_where_near_is_near_when_that_is_its_own()
    {
        var report = await ReportAsync(("summer-jobs", "2017", 120, ""), ("summer-jobs", "2018", 158, ""), ("net-result", "2018", 5, ""));
        report = report with { Figures = FigureOutcome.Of([.. report.Figures.Select(figure => figure.Told with { Figure = figure.Told.Figure with { NearShare = 0.75m } })]) };
        var rows = YearsAsColumns.Of(report).Rows.Where(row => row.Of == "MIA").ToDictionary(row => row.Name.Sv, row => row.Latest!);
        // The half-year's numbers are not compared with the whole year's, its shares are.
        rows.Select(row => (row.Key, row.Value.TrendIn(Language.Sv))).ShouldBe(
            [("Påbörjade", "– Ingen jämförelse"), ("Inskrivna vid slutet", "– Ingen jämförelse"), ("Avslutade", "– Ingen jämförelse"), ("Deltagare i perioden", "– Ingen jämförelse"), ("Arbete eller studier", "↗ Ökad (mot 2018)"), ("Vidare", "→ Oförändrad (mot 2018)"), ("Sommarjobb", "↗ Ökad (mot 2017)"), ("Resultat", "– Ingen jämförelse")]);
        rows["Sommarjobb"].TrendIn(Language.En).ShouldBe("↗ Increased (against 2017)");
        rows["Sommarjobb"].AssessmentIn(Language.Sv)!.Replace('\u00A0', ' ').ShouldBe("◐ Nära värde (nära från 75 % av målet)");
        rows["Vidare"].AssessmentIn(Language.Sv).ShouldBe("○ Ej uppnått");
        rows["Resultat"].AssessmentIn(Language.Sv).ShouldBeNull();
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Rows("Nyckeltal").Where(row => (string)row["Nyckeltal"] == "Sommarjobb").Select(row => ((string)row["Bedömning"]).Replace('\u00A0', ' ')).ShouldBe(["○ Ej uppnått (nära från 75 % av målet)", "◐ Nära värde (nära från 75 % av målet)"]);
        workbook.Rows("Indikatorer per år").Single(row => (string)row["Indikator"] == "Sommarjobb")["Trend"].ShouldBe("↗ Ökad (mot 2017)");
        workbook.Errors.ShouldBeEmpty();
        // In a figure's Öka no share of the target decides.
        FigureOutcome.Of([.. report.Figures.Take(2).Select(figure => figure.Told with { Target = new(null, TargetWord.Increase) })])[1].Near(report.Project).ShouldBeNull();
    }

    [Fact]
    public async Task What_lacks_deliveries_is_said()
    {
        var report = await ReportAsync();
        YearsAsColumns.Of(report).Missing(report, Language.Sv).Select(told => told.Missing).ShouldAllBe(missing => missing.StartsWith("I perioden saknas leveranser"));
        YearsAsColumns.Of(report).Missing(report, Language.Sv).Count().ShouldBe(2);
    }

    [Fact]
    public async Task The_public_edition_has_the_project_and_the_key_figures_that_may_be_published()
    {
        var years = YearsAsColumns.Of(PublicEdition.Of(await ReportAsync(("summer-jobs", "2017", 158, ""), ("summer-jobs", "2018", 3, ""), ("sick-leave", "2018", 0.1m, ""))));
        years.Rows.Select(row => (row.Name.Sv, string.Join(' ', row.Years.Select(year => year?.Number)))).ShouldBe(
            [("Påbörjade", " 100 50"), ("Inskrivna vid slutet", " 0 0"), ("Avslutade", " 100 50"), ("Arbete eller studier", " 0.2 0.8"), ("Vidare", " 0 0"), ("Sommarjobb", "158  ")]);
        years.Rows.ShouldAllBe(row => row.Kind == ScopeKind.Project);
    }

    [Fact]
    public async Task Where_nothing_is_told_there_is_no_table()
    {
        var report = PublicEdition.Of(await ReportAsync()) with { Periods = [] };
        YearsAsColumns.Of(report).Rows.ShouldBeEmpty();
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Parts.Keys.ShouldNotContain("Indikatorer per år");
    }

    private static IEnumerable<string> Rows(YearsAsColumns years, string of) => years.Rows.Where(row => row.Of == of).Select(row => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{row.Name.Sv} | {string.Join(" | ", row.Years.Select(year => year!.In(row.Unit, Language.Sv).Replace('\u00A0', ' ')))} | {row.Latest!.Target:0.##} | {row.Latest.Assessment} | {row.Latest.Trend}"));
}
