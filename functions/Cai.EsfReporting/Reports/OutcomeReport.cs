using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// Everything that a consolidated report says of one project as of one month. The writers only lay it out: nothing is
/// computed there, and no clock is in it, so equal deliveries give equal bytes.
/// </summary>
/// <param name="Deliveries">The current deliveries that it is made of, key figures too, by site and month.</param>
/// <param name="Completeness">Who has delivered what, by site in the catalogue's order.</param>
public sealed record OutcomeReport(
    Edition Edition,
    ReportingCatalogue Catalogue,
    Project Project,
    Month AsOf,
    IReadOnlyList<ScopeOutcome> Scopes,
    IReadOnlyList<Delivery> Deliveries,
    IReadOnlyList<SiteCompleteness> Completeness)
{
    /// <summary>Fingerprint of the <see cref="ReportBasis"/> that it was made of.</summary>
    public string Basis { get; init; } = "";

    /// <summary><see cref="ReportBasis.Signable"/>.</summary>
    public string Signable { get; init; } = "";

    /// <summary><see cref="ReportBasis.Told"/>.</summary>
    public string Told { get; init; } = "";

    /// <summary>Whether it is a public edition that no deadline has frozen yet: it may be written again, and may not be passed on.</summary>
    public bool IsDraft { get; init; }

    /// <summary>The first day when a deadline freezes the month's public edition; null when none does.</summary>
    public FreezeDays? FreezeDays => ReportingCalendar.FreezeDaysOf(Project, AsOf);

    /// <summary>Who has approved it; without their names in the public edition.</summary>
    public Approvals Approvals { get; init; } = Approvals.None;

    /// <summary>The whole project.</summary>
    public ScopeOutcome Whole => Scopes[0];

    /// <summary>The whole project broken down by sex, age, insats, provider and initiator.</summary>
    public required IReadOnlyList<BrokenDown> Breakdown { get; init; }

    /// <summary>The latest month whose public edition tells of areas, sites and groups; null when this one is to, or none has.</summary>
    public Month? PartsIn { get; init; }

    /// <summary>What the public edition was to tell and does not; see <see cref="Reports.Withheld"/>. Empty in the internal one.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];

    /// <summary>ESF's common indicators; null in the public edition.</summary>
    public IReadOnlyList<EsfFigure>? Esf { get; init; }

    /// <summary>Free places by insats and provider; null in the public edition.</summary>
    public IReadOnlyList<FreePlaces>? Places { get; init; }

    /// <summary>What moved since the month before; null in the public edition, and for the first month.</summary>
    public ChangesOfMonth? Changes { get; init; }

    /// <summary>What the report was counted as; null in the public edition.</summary>
    public Tally? Tally { get; init; }

    /// <summary>What is counted of periods, the earliest end first; in the public edition years of the whole project.</summary>
    public IReadOnlyList<PeriodOutcome> Periods { get; init; } = [];

    /// <summary>The period that was asked for, which the report leads with; null for the time since the start.</summary>
    public Period? Lead { get; init; }

    /// <summary>What is counted of the period that it leads with; null for the time since the start.</summary>
    public PeriodOutcome? Leading => Lead is { } lead ? Find(lead) : null;

    /// <summary>The calendar year up to the as-of month, which targets for a year are held against; null where the public edition leaves it out.</summary>
    public PeriodOutcome? YearSoFar => Find(Period.YearUntil(AsOf));

    /// <summary>The whole calendar years that are over, and the year so far, in their order.</summary>
    public IReadOnlyList<PeriodOutcome> Years => [.. Periods.Where(told => told.Period.IsYear || told.Period == Period.YearUntil(AsOf))];

    /// <summary>The first month that is delivered at all, where the project had participants before it: who left by then is not known. Null where everything is known from the start.</summary>
    public Month? KnownFrom { get; init; }

    /// <summary>The time that is counted where no period is.</summary>
    public Text Since => CountedSince.Of(KnownFrom);

    /// <summary>Null when it is not told.</summary>
    public PeriodOutcome? Find(Period period) => Periods.FirstOrDefault(told => told.Period == period);

    /// <summary>Key figures as delivered, in the catalogue's order, by site and period.</summary>
    public IReadOnlyList<FigureOutcome> Figures { get; init; } = [];

    /// <summary>What people have decided and written of goals, activities, assignments and the report as a whole; none in a public edition, unless the catalogue says so, and without names there.</summary>
    public Judgements Judgements { get; init; } = Judgements.None;

    /// <summary>What somebody has written of the report as a whole; null where nothing stands, and in a public edition that does not tell it.</summary>
    public Statement? Comment => Judgements.Of(Statement.WholeReport) is { Comment.Length: > 0 } said ? said : null;

    /// <summary>The goals of the plan that the project reports to, each strategic one before those below it; empty where the catalogue names none.</summary>
    public IReadOnlyList<ObjectiveOutcome> Goals => ObjectiveOutcome.Of(this);

    /// <summary>Targets that were changed while the project went on, as readers of the edition may know them: of key figures those that are told.</summary>
    public IReadOnlyList<TargetChange> TargetChanges => [.. Project.TargetChanges.Where(change => Edition == Edition.Internal || change.Figure is null or { Publishable: true })];

    /// <summary>The months of the completeness table: the latest thirteen that are expected.</summary>
    public IReadOnlyList<Month> Months { get; } = [.. ExpectedMonths(Project, AsOf).TakeLast(SiteCompleteness.MonthsShown)];

    /// <summary>The first deadline after the as-of month; null when none is left.</summary>
    public Deadline? NextDeadline => ReportingCalendar.Next(Project, AsOf.LastDay.AddDays(1));

    /// <summary>Who has not delivered, in a sentence: sites with their months, or how many months when they are more than three; and what is missing of the whole therefore.</summary>
    public string MissingInWords(Language language)
    {
        var lacking = MissingOf([.. Completeness.Select(site => site.Site)], language) ?? new Text("Alla orter har levererat alla månader.", "Every site has delivered every month.").In(language);
        return $"{lacking} {this.UndeliveredInWords(Whole, language)}".TrimEnd();
    }

    /// <summary>Which months some of the sites have not delivered, in a sentence; null where they lack none.</summary>
    internal string? MissingOf(IReadOnlyList<Site> of, Language language)
    {
        var sites = Completeness.Where(site => of.Contains(site.Site)).Select(site => (site.Site.Name, Missing: site.Lacking.ToList())).Where(site => site.Missing.Count > 0)
            .Select(site => site.Missing.Count > 3
                ? new Text("{0} ({1} månader)", "{0} ({1} months)").In(language, site.Name, site.Missing.Count)
                : $"{site.Name} ({string.Join(", ", site.Missing.Select(month => month.IsPreliminary ? new Text("{0} preliminär", "{0} preliminary").In(language, month.Month) : month.Month.ToString()))})").ToList();
        return sites.Count == 0 ? null : new Text("Leveranser saknas: {0}.", "Deliveries are missing: {0}.").In(language, string.Join(", ", sites));
    }

    /// <summary>Whom a site no longer names and who have no exit, by site in the catalogue's order and the month that named them last. None in the public edition.</summary>
    public IReadOnlyList<(string Site, Month Month, int Persons)> UntoldBySite =>
        [.. Scopes.Where(scope => scope.Scope.Kind == ScopeKind.Site).SelectMany(site => site.Detail?.UntoldSince.Select(since => (site.Scope.Name, since.Month, since.Persons)) ?? [])];

    /// <summary>Tidy rows, one a scope and indicator; the measures that are shares among them. None of what nothing is delivered of: a table of numbers has no word for it.</summary>
    public IReadOnlyList<OutcomeRow> Rows => [.. Scopes.Where(scope => !scope.IsMissing).SelectMany(RowsOf)];

    /// <summary>A target of it is a word, in its month or in an earlier one.</summary>
    public bool HasTargetsInWords => Project.Indicators.Any(indicator => indicator.GoalOfPeriod?.IsEverInWord == true) || Project.Measures.Any(measure => measure.Goal?.IsEverInWord == true);

    /// <summary>The rows of one scope.</summary>
    public IReadOnlyList<OutcomeRow> RowsOf(ScopeOutcome scope)
    {
        return
        [
            .. scope.Indicators.Select(i => Row(i.Indicator.Id, i.Indicator.Name, i.Ratio, i.OfParticipants, i.Indicator.Target, i.Before, i.Assessment, i.Trend)),
            .. scope.Shares.Select(s => Row(s.Measure.Id, s.Measure.Name, s.Ratio, null, s.Measure.Goal?.Target, s.Before, s.Assessment, s.Trend) with { Due = s.Measure is FollowUpShare ? s.Due : null }),
        ];

        OutcomeRow Row(string id, Text name, Ratio? ratio, Ratio? ofParticipants, FigureTarget? target, decimal? before, Assessment? assessment, Trend? trend) => new(
            Project.Id, AsOf.ToString(), scope.Scope.Kind.Word(), scope.Scope.Id, scope.Scope.Name, id, name.Sv,
            scope.People.Participants, scope.People.Anonymous, scope.People.Enrolled, scope.People.Leavers, scope.People.Untold, scope.People.Participations,
            ratio?.Numerator, ratio?.Denominator, ratio?.Rate, ofParticipants?.Rate, (double?)target?.Number, assessment?.Word(), trend?.Word()) { TargetWord = target?.Word ?? TargetWord.None, Before = (double?)before };
    }

    /// <summary>The rows of one period, each with its scope. What is only told since the start is null.</summary>
    public IEnumerable<(OutcomeRow Outcome, PeriodOfScope Scope)> RowsOf(PeriodOutcome told) =>
        from scope in told.Scopes
        from i in scope.Indicators
        select (new OutcomeRow(Project.Id, told.Period.Last.ToString(), scope.Scope.Kind.Word(), scope.Scope.Id, scope.Scope.Name, i.Indicator.Id, i.Indicator.Name.Sv,
            null, null, scope.Enrolled, scope.Leavers, scope.Untold, null, i.Ratio?.Numerator, i.Ratio?.Denominator, i.Ratio?.Rate, null, (double?)i.Target?.Number, i.Assessment?.Word(), null) { TargetWord = i.Target?.Word ?? TargetWord.None, Before = (double?)i.Before }, scope);

    /// <summary>Every month up to one for which deliveries are expected.</summary>
    public static IEnumerable<Month> ExpectedMonths(Project project, Month asOf) =>
        project.DeliveriesFrom.To(Month.Of(project.To) < asOf ? Month.Of(project.To) : asOf);
}

/// <summary>A form in which reports are written.</summary>
public interface IReportFormat
{
    /// <summary><c>report.json</c></summary>
    string FileName { get; }

    Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation);
}
