using System.Globalization;
using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Participants;

/// <summary>
/// A date as people write it, with its month as a word or with single digits: <c>1 mars 1985</c>, <c>Mar 1st, 1985</c>, <c>1985-3-1</c>,
/// <c>1/3-85</c>, <c>1.III.1985</c>. Those of two digits each are told by their digits alone (<see cref="TextDigit"/>).
/// </summary>
/// <param name="Start">In the text.</param>
/// <param name="End">After its last digit.</param>
/// <param name="Year">0–99, of whichever century.</param>
/// <param name="Month">1–12; where it is a number before or behind the day, either may be meant.</param>
internal readonly partial record struct WrittenDate(int Start, int End, int Year, int Month, int Day)
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "ma", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    private static readonly string[] Romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    /// <summary>In order, none overlapping.</summary>
    public static List<WrittenDate> In(string text)
    {
        var dates = new List<WrittenDate>();
        foreach (Match match in Dates().Matches(WithPlainDigits(text)))
        {
            var (year, month, day) = (match.Groups["y"].Value, match.Groups["m"].Value, match.Groups["d"].Value);
            var (m, d) = (MonthOf(month), int.Parse(day, CultureInfo.InvariantCulture));
            var isSwapped = m > 12;
            if (isSwapped)
                (m, d) = (d, m);
            var isOfTwoDigits = char.IsAsciiDigit(month[0]) && month.Length == 2 && day.Length == 2;
            if ((isSwapped || !isOfTwoDigits) && m is >= 1 and <= 12 && d is >= 1 and <= 31)
                dates.Add(new(match.Index, match.Groups["end"].Index, int.Parse(year.AsSpan(year.Length - 2), CultureInfo.InvariantCulture), m, d));
        }

        return dates;
    }

    /// <summary>Whether it may be that day, as it reads or with day and month the other way round.</summary>
    public bool IsDay(int year, int month, int day) => Year == year && (Month == month && Day == day || Month == day && Day == month);

    /// <summary>Of the same length.</summary>
    private static string WithPlainDigits(string text) => System.Text.Ascii.IsValid(text) ? text
        : string.Create(text.Length, text, static (plain, text) =>
        {
            for (var i = 0; i < plain.Length; i++)
                plain[i] = TextDigit.ValueOf(text[i]) is >= 0 and var value ? (char)('0' + value) : text[i];
        });

    private static int MonthOf(string written)
    {
        if (char.IsAsciiDigit(written[0]))
            return int.Parse(written, CultureInfo.InvariantCulture);
        for (var i = 0; i < Months.Length; i++)
            if (i != 4 && written.StartsWith(Months[i], StringComparison.OrdinalIgnoreCase))
                return i + 1;
        for (var i = 0; i < Romans.Length; i++)
            if (written == Romans[i])
                return i + 1;
        return written.StartsWith("oct", StringComparison.OrdinalIgnoreCase) ? 10 : 5;
    }

    /// <summary>Not a longer word's beginning.</summary>
    private const string Word = @"(?<m>(?i:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mars?|march|apr(?:il)?|ma[jy]|jun[ie]?|jul[iy]?|aug(?:usti|ust)?|sep(?:t|tember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\p{L}))";
    private const string Roman = "(?<m>VI{0,3}|I{1,3}|IV|IX|XI{0,2})";
    private const string AnyYear = @"(?<y>(?:18|19|20)?[0-9]{2})";
    private const string LongYear = @"(?<y>(?:18|19|20)[0-9]{2})";
    private const string AnyDay = @"(?<d>[0-3]?[0-9])";
    private const string Number = "(?<m>[0-3]?[0-9])";
    private const string Ordinal = @"(?:(?::?[ae]|st|nd|rd|th)(?!\p{L}))?";
    private const string Between = @"[^\p{L}\p{Nd}]{0,3}";
    private const string Mark = @"\s?[-–−/.]\s?";
    private const string MarkOrSpace = @"(?:\s?[-–−/.,;_]\s?|\s)";

    /// <summary>No more digits, unless four that may be the last of an identity.</summary>
    private const string Ends = "(?<end>)(?![0-9](?![0-9]{3}(?![0-9])))";

    [GeneratedRegex(
        $"(?<![0-9])(?:{AnyDay}{Ordinal}(?:{Between}(?:of )?{Word}|[./ -]{Roman}(?=[./ -])){Between}{AnyYear}{Ends}"
        + $"|(?<!\\p{{L}}){Word}{Between}{AnyDay}{Ordinal}[^\\p{{L}}\\p{{Nd}}]{{1,3}}{LongYear}{Ends}"
        + $"|{AnyYear}(?:{Between}{Word}|[./ -]{Roman}(?=[./ -])){Between}{AnyDay}{Ends}"
        + $"|{LongYear}{MarkOrSpace}{Number}{MarkOrSpace}{AnyDay}{Ends}|{AnyDay}{MarkOrSpace}{Number}{MarkOrSpace}{LongYear}{Ends}"
        + $"|{AnyDay}{Mark}{Number}(?:{Mark}|\\s)(?<y>[0-9]{{2}}){Ends}|(?<y>[0-9]{{2}}){Mark}{Number}{Mark}{AnyDay}{Ends})",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex Dates();
}
