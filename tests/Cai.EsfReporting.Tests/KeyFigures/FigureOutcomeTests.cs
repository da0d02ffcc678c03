using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;
using static Cai.EsfReporting.Tests.FigureCheck;

namespace Cai.EsfReporting.Tests.KeyFigures;

public sealed class FigureOutcomeTests
{
    private static FigureOutcome Last(params ReportedFigure[] told) => FigureOutcome.Of(told)[^1];

    [Theory]
    [InlineData("2018", 200, "reached")]
    [InlineData("2018", 199, "near")]
    [InlineData("2018", 160, "near")]
    [InlineData("2018", 159, "not-reached")]
    [InlineData("2018-H1", 102, "reached")]
    [InlineData("2018-H1", 99, "near")]
    [InlineData("2018-Q1", 40, "near")]
    [InlineData("2018-01/2018-08", 133, "near")]
    [InlineData("2018-01/2018-08", 134, "reached")]
    public void A_count_is_held_against_the_part_of_the_year_that_is_over(string period, int count, string assessment) =>
        Last(Told("summer-jobs", period, count)).Assessment!.Value.Word().ShouldBe(assessment);

    [Theory]
    [InlineData(0.0118, "reached")]
    [InlineData(0.04, "reached")]
    [InlineData(0.05, "near")]
    [InlineData(0.0501, "not-reached")]
    public void Less_is_better_where_the_catalogue_says_so(double share, string assessment) =>
        Last(Told("sick-leave", "2018-H1", (decimal)share)).Assessment!.Value.Word().ShouldBe(assessment);

    [Fact]
    public void A_deliverys_own_target_goes_before_the_catalogues()
    {
        var outcome = Last(Told("summer-jobs", "2018-H1", 102, target: 300));
        (outcome.Target, outcome.Expected, outcome.Assessment).ShouldBe((300m, 150m, Assessment.NotReached));
    }

    [Fact]
    public void Without_a_target_nothing_is_assessed_and_without_a_number_there_is_no_data()
    {
        Last(Told("left-for-work", "2017", 0.157m, "tyreso")).Assessment.ShouldBeNull();
        Last(Told("sick-leave", "2017", null, words: "Finns inget värde")).Assessment.ShouldBe(Assessment.NoData);
    }

    [Fact]
    public void A_trend_is_against_the_same_period_a_year_earlier_or_the_one_just_before()
    {
        Last(Told("sick-leave", "2017-H2", 0.03m), Told("sick-leave", "2017-H1", 0.05m), Told("sick-leave", "2018-H1", 0.04m)).Trend.ShouldBe(Trend.Down);
        Last(Told("sick-leave", "2017-H2", 0.03m), Told("sick-leave", "2018-H1", 0.04m)).Trend.ShouldBe(Trend.Up);
        Last(Told("sick-leave", "2017", 0.04m), Told("sick-leave", "2018-H1", 0.04m)).Trend.ShouldBe(Trend.None);
        Last(Told("sick-leave", "2017", 0.04m), Told("sick-leave", "2018", 0.040m)).Trend.ShouldBe(Trend.Unchanged);
        Last(Told("left-for-work", "2017", 0.1m, "haninge"), Told("left-for-work", "2018", 0.2m, "tyreso")).Trend.ShouldBe(Trend.None);
    }

    [Fact]
    public void A_falling_sick_leave_is_better_and_falling_jobs_are_worse()
    {
        Last(Told("sick-leave", "2017", 0.05m), Told("sick-leave", "2018", 0.04m)).IsBetter.ShouldBe(true);
        Last(Told("summer-jobs", "2017", 158), Told("summer-jobs", "2018", 100)).IsBetter.ShouldBe(false);
    }

    [Fact]
    public void A_missing_value_has_no_trend() =>
        Last(Told("sick-leave", "2017", 0.05m), Told("sick-leave", "2018", null, words: "Finns inget värde")).Trend.ShouldBe(Trend.None);
}
