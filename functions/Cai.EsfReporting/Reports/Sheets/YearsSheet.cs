using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Årsskiften: utfall, mål, bedömning and trend at the end of each year, and as of the report.</summary>
internal static class YearsSheet
{
    public static TableSheet Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Årsskiften", "Year ends"), new Text("Utfall {0} vid varje årsskifte, mål, bedömning och trend", "Outcome {0} at the end of each year, target, assessment and trend").In(language, report.Since.In(language)),
            [T("Utfallet är ackumulerat: alla som avslutat till och med månaden. Trend mot tolv månader tidigare.", "The outcome is cumulative: all who have left up to and including the month. Trend against twelve months earlier."),
             Figures.ExactDifferences.In(language)],
            [
                .. Shown.ScopeColumns(language),
                Shown.IndicatorColumn(report, language),
                new(T("Till och med", "Up to and including"), ColumnKind.Month, 14),
                new(T("Avslutade", "Leavers"), ColumnKind.Whole, 15),
                new(T("Utan känt avslut", "No known exit"), ColumnKind.Whole, 15),
                new(T("Utfall", "Outcome"), ColumnKind.Percent, 10),
                new(T("Mål", "Target"), ColumnKind.Percent, 10),
                new(T("Bedömning", "Assessment"), ColumnKind.Text, 22),
                new(T("Trend", "Trend"), ColumnKind.Text, 24),
            ],
            from scope in report.Scopes
            from indicator in report.Project.Indicators.Index()
            from month in scope.History
            where month.Month.Number == 12 || month.Month == report.AsOf
            let outcome = scope.In(month, indicator.Index)
            select ((IReadOnlyList<object?>)
            [
                .. scope.Scope.Cells(language), indicator.Item.Name.In(language), month.Month, Shown.Denominator(outcome.Ratio), Shown.Count(month.People.Untold), Shown.Rate(outcome.Ratio), Shown.Target(outcome, language),
                Shown.Assessment(outcome.Indicator, outcome.Assessment, language), TrendWords.InCell(outcome, language),
            ]).OrMissing(month.IsMissing, language))
        {
            About = new Text("Utfall {0}, vid varje årsskifte och nu", "Outcome {0}, at the end of each year and now").In(language, report.Since.In(language)),
            FrozenColumns = 2,
        };
    }
}
