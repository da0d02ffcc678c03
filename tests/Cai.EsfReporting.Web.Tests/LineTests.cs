using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Web.Reports.Charts;

namespace Cai.EsfReporting.Web.Tests;

public sealed class LineTests
{
    private static readonly Ratio Half = new(1, 2), All = new(2, 2), None = new(0, 2), Empty = new(0, 0);

    [Fact]
    public void A_line_goes_through_every_month() => Through(None, Half, All).ShouldBe("M0 100L50 50L100 0");

    [Fact]
    public void A_hidden_month_breaks_the_line() => Through(None, Half, null, All, Half).ShouldBe("M0 100L25 50M75 0L100 50");

    [Fact]
    public void A_month_that_nobody_has_left_breaks_the_line() => Through(Empty, Half, All).ShouldBe("M50 50L100 0");

    [Fact]
    public void A_month_between_two_gaps_is_a_dot() => Through(null, Half, null).ShouldBe("M50 50h0");

    [Fact]
    public void What_is_all_hidden_is_not_drawn() => Through(null, null).ShouldBeEmpty();

    [Fact]
    public void What_is_above_the_scale_is_drawn_at_its_edge() => new Line(0, 0, 100, 100, 2, 0.5m).Through([All, Half]).ShouldBe("M0 0L100 0");

    private static string Through(params Ratio?[] ratios) => new Line(0, 0, 100, 100, ratios.Length, 1).Through(ratios);
}
