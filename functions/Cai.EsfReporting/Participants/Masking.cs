using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Participants;

/// <summary>
/// Takes identities out of text that people will see. Whatever a cell, a header or a file name holds, only what
/// has passed through here may enter a finding, a message or a log.
/// </summary>
public static partial class Masking
{
    /// <summary>The longest text that is shown of a cell, in characters.</summary>
    public const int Longest = 60;

    /// <summary>What may stand between the parts of an identity, invisible characters included.</summary>
    private const string Separator = @"[-–−‑+'’./\s\p{Cf}]";

    /// <summary>Day 1–31, or 61–91 as in a samordningsnummer.</summary>
    private const string Day = "(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])";

    private const string Month = "(?:0[1-9]|1[0-2])";
    private const string Year = "(?:1[89]|20)?[0-9]{2}";

    /// <summary>
    /// A date and four characters of which one is a digit, but not the first of two dates (<c>2018-01-01–2018-12-31</c>).
    /// Letters on either side do not hide it: <c>pnr198001019802</c>.
    /// </summary>
    private const string Identity =
        $"(?<![0-9])(?<date>{Year}{Separator}{{0,2}}{Month}{Separator}{{0,2}}{Day}){Separator}{{0,3}}(?=[A-Za-z]{{0,3}}[0-9])[0-9A-Za-z]{{4}}(?![0-9]|-[01][0-9]-[0-3][0-9])";

    /// <summary>A date or a month by itself, possible or not, with a time of day or without: what findings on dates must show.</summary>
    private const string PlainDate =
        $"(?<![0-9])(?:[0-9]{{4}}[-/.][0-9]{{2}}[-/.][0-9]{{2}}|[0-9]{{2}}[-/.][0-9]{{2}}[-/.][0-9]{{4}}|(?:19|20)[0-9]{{6}})(?:[ T][0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?(?!{Separator}{{0,3}}[0-9])";

    /// <summary>Seven digits or more, perhaps spaced: an account, a telephone, an identity typed wrongly.</summary>
    private const string ManyDigits = @"[0-9](?:[-–−‑+'’\s\p{Cf}]{0,3}[0-9]){6,}";

    /// <summary>Shortens, drops control characters, and shows <c>19800101-****</c> for anything that could be an identity.</summary>
    public static string Mask(string text)
    {
        var shown = Control().Replace(text.Length > 400 ? text[..400] : text, " ").Trim();
        shown = Telling().Replace(shown, match =>
            match.Groups["date"] is { Success: true } date ? date.Value + "-****"
            : match.Groups["plain"].Success ? match.Value
            : new string('*', match.Length));
        return shown.Length > Longest ? string.Concat(shown.AsSpan(0, Longest - 1), "…") : shown;
    }

    /// <summary>The text with <c>19800101-****</c> for anything that could be an identity, otherwise as it is.</summary>
    public static string HideIdentities(string text) => LooksLikeIdentity().Replace(text, match => match.Groups["date"].Value + "-****");

    /// <summary>True for text that holds something with the form of an identity, whether or not its check digit is right.</summary>
    public static bool HoldsIdentity(ReadOnlySpan<char> text)
    {
        if (LooksLikeIdentity().IsMatch(text))
            return true;
        // Digits spaced apart, or with one too many, read as they would be without the spaces.
        Span<char> digits = stackalloc char[13];
        foreach (var run in SpacedDigits().EnumerateMatches(text))
        {
            var length = 0;
            foreach (var c in text.Slice(run.Index, run.Length))
                if (char.IsAsciiDigit(c) && length++ < digits.Length)
                    digits[length - 1] = c;
            if (length <= digits.Length && IdentityDigits().IsMatch(digits[..length]))
                return true;
        }

        return false;
    }

    [GeneratedRegex(Identity, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LooksLikeIdentity();

    [GeneratedRegex($"{Identity}|(?<plain>{PlainDate})|{ManyDigits}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Telling();

    [GeneratedRegex(ManyDigits, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpacedDigits();

    [GeneratedRegex($"^[0-9]?{Year}{Month}{Day}[0-9]{{4}}[0-9]?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdentityDigits();

    [GeneratedRegex(@"\p{C}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Control();
}
