using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports.Numbers;

/// <summary>How the numbers have moved.</summary>
internal static class CourseNumbers
{
    /// <summary>Month by month, each counted from the start up to it; an indicator with its trend from twelve months before.</summary>
    public static IEnumerable<ReportNumber> History(OutcomeReport report, ScopeOutcome scope)
    {
        foreach (var month in scope.History)
        {
            var of = new NumberOf(Parts.History, scope.Scope, month.Month, IsMissing: month.IsMissing);
            foreach (var number in ReportNumbers.People(of, month.People))
                yield return number;
            foreach (var (i, indicator) in report.Project.Indicators.Index())
            {
                var (id, name, then) = (indicator.Id, indicator.Name, scope.In(month, i));
                yield return of.Share(id, name, then.Ratio) with { Target = then.Indicator.Target?.Number, Assessment = then.Assessment?.Word(), Trend = then.Trend?.Word() };
                if (month.Month.Number == 12)
                    yield return ReportNumbers.YearBeforeOf(of, id, name, then.Ratio, then.Earlier);
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
            var (of, then, now) = (new NumberOf(Parts.Changes, scope.Scope, report.AsOf, IsMissing: scope.History[^2].IsMissing), scope.History[^2], scope.History[^1]);
            IReadOnlyList<ReportNumber> numbers =
            [
                .. ReportNumbers.People(of, then.People).Zip(ReportNumbers.People(of, now.People), (before, after) => before with { Value = after.Value - before.Value }),
                .. report.Project.Indicators.Select((indicator, i) => of.Difference(indicator.Id, indicator.Name, now.Ratios[i], then.Ratios[i])),
            ];
            foreach (var number in numbers)
                yield return number with { By = "difference", Group = "month-before", GroupName = new("skillnad mot månaden före", "difference from the month before") };
        }
    }
}
