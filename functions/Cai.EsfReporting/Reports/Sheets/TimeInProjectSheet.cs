using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Tid i projektet: median and quartiles, of those who have left and of those who have not.</summary>
internal static class TimeInProjectSheet
{
    /// <summary>Null in the public edition.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.Edition == Edition.Public ? null : new(T("Tid i projektet", "Time in project"), T("Dagar i projektet", "Days in the project"),
            [T("Avslutade: dagar från första start till avslut. Inskrivna: dagar från första start till månadens slut. Halva gruppen har varit med så länge som medianen eller kortare.", "Leavers: days from the first start to the exit. Enrolled: days from the first start to the end of the month. Half of the group have stayed as long as the median or shorter.")],
            [
                .. Shown.ScopeColumns(language),
                new(T("Grupp", "Group"), ColumnKind.Text, 14),
                new(T("Personer", "Persons"), ColumnKind.Whole, 15),
                new(T("Undre kvartil (dagar)", "Lower quartile (days)"), ColumnKind.Whole, 14),
                new(T("Median (dagar)", "Median (days)"), ColumnKind.Whole, 14),
                new(T("Övre kvartil (dagar)", "Upper quartile (days)"), ColumnKind.Whole, 14),
            ],
            from scope in report.Scopes
            from shown in ((string Group, Distribution? Days)[])[(T("Avslutade", "Leavers"), scope.Detail?.DaysOfLeavers), (T("Inskrivna", "Enrolled"), scope.Detail?.DaysOfEnrolled)]
            select ((IReadOnlyList<object?>)[.. scope.Scope.Cells(language), shown.Group, Shown.Count(shown.Days?.Persons), Days(shown.Days, 0.25m), Days(shown.Days, 0.5m), Days(shown.Days, 0.75m)]).OrMissing(scope.IsMissing, language))
        {
            About = T("Median och kvartiler av dagar i projektet, för avslutade och inskrivna", "Median and quartiles of days in the project, of leavers and enrolled"),
        };
    }

    private static object Days(Distribution? days, decimal share) => days is null ? Figures.Hidden : days.Quantile(share) ?? (object)Figures.Nothing;
}
