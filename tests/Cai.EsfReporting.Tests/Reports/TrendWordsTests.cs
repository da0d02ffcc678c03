using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>How a trend and a target read where they could mislead: of few people, and of what is not to be passed.</summary>
public sealed class TrendWordsTests
{
    private static readonly Indicator Higher = SmallCatalogue.Mia.Indicators[0], Lower = Higher with { Goal = Higher.Goal! with { HigherIsBetter = false } }, None = Higher with { Goal = null };

    private static IndicatorOutcome Outcome(Indicator indicator, Ratio now, Ratio earlier) => new(indicator, now, null, earlier, null);

    [Fact]
    public void Whether_a_direction_is_good_is_said_where_it_is_known()
    {
        TrendWords.Word(Outcome(Higher, new(20, 100), new(10, 100)), Language.Sv).ShouldBe("Ökad +10,0, bättre");
        TrendWords.Word(Outcome(Higher, new(5, 100), new(10, 100)), Language.En).ShouldBe("Decreased −5.0, worse");
        TrendWords.Word(Outcome(Lower, new(20, 100), new(10, 100)), Language.Sv).ShouldBe("Ökad +10,0, sämre");
        TrendWords.Word(Outcome(None, new(20, 100), new(10, 100)), Language.Sv).ShouldBe("Ökad +10,0");
        TrendWords.Word(Outcome(Higher, new(10, 100), new(10, 100)), Language.Sv).ShouldBe("Oförändrad 0,0");
        TrendWords.InCell(Outcome(Higher, new(20, 100), new(10, 100)), Language.Sv).ShouldBe("↗ Ökad, bättre");
    }

    [Theory]
    [InlineData(3, 7, 1, 4, "Ingen jämförelse: 3 av 7 mot 1 av 4")]
    [InlineData(9, 9, 40, 100, "Ingen jämförelse: 9 av 9 mot 40 av 100")]
    [InlineData(40, 100, 9, 9, "Ingen jämförelse: 40 av 100 mot 9 av 9")]
    [InlineData(4, 10, 2, 10, "Ökad +20,0, bättre")]
    [InlineData(3, 7, 3, 7, "Ingen jämförelse: 3 av 7 mot 3 av 7")]
    [InlineData(3, 7, 0, 0, "Ingen jämförelse")]
    public void Nothing_is_compared_with_few_and_it_says_of_how_many(int now, int of, int then, int ofThen, string told)
    {
        var outcome = Outcome(Higher, new(now, of), new(then, ofThen));
        TrendWords.Word(outcome, Language.Sv).ShouldBe(told);
        var isOfFew = told.Contains(':', StringComparison.Ordinal);
        TrendWords.InCell(outcome, Language.Sv).ShouldBe(isOfFew ? "– " + told : outcome.Trend == Trend.None ? "– Ingen jämförelse" : "↗ Ökad, bättre");
        if (isOfFew)
            TrendWords.Word(outcome, Language.En).ShouldBe($"No comparison: {now} of {of} against {then} of {ofThen}");
        // Where one of them is hidden, neither is told.
        TrendWords.Word(outcome with { Earlier = null }, Language.Sv).ShouldBe("..");
    }

    [Fact]
    public void A_target_that_is_not_to_be_passed_is_not_read_as_one_to_reach()
    {
        Figures.Target(Outcome(Higher, new(1, 10), new(1, 10)), Language.Sv).ShouldBe("30\u00A0%");
        Figures.Target(Outcome(Lower, new(1, 10), new(1, 10)), Language.Sv).ShouldBe("högst 30\u00A0%");
        Figures.Target(Outcome(Lower, new(1, 10), new(1, 10)), Language.En).ShouldBe("at most 30%");
        Figures.Target(Outcome(None, new(1, 10), new(1, 10)), Language.Sv).ShouldBe("utan mål");
        var sick = FigureOutcome.Of([FigureCheck.Told("sick-leave", "2017", 0.0118m)])[0];
        sick.Target(Language.Sv).ShouldBe("högst 4\u00A0%");
        // A word tells its direction by itself.
        Figures.Target(Lower.Goal! with { Targets = [new(null, FigureTarget.Of(TargetWord.Decrease))] }, Language.Sv).ShouldBe("Minska");
    }
}
