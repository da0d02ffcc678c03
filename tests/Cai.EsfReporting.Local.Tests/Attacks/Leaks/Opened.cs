using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Tests.Leaks;

/// <summary>Opens whatever came out and searches it for people, without the product's own search.</summary>
internal static partial class Opened
{
    /// <summary>What the bytes hold, each part of an archive by itself; as it stands, and with references decoded.</summary>
    public static IEnumerable<(string Where, string Text)> Texts(string where, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith("PK"u8))
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            foreach (var entry in zip.Entries)
            {
                using var part = entry.Open();
                using var memory = new MemoryStream();
                part.CopyTo(memory);
                foreach (var text in Texts($"{where}!{entry.FullName}", memory.ToArray()))
                    yield return text;
            }

            yield break;
        }

        // Two bytes a character, from an even place and from an odd one: so a database may keep it, and whatever a program writes of its memory.
        if (bytes.Contains((byte)0))
            for (var from = 0; from < 2; from++)
                yield return ($"{where} as UTF-16", Encoding.Unicode.GetString(bytes.AsSpan(from)));

        var written = Encoding.UTF8.GetString(bytes);
        yield return (where, written);
        var decoded = Decoded(written);
        if (decoded != written)
            yield return (where, decoded);
        // A workbook in a page, a part of a mail, what a token packs.
        foreach (Match packed in Packed().Matches(written))
            if (FromBase64(packed.Value) is { } unpacked)
                foreach (var text in Texts($"{where} in base64", unpacked))
                    yield return text;
    }

    /// <summary>References and escapes as what they stand for, one within another too.</summary>
    private static string Decoded(string text)
    {
        for (var depth = 0; depth < 3 && text.AsSpan().ContainsAny("&%_\\="); depth++)
            text = Numbered().Replace(Uri.UnescapeDataString(WebUtility.HtmlDecode(text)), match => ((char)Convert.ToUInt16(match.Groups["code"].Value, 16)).ToString());
        return text;
    }

    /// <summary>Null for what is none, or holds neither an archive nor a text.</summary>
    private static byte[]? FromBase64(string text)
    {
        var code = text.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var bytes = new byte[code.Length];
        return code.Length % 4 != 1 && Convert.TryFromBase64String(code.PadRight((code.Length + 3) / 4 * 4, '='), bytes, out var written) && (bytes.AsSpan().StartsWith("PK"u8) || bytes.AsSpan(0, written).IndexOfAnyExceptInRange((byte)9, (byte)126) < 0)
            ? bytes[..written]
            : null;
    }

    /// <summary>
    /// Ten digits of any script with no more than four other characters between two, that are somebody's; the four last with "fyra sista" before them too; and ten side by
    /// side that are somebody's backwards.
    /// </summary>
    public static IEnumerable<string> In(string text, HashSet<string> sought)
    {
        var (ten, gap, beside) = (new StringBuilder(), 0, 0);
        var lookup = sought.GetAlternateLookup<ReadOnlySpan<char>>();
        var window = new char[10];
        for (var i = 0; i < text.Length; i++)
        {
            var value = Value(text, i);
            if (value < 0)
            {
                if (++gap > 4 && ten.Length > 0)
                    ten.Clear();
                continue;
            }

            beside = gap > 0 ? 1 : beside + 1;
            gap = 0;
            ten.Append((char)('0' + value));
            if (ten.Length > 64)
                ten.Remove(0, 32);
            if (ten.Length < 10)
                continue;
            ten.CopyTo(ten.Length - 10, window, 10);
            if (lookup.TryGetValue(window, out var found))
                yield return found;
            if (beside < 10)
                continue;
            window.AsSpan().Reverse();
            if (lookup.TryGetValue(window, out var backwards))
                yield return backwards;
        }

        foreach (Match said in Said().Matches(text))
            if (lookup.TryGetValue(said.Groups[1].Value.AsSpan(2).ToString() + said.Groups[2].Value + said.Groups[3].Value + said.Groups[4].Value, out var found))
                yield return found;
    }

    private static int Value(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiDigit(c))
            return c - '0';
        if (c < '\u0080' || char.IsLowSurrogate(c))
            return -1;
        var number = char.IsHighSurrogate(c) && at + 1 < text.Length ? CharUnicodeInfo.GetNumericValue(text, at) : CharUnicodeInfo.GetNumericValue(c);
        return number is >= 0 and <= 9 && double.IsInteger(number) ? (int)number : -1;
    }

    [GeneratedRegex(@"(?:_x|\\u)(?<code>[0-9A-Fa-f]{4})_?|=(?<code>3[0-9])")]
    private static partial Regex Numbered();

    [GeneratedRegex("[A-Za-z0-9+/_-]{16,}={0,2}")]
    private static partial Regex Packed();

    [GeneratedRegex("([0-9]{4})-([0-9]{2})-([0-9]{2}), fyra sista ([0-9]{4})")]
    private static partial Regex Said();
}
