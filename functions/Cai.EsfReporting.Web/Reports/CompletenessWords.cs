using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Reports;

/// <summary>Who has not delivered.</summary>
internal static class CompletenessWords
{
    public static bool IsLacking(this MonthCompleteness month) => month.State is CompletenessState.Missing or CompletenessState.Rejected;

    public static bool LacksLatest(this SiteCompleteness site) => site.Months is [.., var latest] && latest.IsLacking();
}
