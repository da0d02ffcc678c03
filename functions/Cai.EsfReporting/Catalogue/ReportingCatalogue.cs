using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Catalogue;

/// <summary>
/// What is measured, of whom, and by when: everything that differs between projects and may change without a
/// new version of the program. Read from <c>catalogue.json</c> by <see cref="CatalogueFile"/>, which admits
/// only valid catalogues.
/// </summary>
/// <param name="Version">The catalogue's own version, named in every report.</param>
/// <param name="SmallestPublishedCount">Counts from 1 up to one below this are hidden in public editions.</param>
/// <param name="Projects">At least one.</param>
public sealed record ReportingCatalogue(string Version, int SmallestPublishedCount, IReadOnlyList<Project> Projects)
{
    /// <summary>Two years: what was done in a year can be looked into through all of the next.</summary>
    public const int AuditDaysOtherwise = 730;

    /// <summary>Days that an entry of the audit log, which names staff, is kept; 90 to 3650.</summary>
    public int AuditDays { get; init; } = AuditDaysOtherwise;

    /// <summary>SHA-256 of the file that was read, lower-case hex: two reports with equal sums used equal definitions.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>The file itself, kept with frozen reports so that they can be computed again by the definitions of their day.</summary>
    public ReadOnlyMemory<byte> Source { get; init; }

    /// <summary>Municipalities and then förbund, in the catalogue's order; empty where it does not say where its sites lie.</summary>
    public IReadOnlyList<Territory> Territories { get; init; } = [];

    public Territory? Find(TerritoryKind kind, string id) => Territories.FirstOrDefault(territory => territory.Kind == kind && territory.Id == id);

    public Project? Find(string project) => Projects.FirstOrDefault(p => p.Id == project);
}

/// <param name="Id">Lower-case ascii, as in paths: <c>mia</c>.</param>
/// <param name="From">First day of the project period.</param>
/// <param name="To">Last day of the project period.</param>
/// <param name="ParticipantsFrom">First day anybody could start.</param>
/// <param name="DeliveriesFrom">First month for which every site is expected to deliver.</param>
/// <param name="Ages">Ages at start that the project is for; null when it has no limits.</param>
/// <param name="Plan">Planned participants; null when there is no plan.</param>
/// <param name="Indicators">Shares of leavers, held against a target or told without one.</param>
/// <param name="Measures">What else is counted from participants.</param>
/// <param name="EsfPlusAges">Whether the ESF tables also have the age bands of ESF+ (Regulation (EU) 2021/1057).</param>
public sealed record Project(
    string Id,
    string Name,
    DateOnly From,
    DateOnly To,
    DateOnly ParticipantsFrom,
    Month DeliveriesFrom,
    AgeRange? Ages,
    Plan? Plan,
    IReadOnlyList<Indicator> Indicators,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<Insats> Insatser,
    IReadOnlyList<SubProject> SubProjects,
    IReadOnlyList<Site> Sites,
    DeadlineRules Deadlines,
    Retention Retention,
    bool EsfPlusAges = false)
{
    /// <summary>An open participation that is older than so many months makes one ask whether its end was missed; 1 to 600.</summary>
    public int LongestMonths { get; init; } = LongestMonthsOtherwise;

    internal const int LongestMonthsOtherwise = 24;

    /// <summary>The programme that pays for it, as the project tells of its indicators.</summary>
    public Programme Programme { get; init; } = Programme.Esf2014;

    /// <summary>Its exit reasons and initiators.</summary>
    public ProjectWords Words { get; init; } = ProjectWords.Common;

    /// <summary>What its ESF tables have, in their order.</summary>
    public IReadOnlyList<EsfIndicator> EsfIndicators => EsfPlusAges ? [.. Programme.Indicators, .. Programme.AgeBandsOfEsfPlus] : Programme.Indicators;

    /// <summary>Free places may be told to anybody: they then stand among the texts to copy.</summary>
    public bool PlacesArePublic { get; init; }

    /// <summary>Id of the sub-project whose the places are: participations elsewhere take none of them. Null where they are the whole project's.</summary>
    public string? PlacesOf { get; init; }

    /// <summary>Whose the places are.</summary>
    public Scope PlacesScope => Scopes.FirstOrDefault(scope => scope.Kind == ScopeKind.SubProject && scope.Id == PlacesOf) ?? Scopes[0];

    /// <summary>Whom readers of the reports turn to, a name or an address; null when the catalogue does not say.</summary>
    public string? Contact { get; init; }

    /// <summary>Whom to turn to, as people are told: the contact, else the förbund that coordinate; null when the catalogue names neither.</summary>
    public Text? ContactTold
    {
        get
        {
            if (Contact is { } contact)
                return new(contact, contact);
            var coordinators = string.Join(", ", SubProjects.Select(sub => sub.CoordinatedBy).Where(name => name.Length > 0).Distinct());
            return coordinators.Length == 0 ? null : new($"Ansvarigt samordningsförbund: {coordinators}", $"Responsible samordningsförbund: {coordinators}");
        }
    }

    /// <summary>The measures that are shares, in the catalogue's order: the order of their counts.</summary>
    public IReadOnlyList<ShareMeasure> Shares { get; private init; } = [.. Measures.OfType<ShareMeasure>()];

    /// <summary>With the targets of its indicators and measures as they are in a month.</summary>
    public Project In(Month month)
    {
        IReadOnlyList<Measure> measures = [.. Measures.Select(measure => measure.In(month))];
        return this with { Indicators = [.. Indicators.Select(indicator => indicator.In(month))], Measures = measures, Shares = [.. measures.OfType<ShareMeasure>()] };
    }

    /// <summary>Targets that were changed since the project is reported here, the first first; empty where catalogues were never changed by the service.</summary>
    public IReadOnlyList<TargetChange> TargetChanges { get; init; } = [];

    /// <summary>Nyckeltal: what is delivered as figures and not counted from participants.</summary>
    public IReadOnlyList<KeyFigure> Figures { get; init; } = [];

    /// <summary>Mål of the plan that the project reports to: each strategic one before the board's own below it; empty where the catalogue names none.</summary>
    public IReadOnlyList<Objective> Goals { get; init; } = [];

    /// <summary>Uppdrag that stand below no goal.</summary>
    public IReadOnlyList<Activity> Assignments { get; init; } = [];

    /// <summary>What people write and decide of goals, activities and assignments may stand in public editions: nobody looks through it for what tells of a person.</summary>
    public bool GoalWordsArePublic { get; init; }

    public Objective? FindGoal(string goal) => Goals.FirstOrDefault(known => known.Id == goal);

    /// <summary>An activity of a goal, or an assignment.</summary>
    public Activity? FindActivity(string activity) => Goals.SelectMany(goal => goal.Activities).Concat(Assignments).FirstOrDefault(known => known.Id == activity);

    public Site? FindSite(string site) => scopes.Find(this, site)?.Site;

    /// <summary>The scope of one of its sites.</summary>
    /// <exception cref="ArgumentException">The project has no such site.</exception>
    public Scope ScopeOf(Site site) => scopes.Find(this, site.Id)?.Scope ?? throw new ArgumentException($"{Id} has no site {site.Id}.", nameof(site));

    /// <summary>What is counted: the project, then each sub-project before its sites, in the catalogue's order.</summary>
    public IReadOnlyList<Scope> Scopes => scopes.Of(this);

    private readonly ScopesOfProject scopes = new();

    /// <summary>The sites of one sub-project, in the catalogue's order.</summary>
    public IEnumerable<Site> SitesOf(SubProject subProject) => Sites.Where(s => s.SubProject == subProject.Id);

    /// <summary>The sites that a scope is counted from, in the catalogue's order.</summary>
    public IEnumerable<Site> SitesOf(Scope scope) => Sites.Where(site => scope.Kind == ScopeKind.Project || (scope.Kind == ScopeKind.SubProject ? site.SubProject : site.Id) == scope.Id);
}

