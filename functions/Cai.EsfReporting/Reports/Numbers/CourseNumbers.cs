using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports.Numbers;

/// <summary>How the numbers have moved.</summary>
internal static class CourseNumbers
{
    /// <summary>Month by month, each counted from the start up to it; an indicator with its trend from twelve months before.</summary>
    public static IEnumerable<ReportNumber> History(OutcomeReport report, ScopeOutcome scope)
    {
        foreach (var (m, month) in scope.History.Index())
        {
            var of = new NumberOf(Parts.History, scope.Scope, month.Month);
            foreach (var number in ReportNumbers.People(of, month.People))
                yield return number;
            foreach (var (i, indicator) in report.Project.Indicators.Index())
            {
                var (id, name, then) = (indicator.Id, indicator.Name, new IndicatorOutcome(indicator, month.Ratios[i], null, m < 12 ? new Ratio(0, 0) : scope.History[m - 12].Ratios[i], null));
                yield return of.Share(id, name, then.Ratio) with { Target = indicator.Target, Assessment = then.Assessment?.Word(), Trend = then.Trend?.Word() };
                if (month.Month.Number == 12)
                    yield return of.Difference(id, name, then.Ratio, then.Earlier) with { By = "difference", Group = "year-before", GroupName = new("skillnad mot tolv månader tidigare", "difference from twelve months earlier") };
            }
        }
    }

    /// <summary>Since the month before; none of the first month, and in the public edition.</summary>
    public static IEnumerable<ReportNumber> Changes(OutcomeReport report)
    {
        if (report.Changes is null)
            yield break;
        foreach (var scope in report.Scopes)
        {
            var (of, then, now) = (new NumberOf(Parts.Changes, scope.Scope, report.AsOf), scope.History[^2], scope.History[^1]);
            IReadOnlyList<ReportNumber> numbers =
            [
                .. ReportNumbers.People(of, now.People).Zip(ReportNumbers.People(of, then.People), (after, before) => after with { Value = after.Value - before.Value }),
                .. report.Project.Indicators.Select((indicator, i) => of.Difference(indicator.Id, indicator.Name, now.Ratios[i], then.Ratios[i])),
            ];
            foreach (var number in numbers)
                yield return number with { By = "difference", Group = "month-before", GroupName = new("skillnad mot månaden före", "difference from the month before") };
        }
    }
}
