using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Disclosure;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The report that may be published: small counts are hidden, and whatever they could be computed with. What it does not
/// print is not in it, so no form of it can tell.
/// </summary>
/// <remarks>
/// No text that came in a file stands in it. Left out altogether: ESF's tables and time in the project (sensitive, and cut too fine), providers and free places, what
/// the targets take, periods of areas and sites and other periods than years, and the delivered files (their rows count persons, and the hash of a file of one row can be guessed).
/// </remarks>
public static class PublicEdition
{
    /// <summary>
    /// Areas, sites and groups are told of so many months apart, or more: at each of them few people come and leave in between, and what happened to a few must
    /// not be told. The project's own row stands in every month published.
    /// </summary>
    private const int MonthsBetweenParts = 12;

    /// <summary>The edition as if no month had been kept yet.</summary>
    /// <inheritdoc cref="Publish"/>
    public static OutcomeReport Of(OutcomeReport report) => Publish(report, [])!.Value.Edition;

    /// <summary>
    /// The edition of a month, and what was decided for it. Months before it that are to be published and are not kept are decided from the report, as a draft of
    /// theirs would be.
    /// </summary>
    /// <param name="report">The internal edition.</param>
    /// <param name="kept">The months that are public for good, in their order.</param>
    /// <param name="work">How much a month's hiding may look at, in numbers: where that runs out more is hidden.</param>
    /// <returns>Null when the month is kept as something else was counted, or a later one is: what is corrected shows in the next.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled between two months: nothing is decided.</exception>
    public static (OutcomeReport Edition, PublishedMonth Month)? Publish(OutcomeReport report, IReadOnlyList<PublishedMonth> kept, long work = SearchBudget.OfTable, CancellationToken cancellation = default)
    {
        var tally = report.Tally ?? throw new ArgumentException("Only an internal edition can be published.", nameof(report));
        if (!IsOpen(report.AsOf, report.Basis, kept))
            return null;
        var (published, last) = (new List<PublishedMonth>(), kept is [.., var end] ? end.Month : (Month?)null);
        foreach (var month in tally.Months)
            if (kept.FirstOrDefault(k => k.Month == month.Month) is { } own)
                published.Add(own);
            else if (month.Month == report.AsOf || (last is null || month.Month > last) && ReportingCalendar.IsPublished(report.Project, month.Month))
            {
                cancellation.ThrowIfCancellationRequested();
                published.Add(Decide(report, month, published, work));
            }

        return (Of(report, published), published[^1]);
    }

    /// <summary>Whether a month may be published of a basis: not when it is kept as another was counted, or a later month is.</summary>
    internal static bool IsOpen(Month asOf, string basis, IReadOnlyList<PublishedMonth> kept) =>
        !kept.Any(month => month.Month > asOf || month.Month == asOf && month.Basis != basis);

    private static PublishedMonth Decide(OutcomeReport report, MonthTally month, IReadOnlyList<PublishedMonth> before, long work) =>
        new(month.Month, report.Basis, SmallCounts.Publish(CellsOf(report, month, before), [.. before.Select(earlier => earlier.Table)], report.Catalogue.SmallestPublishedCount, work))
        {
            Missing = report.Scopes.Where(scope => scope.IsMissingIn(month.Month)).Select(scope => PublicCells.KeyOf(scope.Scope)).ToHashSet(),
        };

    /// <summary>What a month may print, of which some is to be hidden.</summary>
    internal static CellSystem CellsOf(OutcomeReport report, MonthTally month, IReadOnlyList<PublishedMonth> before)
    {
        var completeness = report.Completeness.ToDictionary(site => site.Site.Id);
        var cells = PublicCells.Of(report.Project, [.. report.Tally!.Months.TakeWhile(earlier => earlier.Month < month.Month), month], before, (site, since) => !completeness[site.Id].HasDelivered(since, month.Month));
        if (PublicCells.HasOtherAges(report.Project, before))
            cells = cells.Without(PublicCells.PartOf(Dimension.Age));
        if (!PartsAreDue(report.Project, month.Month, before))
            foreach (var part in PublicCells.PartsOf(cells).Where(part => part != PublicPeriodCells.Part))
                cells = cells.Without(part);
        return cells;
    }

    /// <param name="before">The public months before it.</param>
    private static bool PartsAreDue(Project project, Month month, IEnumerable<PublishedMonth> before) =>
        ReportingCalendar.Published(project) is [.., var last] && last == month || before.LastOrDefault(HasParts) is not { } latest || latest.Month <= month.Add(-MonthsBetweenParts);

    private static bool HasParts(PublishedMonth month) => month.Table.Values.Keys.Any(PublicCells.IsOfPart);

