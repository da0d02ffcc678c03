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

    /// <summary>Shortens, drops control characters, and shows <c>19800101-****</c> for anything that could be an identity.</summary>
    public static string Mask(string text)
    {
        var shown = HideIdentities(Control().Replace(text.Length > 400 ? text[..400] : text, " ").Trim());
        // More digits than a date has, and no date followed by four: an account, a telephone, an identity typed wrongly.
        shown = ManyDigits().Replace(shown, match => new string('*', match.Length));
        return shown.Length > Longest ? string.Concat(shown.AsSpan(0, Longest - 1), "…") : shown;
    }

    /// <summary>The text with <c>19800101-****</c> for anything that could be an identity, otherwise as it is.</summary>
    public static string HideIdentities(string text) => LooksLikeIdentity().Replace(text, match => match.Groups["date"].Value + "-****");

    /// <summary>True for text that holds something with the form of an identity, whether or not its check digit is right.</summary>
    public static bool HoldsIdentity(ReadOnlySpan<char> text) => LooksLikeIdentity().IsMatch(text);

    // Six or eight digits that can be a date (day 1–31 or 61–91), perhaps a separator, and four characters of which one is a digit.
    [GeneratedRegex(@"(?<![0-9A-Za-z])(?<date>(?:1[89]|20)?[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01]))[-–−+‑\s]{0,3}(?=[A-Za-z]{0,3}[0-9])[0-9A-Za-z]{4}(?![0-9A-Za-z])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LooksLikeIdentity();

    [GeneratedRegex(@"(?:[0-9][ \u00A0–−‑+-]{0,3}){8,}[0-9]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ManyDigits();

    [GeneratedRegex(@"\p{C}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Control();
}
