using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Tests;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(2, 13, "15,4\u00A0%", "15.4%")]
    [InlineData(1, 16, "6,3\u00A0%", "6.3%")] // 6.25
    [InlineData(309, 2000, "15,5\u00A0%", "15.5%")] // 15.45, which a double holds as less
    [InlineData(0, 7, "0,0\u00A0%", "0.0%")]
    [InlineData(7, 7, "100,0\u00A0%", "100.0%")]
    [InlineData(0, 0, "–", "–")]
    public void A_rate_has_one_decimal_rounded_half_away_from_zero(int numerator, int denominator, string sv, string en)
    {
        Figures.Share(new(numerator, denominator), Language.Sv).ShouldBe(sv);
        Figures.Share(new(numerator, denominator), Language.En).ShouldBe(en);
    }

    [Theory]
    [InlineData(2, 13, "−14,6")]
    [InlineData(3, 10, "0,0")]
    [InlineData(1, 3, "+3,3")]
    [InlineData(2999, 10000, "0,0")] // −0.01 is no deviation to show, and has no sign
    [InlineData(0, 0, "–")]
    public void A_deviation_has_its_sign(int numerator, int denominator, string shown) =>
        Figures.Deviation(new Ratio(numerator, denominator), FigureTarget.Of(0.3m), Language.Sv).ShouldBe(shown);

    [Fact]
    public void A_deviation_has_the_same_minus_sign_in_both_languages() =>
        Figures.Deviation(new Ratio(2, 13), FigureTarget.Of(0.3m), Language.En).ShouldBe("−14.6");

    [Fact]
    public void A_target_has_the_decimals_it_was_decided_with()
    {
        Figures.Target(0.3m, Language.Sv).ShouldBe("30\u00A0%");
        Figures.Target(0.125m, Language.Sv).ShouldBe("12,5\u00A0%");
    }

    [Fact]
    public void A_count_is_grouped_as_its_readers_expect()
    {
        Figures.Count(12345, Language.Sv).ShouldBe("12\u00A0345");
        Figures.Count(12345, Language.En).ShouldBe("12,345");
    }
}
