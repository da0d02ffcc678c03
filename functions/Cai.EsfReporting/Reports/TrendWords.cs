using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>A trend against twelve months earlier, in words and percentage points: <c>Ökad +2,0</c>; <c>..</c> where it is hidden.</summary>
public static class TrendWords
{
    /// <summary>Of an indicator, in percentage points.</summary>
    public static string Word(IndicatorOutcome outcome, Language language) =>
        Word(outcome.Trend, Figures.Change(outcome.Ratio, outcome.Earlier, language), outcome.IsBetter, outcome.Indicator.Goal?.HigherIsBetter ?? true, language);

    /// <summary>Of a share, in percentage points.</summary>
    public static string Word(ShareOutcome outcome, Language language) =>
        Word(outcome.Trend, Figures.Change(outcome.Ratio, outcome.Earlier, language), outcome.IsBetter, outcome.Measure.Goal?.HigherIsBetter ?? true, language);

    /// <summary>Of a number of persons, in persons.</summary>
    public static string Word(CountOutcome outcome, Language language) =>
        Word(outcome.Trend, Figures.WholeDifference(outcome.Count - outcome.Earlier, language), outcome.Trend.IsBetter(outcome.Measure.Goal?.HigherIsBetter ?? true), outcome.Measure.Goal?.HigherIsBetter ?? true, language);

    /// <summary>A rate in words: the sources say in words that there is none.</summary>
    public static string RateOrMissing(Ratio? ratio, Language language) =>
        ratio is { Denominator: 0 } ? Assessment.NoData.Name().In(language) : Figures.Share(ratio, language);

    private static string Word(Trend? trend, string change, bool? isBetter, bool higherIsBetter, Language language)
    {
        if (trend is null)
            return Figures.Hidden;
        if (trend == Trend.None)
            return trend.Name(language);
        var word = $"{trend.Name(language)} {change}";
        // Where lower is better, an increase is bad news: say so, since the arrow cannot.
        return higherIsBetter || isBetter is not { } better ? word : $"{word}, {(better ? new Text("bättre", "better") : new Text("sämre", "worse")).In(language)}";
    }
}