/// <summary>Part of a project that the counts are made for.</summary>
public enum ScopeKind { Project = 0, SubProject, Site }

/// <param name="Plan">Planned participants of the scope; null when there is no plan.</param>
public sealed record Scope(ScopeKind Kind, string Id, string Name, Plan? Plan);

/// <summary>Whole years at start, both ends included.</summary>
public readonly record struct AgeRange(int From, int To);

/// <summary>A planned number of participants over a period; compared pro-rated by whole months.</summary>
/// <param name="Participants">For the whole period, or for each calendar year when <paramref name="Yearly"/>.</param>
public sealed record Plan(int Participants, bool Yearly)
{
    /// <summary>Calendar years that have a plan of their own; only of a yearly one.</summary>
    public IReadOnlyDictionary<int, int> Years { get; init; } = NoYears;

    private static readonly IReadOnlyDictionary<int, int> NoYears = new Dictionary<int, int>();

    /// <summary>The plan as it is for one calendar year; of a plan for the whole period, itself.</summary>
    public Plan Of(int year) => Years.TryGetValue(year, out var own) ? new(own, Yearly) : Years.Count == 0 ? this : new(Participants, Yearly);

    /// <summary>A yearly plan's share of a period, by whole months, each of its own year.</summary>
    public decimal Of(Period period) => period.First.To(period.Last).Sum(month => Of(month.Year).Participants) / 12m;
}

/// <param name="SubProject">The sub-project it belongs to; null in a project without sub-projects.</param>
public sealed record Site(string Id, string Name, string? SubProject);

/// <param name="CoordinatedBy">The samordningsförbund.</param>
public sealed record SubProject(string Id, string Name, string CoordinatedBy, Plan? Plan);

/// <summary>Insats: what a person takes part in. Names are matched ignoring case and spaces.</summary>
public sealed record Insats(string Id, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<Places> Places);

/// <summary>Places that a provider offers in an insats at one time.</summary>
/// <param name="Provider">Null when the insats has one provider only.</param>
/// <param name="Count">From the start, until the first of <see cref="Changes"/>.</param>
public sealed record Places(string? Provider, int Count)
{
    /// <summary>Another number and the month from which it holds, the earliest first.</summary>
    public IReadOnlyList<(Month From, int Count)> Changes { get; init; } = [];

