using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>What a report says of one period, beside the time since the start. The public edition has years of the whole project, and hides small numbers in them.</summary>
/// <param name="Scopes">In the catalogue's order, the project first.</param>
/// <param name="Missing">Months of it that are expected and not delivered for good, by site in the catalogue's order; a site that lacks none is not here.</param>
public sealed record PeriodOutcome(Period Period, IReadOnlyList<PeriodOfScope> Scopes, IReadOnlyList<(Site Site, IReadOnlyList<Month> Months)> Missing)
{
    /// <summary>The whole project.</summary>
    public PeriodOfScope Whole => Scopes[0];

    /// <summary>The first month that is delivered at all, where the project had participants before it and the period begins earlier: who left by then is not known. Null otherwise.</summary>
    public Month? KnownFrom { get; private init; }

    /// <summary>The first month that is delivered at all, or was to be; null where the project had no participants before it.</summary>
    public static Month? KnownFromOf(Project project, Tally tally)
    {
        var first = tally.Months[0].Month < project.DeliveriesFrom ? tally.Months[0].Month : project.DeliveriesFrom;
        return Month.Of(project.ParticipantsFrom) < first ? first : null;
    }

    /// <summary>Every period that was counted, the earliest end first and the longest before its parts.</summary>
    internal static IReadOnlyList<PeriodOutcome> Of(Project project, Tally tally, IReadOnlyList<SiteCompleteness> completeness, FirstDelivered first)
    {
        var knownFrom = KnownFromOf(project, tally);
        var byPeriod = tally.Months.SelectMany(month => month.Periods).ToDictionary(counted => counted.Period, counted => counted.Scopes);
        return [.. tally.Months.SelectMany(month => month.Periods.Where(told => IsShown(month.Month, told.Period))).Select(counted => new PeriodOutcome(
            counted.Period,
            [.. project.Scopes.Select((scope, i) => first.IsMissing(i, counted.Period.Last) ? PeriodOfScope.MissingOf(project, scope, counted.Period)
                : PeriodOfScope.Of(project, scope, counted.Scopes[i], first.IsMissing(i, counted.Period.YearEarlier.Last) ? null : Earlier(counted.Period)?[i], counted.Period))],
            [.. completeness.Select(site => (site.Site, (IReadOnlyList<Month>)[.. site.Lacking.Select(m => m.Month).Where(month => month >= counted.Period.First && month <= counted.Period.Last)])).Where(site => site.Item2.Count > 0)])
        {
            KnownFrom = IsKnown(counted.Period) ? null : knownFrom,
        })];

        // What was counted for an edition of an earlier month is no period of this report.
        bool IsShown(Month month, Period period) => month == tally.Months[^1].Month || Period.EndingIn(month).Contains(period)
            || (OutcomeCounter.HoldsAgainstYearEarlier(project) && tally.Months[^1].Periods.Any(own => own.Period.YearEarlier == period));

        bool IsKnown(Period period) => knownFrom is not { } first || period.First >= first;

        // Nothing is held against a year whose leavers are known in part only.
        IReadOnlyList<PeriodCounts>? Earlier(Period period) => IsKnown(period.YearEarlier) ? byPeriod.GetValueOrDefault(period.YearEarlier) : null;
    }

    /// <summary>What makes the period less than whole, in sentences; empty when nothing does.</summary>
    public string MissingInWords(Language language)
    {
        var missing = Missing.Count == 0 ? "" : new Text("I perioden saknas leveranser: {0}.", "Deliveries are missing in the period: {0}.")
            .In(language, string.Join("; ", Missing.Select(site => $"{site.Site.Name} {string.Join(", ", site.Months)}")));
        var known = KnownFrom is { } first ? new Text("Leveranserna börjar {0}: den som slutade dessförinnan är inte känd.", "The deliveries begin {0}: who left before that is not known.").In(language, first) : "";
        return string.Join(' ', ((string[])[missing, known]).Where(sentence => sentence.Length > 0));
    }

    /// <summary>Why periods need not add up: to stand wherever several, or one beside the whole time, are shown.</summary>
    public static Text NeedNotAddUp(OutcomeReport report) => new(
        $"Perioderna behöver inte gå ihop med varandra eller med tiden {report.Since.Sv}: den som slutade, kom tillbaka och slutade igen räknas i båda perioderna, men en gång i den tiden. Varje period är räknad som det var känt med dess sista månads filer; ett slut som berättas först i en senare månads fil räknas i den tiden och i de längre perioder som slutar senare. Sänd den äldre månaden rättad om det ska synas i den.",
        $"The periods need not add up to each other or to the time {report.Since.En}: somebody who left, came back and left again is counted in both periods, but once in that time. Each period is counted as was known with the files of its last month; an exit that only a later month's file tells of counts in that time and in the longer periods that end later. Send the earlier month corrected for it to show there.");
}

