using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>Figures as people read them. Rounded here and nowhere else: half away from zero, from the exact counts.</summary>
public static class Figures
{
    /// <summary>Nothing to show, in the signs of Swedish statistics.</summary>
    public const string Nothing = "–";

    public static string Whole(int number, Language language) => number.ToString("N0", language.Culture());

    /// <summary>One decimal: <c>15,4 %</c>.</summary>
    public static string Percent(Ratio ratio, Language language) =>
        ratio.Denominator == 0 ? Nothing : Percent((decimal)ratio.Numerator / ratio.Denominator, language);

    /// <summary>A fraction as a percentage, without a decimal that is zero when <paramref name="whole"/>: <c>30 %</c>.</summary>
    public static string Percent(decimal fraction, Language language, bool whole = false) =>
        OneDecimal(fraction * 100, language, whole ? "#,0.#" : "#,0.0") + (language == Language.En ? "%" : "\u00A0%");

    /// <summary>Outcome minus target in percentage points, with a sign: <c>−14,6</c>.</summary>
    public static string Deviation(IndicatorOutcome outcome, Language language) =>
        outcome.Ratio.Denominator == 0
            ? Nothing
            : OneDecimal((((decimal)outcome.Ratio.Numerator / outcome.Ratio.Denominator) - outcome.Indicator.Target) * 100, language, "+#,0.0;−#,0.0;0.0");

    public static string OneDecimal(decimal number, Language language, string format = "#,0.0") =>
        decimal.Round(number, 1, MidpointRounding.AwayFromZero).ToString(format, language.Culture());
}
