using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Reports;

/// <summary>Who has not delivered.</summary>
internal static class CompletenessWords
{
    /// <summary>Months in a row that lack a delivery for the same reason, first and last.</summary>
    public static IEnumerable<(MonthCompleteness First, MonthCompleteness Last)> LackingRuns(this SiteCompleteness site)
    {
        (MonthCompleteness First, MonthCompleteness Last)? run = null;
        foreach (var month in site.Months)
        {
            if (run is { } ended && month.State != ended.First.State)
            {
                yield return ended;
                run = null;
            }

            if (month.IsLacking)
                run = (run?.First ?? month, month);
        }

        if (run is { } last)
            yield return last;
    }

    public static bool LacksLatest(this SiteCompleteness site) => site.Months is [.., var latest] && latest.IsLacking;
}
