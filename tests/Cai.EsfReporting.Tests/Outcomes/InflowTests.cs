using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>Counts of persons held against a plan or a target.</summary>
public sealed class InflowTests
{
    private static readonly Project Youth = EveryKind.Mia with { Plan = new(390, Yearly: true) };
    private static readonly Scope WithPlan = new(ScopeKind.Project, "mia", "MIA", new(390, Yearly: true));

    /// <summary>Newsletter, autumn 2018 (domain.md §7): 390 a year is 195 at half-year.</summary>
    [Fact]
    public void At_half_year_204_of_390_is_above_195()
    {
        var inflow = Inflow.Of(Youth, WithPlan, Started(204), new(2018, 6))!;
        (inflow.Participants, inflow.Expected).ShouldBe((204, 195m));
        Assess(204, inflow.Expected).ShouldBe(Assessment.Reached);
        Assess(195, inflow.Expected).ShouldBe(Assessment.Reached);
        Assess(194, inflow.Expected).ShouldBe(Assessment.Near);
        Assess(156, inflow.Expected).ShouldBe(Assessment.Near);
        Assess(155, inflow.Expected).ShouldBe(Assessment.NotReached);
    }

    [Fact]
    public void A_yearly_plan_is_whole_in_December() => Inflow.Of(Youth, WithPlan, Started(204), new(2018, 12))!.Expected.ShouldBe(390m);

    /// <summary>Twenty months, April 2017 to November 2018.</summary>
    [Theory]
    [InlineData("2017-03", 0)]
    [InlineData("2017-04", 20)]
    [InlineData("2018-01", 200)]
    [InlineData("2018-11", 400)]
    [InlineData("2019-06", 400)]
    public void A_plan_for_the_whole_project_is_pro_rated_by_whole_months(string asOf, int expected) =>
        Inflow.Of(EveryKind.Mia, EveryKind.Mia.Scopes[0], Started(1), Calendar.Month.Parse(asOf))!.Expected.ShouldBe(expected);

    [Fact]
    public async Task Each_scope_is_held_against_its_own_plan_and_a_site_against_none()
    {
        var report = await ReportAsync(EveryKind.Whole, [Month("nacka", "2018-03", Row(1, "2018-01-01"), Row(2, "2017-12-01"), Anonymous("2018-02-01"))], new(2018, 3));
        report.Scopes.Select(s => (s.Scope.Id, s.Inflow?.Participants, s.Inflow?.Expected)).ShouldBe(
            [("mia", 3, 240m), ("ostra", null, 60m), ("tyreso", null, null), ("haninge", null, null), ("varna", 2, 10m), ("nacka", null, null)]);
        report.Scopes.Single(s => s.Scope.Id == "nacka").Numbers.Select(n => n.Measure.Id).ShouldBe(["enrolled"]);
        report.Whole.Numbers.Select(n => (n.Measure.Id, n.Count, n.Target, n.Assessment)).ShouldBe([("enrolled", 2, 82m, Assessment.NotReached), ("inflow", 3, 240m, Assessment.NotReached)]);
    }

    [Fact]
    public async Task What_has_only_begun_has_not_increased()
    {
        SiteMonth[] told = [Month("tyreso", "2017-08", Row(1, "2017-07-01")), Month("tyreso", "2018-08", Row(1, "2017-07-01"), Row(2, "2018-07-01")), Month("nacka", "2018-08", Row(3, "2018-07-01"))];
        var report = await ReportAsync(EveryKind.Whole, told, new(2018, 8));
        var enrolled = report.Scopes.ToDictionary(s => s.Scope.Id, s => s.Numbers[0]);
        (enrolled["tyreso"].Trend, enrolled["tyreso"].IsBetter).ShouldBe((Trend.Up, true));
        (enrolled["nacka"].Trend, enrolled["nacka"].IsBetter).ShouldBe((Trend.None, null));
    }

    private static Counts Started(int persons) =>
        Counts.Of([persons, 0, 0, 0, 0, persons, .. Enumerable.Repeat(0, EsfReporting.Participants.ExitReasons.Count)], EsfReporting.Participants.ExitReasons.Count);

    private static Assessment? Assess(int count, decimal expected) =>
        new CountOutcome(EveryKind.Mia.Measures.OfType<InflowAgainstPlan>().Single(), count, null, expected).Assessment;

    [Fact]
    public void A_year_may_have_a_plan_of_its_own()
    {
        var plan = new Plan(390, Yearly: true) { Years = new Dictionary<int, int> { [2019] = 420 } };
        (plan.Of(2018).Participants, plan.Of(2019).Participants, plan.Of(2020).Participants).ShouldBe((390, 420, 390));
        plan.Of(Period.Of(new(2019, 1), new(2019, 6))).ShouldBe(210m);
        plan.Of(Period.Of(new(2018, 7), new(2019, 6))).ShouldBe(405m);
        plan.Of(Period.OfYear(2018)).ShouldBe(390m);
        var inflow = Inflow.Of(Youth, WithPlan with { Plan = plan }, Started(204), new(2019, 6))!;
        (inflow.Expected, inflow.Plan.Participants).ShouldBe((210m, 420));
    }

    [Fact]
    public void A_number_of_places_that_changes_holds_from_its_month()
    {
        var places = new Places(null, 6) { Changes = [(new(2018, 7), 4), (new(2019, 1), 8)] };
        ((string[])["2017-04", "2018-06", "2018-07", "2018-12", "2019-01", "2020-08"]).Select(month => places.CountIn(Calendar.Month.Parse(month))).ShouldBe([6, 6, 4, 4, 8, 8]);
    }
}
