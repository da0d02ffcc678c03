using System.Buffers;
using System.Text;

namespace Cai.EsfReporting;

/// <summary>
/// How words of a file are compared: ignoring case, every kind of space, and the asterisk that forms put behind
/// a required column. <c>"Start datum *"</c> and <c>"STARTDATUM"</c> fold to <c>"startdatum"</c>.
/// </summary>
internal static class Folding
{
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
            if (char.IsWhiteSpace(c) || c is '*' or '\uFEFF' or '\u200B' or '\u00AD')
                continue;
            // Files that passed through a Mac hold å, ä and ö as a letter with a combining ring or diaeresis.
            if (c is '\u030A' or '\u0308' && length > 0)
                folded[length - 1] = (folded[length - 1], c) switch { ('a', '\u030A') => 'å', ('a', _) => 'ä', ('o', '\u0308') => 'ö', var (letter, _) => letter };
            else
                folded[length++] = char.ToLowerInvariant(c);
        }

        return length;
    }

    /// <summary>Folds UTF-8; a text longer than the buffer folds to nothing, since no known word is as long.</summary>
    public static int Fold(ReadOnlySpan<byte> utf8, Span<char> folded)
    {
        Span<char> chars = stackalloc char[128];
        return Encoding.UTF8.TryGetChars(utf8, chars, out var written) && written <= folded.Length ? Fold(chars[..written], folded) : 0;
    }

    /// <summary>A UTF-8 cell without the spaces around it, non-breaking ones included.</summary>
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> utf8)
    {
        while (SpaceAtStart(utf8) is > 0 and var n)
            utf8 = utf8[n..];
        while (SpaceAtEnd(utf8) is > 0 and var n)
            utf8 = utf8[..^n];
        return utf8;
    }

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

    private static bool IsSpace(Rune rune) => Rune.IsWhiteSpace(rune) || rune.Value is 0xFEFF or 0x200B;
}