    /// <param name="published">The public months up to and with the report's own.</param>
    private static OutcomeReport Of(OutcomeReport report, IReadOnlyList<PublishedMonth> published)
    {
        var months = published.ToDictionary(month => month.Month, month => new Shown(month.Table));
        var (now, earlier) = (months[report.AsOf], months.GetValueOrDefault(report.AsOf.Add(-12)));
        // Before the first month there is nobody, which is no secret.
        var partsAreDue = PartsAreDue(report.Project, report.AsOf, published.SkipLast(1));
        var breakdowns = report.Tally!.Months[^1].Whole.Groups.Where(group => PublicCells.IsPublished(group.Dimension)).ToList();
        var isBefore = report.Tally.Months[0].Month > report.AsOf.Add(-12);
        var periods = PeriodsOf(report, published, months);
        return report with
        {
            Edition = Edition.Public,
            Approvals = report.Approvals.WithoutNames,
            Judgements = report.Project.GoalWordsArePublic ? report.Judgements.WithoutNames : Judgements.None,
            PartsIn = partsAreDue ? null : published.LastOrDefault(HasParts)?.Month,
            Withheld = Withheld.Of(report.Project, report.AsOf, published[^1].Table, partsAreDue, breakdowns.Select(group => group.Dimension), PublicFigures.Withheld(report.Figures, report.Catalogue.SmallestPublishedCount).Count > 0),
            Scopes = [.. report.Scopes.Select(scope => OutcomeOf(scope, report.Project.Words, now, earlier, isBefore, report.AsOf) with
            {
                // Each month as its own public report printed it.
                History = [.. published.Select(month => month.Missing?.Contains(PublicCells.KeyOf(scope.Scope)) ?? scope.IsMissingIn(month.Month)
                    ? MonthOutcome.Missing(month.Month, scope.Indicators.Count) : new MonthOutcome(month.Month, PeopleOf(scope.Scope, months[month.Month]),
                    [.. scope.Indicators.Select((_, i) => months[month.Month].Ratio(scope.Scope, PublicCells.Numerator(i), PublicCells.InRates))]))],
            })],
            // Which groups there are tells of who is there: where nothing of a breakdown stands, no row of it does.
            Breakdown = [.. breakdowns.Where(group => now.Has(group.Dimension)).Select(group => Of(group, now))],
            Figures = PublicFigures.Of(report.Figures, report.Catalogue.SmallestPublishedCount),
            Deliveries = [],
            Completeness = [.. report.Completeness.Select(site => site with { Months = [.. site.Months.Select(month => month with { Delivery = null, RefusedLater = [], State = month.IsPreliminary ? month.State : month.IsLacking ? CompletenessState.Missing : CompletenessState.Accepted })] })],
            Esf = null,
            Changes = null,
            Periods = periods,
            Lead = periods.Any(told => told.Period == report.Lead && told.Whole.TellsAny) ? report.Lead : null,
            Places = null,
            Tally = null,
        };
    }

    /// <summary>The years of the whole project that the public months tell of, each as the first edition that told of it printed it; of other parts of a year those that have a name, and the year so far.</summary>
    private static IReadOnlyList<PeriodOutcome> PeriodsOf(OutcomeReport report, IReadOnlyList<PublishedMonth> published, Dictionary<Month, Shown> months)
    {
        var whole = report.Scopes[0].Scope;
        var told = from month in published
            from period in report.Periods
            where period.Period.First.Number == 1 && (period.Period.Last == month.Month || period.Period.IsYear && period.Period.Last < month.Month)
                && months[month.Month].Tells(PublicPeriodCells.KeyOf(whole, period.Period.Last.Year, PublicCells.Leavers))
            select PeriodOf(period, month.Month, months[month.Month], report.Project.Words);
        var shown = told.DistinctBy(period => period.Period).OrderBy(period => period.Period.Last).ToList();
        return [.. shown.Select(period => period with { Scopes = [period.Whole with { Indicators = [.. period.Whole.Indicators.Select((indicator, i) => indicator with { Earlier = Earlier(period.Period.YearEarlier, i) })] }] })];

        // As it is printed; nobody has left before the project, and of what is known in part nothing is held against it.
        Ratio? Earlier(Period before, int indicator) => before.Last < Month.Of(report.Project.ParticipantsFrom) || shown.Find(period => period.Period == before) is { KnownFrom: not null } ? new Ratio(0, 0)
            : shown.Find(period => period.Period == before)?.Whole.Indicators[indicator].Ratio;
    }

    private static PeriodOutcome PeriodOf(PeriodOutcome told, Month month, Shown shown, ProjectWords words)
    {
        var (scope, year) = (told.Whole.Scope, told.Period.Last.Year);
        string Key(string column) => PublicPeriodCells.KeyOf(scope, year, column);
        return told with
        {
            Scopes =
            [
                told.Whole.IsMissing ? told.Whole : told.Whole with
                {
                    TookPart = null,
                    Started = shown.Count(scope, PublicCells.Started(year)),
                    Enrolled = told.Period.Last == month ? shown.Count(scope, PublicCells.Enrolled) : shown.Count(Key(PublicCells.Enrolled)),
                    Untold = shown.Count(Key(PublicCells.Untold)),
                    Leavers = shown.Count(Key(PublicCells.Leavers)),
                    Indicators = [.. told.Whole.Indicators.Select((indicator, i) => indicator with { Ratio = shown.Ratio(Key(PublicCells.Numerator(i)), Key(PublicCells.InRates)) })],
                    Reasons = [.. told.Whole.Reasons.Select(reason => reason with { Leavers = shown.Count(Key(PublicCells.Reason(words, reason.Reason))) })],
                },
            ],
        };
    }