/// <summary>One scope in a period. Null where the public edition hides it, and where it is missing.</summary>
/// <param name="Started">Persons, anonymous ones included, whose first start lies in it.</param>
/// <param name="Enrolled">At its end.</param>
/// <param name="Untold">No longer named, whose latest end lies in it.</param>
/// <param name="Leavers">Whose latest end lies in it, with a told reason.</param>
/// <param name="Planned">The yearly plan's share of it, by whole months; null without a yearly plan.</param>
/// <param name="Indicators">In the catalogue's order.</param>
public sealed record PeriodOfScope(Scope Scope, int? Started, int? Enrolled, int? Untold, int? Leavers, decimal? Planned, IReadOnlyList<IndicatorOfPeriod> Indicators)
{
    /// <summary>None of its sites had delivered anything by the period's end: every number of it is null, and none is hidden.</summary>
    public bool IsMissing { get; private init; }

    /// <inheritdoc cref="PeriodCounts.TookPart"/>
    /// <remarks>Null in the public edition, which does not tell it: it would tell how many of them are anonymous.</remarks>
    public int? TookPart { get; init; }

    /// <summary>The leavers by every reason that a file may state, in its order; they sum to the leavers.</summary>
    public required IReadOnlyList<ReasonCount> Reasons { get; init; }

    /// <summary>Whether anything of it is shown that it is asked for.</summary>
    internal bool TellsAny => Leavers is not null || Indicators.Any(indicator => indicator.Ratio is not null);

    internal static PeriodOfScope Of(Project project, Scope scope, PeriodCounts counts, PeriodCounts? yearEarlier, Period period) => new(
        scope, counts.Started, counts.Enrolled, counts.Untold, counts.Leavers,
        PlannedOf(scope, period),
        [.. project.Indicators.Select(indicator => IndicatorOf(indicator.In(period.Last), counts, yearEarlier))])
    {
        TookPart = counts.TookPart,
        Reasons = ReasonCount.Of(project, reason => counts.LeaversTo(reason)),
    };

    internal static PeriodOfScope MissingOf(Project project, Scope scope, Period period) => new(scope, null, null, null, null, PlannedOf(scope, period),
        [.. project.Indicators.Select(indicator => new IndicatorOfPeriod(indicator.In(period.Last), null, null) { IsMissing = true })])
    {
        Reasons = ReasonCount.Of(project, _ => null),
        IsMissing = true,
    };

    private static decimal? PlannedOf(Scope scope, Period period) => scope.Plan is { Yearly: true } plan ? plan.Of(period) : null;

    private static IndicatorOfPeriod IndicatorOf(Indicator held, PeriodCounts counts, PeriodCounts? yearEarlier) => new(held, RatioOf(held, counts),
        held.GoalOfPeriod?.Target.Number is null && held.GoalOfPeriod is not null ? yearEarlier is null ? new Ratio(0, 0) : RatioOf(held, yearEarlier) : null);

    private static Ratio RatioOf(Indicator indicator, PeriodCounts counts) => new(counts.LeaversTo(indicator.Reasons), counts.LeaversInRates);
}

/// <summary>One indicator in one scope and period. Null where the public edition hides it.</summary>
/// <param name="Ratio">Leavers of the period whose reason counts, over its leavers in rates.</param>
/// <param name="Earlier">Of a target in a word, the same period a year before: without a denominator where nothing was counted of it, or it is known in part only. Null for another target.</param>
public sealed record IndicatorOfPeriod(Indicator Indicator, Ratio? Ratio, Ratio? Earlier)
{
    /// <summary>Of the period's last month; null without a target.</summary>
    public FigureTarget? Target => Indicator.GoalOfPeriod?.Target;

    public bool IsHidden => Ratio is null && !IsMissing;

    /// <summary><see cref="PeriodOfScope.IsMissing"/>.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Null when it is hidden, or what its target speaks of is, and when there is no target.</summary>
    public Assessment? Assessment => Indicator.GoalOfPeriod is { } goal ? Ratio?.Against(goal, Earlier) : null;

    /// <summary>What a target in a word is held against, a fraction: the same period a year before, else the starting value. Null for a number, where it is hidden, and where there is nothing.</summary>
    public decimal? Before => Indicator.GoalOfPeriod?.Before(Earlier);

    /// <summary>How it has moved since another period: none without one and from what is missing, null where either is hidden.</summary>
    public Trend? TrendFrom(IndicatorOfPeriod? before) => Ratio is not { } now ? null : before is null or { IsMissing: true } ? Trend.None : before.Ratio is { } earlier ? now.TrendFrom(earlier) : null;
}
