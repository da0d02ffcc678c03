using System.Globalization;

namespace Cai.EsfReporting.Calendar;

/// <summary>Calendar days where the projects are, right across both changes of daylight saving time.</summary>
public static class StockholmTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static DateTimeOffset At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant).DateTime);

    /// <summary>Midnight, which no change of the clock touches: it changes at two and at three.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>A time of a day; between two and three on a night when the clock changes, in winter time.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        return new(local, Zone.GetUtcOffset(local));
    }

    /// <summary>Date and minute as people read them.</summary>
    public static string Show(DateTimeOffset instant) => At(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
