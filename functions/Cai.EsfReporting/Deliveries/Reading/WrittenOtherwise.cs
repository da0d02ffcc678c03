using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Deliveries.Reading.Encodings;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>
/// What a text says whose characters are written by their numbers: <c>&amp;#49;</c>, <c>_x0031_</c>, <c>%31</c>, <c>\u0031</c>, <c>\x31</c>, <c>=31</c>,
/// <c>\'31</c>, in UTF-7, and one of these within another; what the codes of a heading leave of it; and what it said before it was encoded a second time.
/// </summary>
internal static partial class WrittenOtherwise
{
    /// <summary>As often as one is looked for within another.</summary>
    private const int Deepest = 3;

    public static bool Any(ReadOnlySpan<byte> utf8, TextSought sought)
    {
        var isAscii = Ascii.IsValid(utf8);
        if (isAscii && !utf8.ContainsAny("&_%\\=+"u8))
            return false;
        var text = Encoding.UTF8.GetString(utf8);
        if (!isAscii && (sought(Encoding.Latin1.GetBytes(text)) || sought(CodePages.Windows1252.GetBytes(text))))
            return true;
        for (var (read, depth) = (text, 0); depth < Deepest && Read(read) is { } next; depth++)
            if (sought(Encoding.UTF8.GetBytes(read = next)))
                return true;
        return HeadingCodes().Replace(text, "") is var plain && plain.Length < text.Length && sought(Encoding.UTF8.GetBytes(plain));
    }

    /// <summary>Null when nothing is written so.</summary>
    private static string? Read(string text)
    {
        var read = Escapes().Replace(References().IsMatch(text) ? WebUtility.HtmlDecode(NumberReferences().Replace(text, "&#${number};")) : text, Character);
        read = Utf7().Replace(read, match => Base64(match.Groups["code"].Value) ?? match.Value);
        return read == text ? null : read;
    }

    private static string Character(Match match) => ((char)Convert.ToUInt16(match.Groups["code"].Value, 16)).ToString();

    /// <summary>The characters that UTF-7 (RFC 2152) packs so; null when these are no such.</summary>
    private static string? Base64(string code)
    {
        Span<byte> bytes = code.Length <= 1024 ? stackalloc byte[800] : new byte[code.Length];
        return code.Length % 4 != 1 && Convert.TryFromBase64String(code.PadRight((code.Length + 3) / 4 * 4, '='), bytes, out var written) && written >= 2
            && Encoding.BigEndianUnicode.GetString(bytes[..(written & ~1)]) is var text && text.All(c => c is >= ' ' and < '\u2100') ? text : null;
    }

    [GeneratedRegex("&(?:#[0-9xX]|amp;)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex References();

    /// <summary>With the semicolon or without.</summary>
    [GeneratedRegex("&#(?<number>[0-9]{2,7}|[xX][0-9A-Fa-f]{2,6});?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberReferences();

    [GeneratedRegex(@"_x(?<code>[0-9A-Fa-f]{4})_|\\u(?:(?<code>[0-9A-Fa-f]{4})|\{0{0,4}(?<code>[0-9A-Fa-f]{1,4})\})|(?:%|\\'|\\x|=)(?<code>[2-7][0-9A-Fa-f])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escapes();

    [GeneratedRegex(@"(?<![A-Za-z0-9+/])\+(?<code>[A-Za-z0-9+/]{3,512})-?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Utf7();

    /// <summary>The size and the type of the letters, within a heading (ISO/IEC 29500-1, 18.3.1.39).</summary>
    [GeneratedRegex("(?:&|&amp;)(?:[0-9]{1,3}(?![0-9])|(?:\"|&quot;)[^\"&]{0,80}(?:\"|&quot;)|K[0-9A-Fa-f]{6})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadingCodes();
}
