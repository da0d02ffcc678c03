using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Deliveries.Reading.Encodings;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>What a text says whose characters are written by their numbers: <c>&amp;#49;</c>, <c>_x0031_</c>, <c>%31</c>, <c>\u0031</c>, <c>=31</c>, <c>\'31</c>; what the codes of a heading leave of it; and what it said before it was encoded a second time.</summary>
internal static partial class WrittenOtherwise
{
    public static bool Any(ReadOnlySpan<byte> utf8, TextSought sought)
    {
        var isAscii = Ascii.IsValid(utf8);
        if (isAscii && !utf8.ContainsAny("&_%\\="u8))
            return false;
        var text = Encoding.UTF8.GetString(utf8);
        if (!isAscii && (sought(Encoding.Latin1.GetBytes(text)) || sought(CodePages.Windows1252.GetBytes(text))))
            return true;
        return IsSought(References().IsMatch(text) ? WebUtility.HtmlDecode(text) : text, text, sought)
            || IsSought(Escapes().Replace(text, Character), text, sought)
            || IsSought(HeadingCodes().Replace(text, ""), text, sought);
    }

    private static bool IsSought(string read, string written, TextSought sought) => !ReferenceEquals(read, written) && read != written && sought(Encoding.UTF8.GetBytes(read));

    private static string Character(Match match) => ((char)Convert.ToUInt16(match.Groups["code"].Value, 16)).ToString();

    [GeneratedRegex("&#[0-9xX]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex References();

    [GeneratedRegex(@"_x(?<code>[0-9A-Fa-f]{4})_|\\u(?<code>[0-9A-Fa-f]{4})|(?:%|\\'|=)(?<code>[2-7][0-9A-Fa-f])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Escapes();

    /// <summary>The size and the type of the letters, within a heading (ISO/IEC 29500-1, 18.3.1.39).</summary>
    [GeneratedRegex("(?:&|&amp;)(?:[0-9]{1,3}(?![0-9])|(?:\"|&quot;)[^\"&]{0,80}(?:\"|&quot;)|K[0-9A-Fa-f]{6})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HeadingCodes();
}
