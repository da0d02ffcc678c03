using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Reports;

/// <summary>How long the bars of one table are, and how high the lines of one chart: all alike, so that they compare.</summary>
internal static class RateBar
{
    /// <summary>The share that fills the bar: a quarter more than the largest rate or target there is, up to the next ten percent.</summary>
    public static decimal FullFor(IEnumerable<IndicatorOutcome> shown) => FullFor([.. shown.Select(i => i.Ratio)], shown.Select(i => i.Indicator.Target));

    /// <inheritdoc cref="FullFor(IEnumerable{IndicatorOutcome})"/>
    public static decimal FullFor(IReadOnlyList<Ratio?> ratios, IEnumerable<decimal> targets) =>
        Math.Clamp(Math.Ceiling(ratios.Select(r => r is { Denominator: > 0 } ratio ? Figures.Of(ratio) : 0).Concat(targets).Max() * 12.5m) / 10, 0.1m, 1);
}
