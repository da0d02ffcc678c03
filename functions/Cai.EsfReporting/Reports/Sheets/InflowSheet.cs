using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Inflöde: participants against the plan.</summary>
internal static class InflowSheet
{
    public static TableSheet Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Inflöde", "Inflow"), T("Inflöde mot plan", "Inflow against the plan"),
            [T("Planen är fördelad lika över periodens månader.", "The plan is spread evenly over the months of the period.")],
            [
                .. Shown.ScopeColumns(language),
                new(T("Deltagare hittills", "Participants so far"), ColumnKind.Whole, 14),
                new(T("Plan hittills", "Plan so far"), ColumnKind.OneDecimal, 14),
                new(T("Plan i allt", "Plan in all"), ColumnKind.Whole, 15),
                new(T("Period", "Period"), ColumnKind.Text, 18),
            ],
            report.Scopes.Where(scope => scope.Inflow is not null).Select(scope => ((IReadOnlyList<object?>)
            [
                .. scope.Scope.Cells(language), Shown.Count(scope.Inflow!.Participants), scope.Inflow.Expected, scope.Inflow.Plan.Participants,
                scope.Inflow.Plan.Yearly ? T("Kalenderår", "Calendar year") : T("Hela projektet", "Whole project"),
            ]).OrMissing(scope.IsMissing, language)))
        {
            About = T("Deltagare hittills mot planen hittills", "Participants so far against the plan so far"),
        };
    }
}
