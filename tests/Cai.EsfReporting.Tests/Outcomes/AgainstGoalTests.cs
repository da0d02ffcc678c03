using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>Shares and numbers of persons, held against a number and against a word.</summary>
public sealed class AgainstGoalTests
{
    private static readonly Goal Increase = new([new(null, FigureTarget.Of(TargetWord.Increase))], "", HigherIsBetter: true, 0.8m);
    private static readonly Goal Ten = new([new(null, FigureTarget.Of(10))], "", HigherIsBetter: true, 0.8m);

    [Theory]
    [InlineData(3, 20, 1, 10, Assessment.Reached)]
    [InlineData(2, 20, 1, 10, Assessment.Near)]
    [InlineData(1, 10, 2, 10, Assessment.NotReached)]
    [InlineData(1, 20, 1, 10, Assessment.NotReached)]
    public void A_share_that_is_to_increase_is_held_against_that_of_a_year_before(int now, int of, int before, int ofBefore, Assessment assessment)
    {
        new Ratio(now, of).Against(Increase, new Ratio(before, ofBefore)).ShouldBe(assessment);
        // A year that was told goes before the starting value.
        new Ratio(now, of).Against(Increase with { StartingValue = 0.99m }, new Ratio(before, ofBefore)).ShouldBe(assessment);
    }

    [Fact]
    public void Where_there_was_nobody_the_starting_value_is_what_a_word_speaks_of()
    {
        new Ratio(2, 10).Against(Increase with { StartingValue = 0.1m }, new Ratio(0, 0)).ShouldBe(Assessment.Reached);
        new Ratio(1, 10).Against(Increase with { StartingValue = 0.1m }, new Ratio(0, 0)).ShouldBe(Assessment.Near);
        new Ratio(2, 10).Against(Increase, new Ratio(0, 0)).ShouldBe(Assessment.NoData);
        new Ratio(0, 0).Against(Increase, new Ratio(1, 10)).ShouldBe(Assessment.NoData);
        new Ratio(2, 10).Against(Increase with { StartingValue = 0.1m }, null).ShouldBeNull();
        new Ratio(2, 10).Against(Ten with { Targets = [new(null, FigureTarget.Of(0.2m))] }, null).ShouldBe(Assessment.Reached);
    }

    [Fact]
    public void What_a_word_is_held_against_is_told_and_nothing_for_a_number()
    {
        var starting = Increase with { StartingValue = 0.1m };
        (Increase.Before(new Ratio(1, 4)), starting.Before(new Ratio(0, 0)), Increase.Before(new Ratio(0, 0)), starting.Before((Ratio?)null), Ten.Before(new Ratio(1, 4))).ShouldBe((0.25m, 0.1m, null, null, null));
        (Increase.Before(5), starting.Before(0), Increase.Before(0), starting.Before((int?)null), Ten.Before(5), (starting with { StartingValue = 7 }).Before(1)).ShouldBe((5m, 0.1m, null, null, null, 1m));
    }

    [Theory]
    [InlineData(6, 5, Assessment.Reached)]
    [InlineData(5, 5, Assessment.Near)]
    [InlineData(4, 5, Assessment.NotReached)]
    [InlineData(4, 0, Assessment.NoData)]
    [InlineData(4, null, null)]
    [InlineData(null, 5, null)]
    public void A_number_of_persons_that_is_to_increase_is_held_against_twelve_months_before(int? now, int? before, Assessment? assessment)
    {
        var outcome = Of(Increase, now, before);
        (outcome.Assessment, outcome.IsInWord, outcome.IsHidden).ShouldBe((assessment, true, now is null));
    }

    [Fact]
    public void Where_nothing_was_delivered_a_year_before_only_a_starting_value_can_be_held_against()
    {
        var first = Of(Increase, 6, null) with { HasNoEarlier = true };
        (first.Before, first.Assessment, first.Trend).ShouldBe((null, Assessment.NoData, Trend.None));
        var started = Of(Increase with { StartingValue = 5 }, 6, null) with { HasNoEarlier = true };
        (started.Before, started.Assessment).ShouldBe((5m, Assessment.Reached));
        (Of(Increase with { StartingValue = 5 }, null, null) with { HasNoEarlier = true }).Trend.ShouldBeNull();
        // A year before that is hidden is not one without a delivery.
        (Of(Increase with { StartingValue = 5 }, 6, null).Before, Of(Increase with { StartingValue = 5 }, 6, null).Assessment).ShouldBe((null, null));
    }

