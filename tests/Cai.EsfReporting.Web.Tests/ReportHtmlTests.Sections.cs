using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Reports;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>What the sections say, each by one known number.</summary>
public sealed partial class ReportHtmlTests
{
    [Fact]
    public async Task What_has_changed_since_the_month_before_is_told_in_words_and_by_area()
    {
        var html = await Page.HtmlAsync(await Small.ReportAsync(sinceJuly: true));

        Text(html).ShouldContain("Sedan juli 2018: +14 deltagare, +1 inskrivna, +13 avslutade.");
        Cells(html, "changes-table", "Askby")[..4].ShouldBe(["+14", "+1", "0", "+13"]);
        Cells(html, "changes-table", "Cederås")[^1].ShouldBe("Avvisad, inte åtgärdad");
        Cells(html, "changes-table", "Norr")[^1].ShouldBe("2 av 2 orter");
    }

    [Fact]
    public async Task A_late_file_for_an_earlier_month_is_told_where_it_moved_a_number()
    {
        var files = new DeliveredFiles(SmallCatalogue.Read());
        await files.DeliverAsync("provet/askby/2018-07", DeliveredFiles.Header + "\n", "2018-08-03T08:00:00");
        await files.DeliverAsync("provet/askby/2018-08", $"{DeliveredFiles.Header}\n{SyntheticIdentity.Number(1)};Coachning;2018-08-01;;\n", "2018-09-03T08:00:00");
        (await Page.HtmlAsync(await files.ReportAsync("provet", "2018-08"))).ShouldNotContain("Sena eller rättade");

        await files.DeliverAsync("provet/bokvik/2018-07", $"{DeliveredFiles.Header}\n{SyntheticIdentity.Number(2)};Coachning;2018-07-01;;\n", "2018-09-04T08:00:00");
        Text(await Page.HtmlAsync(await files.ReportAsync("provet", "2018-08"))).ShouldContain("Sena eller rättade filer för tidigare månader: Bokvik & Ö juli 2018.");
    }

    [Fact]
    public async Task What_it_takes_counts_the_enrolled_and_the_rest_of_the_plan()
    {
        var html = await Page.HtmlAsync(await Small.ReportAsync());

        // 1 enrolled and 226 of 240 still to come; 30 % of 240 is 72, of whom 2 have left to work. 2 of 13 is 4–42 % by Wilson.
        Cells(html, "takes-work-or-study", "Provet").ShouldBe(["13", "15,4 %", "4–42 %", "227inskrivna 1 och 226 enligt plan", "Minst 70 av 227 (30,8 %)"]);
        // A site without a plan has one person left, and would need two.
        Cells(html, "takes-work-or-study", "Askby")[^2..].ShouldBe(["1inskrivna 1", "Kan inte längre nås"]);
        Text(html).ShouldContain("annars bara de inskrivna: sådana rader kan inte jämföras");
        Text(await Page.HtmlAsync(await Small.ReportAsync(), Language.En)).ShouldContain("enrolled 1 and 226 by the plan");
    }

    [Fact]
    public async Task An_indicator_over_years_says_in_words_that_there_is_no_value()
    {
        var files = new DeliveredFiles(SmallCatalogue.Read());
        Cells(await Page.HtmlAsync(await files.ReportAsync("provet", "2018-12")), "years-work-or-study", "dec 2018").ShouldBe(["saknas"]);
        await files.DeliverAsync("provet/askby/2018-12", DeliveredFiles.Header + "\n", "2019-01-03T08:00:00Z");
        var html = await Page.HtmlAsync(await files.ReportAsync("provet", "2018-12"));

        Cells(html, "years-work-or-study", "dec 2018").ShouldBe(["Inget värde angivet", "0", "30 %", "Inget värde angivet", "Ingen jämförelse"]);
    }

    [Fact]
    public async Task The_numbers_of_a_chart_stand_in_a_table()
    {
        var html = await Page.HtmlAsync(await Small.ReportAsync());

        Cells(html, "months-work-or-study", "augusti 2018").ShouldBe(["14", "1", "0", "13", "2", "15,4 %"]);
    }

    [Fact]
    public async Task Time_in_the_project_is_told_by_median_and_quartiles()
    {
        var row = Cells(await Page.HtmlAsync(await Small.ReportAsync()), "time-table", "Askby");

        // From 1 February to 15 August; to 31 August for the one who is enrolled.
        row.ShouldBe(["13", "195", "195", "195", "1", "211", "211", "211"]);
    }

