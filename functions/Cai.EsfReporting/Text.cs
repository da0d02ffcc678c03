using System.Globalization;

namespace Cai.EsfReporting;

/// <summary>The language a user reads: Swedish by default, English beside it.</summary>
public enum Language { Sv, En }

/// <summary>
/// One user-facing text in Swedish and English, standing where it is used. Placeholders are
/// <c>{0}</c>, <c>{1}</c> … as in composite formatting, and mean the same in both languages.
/// </summary>
public readonly record struct Text(string Sv, string En)
{
    public string In(Language language) => language == Language.En ? En : Sv;

    /// <summary>Fills in the placeholders; numbers and dates are written as the language's readers expect.</summary>
    public string In(Language language, params object?[] values) =>
        string.Format(language.Culture(), In(language), values);
}

public static class LanguageCulture
{
    private static readonly CultureInfo Swedish = CultureInfo.ReadOnly(CreateSwedish());
    private static readonly CultureInfo English = CultureInfo.ReadOnly(CreateEnglish());

    /// <summary>The culture for numbers, dates and sorting in what people see; never in what machines read.</summary>
    public static CultureInfo Culture(this Language language) => language == Language.En ? English : Swedish;

    /// <summary>The BCP 47 tag, for <c>lang=</c> attributes.</summary>
    public static string Tag(this Language language) => language == Language.En ? "en" : "sv";

    private static CultureInfo CreateSwedish()
    {
        var culture = new CultureInfo("sv-SE");
        // ICU versions differ in the minus sign and the group separator; fixed here so that equal input gives equal bytes.
        culture.NumberFormat.NegativeSign = "−";
        culture.NumberFormat.NumberGroupSeparator = "\u00A0";
        culture.NumberFormat.PercentGroupSeparator = "\u00A0";
        return WithPlainDates(culture);
    }

    private static CultureInfo CreateEnglish() => WithPlainDates(new CultureInfo("en-GB"));

    /// <summary>A date is written as the files hold it, in every language.</summary>
    private static CultureInfo WithPlainDates(CultureInfo culture)
    {
        culture.DateTimeFormat.ShortDatePattern = "yyyy-MM-dd";
        return culture;
    }
}
