using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Participants;

internal enum PlainDateKind { None = 0, Compact, Separated }

/// <summary>A date in figures that stands by itself, and so is no part of an identity.</summary>
/// <param name="First">Index of its first digit.</param>
/// <param name="Last">Index of its last digit.</param>
internal readonly partial record struct PlainDate(PlainDateKind Kind, int First, int Last)
{
    /// <summary>The date with separators, or the month, that each digit of a text is of.</summary>
    public static PlainDate[] Of(string text, List<TextDigit> digits)
    {
        var dates = new PlainDate[digits.Count];
        foreach (Match match in Dates().Matches(text))
            if (!match.Groups["odd"].Success && digits.FindIndex(d => d.Start >= match.Index) is >= 0 and var first)
                for (var (k, last) = (first, digits.FindLastIndex(d => d.End <= match.Index + match.Length)); k <= last; k++)
                    dates[k] = new(PlainDateKind.Separated, first, last);
        return dates;
    }

    /// <summary>True of a date in figures and nothing else.</summary>
    public static bool IsWritten(string text) => OneDate().IsMatch(text);

    /// <summary>A date, or a month, by itself; with a time of day or without. One whose year no person has is <c>odd</c>.</summary>
    private const string Written = "(?:(?:(?:1[89]|20)[0-9]{2}|(?<odd>[0-9]{4}))(?<s>[-/.])[0-9]{2}\\k<s>[0-9]{2}|(?<![0-9][-/.])[0-9]{2}(?<t>[-/.])[0-9]{2}\\k<t>(?:(?:19|20)[0-9]{2}|(?<odd>[0-9]{4})))(?![0-9])" + Time
        + "|(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])(?![0-9]|[-/.][0-9]{2}(?![0-9]))"
        + "|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9](?:[0-9]{3})?Z";

    private const string Time = "(?:[ T](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,7})?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?(?![0-9:]))?";

    [GeneratedRegex($"(?<![0-9])(?:{Written})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex Dates();

    [GeneratedRegex("^(?:[0-9]{4}([-/.]?)[0-9]{2}\\1[0-9]{2}|[0-9]{2}([-/.])[0-9]{2}\\2[0-9]{4}|[0-9]{6})\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex OneDate();
}
