using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>A trend against twelve months earlier, in words and percentage points, and where a direction is good whether it went there: <c>Ökad +2,0, bättre</c>; <c>..</c> where it is hidden.</summary>
public static class TrendWords
{
    /// <summary>Of an indicator, in percentage points.</summary>
    public static string Word(IndicatorOutcome outcome, Language language) =>
        Word(outcome.Trend, Figures.Change(outcome.Ratio, outcome.Earlier, language), outcome.IsBetter, language) + OfFew(outcome.Trend, outcome.Ratio, outcome.Earlier, language);

    /// <summary>Of a share, in percentage points.</summary>
    public static string Word(ShareOutcome outcome, Language language) =>
        Word(outcome.Trend, Figures.Change(outcome.Ratio, outcome.Earlier, language), outcome.IsBetter, language) + OfFew(outcome.Trend, outcome.Ratio, outcome.Earlier, language);

    /// <summary>Of a number of persons, in persons.</summary>
    public static string Word(CountOutcome outcome, Language language) =>
        Word(outcome.Trend, Figures.WholeDifference(outcome.Count - outcome.Earlier, language), outcome.IsBetter, language);

    /// <summary><c>↗ Ökad, bättre</c>, for a cell beside which the shares stand; of few what they are of, and no trend.</summary>
    public static string InCell(IndicatorOutcome outcome, Language language) => InCell(outcome.Trend, outcome.IsBetter, outcome.Ratio, outcome.Earlier, language);

    /// <inheritdoc cref="InCell(IndicatorOutcome, Language)"/>
    public static string InCell(ShareOutcome outcome, Language language) => InCell(outcome.Trend, outcome.IsBetter, outcome.Ratio, outcome.Earlier, language);

    /// <inheritdoc cref="InCell(IndicatorOutcome, Language)"/>
    public static string InCell(CountOutcome outcome, Language language) => InCell(outcome.Trend, outcome.IsBetter, null, null, language);

    private static string InCell(Trend? trend, bool? isBetter, Ratio? now, Ratio? earlier, Language language) =>
        Figures.Trend(trend, language) + (isBetter is { } better ? ", " + Direction(better, language) : "") + OfFew(trend, now, earlier, language);

    private static string Direction(bool isBetter, Language language) => (isBetter ? new Text("bättre", "better") : new Text("sämre", "worse")).In(language);

    /// <summary>A rate in words: the sources say in words that there is none.</summary>
    public static string RateOrMissing(Ratio? ratio, Language language) =>
        ratio is { Denominator: 0 } ? Assessment.NoData.Name().In(language) : Figures.Share(ratio, language);

    /// <summary><c>: 3 av 7 mot 2 av 5</c>, why there is no comparison where either share is of fewer than ten; empty otherwise, and where there is nobody.</summary>
    internal static string OfFew(Trend? trend, Ratio? now, Ratio? earlier, Language language) =>
        trend is null || !IsOfFew(now, earlier) || now is not { } then || earlier is not { } before ? "" : new Text(": {0} av {1} mot {2} av {3}", ": {0} of {1} against {2} of {3}").In(language, then.Numerator, then.Denominator, before.Numerator, before.Denominator);

    /// <summary>Whether nothing is compared since either share is of fewer than ten.</summary>
    internal static bool IsOfFew(Ratio? now, Ratio? earlier) => now is { } then && earlier is { } before && then.IsOfFewAgainst(before);

    private static string Word(Trend? trend, string change, bool? isBetter, Language language)
    {
        if (trend is null)
            return Figures.Hidden;
        if (trend == Trend.None)
            return trend.Name(language);
        var word = $"{trend.Name(language)} {change}";
        return isBetter is not { } better ? word : $"{word}, {Direction(better, language)}";
    }
}
