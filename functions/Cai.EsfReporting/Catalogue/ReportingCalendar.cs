namespace Cai.EsfReporting.Catalogue;

/// <summary>A day by which something must be reported.</summary>
/// <param name="Id"><c>scb-2018-09</c>, or the catalogue's own id.</param>
/// <param name="Opens">The first day on which it can be reported; null when it is not known.</param>
/// <param name="Due">The last day. Never moved: a weekend moves a reminder, not a deadline.</param>
/// <param name="Month">The month up to which it reports.</param>
/// <param name="LeadDays">Days before it on which sites are reminded.</param>
public sealed record Deadline(string Id, Text Name, DateOnly? Opens, DateOnly Due, Month Month, IReadOnlyList<int> LeadDays)
{
    /// <summary>What its frozen report leads with; null for the time since the start.</summary>
    public Period? Period { get; init; }

    /// <summary>Days before it on which its report is frozen, when no lead days are set.</summary>
    private const int DefaultFreezeDays = 1;

    /// <summary>Days after which a deadline is past mending by itself, whatever was not done.</summary>
    private const int DaysUntilForgotten = 31;

    /// <summary>The days on which sites are reminded, each on or before its lead day and on a workday; earliest first.</summary>
    public IEnumerable<DateOnly> ReminderDays => LeadDays.Select(lead => Workdays.OnOrBefore(Due.AddDays(-lead))).Distinct().Order();

    /// <summary>The day on which its report is frozen: the last reminder's, so that somebody can read it before it is sent.</summary>
    public DateOnly FreezeDay => Workdays.OnOrBefore(Due.AddDays(-LeadDays.DefaultIfEmpty(DefaultFreezeDays).Min()));

    /// <summary>Deliveries received before this moment are in its frozen report: the end of <see cref="FreezeDay"/>, Swedish time.</summary>
    public DateTimeOffset CutOff => StockholmTime.StartOf(FreezeDay.AddDays(1));

    /// <summary>The days when the daily run freezes its report, if it is not frozen: from the first after <see cref="CutOff"/> to the last on which anything is done for the deadline.</summary>
    public FreezeDays FreezeDays => new(FreezeDay.AddDays(1), Due.AddDays(DaysUntilForgotten));
}

/// <summary>When a project must report, from its catalogue (domain.md §3).</summary>
public static class ReportingCalendar
{
    /// <summary>Every deadline of the project, by day and then id.</summary>
    public static IReadOnlyList<Deadline> Of(Project project)
    {
        var scb = project.Deadlines.ScbDaysAfterMonthEnd is { } days
            ? Month.Of(project.ParticipantsFrom).To(Month.Of(project.To)).Select(month => new Deadline(
                $"scb-{month}", new($"SCB:s deltagarrapport för {month}", $"SCB participant report for {month}"),
                month.LastDay.AddDays(1), month.LastDay.AddDays(days), month, project.Deadlines.ScbLeadDays))
            : [];
        var named = project.Deadlines.Explicit.Select(d => new Deadline(d.Id, new(d.Name, d.Name), null, d.Due, d.AsOf, d.LeadDays) { Period = d.Period });
        return [.. scb.Concat(named).Concat(project.Deadlines.Recurring.SelectMany(rule => rule.Of(project))).OrderBy(d => d.Due).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>
    /// By which day each month's deliveries are needed: SCB's last day for it, else that of the first deadline whose report
    /// reaches so far. A month that nothing asks for is not there.
    /// </summary>
    public static IReadOnlyDictionary<Month, DateOnly> DeliveriesDue(Project project)
    {
        var deadlines = Of(project);
        var due = deadlines.Where(d => d.Opens is not null).ToDictionary(d => d.Month, d => d.Due);
        foreach (var deadline in deadlines.Where(d => d.Opens is null))
            foreach (var month in project.DeliveriesFrom.To(deadline.Month))
                due.TryAdd(month, deadline.Due);
        return due;
    }

    /// <summary>Those of several projects that ask for a month that sites deliver, by day.</summary>
    public static IEnumerable<(Project Project, Deadline Deadline)> All(IEnumerable<Project> projects) =>
        projects.SelectMany(project => Of(project).Where(d => d.Month >= project.DeliveriesFrom).Select(deadline => (Project: project, Deadline: deadline))).OrderBy(pair => pair.Deadline.Due);

    /// <summary>The next of them from a day on, so many at most.</summary>
    public static IReadOnlyList<(Project Project, Deadline Deadline)> Coming(IEnumerable<Project> projects, DateOnly day, int most) => [.. All(projects).Where(pair => pair.Deadline.Due >= day).Take(most)];

    /// <summary>The first deadline on or after a day; null when none is left.</summary>
    public static Deadline? Next(Project project, DateOnly day) => Of(project).FirstOrDefault(d => d.Due >= day);

    /// <summary>
    /// The months whose reports are public, in their order: the catalogue's; or else those of its named deadlines, not of those that come back; or else each December and the project's last.
    /// Months further apart hide less: what happened between two of them to a few people must not be told either.
    /// </summary>
    public static IReadOnlyList<Month> Published(Project project) => project.Deadlines switch
    {
        { Published: { } months } => [.. months.Distinct().Order()],
        { Explicit: { Count: > 0 } named } => [.. named.Select(deadline => deadline.AsOf).Distinct().Order()],
        _ => [.. Month.Of(project.From).To(Month.Of(project.To)).Where(month => month.Number == 12 || month == Month.Of(project.To))],
    };

    /// <summary>Whether the month is one of <see cref="Published"/>.</summary>
    public static bool IsPublished(Project project, Month month) => Published(project).Contains(month);

    /// <summary>When the daily run freezes the report of a month; null when no deadline has it frozen.</summary>
    /// <param name="today">The day it is asked; null where the answer is to stand whatever day it is read.</param>
    public static FreezeDays? FreezeDaysOf(Project project, Month month, DateOnly? today = null)
    {
        var days = Of(project).Where(deadline => deadline.Month == month && month >= project.DeliveriesFrom).Select(deadline => deadline.FreezeDays).ToList();
        var left = days.Where(of => today is null || today <= of.Last).ToList();
        return days.Count == 0 ? null : left.Count == 0 ? FreezeDays.Over(days) with { IsPassed = true } : FreezeDays.Over(left);
    }

    /// <summary>Whether a project is finished on a day: its last day is over, and so is the last one of its deadlines. What it lacks then is a fact, and nobody's task.</summary>
    public static bool IsFinished(Project project, DateOnly day) => project.To < day && Next(project, day) is null;
}
