using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Deadlines;

/// <summary>Where a project stands on a day: what each site has delivered of every month that has ended, what is due and how long there is.</summary>
/// <param name="Sites">In the catalogue's order, all with the same months.</param>
/// <param name="Next">The first deadline on or after the day; null when none is left.</param>
/// <param name="AsOf">The latest month with an accepted delivery; null when there is none.</param>
public sealed record ProjectStanding(Project Project, DateOnly Today, Month? AsOf, IReadOnlyList<SiteStanding> Sites, Deadline? Next)
{
    /// <summary>So many months that nothing is delivered of stand after the last one that is, in a table that cannot reach the latest.</summary>
    private const int MonthsAfterLast = 2;

    /// <summary>Days until <see cref="Next"/>; 0 today.</summary>
    public int? DaysLeft => Next?.Due.DayNumber - Today.DayNumber;

    /// <summary><see cref="ReportingCalendar.IsFinished"/>: no month is then late any longer, and nothing is left to do.</summary>
    public bool IsFinished => ReportingCalendar.IsFinished(Project, Today);

    /// <summary>What never came, by site, of those that lack something; in the catalogue's order.</summary>
    public IEnumerable<(Site Site, IReadOnlyList<Month> Months)> NeverCame =>
        Sites.Select(site => (site.Site, (IReadOnlyList<Month>)[.. site.Lacking.Select(month => month.Completeness.Month)])).Where(site => site.Item2.Count > 0);

    /// <summary>The months that fit a table: thirteen, the latest or, where nothing is delivered in these, those up to soon after what is delivered last.</summary>
    public IEnumerable<Month> LatestMonths => Sites.Count == 0 ? [] : Sites[0].Latest.Select(m => m.Completeness.Month);

    public static ProjectStanding Of(Project project, IReadOnlyCollection<Delivery> log, DateOnly today)
    {
        var asOf = Delivery.Current(log).Select(d => (Month?)d.Address.Month).Max();
        // A month can be delivered once it has ended; a site that has been early counts as well.
        var ended = Month.Of(today).Add(-1);
        var early = Delivery.Current(log).Of(DeliveryKind.Participants).Select(d => d.Address.Month).DefaultIfEmpty(ended).Max();
        var months = OutcomeReport.ExpectedMonths(project, early > ended ? early : ended).ToList();
        var (due, bySiteAndMonth) = (ReportingCalendar.DeliveriesDue(project), log.ToLookup(d => (d.Address.Site, d.Address.Month)));
        var shown = asOf is { } last && months.Count > 0 && last.Add(SiteCompleteness.MonthsShown - 1) < months[^1] ? new[] { last.Add(MonthsAfterLast), months[0].Add(SiteCompleteness.MonthsShown - 1) }.Max() : (Month?)null;
        var isFinished = ReportingCalendar.IsFinished(project, today);
        MonthStanding Standing(Site site, Month month)
        {
            var lastDay = due.TryGetValue(month, out var day) ? day : (DateOnly?)null;
            var completeness = MonthCompleteness.Of(month, [.. bySiteAndMonth[(site.Id, month)]], lastDay);
            return new(completeness, lastDay, isFinished && completeness.IsLacking ? null : lastDay?.DayNumber - today.DayNumber, month.LastDay < today);
        }

        return new(project, today, asOf, [.. project.Sites.Select(site => new SiteStanding(site, [.. months.Select(month => Standing(site, month))]) { LastShown = shown })], ReportingCalendar.Next(project, today));
    }

    /// <summary>As <c>esf status --json</c> tells it.</summary>
    public JObject ToJson() => new()
    {
        ["project"] = Project.Id,
        ["asOf"] = AsOf?.ToString(),
        ["finished"] = IsFinished,
        ["nextDeadline"] = Next is null ? null : new JObject { ["id"] = Next.Id, ["due"] = Figures.Day(Next.Due), ["daysLeft"] = DaysLeft },
        ["sites"] = new JArray(Sites.Select(site => new JObject
        {
            ["site"] = site.Site.Id,
            ["months"] = new JArray(site.Months.Select(OfMonth)),
        })),
    };

