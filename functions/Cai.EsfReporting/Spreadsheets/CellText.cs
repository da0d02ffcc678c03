using System.Text;
using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>Text as a workbook can hold it.</summary>
internal static partial class CellText
{
    /// <summary>Excel's bound of a cell, in UTF-16 units.</summary>
    public const int Longest = 32_767;

    /// <summary>Excel's bound of a table's header is 255; room is left for a number that tells two alike apart.</summary>
    private const int LongestHeader = 200;

    /// <summary>
    /// The text without what xml cannot hold, cut where a cell ends. What looks like one of Excel's own escapes
    /// (<c>_x000D_</c>) is escaped, so that it reads as it was written.
    /// </summary>
    public static string Of(string text) => Escaped(Cut(Clean(text, keepLines: true), Longest));

    /// <summary>A text that holds nothing else than xml can, as sheets and tables write it.</summary>
    public static string Escaped(string text) => text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, "_x005F$0") : text;

    /// <summary>On one line, at most so long; for attributes and titles.</summary>
    public static string Line(string text, int longest) => Cut(Clean(text, keepLines: false).Trim(), longest);

    /// <summary>On one line, at most so long; spaces at its ends stay, which set it apart from what it stands beside.</summary>
    public static string Prose(string text, int longest) => Cut(Clean(text, keepLines: false), longest);

    /// <summary>Headers as a table needs them: on one line, not empty, no two alike.</summary>
    public static IReadOnlyList<string> Headers(IEnumerable<string> headers)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var own = new List<string>();
        foreach (var header in headers)
        {
            var line = Line(header, LongestHeader) is { Length: > 0 } some ? some : "–";
            var name = line;
            for (var twin = 2; !taken.Add(name); twin++)
                name = FormattableString.Invariant($"{line} ({twin})");
            own.Add(name);
        }

        return own;
    }

    private static string Clean(string text, bool keepLines)
    {
        if (IsClean(text))
            return text;
        var clean = new StringBuilder(text.Length);
        // Half a surrogate pair comes as the replacement character.
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
            if (rune.Value is '\n' or '\t')
                clean.Append(keepLines ? (char)rune.Value : ' ');
            else if (Rune.IsControl(rune) || rune.Value is 0xFFFE or 0xFFFF)
                clean.Append(' ');
            else
                clean.Append(rune);
        return clean.ToString();
    }

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        var end = longest - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    /// <summary>Nearly every text: without controls, halves of characters, and what is no character.</summary>
    private static bool IsClean(ReadOnlySpan<char> text)
    {
        var ascii = text.IndexOfAnyExceptInRange(' ', '~');
        if (ascii >= 0)
            foreach (var c in text[ascii..])
                if (char.IsControl(c) || char.IsSurrogate(c) || c >= '\uFFFE')
                    return false;
        return true;
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
