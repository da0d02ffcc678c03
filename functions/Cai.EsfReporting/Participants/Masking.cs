using System.Text;
using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Participants;

/// <summary>
/// Takes identities out of text that people will see. Whatever a cell, a header or a file name holds, only what
/// has passed through here may enter a finding, a message or a log. What is an identity, <see cref="IdentitySearch"/> tells, wherever it is asked.
/// </summary>
public static partial class Masking
{
    /// <summary>The longest text that is shown of a cell, in characters.</summary>
    public const int Longest = 60;

    /// <summary>So much is read to show as much of a longer text, and so much more to find an identity that ends behind it.</summary>
    private const int Shown = 400, Read = 1000;

    /// <summary>Shortens, drops control characters, and shows <c>19800101-****</c> for anything that could be an identity.</summary>
    public static string Mask(string text)
    {
        var shown = Replace(text.Length > Read ? text[..Read] : text, Shown);
        // Without what nobody sees, digits may stand nearer.
        if (Control().IsMatch(shown))
            shown = HideIdentities(Control().Replace(shown, " "));
        shown = shown.Trim();
        return shown.Length > Longest ? string.Concat(shown.AsSpan(0, char.IsHighSurrogate(shown[Longest - 2]) ? Longest - 2 : Longest - 1), "…") : shown;
    }

    /// <summary>The text with <c>19800101-****</c> for anything that could be an identity, otherwise as it is.</summary>
    public static string HideIdentities(string text) => Replace(text, text.Length);

    /// <summary>True for text that holds something with the form of an identity, whether or not its check digit is right.</summary>
    public static bool HoldsIdentity(string text) => IdentitySearch.In(text).Any(found => found.IsWhole);

    /// <param name="until">What begins behind it is left out.</param>
    private static string Replace(string text, int until)
    {
        if (IdentitySearch.In(text) is not { Count: > 0 } found)
            return text.Length > until ? text[..until] : text;
        var (shown, end) = (new StringBuilder(text.Length), 0);
        foreach (var identity in found.TakeWhile(identity => identity.Start < until))
        {
            shown.Append(text.AsSpan(end, identity.Start - end)).Append(identity.Date).Append(identity.Date.Length > 0 ? "-****" : "****");
            end = identity.End;
        }

        return end < until ? shown.Append(text.AsSpan(end, Math.Min(until, text.Length) - end)).ToString() : shown.ToString();
    }

    [GeneratedRegex(@"\p{C}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex Control();
}
