using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using static Cai.EsfReporting.Tests.FigureCheck;

namespace Cai.EsfReporting.Tests.Outcomes;

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

    [Theory]
    [InlineData("Öka", 0.157, 0.16, "reached")]
    [InlineData("Öka", 0.157, 0.157, "near")]
    [InlineData("Öka", 0.157, 0.1569, "not-reached")]
    [InlineData("ska öka.", 0.157, 0.16, "reached")]
    [InlineData("Minska", 0.157, 0.156, "reached")]
    [InlineData("minska", 0.157, 0.16, "not-reached")]
    [InlineData("Oförändrad", 0.1, 0.1, "reached")]
    [InlineData("Oförändrat", 0.1, 0.11, "reached")]
    [InlineData("Oförändrad", 0.1, 0.08, "near")]
    [InlineData("unchanged", 0.1, 0.079, "not-reached")]
    public void A_target_in_a_word_is_held_against_the_same_period_a_year_before(string word, double before, double now, string assessment) =>
        Last(Told("left-for-work", "2017", (decimal)before, "tyreso"), Told("left-for-work", "2018", (decimal)now, "tyreso", word: TargetWords.Find(word))).Assessment!.Value.Word().ShouldBe(assessment);

    [Fact]
    public void Another_period_than_that_of_a_year_before_is_no_measure_of_a_word()
    {
        var half = Last(Told("left-for-work", "2017-H2", 0.1m, "tyreso"), Told("left-for-work", "2018-H1", 0.2m, "tyreso", word: TargetWord.Increase));
        (half.Trend, half.Before, half.Assessment).ShouldBe((Trend.Up, null, Assessment.NoData));
    }

    [Fact]
    public void A_starting_value_stands_in_for_a_year_that_was_not_told_and_no_longer()
    {
        KeyFigure Started(KeyFigure figure) => figure with { Targets = [new(null, FigureTarget.Of(TargetWord.Increase))], StartingValue = 158 };
        var (first, half) = (Last(Told("summer-jobs", "2018", 159, change: Started)), Last(Told("summer-jobs", "2018-H1", 78, change: Started)));
        (first.Before, first.Assessment, half.Before, half.Assessment).ShouldBe((158m, Assessment.Reached, 79m, Assessment.NotReached));
        var second = Last(Told("summer-jobs", "2018", 200, change: Started), Told("summer-jobs", "2019", 159, change: Started));
        (second.Before, second.Assessment).ShouldBe((200m, Assessment.NotReached));
    }

    [Fact]
    public void Each_year_has_its_own_target_and_a_change_within_a_year_holds_from_its_month()
    {
        KeyFigure Dated(KeyFigure figure) => figure with { Targets = [new(new(2017, 1), FigureTarget.Of(TargetWord.Unchanged)), new(new(2018, 7), FigureTarget.Of(0.02m))] };
        (decimal?, TargetWord) In(string period) => Last(Told("sick-leave", period, 0.03m, change: Dated)) is var told ? (told.Target, told.TargetWord) : default;
        In("2016").ShouldBe((null, TargetWord.None));
        In("2017").ShouldBe((null, TargetWord.Unchanged));
        In("2018-H1").ShouldBe((null, TargetWord.Unchanged));
        In("2018-H2").ShouldBe((0.02m, TargetWord.None));
        In("2018").ShouldBe((0.02m, TargetWord.None));
        In("2019-Q1").ShouldBe((0.02m, TargetWord.None));
    }

    [Theory]
    [InlineData("Uppfyllda")]
    [InlineData("garantierna är uppfyllda.")]
    [InlineData("Helt uppfyllt")]
    public void A_guarantee_that_is_told_to_be_kept_is_fully_met(string words)
    {
        var outcome = Last(Told("left-for-work", "2017", null, words: words));
        (outcome.Assessment, outcome.AssessmentName(Language.Sv)).ShouldBe((Assessment.Reached, "Helt uppfyllt"));
    }
}
