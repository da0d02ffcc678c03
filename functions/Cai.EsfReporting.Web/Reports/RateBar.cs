using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Reports;

/// <summary>How long the bars of a page are, and how high the lines of a chart: all alike, so that they compare.</summary>
internal static class RateBar
{
    /// <summary>For every bar of a report, whatever it is of: those of its areas and of its groups, of the period that it leads with and of the year so far.</summary>
    public static decimal FullFor(OutcomeReport report) =>
        FullFor([.. report.Scopes.SelectMany(s => s.Indicators).Select(i => i.Ratio), .. report.Leading?.Whole.Indicators.Select(i => i.Ratio) ?? [], .. report.YearSoFar?.Whole.Indicators.Select(i => i.Ratio) ?? [], .. report.Breakdown.SelectMany(group => group.Ratios)],
            report.Project.Indicators.Select(i => i.GoalOfPeriod?.Target.Number).OfType<decimal>());

    /// <inheritdoc cref="FullFor(IReadOnlyList{Ratio?}, IEnumerable{decimal})"/>
    public static decimal FullFor(IEnumerable<IndicatorOutcome> shown) => FullFor([.. shown.Select(i => i.Ratio)], shown.Select(i => i.Indicator.Target?.Number).OfType<decimal>());

    /// <summary>The share that fills the bar: a quarter more than the largest rate or target there is, up to the next ten percent, and all of 100 at most.</summary>
    public static decimal FullFor(IReadOnlyList<Ratio?> ratios, IEnumerable<decimal> targets) =>
        Math.Clamp(Math.Ceiling(ratios.Select(r => r is { Denominator: > 0 } ratio ? Figures.Of(ratio) : 0).Concat(targets).DefaultIfEmpty().Max() * 12.5m) / 10, 0.1m, 1);
}
