using System.Globalization;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deadlines;

/// <summary>A day by which something must be reported.</summary>
/// <param name="Id"><c>scb-2018-09</c>, or the catalogue's own id.</param>
/// <param name="Due">The last day.</param>
/// <param name="Month">The month that is reported.</param>
/// <param name="LeadDays">Days before it on which sites are reminded.</param>
public sealed record Deadline(string Id, Text Name, DateOnly Due, Month Month, IReadOnlyList<int> LeadDays);

/// <summary>When a project must report, from its catalogue (domain.md §3).</summary>
public static class ReportingCalendar
{
    /// <summary>Every deadline of the project, by day and then id.</summary>
    public static IReadOnlyList<Deadline> Of(Project project)
    {
        var scb = project.Deadlines.ScbDaysAfterMonthEnd is { } days
            ? Month.Of(project.ParticipantsFrom).To(Month.Of(project.To)).Select(month => new Deadline(
                $"scb-{month}", new($"SCB:s deltagarrapport för {month}", $"SCB participant report for {month}"),
                month.LastDay.AddDays(days), month, project.Deadlines.ScbLeadDays))
            : [];
        var named = project.Deadlines.Explicit.Select(d => new Deadline(d.Id, new(d.Name, d.Name), d.Due, d.AsOf, d.LeadDays));
        return [.. scb.Concat(named).OrderBy(d => d.Due).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>The first deadline on or after a day; null when none is left.</summary>
    public static Deadline? Next(Project project, DateOnly day) => Of(project).FirstOrDefault(d => d.Due >= day);
}

/// <summary>Calendar days where the projects are.</summary>
public static class StockholmTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");

    public static DateTimeOffset At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant).DateTime);

    /// <summary>Date and minute as people read them.</summary>
    public static string Show(DateTimeOffset instant) => At(instant).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