    [Fact]
    public async Task The_ESF_tables_tell_persons_and_participations_and_how_many_are_incomplete()
    {
        var html = await Page.HtmlAsync(await Small.ReportAsync());

        Cells(html, "esf-output", "Deltagare totalt")[^1].ShouldBe("14");
        Cells(html, "esf-output", "Därav ofullständiga uppgifter")[^1].ShouldBe("14");
        Cells(html, "esf-result", "CR07").ShouldAllBe(cell => cell == ".");
        Text(html).ShouldContain(". betyder att uppgiften inte efterfrågas: CR07");
    }

    [Fact]
    public async Task Rows_that_could_not_be_taken_are_counted_by_site()
    {
        var row = Cells(await Page.HtmlAsync(await Small.ReportAsync()), "quality-table", "Askby");

        row.ShouldBe(["1", "14", "14", "0", "0", "0", "7"]);
    }

    [Fact]
    public async Task Exit_reasons_stand_below_each_other_work_and_study_apart_with_the_areas_beside()
    {
        var report = await Small.ReportAsync();
        var html = await Page.HtmlAsync(report);

        foreach (var (row, counts) in ((string, string[])[])[("Alla som har avslutat", ["13", "13", "saknas"]), ("Till arbete", ["2", "2", "saknas"]), ("Arbete", ["2", "2", "saknas"]), ("Annat avslut", ["11", "11", "saknas"]), ("Vård", ["11", "11", "saknas"])])
            Cells(html, "reasons-areas-1", row).ShouldBe(counts, row);
        Cells(html, "reasons-norr-1", "Vård").ShouldBe(["11", "11", "0"]);
        // Nobody left to study; Söder has one site, whose numbers are its own.
        html.ShouldNotContain("Till studier");
        html.ShouldNotContain("reasons-soder");
        var hidden = await Page.HtmlAsync(report with { Scopes = [.. report.Scopes.Select(scope => scope with { Reasons = [.. scope.Reasons.Select(r => r.Leavers is > 0 and < 5 ? r with { Leavers = null } : r)] })] });
        Cells(hidden, "reasons-areas-1", "Till arbete").ShouldBe(["..", "..", "saknas"]);
        Cells(hidden, "reasons-areas-1", "Vård").ShouldBe(["11", "11", "saknas"]);
    }

    [Theory]
    [InlineData(95, 342, "Svar: 95 av 342 (27,8 %)", true)]
    [InlineData(274, 342, "Svar: 274 av 342 (80,1 %)", false)]
    [InlineData(95, null, "Svar: 95 av ..", false)]
    public async Task Beside_a_follow_up_stands_how_many_have_answered_and_whether_that_is_enough(int answered, int? due, string words, bool few)
    {
        var report = await Small.ReportAsync();
        var measure = new FollowUpShare("half-year", new("Efter ett halvår", "After half a year"), null, FollowUpPoint.SixMonths, new HashSet<FollowUp> { FollowUp.Work });
        var share = new ShareOutcome(measure, new Ratio(59, answered), new Ratio(0, 0), due);
        var html = await Page.HtmlAsync(report with { Project = report.Project with { Measures = [measure] }, Scopes = [.. report.Scopes.Select(scope => scope with { Shares = [share] })] });

        Cells(html, "measures-table", "Efter ett halvår")[0].ShouldContain(words);
        Cells(html, "measures-table", "Efter ett halvår")[0].Contains("Få har svarat", StringComparison.Ordinal).ShouldBe(few);
        Cells(html, "measures-areas", "Askby")[0].Contains("Få har svarat", StringComparison.Ordinal).ShouldBe(few);
        Text(html).Contains("95 av 342 som skulle följas upp har svarat (27,8 %; minst 80 % behövs)", StringComparison.Ordinal).ShouldBe(few);
    }

    [Theory]
    [InlineData(Language.Sv, "Utan mål: andelen visas men bedöms inte.", "2 av 13), utan mål.", "utan mål", "Bedöms inte")]
    [InlineData(Language.En, "No target: the rate is shown but not assessed.", "2 of 13), with no target.", "no target", "Not assessed")]
    public async Task An_indicator_without_a_target_is_told_and_not_assessed(Language language, string above, string summary, string target, string assessment)
    {
        var report = await Small.ReportAsync();
        var without = WithoutTarget(report);
        var html = await Page.HtmlAsync(without, language);

        Text(html).ShouldContain(above);
        Text(html).ShouldContain(summary);
        Cells(html, "outcome-work-or-study", "Askby")[4..7].ShouldBe([target, ".", assessment]);
        Cells(html, "years-work-or-study", language == Language.Sv ? "aug 2018" : "Aug 2018")[2..4].ShouldBe([target, assessment]);
        html.ShouldNotContain("takes-work-or-study");
        html.ShouldContain("takes-interrupted");
        Text(html).ShouldNotContain(language == Language.Sv ? "Mål utan mål" : "Target no target");
        // Of each pair of lines at a target, one is gone.
        Lines(html).ShouldBe(Lines(await Page.HtmlAsync(report, language)) / 2);

        static int Lines(string page) => page.Split("class=\"target-line\"").Length - 1;
    }

