using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using Cai.EsfReporting.Tests.Reports.Xlsx;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>Goals of a board's plan, with the Bedömning that their indicators speak for.</summary>
public sealed class GoalsTests
{
    private const string Goals = """
        [ { "id": "naringsliv", "name": "Blomstrande näringsliv", "goals": [
            { "id": "jobb", "name": "Antal sommarjobb ska öka", "indicators": [ "summer-jobs" ], "activities": [ { "id": "platser", "name": "Hitta nya arbetsplatser" } ] },
            { "id": "franvaro", "name": "Sjukfrånvaron är lägre än fyra procent", "indicators": [ "sick-leave", "survey" ] },
            { "id": "vidare", "name": "Fler går vidare", "indicators": [ "work-or-study", "referral" ] },
            { "id": "inflytande", "name": "Inflytande och delaktighet" } ] } ]
        """;

    private static async Task<OutcomeReport> ReportAsync(int work = 0, int referral = 0, int others = 0, params (string Figure, string Period, decimal? Number, string Words)[] figures) => await Counting.ReportAsync(
        SmallCatalogue.Read(SmallCatalogue.With(("projects[0].goals", Goals), ("projects[0].assignments", """[ { "id": "modell", "name": "En modell för sommarjobb" } ]"""))),
        [Counting.Month("tyreso", "2018-08", [.. Enumerable.Range(0, work + referral + others).Select(i => Counting.Row(i, "2018-02-01", "2018-08-15", i < work ? ExitReason.Study : i < work + referral ? ExitReason.EmploymentService : ExitReason.Interrupted))])], new(2018, 8))
        with { Figures = FigureOutcome.Of([.. figures.Select(f => FigureCheck.Told(f.Figure, f.Period, f.Number, words: f.Words))]) };

    private static ObjectiveOutcome Goal(OutcomeReport report, string id) => report.Goals.Single(goal => goal.Goal.Id == id);