    private static JObject OfMonth(MonthStanding month)
    {
        var json = month.Completeness.ToJson();
        if (month.IsOverdue)
            json["overdue"] = true;
        json["due"] = month.Due is { } due ? Figures.Day(due) : null;
        if (month.Completeness.IsLacking)
            json["daysLeft"] = month.DaysLeft;
        return json;
    }
}

public sealed record SiteStanding(Site Site, IReadOnlyList<MonthStanding> Months)
{
    /// <summary>The last month of the table; null when that is the latest.</summary>
    public Month? LastShown { get; init; }

    /// <summary>Those of the table (<see cref="ProjectStanding.LatestMonths"/>).</summary>
    public IEnumerable<MonthStanding> Latest => Months.Where(month => LastShown is null || month.Completeness.Month <= LastShown).TakeLast(SiteCompleteness.MonthsShown);

    /// <summary>What the site owes, oldest first: of a month that is not over nothing is owed yet.</summary>
    public IEnumerable<MonthStanding> Lacking => Months.Where(m => m is { IsOver: true, Completeness.IsLacking: true });

    /// <summary>What was taken in a month of the table although something was found in it, the latest first.</summary>
    public IEnumerable<MonthStanding> Remarkable => Latest.Where(m => m.Completeness.HasFindings).Reverse();

    /// <summary>What is left for the site to do, oldest first: what it lacks, and what was taken only in part.</summary>
    public IEnumerable<MonthStanding> Owed => Months.Where(m => m is { IsOver: true, Completeness.IsLacking: true } || m.Completeness.State == CompletenessState.PartlyAccepted);
}

/// <param name="Due">The last day for the month; null when nothing asks for it.</param>
/// <param name="DaysLeft">Until <paramref name="Due"/>: 0 on the day itself, negative after; null without one, and where a finished project lacks the month.</param>
/// <param name="IsOver">The month's last day is over, so that it can be delivered for good.</param>
public sealed record MonthStanding(MonthCompleteness Completeness, DateOnly? Due, int? DaysLeft, bool IsOver)
{
    /// <summary>Lacking, and its last day is over.</summary>
    public bool IsOverdue => Completeness.IsLacking && DaysLeft < 0;

    /// <summary>In a table of signs: an overdue month has an exclamation mark, a late one its asterisk, one with warnings its triangle.</summary>
    public string Sign => Completeness.Shape + Marks;

    /// <summary>The signs that stand behind the shape.</summary>
    public string Marks => (IsOverdue ? OverdueSign : "") + Completeness.Marks;

    public const string OverdueSign = "!";

    /// <summary><c>Levererad i tid, 3 varningar</c>, <c>Saknas, sista dag om 5 dagar</c>, <c>Avvisad, inte åtgärdad, 3 dagar försenad</c>, <c>Preliminär, månaden är inte slut</c>.</summary>
    public Text Name => (Completeness, DaysLeft) switch
    {
        ({ IsPreliminary: true }, _) when !IsOver => Completeness.WithFindings(new($"{Completeness.Name.Sv}, månaden är inte slut", $"{Completeness.Name.En}, the month is not over")),
        ({ IsLate: true }, _) => Completeness.FullName,
        ({ IsLacking: true }, { } days) => Completeness.WithFindings(new($"{Completeness.Name.Sv}, {Distance.Of(days).Sv}", $"{Completeness.Name.En}, {Distance.Of(days).En}")),
        ({ IsLacking: false }, not null) => Completeness.WithFindings(new($"{Completeness.Name.Sv} i tid", $"{Completeness.Name.En} on time")),
        _ => Completeness.FullName,
    };

    /// <summary>As <see cref="Name"/>; of what was taken in part, how many rows do not count: <c>Delvis mottagen, 2 rader räknas inte</c>.</summary>
    public Text LeftToDo => Completeness.State == CompletenessState.PartlyAccepted ? Completeness.WithFindings(Completeness.Name) : Name;
}