    [Fact]
    public async Task A_project_without_targets_has_no_section_of_what_they_take()
    {
        var report = WithoutTarget(WithoutTarget(await Small.ReportAsync(), 1));
        var html = await Page.HtmlAsync(report);
        html.ShouldNotContain("id=\"takes\"");
        html.ShouldNotContain("target-line\"");
        Text(html).ShouldNotContain("Den streckade linjen är målet");
    }

    private static OutcomeReport WithoutTarget(OutcomeReport report, int index = 0)
    {
        var indicator = report.Project.Indicators[index] with { Goal = null };
        return report with
        {
            Project = report.Project with { Indicators = [.. report.Project.Indicators.Select((i, at) => at == index ? indicator : i)] },
            Scopes = [.. report.Scopes.Select(scope => scope with { Indicators = [.. scope.Indicators.Select((i, at) => at == index ? i with { Indicator = indicator, Takes = null } : i)] })],
        };
    }

    [Fact]
    public async Task Before_anybody_has_left_there_are_no_reasons()
    {
        var html = await Page.HtmlAsync(await new DeliveredFiles(SmallCatalogue.Read()).ReportAsync("provet", "2018-12"));
        html.ShouldNotContain("id=\"reasons\"");
    }

    [Fact]
    public async Task Who_is_no_longer_named_stands_by_site_and_month_with_what_to_do()
    {
        var files = new DeliveredFiles(SmallCatalogue.Read());
        await files.DeliverAsync("provet/askby/2018-07", $"{DeliveredFiles.Header}\n{SyntheticIdentity.Number(1)};Coachning;2018-07-01;;\n{SyntheticIdentity.Number(2)};Coachning;2018-07-01;;\n", "2018-08-03T08:00:00");
        await files.DeliverAsync("provet/askby/2018-08", $"{DeliveredFiles.Header}\n{SyntheticIdentity.Number(2)};Coachning;2018-07-01;2018-08-01;Arbete\n", "2018-09-03T08:00:00");
        var report = await files.ReportAsync("provet", "2018-08");
        var html = await Page.HtmlAsync(report);

        Cells(html, "untold-table", "Askby").ShouldBe(["juli 2018", "1"]);
        Cells(html, "changes-table", "Askby")[..4].ShouldBe(["0", "−2", "+1", "+1"]);
        Cells(html, "years-work-or-study", "aug 2018")[..2].ShouldBe(["100,0 %", "1"]);
        Text(html).ShouldContain("Sedan juli 2018: 0 deltagare, −2 inskrivna, +1 avslutade. Utan känt avslut: +1.");
        Text(html).ShouldContain("1 person nämns inte längre och har inget avslut: andelen ligger mellan 50,0 % och 100,0 %.");
        var hidden = await Page.HtmlAsync(PublicTestReport.Of(report));
        hidden.ShouldNotContain("untold-table");
        Text(hidden).ShouldNotContain("andelen ligger mellan");
    }

    [Theory]
    [InlineData(5, 10, true, "Minst 5 av 10 (50,0 %)")]
    [InlineData(11, 10, true, "Kan inte längre nås")]
    [InlineData(0, 10, true, "Nås oavsett")]
    [InlineData(3, 10, false, "Högst 3 av 10 (30,0 %)")]
    [InlineData(-1, 10, false, "Kan inte längre nås")]
    [InlineData(10, 10, false, "Nås oavsett")]
    [InlineData(4, 0, true, "Ingen återstår")]
    public void What_it_takes_is_said_in_words(int needed, int stillToLeave, bool higherIsBetter, string said) =>
        TakesWords.Cell(new WhatItTakes(stillToLeave, needed, higherIsBetter), Language.Sv).Replace('\u00A0', ' ').ShouldBe(said);

