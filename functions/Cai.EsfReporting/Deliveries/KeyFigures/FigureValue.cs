using System.Globalization;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>A key figure's value as people read it: <c>15,7 %</c>, <c>1 164 tkr</c>, or the words that stand for it.</summary>
/// <param name="Number">In the unit, a fraction for a percentage; null when there are words only.</param>
/// <param name="Words">Why there is no number, or the value of a figure in words; empty otherwise.</param>
public readonly record struct FigureValue(decimal? Number, string Words, FigureUnit Unit) : IFormattable
{
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    public string In(Language language) => ToString(null, language.Culture());

    /// <summary>As many decimals as it was told with: a reported figure is quoted and not rounded, but for what a division left.</summary>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (Number is not { } number)
            return Words;
        var culture = formatProvider as CultureInfo ?? CultureInfo.InvariantCulture;
        var swedish = culture.TwoLetterISOLanguageName == "sv";
        return Unit switch
        {
            FigureUnit.Percent => Decimal(number * 100, culture) + (swedish ? "\u00A0%" : "%"),
            FigureUnit.Tkr => Decimal(number, culture) + (swedish ? "\u00A0tkr" : "\u00A0kSEK"),
            FigureUnit.Days => Decimal(number, culture) + (swedish ? "\u00A0dagar" : "\u00A0days"),
            _ => Decimal(number, culture),
        };
    }

    private static string Decimal(decimal number, CultureInfo culture)
    {
        var rounded = Math.Round(number, 4, MidpointRounding.AwayFromZero);
        // More than two decimals are a division’s; a third is nobody’s precision.
        var shown = rounded == Math.Round(rounded, 2) ? rounded : Math.Round(number, 1, MidpointRounding.AwayFromZero);
        // The sign is written here, since cultures differ in theirs.
        return (shown < 0 ? "−" : "") + Math.Abs(shown).ToString("#,0.##", culture);
    }
}
