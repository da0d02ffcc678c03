using System.Buffers;
using System.Globalization;

namespace Cai.EsfReporting.Participants;

/// <summary>A digit of a text, of whatever script.</summary>
/// <param name="Start">In the text.</param>
/// <param name="Gap">Other characters since the digit before: white space counts once, what is invisible not at all.</param>
/// <param name="Place">0-based in its group: the digits that follow one another without a gap.</param>
/// <param name="OfGroup">Digits of the group.</param>
internal readonly record struct TextDigit(int Value, int Start, int End, int Gap, int Place, int OfGroup)
{
    private const string Zeros = "Oo\u041E\u043E\u039F\u03BF", Ones = "Il|\u0406\u0456\u04C0\u04CF";

    /// <summary>Chinese numerals, 0–9, as they are written and as banks write them: letters to Unicode.</summary>
    private const string Numerals = "〇一二三四五六七八九零壹貳參肆伍陸柒捌玖";

    /// <summary>A zero that is drawn as nothing; the other nine follow.</summary>
    private const int InvisibleZero = 0xE0030;

    /// <summary>Has a text read from right to left.</summary>
    private const char RightToLeft = '\u202E';

    /// <summary>Letters that are read as 0 or 1 where digits stand beside them.</summary>
    public static SearchValues<char> Letters { get; } = SearchValues.Create(Zeros + Ones);

    /// <summary>And those that are read as 5 or 8: common behind digits, so only where it is known whom to look for, or the check digit is right.</summary>
    public static SearchValues<char> MoreLetters { get; } = SearchValues.Create(Zeros + Ones + "SB");

    /// <summary>A text as it is shown that is written backwards; null as a rule.</summary>
    public static string? Backwards(string text)
    {
        if (!text.Contains(RightToLeft, StringComparison.Ordinal))
            return null;
        var characters = text.Replace(RightToLeft, '\u2060').ToCharArray();
        Array.Reverse(characters);
        return new(characters);
    }

    /// <summary>0–9 for a digit of any script and what else is one number of them: raised, ringed, Roman; −1 for what is none.</summary>
    public static int ValueOf(char c) => char.IsAsciiDigit(c) ? c - '0' : c < '\u00B2' ? -1 : Whole(CharUnicodeInfo.GetNumericValue(c)) is >= 0 and var value ? value
        : Numerals.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? at % 10 : -1;

    private static int ValueOfPair(string text, int at) => char.ConvertToUtf32(text, at) - InvisibleZero is >= 0 and <= 9 and var invisible ? invisible : Whole(CharUnicodeInfo.GetNumericValue(text, at));

    /// <summary>−1 for fractions and for tens.</summary>
    private static int Whole(double number) => number is >= 0 and <= 9 && double.IsInteger(number) ? (int)number : -1;

    /// <summary>What a character adds to a gap.</summary>
    public static int Width(string text, int at) => text[at] switch
    {
        var c when char.IsWhiteSpace(c) => at > 0 && char.IsWhiteSpace(text[at - 1]) ? 0 : 1,
        var c when char.IsLowSurrogate(c) => 0,
        var c => char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1,
    };

    /// <summary>How many digits a text has, at the most.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var digits = 0;
        foreach (var c in text)
            digits += ValueOf(c) >= 0 || char.IsHighSurrogate(c) ? 1 : 0;
        return digits;
    }

    /// <summary>The digits of a text in order.</summary>
    /// <param name="letters">To be read too: <see cref="Letters"/> or <see cref="MoreLetters"/>.</param>
    public static List<TextDigit> Of(string text, SearchValues<char>? letters = null)
    {
        var digits = new List<TextDigit>();
        var (gap, place) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            var length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
            var value = length == 2 ? ValueOfPair(text, at) : ValueOf(text[at]);
            if (value < 0 && letters is not null && letters.Contains(text[at]) && IsAmongDigits(text, at, letters))
                value = ValueOfLetter(text[at]);
            if (value >= 0)
            {
                place = gap == 0 && digits.Count > 0 ? place + 1 : 0;
                digits.Add(new(value, at, at + length, digits.Count == 0 ? 0 : gap, place, 0));
                gap = 0;
            }
            else
            {
                gap += Width(text, at);
            }

            at += length - 1;
        }

        for (var (i, size) = (digits.Count - 1, 0); i >= 0; i--)
        {
            size = Math.Max(size, digits[i].Place + 1);
            digits[i] = digits[i] with { OfGroup = size };
            if (digits[i].Place == 0)
                size = 0;
        }

        return digits;
    }

    private static int ValueOfLetter(char c) => c == 'S' ? 5 : c == 'B' ? 8 : Zeros.Contains(c, StringComparison.Ordinal) ? 0 : 1;

    /// <summary>True where no more than half of the letters and digits around are letters.</summary>
    private static bool IsAmongDigits(string text, int at, SearchValues<char> read)
    {
        var (from, to) = (at, at);
        while (from > 0 && IsEither(text[from - 1]))
            from--;
        while (to + 1 < text.Length && IsEither(text[to + 1]))
            to++;
        var letters = 0;
        foreach (var c in text.AsSpan(from, to + 1 - from))
            letters += ValueOf(c) < 0 ? 1 : 0;
        return letters * 2 <= to + 1 - from;

        bool IsEither(char c) => ValueOf(c) >= 0 || read.Contains(c);
    }
}
