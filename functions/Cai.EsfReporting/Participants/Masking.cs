using System.Text;
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

    private const string Separator = @"[-–−‑+'’./_\s\p{Cf}]";

    /// <summary>What findings on dates must show, and findings on months.</summary>
    private const string ShownDate = $"(?:{IdentitySearch.PlainDate}|(?:19|20)[0-9]{{6}}(?![0-9]))";

    /// <summary>Not with more digits behind it, unless they are another date.</summary>
    private const string PlainDate = $"(?<![0-9]){ShownDate}(?!{Separator}{{0,4}}(?!{ShownDate})[0-9])";

    /// <summary>Seven digits or more, perhaps spaced: an account, a telephone, an identity typed wrongly.</summary>
    private const string ManyDigits = @"\p{Nd}(?:[-–−‑+'’_\s\p{Cf}]{0,3}\p{Nd}){6,}";

    /// <summary>Shortens, drops control characters, and shows <c>19800101-****</c> for anything that could be an identity.</summary>
    public static string Mask(string text)
    {
        var shown = Replace(Control().Replace(text.Length > 400 ? text[..400] : text, " ").Trim(), HideNumbers);
        return shown.Length > Longest ? string.Concat(shown.AsSpan(0, char.IsHighSurrogate(shown[Longest - 2]) ? Longest - 2 : Longest - 1), "…") : shown;
    }

    /// <summary>The text with <c>19800101-****</c> for anything that could be an identity, otherwise as it is.</summary>
    public static string HideIdentities(string text) => Replace(text, between => between);

    /// <summary>True for text that holds something with the form of an identity, whether or not its check digit is right.</summary>
    public static bool HoldsIdentity(string text) => IdentitySearch.In(text).Count > 0;

    private static string Replace(string text, Func<string, string> between)
    {
        if (IdentitySearch.In(text) is not { Count: > 0 } found)
            return between(text);
        var (shown, end) = (new StringBuilder(text.Length), 0);
        foreach (var identity in found)
        {
            shown.Append(between(text[end..identity.Start])).Append(identity.Date).Append(identity.Date.Length > 0 ? "-****" : "****");
            end = identity.End;
        }

        return shown.Append(between(text[end..])).ToString();
    }

    private static string HideNumbers(string text) => Numbers().Replace(text, match => match.Groups["plain"].Success ? match.Value : new string('*', match.Length));

    [GeneratedRegex($"(?<plain>{PlainDate})|{ManyDigits}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\p{C}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Control();
}
