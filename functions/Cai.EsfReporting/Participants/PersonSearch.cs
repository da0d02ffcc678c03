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

    private const int DaysTo1904 = 1462;

    private static readonly DateOnly ExcelEpoch = new(1899, 12, 30);

    /// <summary>Year, month and day without the century, and the four characters behind.</summary>
    private readonly string date, lastFour;
    private readonly string[] orders;
    private readonly string withoutZeros;
    private readonly bool hasLetters;
    /// <summary>The birth date, which a samordningsnummer has sixty days further on, and as Excel numbers it (from 1900 and from 1904).</summary>
    private readonly int year, month, day;
    private readonly string born;
    private readonly string[] serials;
    /// <summary>What is met first: the four last, without zeros before them.</summary>
    private readonly int telling, tellingModulo;

    public PersonSearch(in PersonalIdentity person)
    {
        Span<byte> twelve = stackalloc byte[PersonalIdentity.Length];
        person.CopyTo(twelve);
        var ten = Encoding.ASCII.GetString(twelve[2..]);
        (date, lastFour) = (ten[..6], ten[6..]);
        var (yy, mm, dd) = (date[..2], date[2..4], date[4..]);
        hasLetters = !lastFour.All(char.IsAsciiDigit);
        (year, month, day) = (Number(yy), Number(mm), Number(dd) % 60);
        born = $"{yy}{mm}{day:D2}";
        // A samordningsnummer may be written with the day itself, too.
        orders = hasLetters ? [] : [ten, .. ((string[])[dd, born[4..]]).Distinct().SelectMany(d => (string[])[yy + mm + d + lastFour, .. ((string[])["18", "19", "20", ""]).SelectMany(century => (string[])[d + mm + century + yy + lastFour, mm + d + century + yy + lastFour]), yy + d + mm + lastFour, yy + mm.TrimStart('0') + d.TrimStart('0') + lastFour])];
        withoutZeros = ten.TrimStart('0') is { Length: >= Shortest and < 10 } shorter && !hasLetters ? shorter : "";
        serials = DateOnly.TryParseExact($"{(char)twelve[0]}{(char)twelve[1]}{born}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
            ? [.. ((int[])[0, DaysTo1904]).Select(days => (birth.DayNumber - ExcelEpoch.DayNumber - days).ToString(CultureInfo.InvariantCulture)).Where(serial => serial.Length == 5)] : [];
        telling = hasLetters ? 0 : Number(lastFour);
        tellingModulo = telling < 10 ? 10 : telling < 100 ? 100 : telling < 1000 ? 1000 : 10_000;
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    public bool IsIn(ReadOnlySpan<char> text) => (MayBeIn(text) || text.Contains('\u202E')) && IsIn(text.ToString(), isRow: false);

    /// <summary>As <see cref="IsIn(ReadOnlySpan{char})"/>, and where one cell of the row has the birth date, be it as Excel's number of the day, and another the four last.</summary>
    /// <param name="cells">With something between two that is no digit.</param>
    public bool IsInRow(ReadOnlySpan<char> cells) => MayBeIn(cells) && IsIn(cells.ToString(), isRow: true);

    private bool IsIn(string text, bool isRow)
    {
        if (IsSpeltIn(text, TextDigit.Of(text), isRow) || text.AsSpan().ContainsAny(TextDigit.MoreLetters) && IsSpeltIn(text, TextDigit.Of(text, TextDigit.MoreLetters), isRow))
            return true;
        if (TextDigit.Backwards(text) is { } backwards && IsIn(backwards, isRow))
            return true;
        return hasLetters ? IsSpeltWithLettersIn(Folding.Plain(text), isRow) : IsCalculatedIn(text);
    }

    /// <summary>False, and soon, for a text in which the digits that tell the person nowhere follow one another, whatever stands between them.</summary>
    private bool MayBeIn(ReadOnlySpan<char> text)
    {
        // Their date may stand in any form.
        if (hasLetters)
            return text.IndexOfAnyInRange('0', '9') >= 0 || text.ContainsAnyExceptInRange('\0', '\u007F');
        var last = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var value = char.IsAsciiDigit(c) ? c - '0' : c < 0x80 ? -1 : char.IsHighSurrogate(c) ? 10 : TextDigit.ValueOf(c);
            if (value < 0)
            {
                if (TextDigit.MoreLetters.Contains(c) && (IsDigit(text, i - 1) || IsDigit(text, i + 1)) || c is 'e' or 'E' && IsDigit(text, i - 1))
                    return true;
                continue;
            }

            last = ((last * 10) + value) % 10_000;
            if (value == 10 || last % tellingModulo == telling)
                return true;
        }

        return false;
    }

    private static bool IsDigit(ReadOnlySpan<char> text, int at) => (uint)at < (uint)text.Length && TextDigit.ValueOf(text[at]) >= 0;

    private bool IsSpeltIn(string text, List<TextDigit> digits, bool isRow)
    {
        // Found once, and only where the four last are: a text may hold thousands of either.
        var dates = new Lazy<List<(int From, int To, bool IsWritten)>>(() => DatesIn(text, digits, isRow));
        for (var i = 0; i < digits.Count; i++)
            if (Array.Exists(orders, order => Are(digits, i, order, IdentitySearch.FarthestTail)) || IsWithoutZeros(digits, i) || IsLastFourOfDate(text, digits, i, isRow, dates))
                return true;
        return false;
    }

    /// <summary>A number of its own that the leading zeros are lost of.</summary>
    private bool IsWithoutZeros(List<TextDigit> digits, int i) =>
        withoutZeros.Length > 0 && digits[i].Place == 0 && Are(digits, i, withoutZeros, IdentitySearch.WidestGap)
        && digits[i + withoutZeros.Length - 1] is var end && end.Place == end.OfGroup - 1;

    /// <summary>The four last by themselves, in the row of the birth date, not far from it, with words that say what they are, or right behind it.</summary>
    private bool IsLastFourOfDate(string text, List<TextDigit> digits, int i, bool isRow, Lazy<List<(int From, int To, bool IsWritten)>> dates)
    {
        if (hasLetters || digits[i].Value != lastFour[0] - '0' && !isRow)
            return false;
        var own = digits[i] is not { Place: 0 } first ? 0
            : first.OfGroup == 4 && Are(digits, i, lastFour, 0) ? 4
            // A cell that is a number has no zeros before it.
            : isRow && first.OfGroup < 4 && lastFour[0] == '0' && first.OfGroup == lastFour.TrimStart('0').Length && Are(digits, i, lastFour.TrimStart('0'), 0) ? first.OfGroup : 0;
        if (own == 0)
            return i > 0 && Are(digits, i, lastFour, IdentitySearch.WidestGap) && digits[i].Gap <= IdentitySearch.WidestGap
                && digits[i - 1].End is var behind && dates.Value.Exists(date => date.IsWritten && date.To == behind);
        var (start, end) = (digits[i].Start, digits[i + own - 1].End);
        if (dates.Value.Count == 0)
            return false;
        var isAnywhere = isRow || IdentitySearch.CallsLastFour(text, start, end);
        bool IsNear(int from, int to) => isAnywhere || start - to <= IdentitySearch.FarthestTail + 10 && from - end <= IdentitySearch.FarthestTail;
        return dates.Value.Exists(date => IsNear(date.From, date.To));
    }

    /// <summary>Where the birth date stands.</summary>
    private List<(int From, int To, bool IsWritten)> DatesIn(string text, List<TextDigit> digits, bool isRow) =>
    [
        .. digits.Index().Where(digit => IsDateAt(digits, digit.Index) || isRow && IsSerialAt(digits, digit.Index)).Select(digit => (digit.Item.Start, digit.Item.End, false)),
        .. WrittenDate.In(text).Where(written => written.IsDay(year, month, day)).Select(written => (written.Start, written.End, true)),
    ];

    private bool IsDateAt(List<TextDigit> digits, int i) =>
        IsDateAt(digits, i, date) || born != date && IsDateAt(digits, i, born);

    private static bool IsDateAt(List<TextDigit> digits, int i, string date) => Are(digits, i, date, IdentitySearch.WidestGap) || IsDayFirst(digits, i, date);

    private bool IsSerialAt(List<TextDigit> digits, int i) => digits[i] is { Place: 0, OfGroup: 5 } && Array.Exists(serials, serial => Are(digits, i, serial, 0));

    private static bool IsDayFirst(List<TextDigit> digits, int i, string date) =>
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

    /// <summary><c>T123</c> and the like behind the birth date, or in its row.</summary>
    private bool IsSpeltWithLettersIn(string text, bool isRow)
    {
        var digits = TextDigit.Of(text);
        bool IsBehind(int from) => string.Concat(text.AsSpan(from, isRow ? text.Length - from : Math.Min(text.Length - from, IdentitySearch.FarthestTail)).ToString().Where(char.IsAsciiLetterOrDigit)).Contains(lastFour, StringComparison.OrdinalIgnoreCase);
        for (var i = 0; i < digits.Count; i++)
            if (IsDateAt(digits, i) && IsBehind(isRow ? 0 : digits[i + 5].End) || isRow && IsSerialAt(digits, i) && IsBehind(0))
                return true;
        return WrittenDate.In(text).Exists(written => written.IsDay(year, month, day) && IsBehind(isRow ? 0 : written.End));
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

    [GeneratedRegex("[0-9]+(?:[.,][0-9]+)?[Ee][+-]?[0-9]{1,2}(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex WithExponent();
}
