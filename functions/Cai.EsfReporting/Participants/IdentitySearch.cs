using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Participants;

/// <summary>
/// Finds whatever has the form of an identity in a text, however it is spelt: ten or twelve digits of any script that hold a date,
/// up to <see cref="WidestGap"/> other characters between two of them, and the forms that have letters. Where the digits are grouped as
/// those of an identity it may be mistyped, or lack the check digit; elsewhere the check digit must be right, since telephones and accounts
/// are as long. Dates and months that stand by themselves are none, nor are two of them side by side.
/// </summary>
internal static partial class IdentitySearch
{
    /// <summary>Other characters between two digits of one identity; see <see cref="TextDigit.Gap"/>.</summary>
    public const int WidestGap = 4;

    /// <summary>Characters between a birth date and four digits that are right for it, and (<see cref="NearestWord"/>) between such digits and words that say what they are.</summary>
    public const int FarthestTail = 40;
    private const int NearestWord = 24, FarthestWord = 48;

    /// <summary>Fewer digits tell no identity, however they stand.</summary>
    private const int FewestDigits = 6;

    /// <summary>In order, none overlapping.</summary>
    public static IReadOnlyList<FoundIdentity> In(string text)
    {
        if (TextDigit.Count(text) < FewestDigits)
            return [];
        var found = InCharacters(text);
        // Which of its characters are the digits cannot be shown: the text goes whole.
        return Escapes.Read(text).Any(read => InCharacters(read).Count > 0) ? [new(0, text.Length, "")] : found;
    }

    private static List<FoundIdentity> InCharacters(string text)
    {
        var hits = new List<FoundIdentity>();
        new IdentityScan(text, TextDigit.Of(text)).AddTo(hits);
        if (text.AsSpan().ContainsAny(TextDigit.Letters))
            new IdentityScan(text, TextDigit.Of(text, TextDigit.Letters)).AddTo(hits);
        if (text.AsSpan().ContainsAny(TextDigit.MoreLetters))
            new IdentityScan(text, TextDigit.Of(text, TextDigit.MoreLetters), mustBeRight: true).AddTo(hits);
        if (TextDigit.Backwards(text) is { } backwards)
            hits.AddRange(InCharacters(backwards).Select(found => new FoundIdentity(text.Length - found.End, text.Length - found.Start, "")));
        return Merge(hits);
    }

    /// <summary>True when words beside four digits say that they are the last of an identity.</summary>
    /// <param name="start">Of the digits, in the text.</param>
    /// <param name="end">After them.</param>
    /// <param name="isYear">They may as well be a year: the words stand nearer.</param>
    public static bool CallsLastFour(string text, int start, int end, bool isYear = false)
    {
        var farthest = isYear ? NearestWord : FarthestWord;
        var (before, after) = (Math.Max(0, start - farthest), Math.Min(text.Length, end + farthest));
        return LastFour().IsMatch(text.AsSpan(before, start - before)) || LastFour().IsMatch(text.AsSpan(end, after - end));
    }

    /// <summary>Of those that overlap, the date of the longest is shown, if the others are part of it.</summary>
    private static List<FoundIdentity> Merge(List<FoundIdentity> hits)
    {
        var merged = new List<FoundIdentity>();
        foreach (var hit in hits.OrderBy(h => h.Start).ThenByDescending(h => h.End).ThenByDescending(h => h.Date.Length))
            if (merged.Count > 0 && hit.Start < merged[^1].End)
                merged[^1] = new(merged[^1].Start, Math.Max(hit.End, merged[^1].End), hit.End <= merged[^1].End && hit.Date.Length <= merged[^1].Date.Length ? merged[^1].Date : "", hit.IsWhole || merged[^1].IsWhole);
            else
                merged.Add(hit);
        return merged;
    }

    [GeneratedRegex("(?:fyra|4)\\s*(?:sista|siffr)|sista\\s*(?:fyra|4|siffr)|kontrollsiffr|födelsenummer|slutar\\s*(?:på|med)|last\\s*(?:four|4|digit)|four\\s*(?:last|digit)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex LastFour();
}