    public int CountIn(Month month) => Changes.Where(change => change.From <= month).Select(change => (int?)change.Count).LastOrDefault() ?? Count;
}

/// <summary>A share of leavers.</summary>
/// <param name="Reasons">The exit reasons that count as reaching it.</param>
/// <param name="Goal">For the whole time of the project; null when there is none: the time since the start is then not assessed, and no direction is good.</param>
public sealed record Indicator(string Id, Text Name, IReadOnlySet<ExitReason> Reasons, Goal? Goal)
{
    /// <summary>For each calendar year, held against the year so far and never against the time since the start; null when there is none. An indicator has one goal at most.</summary>
    public Goal? GoalOfYear { get; init; }

    /// <summary>Null without a target for the whole time.</summary>
    public FigureTarget? Target => Goal?.Target;

    /// <summary>What a period is held against: a share that is reached compares as it is, whatever part of the time it is of.</summary>
    public Goal? GoalOfPeriod => GoalOfYear ?? Goal;

    /// <summary>The target of a month as a line is drawn at it: null without one, and for one in a word.</summary>
    public decimal? LineIn(Month month) => In(month).Target?.Number;

    /// <summary>With the target of a month: what the time until its end, and a period that ends with it, is held against.</summary>
    public Indicator In(Month month) => GoalOfPeriod?.Changes == true ? this with { Goal = Goal?.In(month), GoalOfYear = GoalOfYear?.In(month) } : this;
}

/// <param name="ScbDaysAfterMonthEnd">SCB's participant report is due this many days after the month's end; null when none is made.</param>
/// <param name="ScbLeadDays">Days before an SCB deadline on which sites are reminded.</param>
public sealed record DeadlineRules(int? ScbDaysAfterMonthEnd, IReadOnlyList<int> ScbLeadDays, IReadOnlyList<ExplicitDeadline> Explicit)
{
    /// <summary>How the participant file for SCB is written.</summary>
    public ScbLayout ScbLayout { get; init; } = ScbLayout.Default;

    /// <summary>Deadlines that come back: one for each period of a kind.</summary>
    public IReadOnlyList<RecurringDeadline> Recurring { get; init; } = [];

    /// <summary>The months whose reports are public; null for those of <see cref="ReportingCalendar.Published"/>.</summary>
    public IReadOnlyList<Month>? Published { get; init; }
}

/// <param name="Name">Lägesrapport, ansökan om utbetalning, slutrapport …</param>
/// <param name="AsOf">The month that its report covers.</param>
public sealed record ExplicitDeadline(string Id, string Name, DateOnly Due, Month AsOf, IReadOnlyList<int> LeadDays)
{
    /// <summary>What its frozen report leads with, a period that ends with <see cref="AsOf"/>; null for the time since the start.</summary>
    public Period? Period { get; init; }
}

/// <summary>A deadline for every month, quarter, tertial, half or year of the project that is whole within it, some months after its end.</summary>
/// <param name="Every">Months of each period: 1, 3, 4, 6 or 12.</param>
/// <param name="MonthsAfter">2 is the second month after the period's last.</param>
/// <param name="Day">Of that month; 1 to 31, and the month's last where it has fewer.</param>
/// <param name="From">The first month that a period may begin with; null for the first that sites deliver.</param>
public sealed record RecurringDeadline(string Id, Text Name, int Every, int MonthsAfter, int Day, Month? From, IReadOnlyList<int> LeadDays)
{
    private static readonly (string Word, int Months)[] Kinds = [("month", 1), ("quarter", 3), ("tertial", 4), ("half-year", 6), ("year", 12)];

    /// <summary>The words in the catalogue.</summary>
    internal static IEnumerable<string> Words => Kinds.Select(kind => kind.Word);

    /// <summary>0 for a word that is none.</summary>
    internal static int MonthsOf(string word) => Kinds.FirstOrDefault(kind => kind.Word == word).Months;

    /// <summary>Every one of the project's, the earliest first. The report of each covers its period and leads with it.</summary>
    public IEnumerable<Deadline> Of(Project project)
    {
        var first = From ?? project.DeliveriesFrom;
        foreach (var last in first.To(Month.Of(project.To)).Where(month => month.Number % Every == 0))
            if (Period.Of(last.Add(1 - Every), last) is var period && period.First >= first)
            {
                var month = last.Add(MonthsAfter);
                var day = new DateOnly(month.Year, month.Number, Math.Min(Day, month.LastDay.Day));
                yield return new($"{Id}-{period.Id.ToLowerInvariant()}", new($"{Name.Sv}, {period.InWords(Language.Sv)}", $"{Name.En}, {period.InWords(Language.En)}"), null, day, last, LeadDays) { Period = period };
            }
    }
}

/// <param name="OriginalsDays">Days after acceptance that the delivered file itself is kept.</param>
/// <param name="DataUntil">Last day that accepted data and receipts are kept.</param>
public sealed record Retention(int OriginalsDays, DateOnly DataUntil);
