using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cai.EsfReporting.Participants;

/// <summary>
/// Finds one known person in a text, however the identity is spelt. It reads digits as <see cref="IdentitySearch"/> does; since it knows which
/// it looks for, it needs none of the signs by which that tells an identity from another number, and finds whatever intake would take for the
/// person, and more. Of two people a hundred years apart it finds either.
/// </summary>
internal sealed partial class PersonSearch
{
    /// <summary>Digits of the shortest number that intake takes for an identity whose leading zeros are lost.</summary>
    private const int Shortest = 7;

    /// <summary>Year, month and day without the century, and the four characters behind.</summary>
    private readonly string date, lastFour;
    private readonly string[] orders;
    private readonly string withoutZeros;
    private readonly bool hasLetters;
    /// <summary>What is met first: the four last, or the birth date where they have letters.</summary>
    private readonly int[] telling;

    public PersonSearch(in PersonalIdentity person)
    {
        Span<byte> twelve = stackalloc byte[PersonalIdentity.Length];
        person.CopyTo(twelve);
        var ten = Encoding.ASCII.GetString(twelve[2..]);
        (date, lastFour) = (ten[..6], ten[6..]);
        var (year, month, day) = (date[..2], date[2..4], date[4..]);
        hasLetters = !lastFour.All(char.IsAsciiDigit);
        orders = hasLetters ? [] : [ten, .. ((string[])["18", "19", "20", ""]).Select(century => day + month + century + year + lastFour)];
        withoutZeros = ten.TrimStart('0') is { Length: >= Shortest and < 10 } shorter && !hasLetters ? shorter : "";
        telling = [.. (hasLetters ? (string[])[date[2..], day + month] : [lastFour]).Select(four => int.Parse(four, CultureInfo.InvariantCulture))];
    }

    public bool IsIn(ReadOnlySpan<char> text) => MayBeIn(text) && IsIn(text.ToString());

    private bool IsIn(string text)
    {
        if (IsSpeltIn(text, TextDigit.Of(text, letters: false)) || text.AsSpan().ContainsAny(TextDigit.Letters) && IsSpeltIn(text, TextDigit.Of(text, letters: true)))
            return true;
        return hasLetters ? IsSpeltWithLettersIn(Folding.Plain(text)) : IsCalculatedIn(text);
    }

    /// <summary>False, and soon, for a text in which the digits that tell the person nowhere follow one another, whatever stands between them.</summary>
    private bool MayBeIn(ReadOnlySpan<char> text)
    {
        var (last, count) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var value = char.IsAsciiDigit(c) ? c - '0' : c < 0x80 ? -1 : char.IsHighSurrogate(c) ? 10 : TextDigit.ValueOf(c);
            if (value < 0)
            {
                if (TextDigit.Letters.Contains(c) && (IsDigit(text, i - 1) || IsDigit(text, i + 1)) || c is 'e' or 'E' && IsDigit(text, i - 1))
                    return true;
                continue;
            }

            last = ((last * 10) + value) % 10_000;
            if (value == 10 || ++count >= 4 && telling.AsSpan().Contains(last))
                return true;
        }

        return false;
    }

    private static bool IsDigit(ReadOnlySpan<char> text, int at) => (uint)at < (uint)text.Length && TextDigit.ValueOf(text[at]) >= 0;

    private bool IsSpeltIn(string text, List<TextDigit> digits)
    {
        for (var i = 0; i < digits.Count; i++)
            if (Array.Exists(orders, order => Are(digits, i, order, IdentitySearch.FarthestTail)) || IsWithoutZeros(digits, i) || IsLastFourOfDate(text, digits, i))
                return true;
        return false;
    }

    /// <summary>A number of its own that the leading zeros are lost of.</summary>
    private bool IsWithoutZeros(List<TextDigit> digits, int i) =>
        withoutZeros.Length > 0 && digits[i].Place == 0 && Are(digits, i, withoutZeros, IdentitySearch.WidestGap)
        && digits[i + withoutZeros.Length - 1] is var end && end.Place == end.OfGroup - 1;

    /// <summary>The four last by themselves, not far from the birth date or with words that say what they are.</summary>
    private bool IsLastFourOfDate(string text, List<TextDigit> digits, int i)
    {
        if (hasLetters || digits[i] is not { Place: 0, OfGroup: 4 } || !Are(digits, i, lastFour, 0))
            return false;
        var (start, end) = (digits[i].Start, digits[i + 3].End);
        var isCalledSo = IdentitySearch.CallsLastFour(text, start, end);
        return digits.Index().Any(digit => (isCalledSo || start - digit.Item.End <= IdentitySearch.FarthestTail + 10 && digit.Item.Start - end <= IdentitySearch.FarthestTail)
            && (Are(digits, digit.Index, date, IdentitySearch.WidestGap) || IsDayFirst(digits, digit.Index)));
    }

    private bool IsDayFirst(List<TextDigit> digits, int i) =>
        Are(digits, i, date[4..] + date[2..4], IdentitySearch.WidestGap) && (Are(digits, i + 4, date[..2], IdentitySearch.WidestGap) || Are(digits, i + 6, date[..2], IdentitySearch.WidestGap));

    /// <param name="gap">The most that stands between two of them.</param>
    private static bool Are(List<TextDigit> digits, int i, string sought, int gap)
    {
        if (i + sought.Length > digits.Count)
            return false;
        for (var k = 0; k < sought.Length; k++)
            if (digits[i + k].Value != sought[k] - '0' || k > 0 && digits[i + k].Gap > gap)
                return false;
        return true;
    }

    /// <summary><c>T123</c> and the like behind the birth date.</summary>
    private bool IsSpeltWithLettersIn(string text)
    {
        var digits = TextDigit.Of(text, letters: false);
        for (var i = 0; i < digits.Count; i++)
            if (Are(digits, i, date, IdentitySearch.WidestGap) || IsDayFirst(digits, i))
            {
                var from = digits[i + 5].End;
                var behind = text.AsSpan(from, Math.Min(text.Length - from, IdentitySearch.FarthestTail)).ToString();
                if (string.Concat(behind.Where(char.IsAsciiLetterOrDigit)).Contains(lastFour, StringComparison.OrdinalIgnoreCase))
                    return true;
            }

        return false;
    }

    /// <summary>A number that a program wrote with an exponent: <c>1.9800101981E11</c>.</summary>
    private bool IsCalculatedIn(string text)
    {
        foreach (Match match in WithExponent().Matches(text))
            if (decimal.TryParse(match.Value.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && decimal.Truncate(number).ToString("F0", CultureInfo.InvariantCulture) is var whole && (whole.Length is >= 10 and <= 12 && whole.EndsWith(orders[0], StringComparison.Ordinal) || whole == withoutZeros))
                return true;
        return false;
    }

    [GeneratedRegex("[0-9]+(?:[.,][0-9]+)?[Ee][+-]?[0-9]{1,2}(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithExponent();
}
