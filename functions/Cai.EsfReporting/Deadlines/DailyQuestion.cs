using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Deadlines;

/// <summary>
/// What is due? Pure: the calendar, the log and the moment give the items; whether one is done already is asked
/// elsewhere, by its id. Asked once a day, ten times, or after a week away, each id is the same, so each is done once.
/// </summary>
public static class DailyQuestion
{
    /// <summary>Days after a deadline on which a site that is still missing is told again.</summary>
    private static readonly int[] LateDays = [1, 7, 14, 21, 28];

    public static IEnumerable<WorkItem> Due(Project project, IReadOnlyList<Delivery> log, DateTimeOffset now)
    {
        var today = StockholmTime.DayOf(now);
        // Of a finished project nothing is asked again and again: each site is told once what it lacks.
        var lateDays = ReportingCalendar.IsFinished(project, today) ? LateDays[..1] : LateDays;
        var isPreliminary = Delivery.Current(log).ToDictionary(d => (d.Address.Site, d.Address.Month), d => d.IsPreliminary);
        return ReportingCalendar.Of(project)
            .Where(deadline => deadline.Month >= project.DeliveriesFrom && today <= deadline.FreezeDays.Last)
            .SelectMany(deadline => Due(project, deadline, isPreliminary, today, now, lateDays));
    }

    /// <summary>
    /// Reports that no daily run freezes any longer, of what had come in time, in the order of their months, so that what an earlier one publishes is decided before a later one.
    /// Nobody is reminded of them. One whose month the deliveries had not reached by its cut-off is let be: what is public is so for good, and it would tell what was known of earlier months as if of its own.
    /// </summary>
    public static IEnumerable<WorkItem> Passed(Project project, IReadOnlyList<Delivery> log, DateTimeOffset now)
    {
        var today = StockholmTime.DayOf(now);
        return ReportingCalendar.Of(project)
            .Where(deadline => deadline.Month >= project.DeliveriesFrom && today > deadline.FreezeDays.Last)
            .Where(deadline => log.Any(delivery => delivery.IsAccepted && delivery.Address.Month >= deadline.Month && delivery.Id.ReceivedAt < deadline.CutOff))
            .OrderBy(deadline => deadline.Month).ThenBy(deadline => deadline.Due).ThenBy(deadline => deadline.Id, StringComparer.Ordinal)
            .Select(deadline => new WorkItem(WorkItemKind.Frozen, project, deadline, null, [], "frozen"));
    }

    private static IEnumerable<WorkItem> Due(Project project, Deadline deadline, Dictionary<(string Site, Month Month), bool> isPreliminary, DateOnly today, DateTimeOffset now, int[] lateDays)
    {
        if (deadline.Opens <= today && today <= deadline.Due)
            yield return new(WorkItemKind.Opening, project, deadline, null, [], "opening");

        // Who delivered before the month was over has still to deliver all of it.
        var missing = project.Sites.SelectMany(site => RequiredMonths(project, deadline)
            .Where(month => !isPreliminary.TryGetValue((site.Id, month), out var preliminary) || preliminary)
            .Select(month => new MissingMonth(site, month, isPreliminary.ContainsKey((site.Id, month))))).ToList();
        if (today <= deadline.Due && deadline.ReminderDays.LastOrDefault(day => day <= today) is var reminderDay && reminderDay != default)
            foreach (var site in missing.GroupBy(m => m.Site))
                yield return new(WorkItemKind.Reminder, project, deadline, site.Key, [.. site], string.Create(CultureInfo.InvariantCulture, $"reminder-{site.Key.Id}-{reminderDay:yyyyMMdd}"));
        if (lateDays.LastOrDefault(days => today >= deadline.Due.AddDays(days)) is > 0 and var late)
            foreach (var site in missing.GroupBy(m => m.Site))
                yield return new(WorkItemKind.Late, project, deadline, site.Key, [.. site], string.Create(CultureInfo.InvariantCulture, $"late-{site.Key.Id}-{late}"));

        if (today >= deadline.FreezeDay)
            yield return new(WorkItemKind.Summary, project, deadline, null, missing, "summary");
        if (now >= deadline.CutOff)
            yield return new(WorkItemKind.Frozen, project, deadline, null, missing, "frozen");
    }

    /// <summary>SCB wants its month; a report with a deadline of its own wants every month up to its last.</summary>
    private static IEnumerable<Month> RequiredMonths(Project project, Deadline deadline) =>
        deadline.Opens is null ? project.DeliveriesFrom.To(deadline.Month) : [deadline.Month];
}
