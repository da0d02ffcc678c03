namespace Cai.EsfReporting.Calendar;

/// <summary>Days on which Swedish offices are open: no weekend, no public holiday (lag 1989:253), no eve that is free by custom.</summary>
public static class Workdays
{
    public static bool Is(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !IsFree(day);

    /// <summary>The day itself, or the last workday before it.</summary>
    public static DateOnly OnOrBefore(DateOnly day)
    {
        while (!Is(day))
            day = day.AddDays(-1);
        return day;
    }

    private static bool IsFree(DateOnly day)
    {
        var easter = Easter(day.Year);
        return (day.Month, day.Day) is (1, 1) or (1, 6) or (5, 1) or (6, 6) or (12, 24) or (12, 25) or (12, 26) or (12, 31)
            || day == easter.AddDays(-2) || day == easter.AddDays(1) || day == easter.AddDays(39)
            // Midsummer's eve: the Friday between 19 and 25 June.
            || day is { Month: 6, DayOfWeek: DayOfWeek.Friday, Day: >= 19 and <= 25 };
    }

    /// <summary>Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876, as in Meeus, Astronomical Algorithms).</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new(year, n / 31, (n % 31) + 1);
    }
}
