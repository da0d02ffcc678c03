using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Outcomes;

public sealed class WhatItTakesTests
{
    private static readonly Indicator Higher = EveryKind.Mia.Indicators[0];
    private static readonly Indicator Lower = EveryKind.Mia.Indicators[1];

    [Theory]
    // 30 % of 100 leavers and 50 enrolled is 45.
    [InlineData(20, 100, 50, 25, false, false)]
    [InlineData(45, 100, 50, 0, true, false)]
    [InlineData(46, 100, 50, -1, true, false)]
    [InlineData(0, 100, 44, 44, false, false)]
    [InlineData(0, 100, 42, 43, false, true)]
    // A part of a person is a whole one: 30 % of 3 is 0.9.
    [InlineData(0, 2, 1, 1, false, false)]
    // Everybody has left.
    [InlineData(3, 10, 0, 0, true, false)]
    [InlineData(2, 10, 0, 1, false, true)]
    public void Those_still_to_leave_decide(int numerator, int denominator, int enrolled, int needed, bool secured, bool outOfReach) =>
        ShouldBe(Of(Higher, numerator, denominator, enrolled), enrolled, needed, secured, outOfReach);

    [Theory]
    // 20 % of 100 leavers and 50 enrolled is 30: that many may interrupt.
    [InlineData(20, 100, 50, 10, false, false)]
    [InlineData(30, 100, 50, 0, false, false)]
    [InlineData(31, 100, 50, -1, false, true)]
    [InlineData(0, 100, 25, 25, true, false)]
    [InlineData(0, 100, 26, 25, false, false)]
    [InlineData(2, 10, 0, 0, true, false)]
    [InlineData(3, 10, 0, -1, false, true)]
    public void Where_lower_is_better_it_says_how_many_may(int numerator, int denominator, int enrolled, int may, bool secured, bool outOfReach) =>
        ShouldBe(Of(Lower, numerator, denominator, enrolled), enrolled, may, secured, outOfReach);

    [Fact]
    public void The_rest_of_the_plan_is_still_to_come()
    {
        // 60 of 400 have come: 10 left, 50 are enrolled, 340 are to come. 30 % of 400 is 120.
        var takes = WhatItTakes.Of(Higher, new(2, 10), People(participants: 60, enrolled: 50), plan: 400)!;
        (takes.StillToLeave, takes.Needed).ShouldBe((390, 118));
        WhatItTakes.Of(Higher, new(2, 10), People(participants: 450, enrolled: 50), plan: 400)!.StillToLeave.ShouldBe(50);
    }

    [Fact]
    public async Task Nobody_more_comes_once_the_project_is_over()
    {
        SiteMonth[] told = [Month("tyreso", "2018-10", Row(1, "2018-01-01", "2018-02-01", ExitReason.Work), Row(2, "2018-01-01"))];
        (await ReportAsync(EveryKind.Whole, told, new(2018, 10))).Whole.Indicators[0].Takes!.StillToLeave.ShouldBe(399);
        (await ReportAsync(EveryKind.Whole, told, new(2018, 11))).Whole.Indicators[0].Takes!.StillToLeave.ShouldBe(1);
    }

    [Fact]
    public async Task Where_nobody_is_no_target_is_secured_and_none_is_out_of_reach()
    {
        var report = await ReportAsync(EveryKind.Whole, [Month("tyreso", "2018-08", Row(1, "2018-01-01")), Month("nacka", "2018-08")], new(2018, 8));
        report.Scopes.Single(s => s.Scope.Id == "nacka").Indicators.ShouldAllBe(i => i.Takes == null && i.Assessment == Assessment.NoData);
        report.Scopes.Single(s => s.Scope.Id == "tyreso").Indicators[0].Takes!.Needed.ShouldBe(1);
    }

    /// <summary>What is said to be needed is just enough: with it the target is reached, with one less it is not.</summary>
    [Fact]
    public void What_is_needed_is_just_enough()
    {
        for (var denominator = 0; denominator <= 40; denominator++)
            for (var numerator = 0; numerator <= denominator; numerator++)
                for (var enrolled = 1; enrolled <= 12; enrolled++)
                    foreach (var indicator in (Indicator[])[Higher, Lower])
                    {
                        var takes = Of(indicator, numerator, denominator, enrolled);
                        bool Ends(int more) => new Ratio(numerator + more, denominator + enrolled).Assess(indicator.Goal!.Target.Number!.Value, 0.8m, indicator.Goal.HigherIsBetter) == Assessment.Reached;
                        var reaching = Enumerable.Range(0, enrolled + 1).Where(Ends).ToList();
                        takes.IsOutOfReach.ShouldBe(reaching.Count == 0);
                        takes.IsSecured.ShouldBe(reaching.Count == enrolled + 1);
                        if (!takes.IsSecured && !takes.IsOutOfReach)
                            takes.Needed.ShouldBe(indicator.Goal!.HigherIsBetter ? reaching.Min() : reaching.Max());
                    }
    }

    private static void ShouldBe(WhatItTakes takes, int stillToLeave, int needed, bool secured, bool outOfReach) =>
        (takes.StillToLeave, takes.Needed, takes.IsSecured, takes.IsOutOfReach).ShouldBe((stillToLeave, needed, secured, outOfReach));

    private static WhatItTakes Of(Indicator indicator, int numerator, int denominator, int enrolled) =>
        WhatItTakes.Of(indicator, new(numerator, denominator), People(denominator + enrolled, enrolled), plan: null)!;

    private static Counts People(int participants, int enrolled) =>
        Counts.Of([participants, 0, enrolled, 0, 0, 0, .. Enumerable.Repeat(0, ExitReasons.Count)], ExitReasons.Count);
}
