using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Tests.Outcomes;

public sealed class DistributionTests
{
    [Theory]
    [InlineData(new[] { 7 }, 7, 7, 7)]
    [InlineData(new[] { 10, 20 }, 10, 10, 20)]
    [InlineData(new[] { 4, 1, 3, 2 }, 1, 2, 3)]
    [InlineData(new[] { 5, 5, 5, 90 }, 5, 5, 5)]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, 2, 3, 4)]
    public void A_quartile_is_a_number_that_somebody_has(int[] days, int lower, int median, int upper)
    {
        var distribution = new Distribution();
        foreach (var day in days)
            distribution.Add(day);
        (distribution.Quantile(0.25m), distribution.Quantile(0.5m), distribution.Quantile(0.75m), distribution.Persons).ShouldBe((lower, median, upper, days.Length));
    }

    [Fact]
    public void Nobody_has_no_median() => new Distribution().Quantile(0.5m).ShouldBeNull();
}