    [Theory]
    [InlineData(true, true, Language.Sv, "Målet är nått. För att det ska vara nått också när alla har avslutat måste minst 8 av de 93 som är inskrivna göra det (8,6 %).")]
    [InlineData(true, false, Language.Sv, "Målet är nått. För att det ska vara nått också när alla har avslutat får det gälla högst 8 av de 93 som är inskrivna (8,6 %).")]
    [InlineData(true, true, Language.En, "The target is reached. For it to be reached also when everybody has left, at least 8 of the 93 who are enrolled must do so (8.6%).")]
    [InlineData(false, true, Language.Sv, "För att nå målet måste minst 8 av de 93 som är inskrivna göra det (8,6 %).")]
    public void A_target_that_is_reached_is_said_to_be_before_what_keeps_it(bool reached, bool higherIsBetter, Language language, string said) =>
        TakesWords.Sentence(new WhatItTakes(93, 8, higherIsBetter), planned: false, reached, language).Replace('\u00A0', ' ').ShouldBe(said);

    [Theory]
    [InlineData(Language.Sv, "Nära värdenära från 75 % av målet", "Ökadmot 2017", "Trend mot ett år tidigare, p.e.")]
    [InlineData(Language.En, "Nearnear from 75% of the target", "Increasedagainst 2017", "Trend against a year earlier, p.p.")]
    public async Task A_key_figure_says_its_own_near_share_and_a_trend_what_it_is_against(Language language, string near, string trend, string head)
    {
        var report = await Small.ReportAsync();
        // 158 of 200 are 79 %: near for the figure, whose near is from 75 %, and not by the legend's 80 %.
        var own = new KeyFigure("jobs", new("Sommarjobb", "Sommarjobb"), null, [], FigureUnit.Count, FigureScopes.Project, true, [new(null, new(200, TargetWord.None))], false, 0.75m, "Prov", true);
        var alike = own with { Id = "alike", Name = new("Lika", "Lika"), NearShare = 0.8m };
        report = report with
        {
            Project = report.Project with { Figures = [own, alike], Goals = [] },
            Figures = FigureOutcome.Of([Told(own, 2017, 120), Told(own, 2018, 158), Told(alike, 2018, 165)]),
            AsOf = new(2018, 12),
        };
        var html = await Page.HtmlAsync(report, language);

        Text(html).Split(near).Length.ShouldBe(3);
        Cells(html, "by-year-table", "Sommarjobb")[^2..].ShouldBe([near, trend]);
        Cells(html, "by-year-table", "Lika")[^2].ShouldBe(language == Language.Sv ? "Nära värde" : "Near");
        Text(html).ShouldContain(head);

        static ReportedFigure Told(KeyFigure figure, int year, decimal value) => new(figure, null, Period.OfYear(year), value, "", null, null, null, "", null, new(2018, 12));
    }

    [Fact]
    public async Task Groups_stand_in_their_natural_order_with_what_is_not_told_last()
    {
        var report = await Small.ReportAsync();
        string[] ages = ["", "over-54", "25-54", "under-25"];
        string[] sexes = ["", DimensionValues.Man, DimensionValues.Woman];
        var mixed = report with { Breakdown = [.. ages.Select(age => Group(Dimension.Age, age)), .. sexes.Select(sex => Group(Dimension.Sex, sex)), Group(Dimension.Provider, "Ö"), Group(Dimension.Provider, "Ab")] };

        Order(Dimension.Age).ShouldBe(["Under 25 år", "25–54 år", "Över 54 år", "Uppgift saknas"]);
        Order(Dimension.Sex).ShouldBe(["Kvinnor", "Män", "Uppgift saknas"]);
        Order(Dimension.Provider).ShouldBe(["Ab", "Ö"]);

        IEnumerable<string> Order(Dimension dimension) => GroupOrder.Of(mixed, dimension, Language.Sv).Select(group => group.Name(mixed.Project).In(Language.Sv));
        BrokenDown Group(Dimension dimension, string value) => new(dimension, value, 1, 1, 0, 0, [new Ratio(0, 0), new Ratio(0, 0)]);
    }

    [Fact]
    public async Task Where_lower_is_better_a_rise_is_said_to_be_worse()
    {
        var indicator = (await Small.ReportAsync()).Project.Indicators[1];

        TrendWords.Word(new IndicatorOutcome(indicator, new Ratio(20, 100), null, new Ratio(10, 100), null), Language.Sv).ShouldBe("Ökad +10,0, sämre");
        TrendWords.Word(new IndicatorOutcome(indicator, new Ratio(5, 100), null, new Ratio(10, 100), null), Language.En).ShouldBe("Decreased −5.0, better");
    }
}
