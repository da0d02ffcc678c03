using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Historik: one row a scope, indicator and month, for pivot tables.</summary>
internal static class HistorySheet
{
    public static TableSheet Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Historik", "History"), T("Varje månad, nivå och indikator", "Each month, level and indicator"),
            [T("Talen är ackumulerade till och med månaden, räknade på de leveranser som gäller nu. En rad är en nivå, en indikator och en månad: gjord för pivottabeller.", "The numbers are cumulative up to and including the month, counted from the deliveries that are current now. A row is a level, an indicator and a month: made for pivot tables.")],
            [
                .. Shown.ScopeColumns(language),
                Shown.IndicatorColumn(report, language),
                new(T("Månad", "Month"), ColumnKind.Month, 10),
                new(T("Deltagare", "Participants"), ColumnKind.Whole, 13),
                new(T("Inskrivna", "Enrolled"), ColumnKind.Whole, 13),
                new(T("Utan känt avslut", "No known exit"), ColumnKind.Whole, 13),
                new(T("Avslutade", "Leavers"), ColumnKind.Whole, 13),
                new(T("Antal", "Number"), ColumnKind.Whole, 10),
                new(T("Andel", "Share"), ColumnKind.Percent, 10),
                new(T("Mål", "Target"), ColumnKind.Percent, 10),
            ],
            from scope in report.Scopes
            from indicator in report.Project.Indicators.Index()
            from month in scope.History
            let ratio = month.Ratios[indicator.Index]
            let outcome = scope.In(month, indicator.Index)
            select ((IReadOnlyList<object?>)
            [
                .. scope.Scope.Cells(language), indicator.Item.Name.In(language), month.Month, Shown.Count(month.People.Participants), Shown.Count(month.People.Enrolled),
                Shown.Count(month.People.Untold), Shown.Denominator(ratio), Shown.Numerator(ratio), Shown.Rate(ratio), Shown.Target(outcome, language),
            ]).OrMissing(month.IsMissing, language))
        {
            About = T("Varje månad, nivå och indikator på egen rad: för pivottabeller", "Each month, level and indicator in a row of its own: for pivot tables"),
            FrozenColumns = 2,
        };
    }
}
