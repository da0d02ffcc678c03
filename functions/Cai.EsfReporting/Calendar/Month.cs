using System.Globalization;

namespace Cai.EsfReporting.Calendar;

/// <summary>
/// A calendar month, written <c>yyyy-MM</c>: the period of a delivery and the as-of of a report.
/// Years 1900 to 2199; a default value is January of year 0 and means nothing.
/// </summary>
public readonly record struct Month : IComparable<Month>, ISpanFormattable
{
    private readonly int index;

    /// <exception cref="ArgumentOutOfRangeException">The year is outside 1900–2199 or the month outside 1–12.</exception>
    public Month(int year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 1900);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2199);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 12);
        index = (year * 12) + number - 1;
    }

    public int Year => index / 12;

    /// <summary>1 to 12.</summary>
    public int Number => (index % 12) + 1;

    public DateOnly FirstDay => new(Year, Number, 1);

    public DateOnly LastDay => new(Year, Number, DateTime.DaysInMonth(Year, Number));

    public Month Add(int months) => Of(FirstDay.AddMonths(months));

    public static Month Of(DateOnly day) => new(day.Year, day.Month);

    /// <summary>Every month from this one to <paramref name="last"/>, both included; none if last is before.</summary>
    public IEnumerable<Month> To(Month last)
    {
        for (var next = index; next <= last.index; next++)
            yield return new(next / 12, (next % 12) + 1);
    }

    /// <summary>Reads <c>yyyy-MM</c> and nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Month month)
    {
        month = default;
        if (text.Length != 7 || text[4] != '-'
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text[5..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || year is < 1900 or > 2199 || number is < 1 or > 12)
            return false;
        month = new(year, number);
        return true;
    }

    /// <exception cref="FormatException">The text is not <c>yyyy-MM</c>.</exception>
    public static Month Parse(string text) =>
        TryParse(text, out var month) ? month : throw new FormatException($"“{text}” is not a month of the form yyyy-MM.");

    public int CompareTo(Month other) => index.CompareTo(other.index);

    public static bool operator <(Month left, Month right) => left.index < right.index;
    public static bool operator >(Month left, Month right) => left.index > right.index;
    public static bool operator <=(Month left, Month right) => left.index <= right.index;
    public static bool operator >=(Month left, Month right) => left.index >= right.index;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}");

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    bool ISpanFormattable.TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        destination.TryWrite(CultureInfo.InvariantCulture, $"{Year:D4}-{Number:D2}", out charsWritten);
}
