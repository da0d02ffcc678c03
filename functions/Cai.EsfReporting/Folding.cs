using System.Buffers;
using System.Globalization;
using System.Text;

namespace Cai.EsfReporting;

/// <summary>
/// How what a file holds is read and compared, whatever program wrote it. Characters that only steer the layout are dropped;
/// every kind of dash, space and apostrophe, the digits of every script and full-width letters are as they are in ASCII.
/// </summary>
internal static class Folding
{
    /// <summary>Dropped.</summary>
    private const char Nothing = '\0';

    /// <summary>
    /// A word ignoring case, spaces, and the asterisk that forms put behind a required column. <c>"Start datum *"</c> and
    /// <c>"STARTDATUM"</c> fold to <c>"startdatum"</c>.
    /// </summary>
    public static string Fold(string text)
    {
        Span<char> folded = text.Length <= 256 ? stackalloc char[text.Length * 2] : new char[text.Length * 2];
        return folded[..Fold(text, folded)].ToString();
    }

    /// <summary>Folds into <paramref name="folded"/>, which must be at least as long; returns the length written.</summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        foreach (var c in text)
        {
            var plain = c < 0x80 ? c : Plain(c);
            if (plain is Nothing or '*' || char.IsWhiteSpace(plain))
                continue;
            // Files that passed through a Mac hold å, ä and ö as a letter with a combining ring or diaeresis.
            if (plain is '\u030A' or '\u0308' && length > 0)
                folded[length - 1] = (folded[length - 1], plain) switch { ('a', '\u030A') => 'å', ('a', _) => 'ä', ('o', '\u0308') => 'ö', var (letter, _) => letter };
            else
                folded[length++] = char.ToLowerInvariant(plain);
        }

        return length;
    }

    /// <summary>Folds UTF-8; a text longer than the buffer folds to nothing, since no known word is as long.</summary>
    public static int Fold(ReadOnlySpan<byte> utf8, Span<char> folded)
    {
        Span<char> chars = stackalloc char[128];
        return Encoding.UTF8.TryGetChars(Trim(utf8), chars, out var written) && written <= folded.Length ? Fold(chars[..written], folded) : 0;
    }

    /// <summary>A UTF-8 cell without what cannot be seen around it: spaces of every kind, and marks of direction.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8)
    {
        while (SpaceAtStart(utf8) is > 0 and var n)
            utf8 = utf8[n..];
        while (SpaceAtEnd(utf8) is > 0 and var n)
            utf8 = utf8[..^n];
        return Unwrap(utf8);
    }

    /// <summary>A trimmed cell to be read as a number, a date or an identity; as it is when it is longer than any of these.</summary>
    /// <param name="room">For a cell that has other characters than those of ASCII.</param>
    public static ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> utf8, Span<byte> room)
    {
        utf8 = Trim(utf8);
        if (Ascii.IsValid(utf8))
            return utf8;
        var length = 0;
        for (var left = utf8; !left.IsEmpty;)
        {
            Rune.DecodeFromUtf8(left, out var rune, out var read);
            left = left[read..];
            var plain = Plain(rune);
            if (plain.Value == Nothing)
                continue;
            if (!plain.TryEncodeToUtf8(room[length..], out var written))
                return utf8;
            length += written;
        }

        return Trim(room[..length]);
    }

    public static string Plain(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Plain(rune) is { Value: not Nothing } kept)
                plain.Append(kept.ToString());
        return plain.ToString();
    }

    private static char Plain(char c) => char.IsSurrogate(c) ? c : (char)Plain(new Rune(c)).Value;

    private static Rune Plain(Rune rune) => rune.IsAscii ? rune : Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Format => new(Nothing),
        // Joiners and selectors that are marks by category, and drawn as nothing.
        UnicodeCategory.NonSpacingMark when rune.Value is 0x034F or >= 0xFE00 and <= 0xFE0F => new(Nothing),
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => new(' '),
        UnicodeCategory.DashPunctuation => new('-'),
        UnicodeCategory.DecimalDigitNumber => new((char)('0' + (int)Rune.GetNumericValue(rune))),
        _ => rune.Value switch
        {
            // Minus signs and bullets that are drawn as hyphens.
            0x2212 or 0x02D7 or 0x2043 or 0x207B or 0x208B or 0x2796 => new('-'),
            0x2018 or 0x2019 or 0x201B or 0x02BC or 0x02B9 or 0x2032 or 0x00B4 => new('\''),
            // Fillers that are letters and symbols by category.
            0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 => new(' '),
            >= 0xFF01 and <= 0xFF5E => new((char)(rune.Value - 0xFEE0)),
            _ => rune,
        },
    };

    /// <summary>Excel is told to keep digits as text by a formula: <c>="0123"</c>.</summary>
    private static ReadOnlySpan<byte> Unwrap(ReadOnlySpan<byte> utf8) =>
        utf8.Length >= 3 && utf8[0] == '=' && utf8[1] == '"' && utf8[^1] == '"' ? utf8[2..^1] : utf8;

    private static int SpaceAtStart(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || utf8[0] is > 0x20 and < 0xC2)
            return 0;
        return Rune.DecodeFromUtf8(utf8, out var rune, out var length) is OperationStatus.Done && IsSpace(rune) ? length : 0;
    }

    private static int SpaceAtEnd(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty || utf8[^1] is > 0x20 and < 0x80)
            return 0;
        return Rune.DecodeLastFromUtf8(utf8, out var rune, out var length) is OperationStatus.Done && IsSpace(rune) ? length : 0;
    }

    /// <summary>The end-of-file character of DOS too, which old systems leave behind the last line.</summary>
    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value == 0x1A || !rune.IsAscii && Plain(rune).Value is Nothing or ' ';
}
