using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>
/// Looks for digits in bytes without any of the product's code: as they stand, in every encoding, with references decoded and tags taken away,
/// numbers with exponents written out, and in every part of every archive, however deep.
/// </summary>
internal static partial class RawSearch
{
    private static readonly Encoding[] Encodings = [Encoding.Latin1, Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode];

    /// <param name="ten">The digits that tell the person, without the century.</param>
    public static bool Finds(byte[] content, string ten)
    {
        foreach (var encoding in Encodings)
        {
            var text = encoding.GetString(content);
            var decoded = Uri.UnescapeDataString(Escaped().Replace(WebUtility.HtmlDecode(text), m => ((char)Convert.ToUInt16(m.Groups[1].Value, 16)).ToString()));
            foreach (var written in (string[])[text, decoded, Tag().Replace(decoded, ""), Tag().Replace(Phonetic().Replace(decoded, ""), ""), Heading().Replace(Tag().Replace(decoded, ""), "")])
                if (Runs(written).Any(run => run.Contains(ten, StringComparison.Ordinal) || ten[0] == '0' && run == ten.TrimStart('0')) || Exponent().Matches(written).Any(m => Whole(m.Value).EndsWith(ten, StringComparison.Ordinal)))
                    return true;
        }

        return Parts(content).Any(part => Finds(part, ten));
    }

    /// <summary>Whether a text stands anywhere in the bytes, or in a part of an archive.</summary>
    public static bool Holds(byte[] content, string text) => Encoding.Latin1.GetString(content).Contains(text, StringComparison.OrdinalIgnoreCase) || Parts(content).Any(part => Holds(part, text));

    /// <summary>Digits of any script with no more than four other characters between two.</summary>
    private static IEnumerable<string> Runs(string text)
    {
        var (run, gap) = (new StringBuilder(), 0);
        foreach (var c in text)
        {
            if (char.GetNumericValue(c) is >= 0 and <= 9 and var value && value == Math.Floor(value))
            {
                run.Append((char)('0' + (int)value));
                gap = 0;
            }
            else if (c != '\0' && ++gap > 4 && run.Length > 0)
            {
                yield return run.ToString();
                run.Clear();
            }
        }

        yield return run.ToString();
    }

    private static List<byte[]> Parts(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read);
            return [.. zip.Entries.Select(entry =>
            {
                using var part = entry.Open();
                using var memory = new MemoryStream();
                part.CopyTo(memory);
                return memory.ToArray();
            })];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }

    private static string Whole(string number) =>
        double.TryParse(number.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture, out var value) && value < 1e15 ? value.ToString("F0", System.Globalization.CultureInfo.InvariantCulture) : "";

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escaped();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<rPh.*?</rPh>")]
    private static partial Regex Phonetic();

    [GeneratedRegex("&(?:[0-9]{1,3}(?![0-9])|\"[^\"]*\")")]
    private static partial Regex Heading();

    [GeneratedRegex("[0-9]+[.,][0-9]+[Ee]\\+?[0-9]{1,2}")]
    private static partial Regex Exponent();
}
