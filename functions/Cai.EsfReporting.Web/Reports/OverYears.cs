using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Reports;

/// <summary>An indicator at the end of each year and as of the report's month, each against twelve months before it.</summary>
internal static class OverYears
{
    /// <param name="indicator">Place of the indicator in the project's list.</param>
    public static IReadOnlyList<(MonthOutcome Month, IndicatorOutcome Outcome)> Of(ScopeOutcome scope, int indicator)
    {
        var history = scope.History;
        return [.. history.Index().Where(m => m.Item.Month.Number == 12 || m.Index == history.Count - 1)
            .Select(m => (m.Item, scope.In(m.Item, indicator)))];
    }

    public static IReadOnlyList<Ratio?> RatiosOf(this ScopeOutcome scope, int indicator) => [.. scope.History.Select(month => month.Ratios[indicator])];
}