    [Fact]
    public void A_number_is_held_against_its_part_of_a_plan_and_not_against_the_year_before()
    {
        (Of(Ten, 5, 9, target: 5).Assessment, Of(Ten, 4, 1, target: 5).Assessment, Of(Ten, 3, 1, target: 5).Assessment).ShouldBe((Assessment.Reached, Assessment.Near, Assessment.NotReached));
        (Of(Ten, 5, 1).Assessment, Of(Ten, 5, 1).IsInWord, Of(Ten, 5, 1).Before).ShouldBe((null, false, null));
        (Of(null, 5, 1).Assessment, Of(null, 5, 1).IsInWord, Of(null, 5, 1).Before, Of(null, 5, 1).IsBetter).ShouldBe((null, false, null, null));
    }

    [Theory]
    [InlineData(6, 5, Trend.Up, true)]
    [InlineData(5, 5, Trend.Unchanged, null)]
    [InlineData(4, 5, Trend.Down, false)]
    [InlineData(5, 0, Trend.None, null)]
    [InlineData(0, 0, Trend.None, null)]
    [InlineData(0, 1, Trend.Down, false)]
    [InlineData(5, null, null, null)]
    [InlineData(null, 5, null, null)]
    public void A_number_of_persons_has_a_trend_against_twelve_months_before(int? now, int? before, Trend? trend, bool? isBetter) => (Of(Ten, now, before).Trend, Of(Ten, now, before).IsBetter).ShouldBe((trend, isBetter));

    [Theory]
    [InlineData(7, 10, true)]
    [InlineData(8, 10, false)]
    [InlineData(0, 0, false)]
    public void A_follow_up_is_thinly_answered_below_the_share_that_the_catalogue_asks_for(int answered, int due, bool isThin)
    {
        var share = new ShareOutcome(new FollowUpShare("after", new("", ""), null, FollowUpPoint.NinetyDays, new HashSet<FollowUp>()) { LeastAnswered = 0.8m }, new Ratio(1, answered), null, due);
        (share.IsThinlyAnswered, share.Answered, share.IsHidden).ShouldBe((isThin, new Ratio(answered, due), false));
        (share with { Ratio = null }).ShouldSatisfyAllConditions(hidden => hidden.IsThinlyAnswered.ShouldBeNull(), hidden => hidden.Answered.ShouldBeNull(), hidden => hidden.IsHidden.ShouldBeTrue());
        (share with { Measure = new WithinDays("days", new("", ""), null, 14) }).ShouldSatisfyAllConditions(other => other.IsThinlyAnswered.ShouldBe(false), other => other.Answered.ShouldBeNull());
    }

    [Fact]
    public void An_indicator_tells_how_far_it_is_from_its_target()
    {
        var indicator = SmallCatalogue.Mia.Indicators[0] with { Goal = Ten with { Targets = [new(null, FigureTarget.Of(0.3m))] } };
        var outcome = new IndicatorOutcome(indicator, new(10, 20), default, new(5, 20), null);
        (outcome.Deviation!.Value, outcome.IsHidden).ShouldBe((0.2, false));
        (outcome with { Ratio = null }).ShouldSatisfyAllConditions(hidden => hidden.Deviation.ShouldBeNull(), hidden => hidden.IsHidden.ShouldBeTrue(), hidden => hidden.Assessment.ShouldBeNull());
        (outcome with { Indicator = indicator with { Goal = Increase } }).ShouldSatisfyAllConditions(word => word.Deviation.ShouldBeNull(), word => word.Before.ShouldBe(0.25m), word => word.Assessment.ShouldBe(Assessment.Reached));
    }

    [Theory]
    [InlineData(9, 20, true)]
    [InlineData(20, 9, true)]
    [InlineData(1, 1, true)]
    [InlineData(10, 10, false)]
    [InlineData(0, 9, false)]
    [InlineData(9, 0, false)]
    public void Of_fewer_than_ten_in_either_there_are_few(int now, int before, bool areFew) => new Ratio(0, now).IsOfFewAgainst(new(0, before)).ShouldBe(areFew);

    [Fact]
    public void A_rate_is_a_fraction() => (new Ratio(1, 4).Rate, new Ratio(0, 3).Rate).ShouldBe((0.25, 0));

    private static CountOutcome Of(Goal? goal, int? now, int? before, decimal? target = null) => new(new EnrolledAtMonthEnd("enrolled", new("", ""), goal), now, before, target);
}