    private static ScopeOutcome OutcomeOf(ScopeOutcome scope, ProjectWords words, Shown now, Shown? earlier, bool isBefore, Month asOf)
    {
        // Who has not delivered is public: that there is no number tells nothing more.
        return scope.IsMissing ? scope : scope with
        {
            People = PeopleOf(scope.Scope, now),
            Indicators = [.. scope.Indicators.Select((indicator, i) =>
            {
                var ratio = now.Ratio(scope.Scope, PublicCells.Numerator(i), PublicCells.InRates);
                return indicator with
                {
                    Ratio = ratio,
                    OfParticipants = ratio is null ? null : now.Ratio(scope.Scope, PublicCells.Numerator(i), PublicCells.Persons),
                    Earlier = isBefore ? indicator.Earlier : earlier?.Ratio(scope.Scope, PublicCells.Numerator(i), PublicCells.InRates),
                    Takes = null,
                };
            })],
            Shares = [.. scope.Shares.Select((share, s) => share with
            {
                Ratio = now.Ratio(scope.Scope, PublicCells.Reached(s), PublicCells.Asked(s)),
                Earlier = isBefore ? share.Earlier : earlier?.Ratio(scope.Scope, PublicCells.Reached(s), PublicCells.Asked(s)),
                Due = share.Measure is FollowUpShare ? now.Count(scope.Scope, PublicCells.Due(s)) : share.Due,
            })],
            Numbers = [.. scope.Numbers.Select(number => number with
            {
                Count = now.Count(scope.Scope, ColumnOf(number.Measure, scope.Scope, asOf)),
                Earlier = isBefore || number.HasNoEarlier ? number.Earlier : earlier?.Count(scope.Scope, ColumnOf(number.Measure, scope.Scope, asOf.Add(-12))),
            })],
            Inflow = scope.Inflow is { } inflow ? inflow with { Participants = now.Count(scope.Scope, InflowColumn(scope.Scope, asOf)) } : null,
            Detail = null,
            Reasons = [.. scope.Reasons.Select(reason => reason with { Leavers = now.Count(scope.Scope, PublicCells.Reason(words, reason.Reason)) })],
        };
    }

    private static string ColumnOf(Measure measure, Scope scope, Month asOf) => measure is InflowAgainstPlan ? InflowColumn(scope, asOf) : PublicCells.Enrolled;

    private static string InflowColumn(Scope scope, Month asOf) => scope.Plan is { Yearly: true } ? PublicCells.Started(asOf.Year) : PublicCells.Persons;

    private static Headcount PeopleOf(Scope scope, Shown shown) => new(
        shown.Count(scope, PublicCells.Persons),
        shown.Count(scope, PublicCells.Anonymous),
        shown.Count(scope, PublicCells.Enrolled),
        shown.Count(scope, PublicCells.Untold),
        shown.Count(scope, PublicCells.Leavers),
        shown.Count(scope, PublicCells.InRates),
        Participations: null);

    private static BrokenDown Of(Group group, Shown shown)
    {
        string Key(string column) => PublicCells.KeyOf(group.Dimension, group.Value, column);
        return BrokenDown.Of(group) with
        {
            Participants = shown.Count(Key(PublicCells.Persons)),
            Enrolled = null,
            Untold = null,
            Leavers = shown.Count(Key(PublicCells.InRates)),
            Ratios = [.. group.Numerators.Select((_, i) => shown.Ratio(Key(PublicCells.Numerator(i)), Key(PublicCells.InRates)))],
        };
    }

    /// <summary>What one month's public report shows.</summary>
    private sealed class Shown(PublishedTable table)
    {
        public bool Has(Dimension dimension) => table.Values.Keys.Any(key => key.StartsWith(PublicCells.KeyOf(dimension), StringComparison.Ordinal));

        /// <summary>Whether the report has the number, shown or hidden.</summary>
        public bool Tells(string key) => table.Values.ContainsKey(key);

        public int? Count(string key) => table.Shows(key) ? table.Values[key] : null;

        public int? Count(Scope scope, string column) => Count(PublicCells.KeyOf(scope, column));

        /// <summary>A rate is hidden with its numerator and its denominator.</summary>
        public Ratio? Ratio(string numerator, string denominator) => Count(numerator) is { } part && Count(denominator) is { } whole ? new(part, whole) : null;

        public Ratio? Ratio(Scope scope, string numerator, string denominator) => Ratio(PublicCells.KeyOf(scope, numerator), PublicCells.KeyOf(scope, denominator));
    }
}
