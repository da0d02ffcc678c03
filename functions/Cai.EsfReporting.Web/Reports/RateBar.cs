using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Reports;

/// <summary>How long the bars of one table are: all alike, so that they compare.</summary>
internal static class RateBar
{
    /// <summary>The share that fills the bar: a quarter more than the largest rate or target there is, up to the next ten percent.</summary>
    public static decimal FullFor(IEnumerable<IndicatorOutcome> shown) =>
        Math.Clamp(Math.Ceiling(shown.Max(i => Math.Max(i.Ratio is { Denominator: > 0 } ratio ? Figures.Of(ratio) : 0, i.Indicator.Target)) * 12.5m) / 10, 0.1m, 1);
}
