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
        IReadOnlyList<ScopeOutcome> scopes = [.. project.Scopes.Select((scope, i) => OutcomeOf(project, basis.AsOf, tally, scope, i))];
        IReadOnlyList<SiteCompleteness> completeness =
            [.. project.Sites.Select(site => new SiteCompleteness(site, [.. months.Select(month => MonthCompleteness.Of(month, [.. bySiteAndMonth[(site.Id, month)]], due.TryGetValue(month, out var day) ? day : null))]))];
        return new(Edition.Internal, basis.Catalogue, project, basis.AsOf, scopes, basis.Current, completeness)
        {
            KnownFrom = PeriodOutcome.KnownFromOf(project, tally),
            Periods = PeriodOutcome.Of(project, tally, completeness),
            Basis = basis.Fingerprint,
            Signable = basis.Signable,
            Told = basis.Told,
            Approvals = Approvals.Of(basis.Statements, basis.Signable),
            Breakdown = [.. tally.Details[0].Breakdown.Groups.Select(BrokenDown.Of)],
            Esf = EsfFigure.Of(project, tally.Esf, basis.AsOf.Year, basis.Current.Where(d => !d.Address.IsKeyFigures).Select(d => d.Address.Month.Year)),
            Places = FreePlaces.Of(project, tally.Details[project.Scopes.ToList().IndexOf(project.PlacesScope)], basis.AsOf),
            Changes = ChangesOfMonth.Of(project, basis.AsOf, scopes, basis.Known),
            Tally = tally,
        };
    }

    private static ScopeOutcome OutcomeOf(Project project, Month asOf, Tally tally, Scope scope, int i)
    {
        var (now, earlier) = (tally.Now[i], tally.Before(12)[i]);
        var inflow = Inflow.Of(project, scope, now, asOf);
        var toCome = scope.Plan is { Yearly: false } plan && asOf.LastDay < project.To ? plan.Participants : (int?)null;
        return new(
            scope,
            Headcount.Of(now),
            [.. project.Indicators.Select(indicator => IndicatorOutcome.Of(indicator, now, earlier, toCome))],
            [.. project.Shares.Select((share, s) => new ShareOutcome(share, now.Share(s), earlier.Share(s), now.Due(s)))],
            [.. project.Measures.Select(CountOf).OfType<CountOutcome>()],
            inflow,
            [.. tally.Months.Select(month => new MonthOutcome(month.Month, Headcount.Of(month.Scopes[i]), [.. project.Indicators.Select(indicator => (Ratio?)IndicatorOutcome.RatioOf(indicator, month.Scopes[i]))]))],
            tally.Details[i])
        {
            Reasons = ReasonCount.Of(project, now.LeaversTo),
        };

        CountOutcome? CountOf(Measure measure) => measure switch
        {
            EnrolledAtMonthEnd => new(measure, now.Enrolled, earlier.Enrolled, measure.Goal?.Target.Number),
            InflowAgainstPlan when inflow is not null => new(measure, inflow.Participants, Inflow.Of(project, scope, earlier, asOf.Add(-12))!.Participants, inflow.Expected) { Plan = inflow.Plan },
            _ => null,
        };
    }
}