    /// <summary>S0 2.1: what people decided there of goals whose indicators came out so. The one goal that they judged otherwise had a comment that says why.</summary>
    [Theory]
    [InlineData("Near Near", ObjectiveAssessment.LargelyMet)] // Arbetslösheten i Tyresö
    [InlineData("Reached", ObjectiveAssessment.FullyMet)] // Inflytande och delaktighet; Sjukfrånvaro
    [InlineData("Near", ObjectiveAssessment.LargelyMet)] // Antal sommarjobb
    [InlineData("Reached Near", ObjectiveAssessment.LargelyMet)]
    [InlineData("Reached NotReached", ObjectiveAssessment.PartlyMet)]
    [InlineData("Near NotReached", ObjectiveAssessment.PartlyMet)]
    [InlineData("NotReached NotReached", ObjectiveAssessment.NotMet)]
    [InlineData("Reached NoData", ObjectiveAssessment.FullyMet)]
    [InlineData("NotReached NoData", ObjectiveAssessment.NotMet)]
    [InlineData("NoData", ObjectiveAssessment.None)]
    [InlineData("", ObjectiveAssessment.None)]
    public void A_goal_is_judged_as_its_indicators_speak_for(string assessments, ObjectiveAssessment proposed) =>
        ObjectiveProposal.Of(assessments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => (Assessment?)Enum.Parse<Assessment>(word))).Proposed.ShouldBe(proposed);

    [Fact]
    public async Task Each_goal_tells_its_numbers_and_why_its_Bedömning_is_proposed()
    {
        var report = await ReportAsync(32, 41, 27, ("summer-jobs", "2016", 102, ""), ("summer-jobs", "2017", 170, ""), ("sick-leave", "2017", 0.0118m, ""));
        report.Goals.Select(goal => (goal.Goal.Id, goal.Goal.Parent, goal.Proposal!.Value.Proposed)).ShouldBe(
        [
            ("naringsliv", null, ObjectiveAssessment.LargelyMet), ("jobb", "naringsliv", ObjectiveAssessment.LargelyMet), ("franvaro", "naringsliv", ObjectiveAssessment.FullyMet),
            ("vidare", "naringsliv", ObjectiveAssessment.FullyMet), ("inflytande", "naringsliv", ObjectiveAssessment.None),
        ]);
        Goal(report, "jobb").Indicators.Single().ShouldSatisfyAllConditions(
            jobs => jobs.When.Sv.ShouldBe("2017"), jobs => jobs.Outcome.Sv.ShouldBe("170"), jobs => jobs.Target.Sv.ShouldBe("200"), jobs => jobs.AssessmentIn(Language.Sv).ShouldBe("◐ Nära värde"), jobs => jobs.TrendIn(Language.Sv).ShouldBe("↗ Ökad (mot 2016)"));
        Goal(report, "vidare").Indicators[0].Outcome.Sv.ShouldBe("32,0\u00A0% (32 av 100)");
        Goal(report, "franvaro").Because(Language.Sv).ShouldBe("Indikatorer som har uppnått sitt värde: 1, nära: 0, ej uppnått: 0. Utan värde eller mål, och därför inte med: 1.");
        Goal(report, "naringsliv").Because(Language.Sv).ShouldEndWith("Räknat på nämndmålens indikatorer.");
        Goal(report, "inflytande").Because(Language.Sv).ShouldBe("Målet har inga indikatorer: ingen bedömning föreslås, den görs av en person.");
        Goal(await ReportAsync(), "jobb").Because(Language.Sv).ShouldStartWith("Ingen av indikatorerna kan bedömas");
    }

    [Fact]
    public async Task They_stand_in_workbook_json_and_texts()
    {
        var report = await ReportAsync(32, 41, 27, ("summer-jobs", "2017", 170, ""));
        using var workbook = await ToldReport.OpenedAsync(report);
        var rows = workbook.Rows("Måluppfyllelse").Select(row => (row["Nivå"], row["Mål eller indikator"], row["Bedömning"])).ToList();
        rows.ShouldContain(("Strategiskt mål", "Blomstrande näringsliv", "◕ I hög grad uppfyllt"));
        rows.ShouldContain(("Indikator", "Sommarjobb", "◐ Nära värde"));
        workbook.Errors.ShouldBeEmpty();
        var json = ReportJson.Of(report);
        json["goals"]!.Select(goal => $"{goal["id"]} {goal["level"]} {goal["below"]} {goal["proposed"]}").ShouldBe(["naringsliv strategic  largely-met", "jobb board naringsliv largely-met", "franvaro board naringsliv ", "vidare board naringsliv fully-met", "inflytande board naringsliv "]);
        ((string?)json.SelectToken("goals[1].activities[0].id")).ShouldBe("platser");
        ((string?)json.SelectToken("assignments[0].name")).ShouldBe("En modell för sommarjobb");
        TextKit.Of(report, Language.Sv).Single(text => text.Heading == "Delårsrapport: nämndmål Antal sommarjobb ska öka").Text.ShouldBe(
            "Föreslagen bedömning: I hög grad uppfyllt. Indikatorer som har uppnått sitt värde: 0, nära: 1, ej uppnått: 0. Sommarjobb, 2017: 170, mål 200, nära värde.");
    }

    [Fact]
    public async Task The_public_edition_proposes_only_of_what_it_shows()
    {
        var told = PublicEdition.Of(await ReportAsync(32, 41, 27, ("summer-jobs", "2017", 170, ""), ("sick-leave", "2017", 0.0118m, "")));
        Goal(told, "jobb").StandingIn(Language.Sv).ShouldBe("◕ I hög grad uppfyllt");
        Goal(told, "vidare").StandingIn(Language.Sv).ShouldBe("● Helt uppfyllt");
        // The key figure may not be published, so neither may what follows from it.
        Goal(told, "franvaro").StandingIn(Language.Sv).ShouldBe("..");
        Goal(told, "naringsliv").StandingIn(Language.Sv).ShouldBe("..");
        ReportJson.Of(told).SelectToken("goals[2]")!.ShouldSatisfyAllConditions(goal => ((bool?)goal["hidden"]).ShouldBe(true), goal => ((string?)goal["proposed"]).ShouldBeNull());
        var few = PublicEdition.Of(await ReportAsync(3, 41, 56, ("summer-jobs", "2017", 170, "")));
        Goal(few, "vidare").ShouldSatisfyAllConditions(goal => goal.Indicators[0].IsHidden.ShouldBeTrue(), goal => goal.Proposal.ShouldBeNull());
    }

    [Theory]
    [InlineData("other", "summer-jobs", "", "")]
    [InlineData("other", "referral", "", "")]
    [InlineData("other", "inflow", "figure", "“inflow” is no indicator or key figure of other; known are work-or-study, referral, left-for-work")]
    [InlineData("mia", "summer-jobs", "project", "“mia” is the project itself: write “indicators” instead")]
    [InlineData("xyz", "summer-jobs", "project", "“xyz” is no project of the catalogue; known are mia, other")]
    public void A_goal_may_be_followed_up_by_a_number_of_another_project_that_is_there(string project, string figure, string wrongAt, string because)
    {
        var json = Newtonsoft.Json.Linq.JObject.Parse(SmallCatalogue.Text);
        var other = (Newtonsoft.Json.Linq.JObject)json["projects"]![0]!.DeepClone();
        (other["id"], other["name"]) = ("other", "Andra");
        ((Newtonsoft.Json.Linq.JArray)json["projects"]!).Add(other);
        json["projects"]![0]!["goals"] = Newtonsoft.Json.Linq.JArray.Parse($$"""[ { "id": "a", "name": "A", "goals": [ { "id": "b", "name": "B" }, { "id": "c", "name": "C", "followedUpIn": { "project": "{{project}}", "figure": "{{figure}}" } } ] } ]""");
        if (wrongAt.Length == 0)
        {
            SmallCatalogue.Read(json.ToString()).Projects[0].Goals[2].FollowedUp!.Value.ShouldBe(figure == "referral" ? new("Målet följs upp i Andra: Vidare.", "The goal is followed up in Andra: Vidare.") : new("Målet följs upp i Andra: Sommarjobb.", "The goal is followed up in Andra: Summer jobs."));
            return;
        }

        var problem = Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(json.ToString())).Problems.ShouldHaveSingleItem();
        problem.ShouldStartWith($"$.projects[0].goals[0].goals[1].followedUpIn.{wrongAt}:");
        problem.ShouldContain(because);
    }

    [Fact]
    public void A_goal_with_indicators_of_its_own_is_not_followed_up_elsewhere() =>
        Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.With(("projects[0].goals", """[ { "id": "a", "name": "A", "indicators": [ "referral" ], "followedUpIn": { "project": "xyz", "figure": "x" } } ]""")))).Problems.ShouldContain(problem => problem.StartsWith("$.projects[0].goals[0].followedUpIn:", StringComparison.Ordinal));

    [Fact]
    public void What_is_wrong_in_the_catalogue_is_told_at_its_path()
    {
        var wrong = Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.With(
            ("projects[0].goals", """[ { "id": "a", "name": "A", "indicators": [ "work", "referral", "referral" ], "goals": [ { "id": "a", "name": "B", "goals": [], "activities": [ { "id": "x" } ] } ] } ]"""),
            ("projects[0].assignments", """[ { "id": "x", "name": "X", "status": "done" } ]"""), ("projects[0].goalWordsPublic", "\"ja\""))));
        wrong.Problems.Select(problem => problem.Split(':')[0].Trim()).Distinct().ShouldBe(
            ["$.projects[0].goals[0].indicators[0]", "$.projects[0].goals[0].indicators", "$.projects[0].goals[0].goals[0].goals", "$.projects[0].goals[0].goals[0].activities[0].name",
             "$.projects[0].assignments[0].status", "$.projects[0].goals", "$.projects[0].goalWordsPublic"], ignoreOrder: true);
        wrong.Problems.ShouldContain(problem => problem.Contains("“work” is no indicator, measure or key figure of the project", StringComparison.Ordinal));
    }
}
