using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Tests.Outcomes;

public sealed class IntervalTests
{
    /// <summary>R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_Wilsons(int numerator, int denominator, double low, double high)
    {
        var interval = new Ratio(numerator, denominator).Interval95()!.Value;
        (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)).ShouldBe((low, high));
    }

    [Fact]
    public void It_holds_the_rate_stays_within_0_and_1_and_mirrors_itself()
    {
        for (var denominator = 1; denominator <= 60; denominator++)
            for (var numerator = 0; numerator <= denominator; numerator++)
            {
                var (low, high) = new Ratio(numerator, denominator).Interval95()!.Value;
                var rate = (double)numerator / denominator;
                (low >= 0 && low <= rate + 1e-12 && rate - 1e-12 <= high && high <= 1).ShouldBeTrue($"{numerator}/{denominator}");
                var mirrored = new Ratio(denominator - numerator, denominator).Interval95()!.Value;
                Math.Abs(low - (1 - mirrored.High)).ShouldBeLessThan(1e-12);
            }
    }

    [Fact]
    public void Nobody_has_no_interval() => new Ratio(0, 0).Interval95().ShouldBeNull();
}
