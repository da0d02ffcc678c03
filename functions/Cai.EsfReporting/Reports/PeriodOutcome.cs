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

    /// <summary>Every period that was counted, the earliest end first and the longest before its parts.</summary>
    public static IReadOnlyList<PeriodOutcome> Of(Project project, Tally tally, IReadOnlyList<SiteCompleteness> completeness)
    {
        var (from, first) = (Month.Of(project.ParticipantsFrom), tally.Months[0].Month < project.DeliveriesFrom ? tally.Months[0].Month : project.DeliveriesFrom);
        return [.. tally.Months.SelectMany(month => month.Periods.Where(told => month.Month == tally.Months[^1].Month || Period.EndingIn(month.Month).Contains(told.Period))).Select(counted => new PeriodOutcome(
            counted.Period,
            [.. project.Scopes.Zip(counted.Scopes, (scope, counts) => PeriodOfScope.Of(project, scope, counts, counted.Period))],
            [.. completeness.Select(site => (site.Site, (IReadOnlyList<Month>)[.. site.Lacking.Select(m => m.Month).Where(month => month >= counted.Period.First && month <= counted.Period.Last)])).Where(site => site.Item2.Count > 0)])
        {
            KnownFrom = from < first && counted.Period.First < first ? first : null,
        })];
    }

    /// <summary>What makes the period less than whole, in sentences; empty when nothing does.</summary>
    public string MissingInWords(Language language)
    {
        var missing = Missing.Count == 0 ? "" : new Text("I perioden saknas leveranser: {0}.", "Deliveries are missing in the period: {0}.")
            .In(language, string.Join("; ", Missing.Select(site => $"{site.Site.Name} {string.Join(", ", site.Months)}")));
        var known = KnownFrom is { } first ? new Text("Leveranserna börjar {0}: den som slutade dessförinnan är inte känd.", "The deliveries begin {0}: who left before that is not known.").In(language, first) : "";
        return string.Join(' ', ((string[])[missing, known]).Where(sentence => sentence.Length > 0));
    }

    /// <summary>Why periods need not add up: to stand wherever several, or one beside the time since the start, are shown.</summary>
    public static Text NeedNotAddUp { get; } = new(
        "Perioderna behöver inte gå ihop med varandra eller med tiden sedan starten: den som slutade, kom tillbaka och slutade igen räknas i båda perioderna, men en gång sedan starten. Varje period är räknad som det var känt med dess sista månads filer; ett slut som berättas först i en senare månads fil räknas sedan starten och i de längre perioder som slutar senare. Sänd den äldre månaden rättad om det ska synas i den.",
        "The periods need not add up to each other or to the time since the start: somebody who left, came back and left again is counted in both periods, but once since the start. Each period is counted as was known with the files of its last month; an exit that only a later month's file tells of counts since the start and in the longer periods that end later. Send the earlier month corrected for it to show there.");
}

/// <summary>One scope in a period. Null where the public edition hides it.</summary>
/// <param name="Started">Persons, anonymous ones included, whose first start lies in it.</param>
/// <param name="Enrolled">At its end.</param>
/// <param name="Untold">No longer named, whose latest end lies in it.</param>
/// <param name="Leavers">Whose latest end lies in it, with a told reason.</param>
/// <param name="Planned">The yearly plan's share of it, by whole months; null without a yearly plan.</param>
/// <param name="Indicators">In the catalogue's order.</param>
public sealed record PeriodOfScope(Scope Scope, int? Started, int? Enrolled, int? Untold, int? Leavers, decimal? Planned, IReadOnlyList<IndicatorOfPeriod> Indicators)
{
    /// <summary>The leavers by every reason that a file may state, in its order; they sum to the leavers.</summary>
    public required IReadOnlyList<ReasonCount> Reasons { get; init; }

    /// <summary>Whether anything of it is shown that it is asked for.</summary>
    internal bool TellsAny => Leavers is not null || Indicators.Any(indicator => indicator.Ratio is not null);

    internal static PeriodOfScope Of(Project project, Scope scope, PeriodCounts counts, Period period) => new(
        scope, counts.Started, counts.Enrolled, counts.Untold, counts.Leavers,
        scope.Plan is { Yearly: true } plan ? plan.Of(period) : null,
        [.. project.Indicators.Select(indicator => new IndicatorOfPeriod(indicator, new Ratio(counts.LeaversTo(indicator.Reasons), counts.LeaversInRates)))])
    {
        Reasons = ReasonCount.Of(project, counts.LeaversTo),
    };
}

/// <summary>One indicator in one scope and period. Null where the public edition hides it.</summary>
/// <param name="Ratio">Leavers of the period whose reason counts, over its leavers in rates.</param>
public sealed record IndicatorOfPeriod(Indicator Indicator, Ratio? Ratio)
{
    /// <summary>0 to 1; null without a target.</summary>
    public decimal? Target => Indicator.GoalOfPeriod?.Target;

    public bool IsHidden => Ratio is null;

    /// <summary>Null when it is hidden, and when there is no target.</summary>
    public Assessment? Assessment => Indicator.GoalOfPeriod is { } goal ? Ratio?.Assess(goal.Target, goal.NearShare, goal.HigherIsBetter) : null;

    /// <summary>How it has moved since another period: none without one, null where either is hidden.</summary>
    public Trend? TrendFrom(IndicatorOfPeriod? before) => Ratio is not { } now ? null : before is null ? Trend.None : before.Ratio is { } earlier ? now.TrendFrom(earlier) : null;
}
