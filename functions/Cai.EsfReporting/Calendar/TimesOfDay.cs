using System.Globalization;
using System.Text;

namespace Cai.EsfReporting.Calendar;

/// <summary>What may stand behind a date: a time of day, and how far it is from UTC.</summary>
internal static class TimesOfDay
{
    private static readonly string[] Forms = ["H':'mm", "H':'mm':'ss", "H':'mm':'ss'.'FFFFFFF", "H'.'mm", "HHmm", "HHmmss", "HHmmss'.'FFFFFFF"];

    /// <summary>
    /// True when it is a time. One that tells its distance to UTC is an instant, and the day becomes the one that it was in
    /// Stockholm: midnight in summer there is 22:00Z the day before. One that does not is of the day that it stands with.
    /// </summary>
    public static bool TryMove(ReadOnlySpan<byte> utf8, ref DateOnly day)
    {
        Span<char> text = stackalloc char[utf8.Length];
        Encoding.UTF8.TryGetChars(utf8, text, out var length);
        var time = ((ReadOnlySpan<char>)text[..length]).Trim();
        if (!TrySplit(time, out var clock, out var offset))
            return false;
        // A time without a distance moves nothing, so that any clock is good enough.
        if (offset is null)
            return !clock.IsEmpty && clock.IndexOfAnyExcept("0123456789:.,") < 0;
        if (!TimeOnly.TryParseExact(clock.TrimEnd(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at))
            return false;
        day = StockholmTime.DayOf(new(day.ToDateTime(at), offset.Value));
        return true;
    }

    /// <summary><c>22:00:00Z</c>, <c>22:00 UTC</c>, <c>00:00+02:00</c>, <c>17:00-0500</c>.</summary>
    private static bool TrySplit(ReadOnlySpan<char> time, out ReadOnlySpan<char> clock, out TimeSpan? offset)
    {
        clock = time;
        offset = null;
        foreach (var utc in (ReadOnlySpan<string>)["Z", "UTC", "GMT"])
            if (time.EndsWith(utc, StringComparison.OrdinalIgnoreCase))
            {
                clock = time[..^utc.Length];
                offset = TimeSpan.Zero;
                return true;
            }

        var sign = time.IndexOfAny('+', '-');
        if (sign < 0)
            return true;
        var distance = time[(sign + 1)..];
        clock = time[..sign];
        if (!TimeSpan.TryParseExact(distance, ["hh':'mm", "hhmm", "hh"], CultureInfo.InvariantCulture, out var told) || told > TimeSpan.FromHours(14))
            return false;
        offset = time[sign] == '-' ? -told : told;
        return true;
    }
}
