using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Deliveries.Reading.Encodings;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>
/// What a text says whose characters are written by their numbers (<see cref="Escapes"/>); what the codes of a heading leave of it; and what it said
/// before it was encoded a second time.
/// </summary>
internal static partial class WrittenOtherwise
{
    public static bool Any(ReadOnlySpan<byte> utf8, TextSought sought)
    {
        var isAscii = Ascii.IsValid(utf8);
        if (isAscii && !utf8.ContainsAny("&_%\\=+"u8))
            return false;
        var text = Encoding.UTF8.GetString(utf8);
        if (!isAscii && (sought(Encoding.Latin1.GetBytes(text)) || sought(CodePages.Windows1252.GetBytes(text))))
            return true;
        foreach (var read in Escapes.Read(text))
            if (sought(Encoding.UTF8.GetBytes(read)))
                return true;
        return HeadingCodes().Replace(text, "") is var plain && plain.Length < text.Length && sought(Encoding.UTF8.GetBytes(plain));
    }

    /// <summary>The size and the type of the letters, within a heading (ISO/IEC 29500-1, 18.3.1.39).</summary>
    [GeneratedRegex("(?:&|&amp;)(?:[0-9]{1,3}(?![0-9])|(?:\"|&quot;)[^\"&]{0,80}(?:\"|&quot;)|K[0-9A-Fa-f]{6})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex HeadingCodes();
}
