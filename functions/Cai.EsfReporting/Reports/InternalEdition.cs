using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Reports;

/// <summary>The report that tells every number: what was counted, held against the targets.</summary>
public static class InternalEdition
{
    public static OutcomeReport Of(ReportBasis basis, Tally tally)
    {
        var project = basis.Project.In(basis.AsOf);
        var bySiteAndMonth = basis.Known.ToLookup(d => (d.Address.Site, d.Address.Month));
        var months = OutcomeReport.ExpectedMonths(project, basis.AsOf).ToList();
        var due = ReportingCalendar.DeliveriesDue(project);
        var first = new FirstDelivered(project, tally);
        IReadOnlyList<ScopeOutcome> scopes = [.. project.Scopes.Select((scope, i) => OutcomeOf(project, basis.AsOf, tally, scope, i, first))];
        IReadOnlyList<SiteCompleteness> completeness =
            [.. project.Sites.Select(site => new SiteCompleteness(site, [.. months.Select(month => MonthCompleteness.Of(month, [.. bySiteAndMonth[(site.Id, month)]], due.TryGetValue(month, out var day) ? day : null))]))];
        return new(Edition.Internal, basis.Catalogue, project, basis.AsOf, scopes, basis.Current, completeness)
        {
            KnownFrom = PeriodOutcome.KnownFromOf(project, tally),
            Periods = PeriodOutcome.Of(project, tally, completeness, first),
            Basis = basis.Fingerprint,
            Signable = basis.Signable,
            Told = basis.Told,
            Approvals = Approvals.Of(basis.Statements, basis.Signable),
            Breakdown = [.. tally.Details[0].Breakdown.Groups.Select(BrokenDown.Of)],
            Esf = EsfFigure.Of(project, tally.Esf, basis.AsOf.Year, basis.Current.Where(d => !d.Address.IsKeyFigures).Select(d => d.Address.Month.Year)),
            Places = FreePlaces.Of(project, scopes.First(scope => scope.Scope == project.PlacesScope).Detail, basis.AsOf),
            Changes = ChangesOfMonth.Of(project, basis.AsOf, scopes, basis.Known),
            Tally = tally,
        };
    }

    private static ScopeOutcome OutcomeOf(Project project, Month asOf, Tally tally, Scope scope, int i, FirstDelivered first)
    {
        var (now, earlier, hasNoEarlier) = (tally.Now[i], tally.Before(12)[i], first.IsMissing(i, asOf.Add(-12)));
        if (first.IsMissing(i, asOf))
            return MissingOf(project, asOf, tally, scope, now);
        var inflow = Inflow.Of(project, scope, now, asOf);
        var toCome = scope.Plan is { Yearly: false } plan && asOf.LastDay < project.To ? plan.Participants : (int?)null;
        return new(
            scope,
            Headcount.Of(now),
            [.. project.Indicators.Select(indicator => IndicatorOutcome.Of(indicator, now, earlier, toCome))],
            [.. project.Shares.Select((share, s) => new ShareOutcome(share, now.Share(s), earlier.Share(s), now.Due(s)))],
            [.. project.Measures.Select(CountOf).OfType<CountOutcome>()],
            inflow,
            [.. tally.Months.Select(month => first.IsMissing(i, month.Month) ? MonthOutcome.Missing(month.Month, project.Indicators.Count) : new MonthOutcome(month.Month, Headcount.Of(month.Scopes[i]), [.. project.Indicators.Select(indicator => (Ratio?)IndicatorOutcome.RatioOf(indicator, month.Scopes[i]))]))],
            tally.Details[i])
        {
            Reasons = ReasonCount.Of(project, reason => now.LeaversTo(reason)),
        };

        CountOutcome? CountOf(Measure measure) => measure switch
        {
            EnrolledAtMonthEnd => new(measure, now.Enrolled, hasNoEarlier ? null : earlier.Enrolled, measure.Goal?.Target.Number) { HasNoEarlier = hasNoEarlier },
            InflowAgainstPlan when inflow is not null => new(measure, inflow.Participants, hasNoEarlier ? null : Inflow.Of(project, scope, earlier, asOf.Add(-12))!.Participants, inflow.Expected) { Plan = inflow.Plan, HasNoEarlier = hasNoEarlier },
            _ => null,
        };
    }

    /// <summary>What is asked of a scope, of which nobody has told anything.</summary>
    private static ScopeOutcome MissingOf(Project project, Month asOf, Tally tally, Scope scope, Counts nobody)
    {
        var inflow = Inflow.Of(project, scope, nobody, asOf) is { } plan ? plan with { Participants = null } : null;
        return new(
            scope,
            Headcount.Missing,
            [.. project.Indicators.Select(indicator => new IndicatorOutcome(indicator, null, null, null, null))],
            [.. project.Shares.Select(share => new ShareOutcome(share, null, null, null))],
            [.. project.Measures.Where(measure => measure is EnrolledAtMonthEnd || (measure is InflowAgainstPlan && inflow is not null))
                .Select(measure => new CountOutcome(measure, null, null, measure is InflowAgainstPlan ? inflow!.Expected : measure.Goal?.Target.Number) { Plan = measure is InflowAgainstPlan ? inflow!.Plan : null })],
            inflow,
            [.. tally.Months.Select(month => MonthOutcome.Missing(month.Month, project.Indicators.Count))],
            null)
        {
            Reasons = ReasonCount.Of(project, _ => null),
            IsMissing = true,
        };
    }
}
