using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Participants;

/// <summary>
/// Characters that are written by their numbers, as programs do: <c>&amp;#49;</c>, <c>_x0031_</c>, <c>%31</c> (and UTF-8 so), <c>\u0031</c>, <c>\x31</c>, <c>=31</c>,
/// <c>\'31</c>, <c>U+0031</c>, in UTF-7, and one of these within another.
/// </summary>
internal static partial class Escapes
{
    /// <summary>As often as one is looked for within another.</summary>
    private const int Deepest = 3;

    /// <summary>What one of them begins with.</summary>
    public const string Signs = "&_%\\=+";

    /// <summary>
    /// The text with the characters themselves, for each depth; nothing where nothing is written so. What may as well be none, <c>=31</c> and UTF-7, is also left as it stands:
    /// <c>site=600912%2D9807</c> is no quoted-printable.
    /// </summary>
    public static IEnumerable<string> Read(string text)
    {
        IReadOnlyList<string> read = [text];
        for (var depth = 0; depth < Deepest; depth++)
        {
            read = [.. read.SelectMany(ReadOnce).Distinct()];
            foreach (var next in read)
                yield return next;
        }
    }

    /// <summary>Without what is uncertain, and with it; nothing where nothing is written so.</summary>
    private static IEnumerable<string> ReadOnce(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs))
            yield break;
        var whole = Uri.UnescapeDataString(text);
        var read = Numbered().Replace(References().IsMatch(whole) ? WebUtility.HtmlDecode(NumberReferences().Replace(whole, "&#${number};")) : whole, Character);
        if (read != text)
            yield return read;
        var bold = Utf7().Replace(Quoted().Replace(read, Character), match => Base64(match.Groups["code"].Value) ?? match.Value);
        if (bold != read)
            yield return bold;
    }

    private static string Character(Match match) => ((char)Convert.ToUInt16(match.Groups["code"].Value, 16)).ToString();

    /// <summary>The characters that UTF-7 (RFC 2152) packs so; null when these are no such.</summary>
    private static string? Base64(string code)
    {
        Span<byte> bytes = code.Length <= 1024 ? stackalloc byte[800] : new byte[code.Length];
        return code.Length % 4 != 1 && Convert.TryFromBase64String(code.PadRight((code.Length + 3) / 4 * 4, '='), bytes, out var written) && written >= 2
            && Encoding.BigEndianUnicode.GetString(bytes[..(written & ~1)]) is var text && text.All(c => c is >= ' ' and < '\u2100') ? text : null;
    }

    [GeneratedRegex("&(?:#[0-9xX]|amp;)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex References();

    /// <summary>With the semicolon or without.</summary>
    [GeneratedRegex("&#0{0,9}(?<number>[0-9]{2,7}|[xX]0{0,9}[0-9A-Fa-f]{2,6});?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex NumberReferences();

    [GeneratedRegex(@"_x(?<code>[0-9A-Fa-f]{4})_|\\u(?:(?<code>[0-9A-Fa-f]{4})|\{0{0,4}(?<code>[0-9A-Fa-f]{1,4})\})|(?:[Uu]\+00|%|\\'|\\x)(?<code>[2-7][0-9A-Fa-f])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex Numbered();

    /// <summary>Quoted-printable (RFC 2045), or what stands behind any equals sign.</summary>
    [GeneratedRegex("=(?<code>[2-7][0-9A-Fa-f])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![A-Za-z0-9+/])\+(?<code>[A-Za-z0-9+/]{3,512})-?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex Utf7();
}
