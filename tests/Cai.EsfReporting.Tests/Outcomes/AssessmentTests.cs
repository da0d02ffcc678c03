using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Tests.Outcomes;

public sealed class AssessmentTests
{
    [Theory]
    [InlineData(40, 100, Assessment.Reached)]
    [InlineData(39, 100, Assessment.Near)]
    [InlineData(32, 100, Assessment.Near)]
    [InlineData(31, 100, Assessment.NotReached)]
    [InlineData(2, 5, Assessment.Reached)]
    [InlineData(8, 25, Assessment.Near)]
    [InlineData(0, 1, Assessment.NotReached)]
    [InlineData(0, 0, Assessment.NoData)]
    public void An_outcome_is_held_exactly_against_its_target(int numerator, int denominator, Assessment assessment) =>
        new Ratio(numerator, denominator).Assess(0.4m, 0.8m, higherIsBetter: true).ShouldBe(assessment);

    [Theory]
    [InlineData(40, 100, Assessment.Reached)]
    [InlineData(41, 100, Assessment.Near)]
    [InlineData(50, 100, Assessment.Near)]
    [InlineData(51, 100, Assessment.NotReached)]
    public void Where_lower_is_better_near_is_above(int numerator, int denominator, Assessment assessment) =>
        new Ratio(numerator, denominator).Assess(0.4m, 0.8m, higherIsBetter: false).ShouldBe(assessment);

    [Fact]
    public void No_share_of_a_third_is_lost()
    {
        for (var n = 1; n <= 3000; n++)
            new Ratio(3 * n, 10 * n).Assess(0.3m, 0.8m, higherIsBetter: true).ShouldBe(Assessment.Reached);
    }

    [Theory]
    [InlineData(305, 1000, 300, 1000, Trend.Unchanged)]
    [InlineData(3051, 10000, 300, 1000, Trend.Up)]
    [InlineData(295, 1000, 300, 1000, Trend.Unchanged)]
    [InlineData(2949, 10000, 300, 1000, Trend.Down)]
    [InlineData(2, 14, 193, 1400, Trend.Unchanged)]
    [InlineData(403, 600, 8, 12, Trend.Unchanged)]
    [InlineData(404, 600, 8, 12, Trend.Up)]
    [InlineData(9, 9, 1, 10, Trend.None)]
    [InlineData(9, 10, 1, 9, Trend.None)]
    [InlineData(9, 10, 1, 10, Trend.Up)]
    [InlineData(1, 2, 0, 0, Trend.None)]
    [InlineData(0, 0, 1, 2, Trend.None)]
    public void Half_a_percentage_point_is_no_trend(int numerator, int denominator, int before, int of, Trend trend) =>
        new Ratio(numerator, denominator).TrendFrom(new(before, of)).ShouldBe(trend);

    [Fact]
    public void The_direction_of_good_decides_what_is_better()
    {
        var indicator = SmallCatalogue.Mia.Indicators[0];
        new IndicatorOutcome(indicator, new(10, 20), default, new(5, 20), null).IsBetter.ShouldBe(true);
        var lower = indicator with { Goal = indicator.Goal! with { HigherIsBetter = false } };
        new IndicatorOutcome(lower, new(10, 20), default, new(5, 20), null).IsBetter.ShouldBe(false);
        new IndicatorOutcome(lower, new(5, 20), default, new(10, 20), null).IsBetter.ShouldBe(true);
        new IndicatorOutcome(indicator, new(5, 20), default, new(5, 20), null).IsBetter.ShouldBeNull();
    }

    [Fact]
    public void A_rate_over_nobody_is_null() => new Ratio(0, 0).Rate.ShouldBeNull();
}
