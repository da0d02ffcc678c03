namespace Cai.EsfReporting.Calendar;

/// <summary>Months in words. Written out here, because the platform's abbreviations differ between its versions.</summary>
public static class MonthNames
{
    private static readonly Text[] Names =
    [
        new("januari", "January"), new("februari", "February"), new("mars", "March"), new("april", "April"),
        new("maj", "May"), new("juni", "June"), new("juli", "July"), new("augusti", "August"),
        new("september", "September"), new("oktober", "October"), new("november", "November"), new("december", "December"),
    ];

    /// <summary><c>augusti</c></summary>
    internal static string NameOnly(this Month month, Language language) => Names[month.Number - 1].In(language);

    /// <summary><c>augusti 2018</c></summary>
    public static string Name(this Month month, Language language) => $"{Names[month.Number - 1].In(language)} {month.Year}";

    /// <summary><c>aug</c>: the first three letters, which tell the months apart in both languages.</summary>
    public static string Abbreviated(this Month month, Language language) => Names[month.Number - 1].In(language)[..3];
}
