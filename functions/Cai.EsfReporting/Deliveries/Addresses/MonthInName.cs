using System.Globalization;
using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Deliveries.Addresses;

/// <summary>The month that a file's name tells, in the forms that people write it.</summary>
internal static partial class MonthInName
{
    private static readonly string[] Names = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    /// <summary>
    /// Reads <c>2018-08</c>, <c>2018_08</c>, <c>201808</c>, <c>08-2018</c>, <c>augusti 2018</c>, <c>aug-18</c>. A name that begins with
    /// <c>yyyy-MM</c> tells that month, whatever stands behind. Null when it tells none, or two of them, and for a day: that may be
    /// the day when the file was made.
    /// </summary>
    /// <param name="name">Composed, without folders and extension.</param>
    public static Month? Find(string name)
    {
        if (name.Length >= 7 && (name.Length == 7 || !char.IsAsciiDigit(name[7])) && Month.TryParse(name.AsSpan(0, 7), out var first))
            return first;
        Month? found = null;
        foreach (Match match in Any().Matches(name))
        {
            if (Read(match) is not { } month)
                continue;
            if (found is not null && found != month)
                return null;
            found = month;
        }

        return found;
    }

    private static Month? Read(Match match)
    {
        if (match.Groups["day"].Success)
            return null;
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var number = match.Groups["number"] is { Success: true } digits
            ? int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture)
            : 1 + Array.IndexOf(Names, match.Groups["month"].Value[..3].ToLowerInvariant() switch { "may" => "maj", "oct" => "okt", var name => name });
        return new Month(year < 100 ? 2000 + year : year, number);
    }

    private const string Year = "(?<year>(?:19|20)[0-9]{2})", Number = "(?<number>0[1-9]|1[0-2])", Between = "[-_. ]", DayOfMonth = "(?:0?[1-9]|[12][0-9]|3[01])";
    private const string Name = "(?<![\\p{L}])(?<month>jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:s|ch)?|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:usti|ust)?|sep(?:t|tember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![\\p{L}])";

    [GeneratedRegex(
        $"(?<![0-9])(?:(?<day>{Year}{Between}?{Number}{Between}?(?:0[1-9]|[12][0-9]|3[01])(?![0-9]))|(?<day>(?<!\\p{{L}}){DayOfMonth}{Between}{Number}{Between}{Year}(?![0-9]))|(?<day>(?<!\\p{{L}}){DayOfMonth}[-_., ]*{Name}[-_.,' ]*{Year}(?![0-9]))|{Year}{Between}?{Number}(?![0-9])|{Number}{Between}{Year}(?![0-9])|{Year}[-_., ]*{Name})"
        + $"|{Name}[-_.,' ]*(?:{Year}|(?<year>[1-3][0-9]))(?![0-9]|{Between}[0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex Any();
}
