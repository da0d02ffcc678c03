namespace Cai.EsfReporting.Calendar;

/// <summary>Dates as offices write them (domain.md §5). Day before month, as in <c>01/08/2018</c>, is ambiguous and not read.</summary>
internal static class Days
{
    /// <summary>Excel counts days from 1899-12-30; five digits cover 1954-10-03 to 2173-10-13.</summary>
    private const int FirstSerial = 20_000;

    /// <summary>Bytes of the longest date and time that is read.</summary>
    private const int Longest = 48;

    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <summary>
    /// Reads <c>2018-08-01</c>, <c>2018/08/01</c>, <c>2018.08.01</c>, <c>20180801</c>, each with a time of day or without, and Excel's
    /// serial dates. An instant, <c>2018-07-31T22:00:00Z</c>, is read as the day that it was in Stockholm.
    /// </summary>
    public static bool TryParse(scoped ReadOnlySpan<byte> utf8, out DateOnly day)
    {
        // Nearly every one.
        if (TryParseIso(utf8, out day))
            return true;
        utf8 = Folding.Plain(utf8, stackalloc byte[Longest]);
        var time = utf8.IndexOfAny((byte)' ', (byte)'T');
        if (time < 8)
            return TryParseDay(utf8, out day);
        return TryParseDay(utf8[..time], out day) && TimesOfDay.TryMove(utf8[(time + 1)..], ref day);
    }

    private static bool TryParseDay(ReadOnlySpan<byte> utf8, out DateOnly day)
    {
        if (TryParseIso(utf8, out day))
            return true;
        if (utf8.Length == 8)
            return TryDate(utf8[..4], utf8[4..6], utf8[6..8], out day);
        var point = utf8.IndexOfAny((byte)'.', (byte)',');
        if (point == 5 && utf8[6..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
            utf8 = utf8[..5];
        if (utf8.Length == 5 && TryNumber(utf8, out var serial) && serial >= FirstSerial)
        {
            day = SerialZero.AddDays(serial);
            return true;
        }

        return false;
    }

    /// <summary>Bytes of <c>yyyy-MM-dd</c>.</summary>
    public const int IsoLength = 10;

    /// <summary>Writes <c>yyyy-MM-dd</c>.</summary>
    /// <param name="utf8">Of <see cref="IsoLength"/>.</param>
    public static void WriteIso(DateOnly day, Span<byte> utf8)
    {
        var (year, month, dayOfMonth) = day;
        WriteTwo(year / 100, utf8);
        WriteTwo(year % 100, utf8[2..]);
        utf8[4] = utf8[7] = (byte)'-';
        WriteTwo(month, utf8[5..]);
        WriteTwo(dayOfMonth, utf8[8..]);

        static void WriteTwo(int number, Span<byte> digits) => (digits[0], digits[1]) = ((byte)('0' + (number / 10)), (byte)('0' + (number % 10)));
    }

    /// <summary>Reads <c>yyyy-MM-dd</c>, with slashes or points in place of the hyphens.</summary>
    public static bool TryParseIso(ReadOnlySpan<byte> utf8, out DateOnly day)
    {
        day = default;
        return utf8.Length == IsoLength && utf8[4] is (byte)'-' or (byte)'/' or (byte)'.' && utf8[7] == utf8[4]
            && TryDate(utf8[..4], utf8[5..7], utf8[8..], out day);
    }

    private static bool TryDate(ReadOnlySpan<byte> year, ReadOnlySpan<byte> month, ReadOnlySpan<byte> dayOfMonth, out DateOnly day)
    {
        day = default;
        if (!TryNumber(year, out var y) || !TryNumber(month, out var m) || !TryNumber(dayOfMonth, out var d)
            || y is < 1900 or > 2199 || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
            return false;
        day = new(y, m, d);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
