using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Utfall: each indicator of each scope against its target.</summary>
internal static class OutcomesSheet
{
    public static TableSheet Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Utfall", "Outcomes"), T("Utfall mot mål", "Outcomes against targets"),
            [T("Andel = antal ÷ avslutade (utom avlidna). Andel av alla = antal ÷ alla deltagare, även anonyma.", "Share = number ÷ leavers (except the deceased). Share of all = number ÷ all participants, anonymous ones included."),
             T("Den som orten inte nämner längre och som inte har något avslut står under Utan känt avslut. Lägsta och högsta möjliga andel är om ingen eller alla av dem nådde målet.", "Somebody whom the site no longer names and who has no end stands under No known exit. The lowest and highest possible shares are if none or all of them reached the target."),
             T("Trend: den ackumulerade andelen mot tolv månader tidigare; inom 0,5 procentenheter är oförändrad; av färre än tio jämförs inget.", "Trend: the cumulative share against twelve months earlier; within 0.5 percentage points is unchanged; of fewer than ten nothing is compared."),
             Figures.ExactDifferences.In(language), .. report.UndeliveredInWords(language)],
            [
                .. Shown.ScopeColumns(language),
                Shown.IndicatorColumn(report, language),
                new(T("Avslutade", "Leavers"), ColumnKind.Whole, 15),
                new(T("Antal", "Number"), ColumnKind.Whole, 10),
                new(T("Andel", "Share"), ColumnKind.Percent, 10),
                new(T("Mål", "Target"), ColumnKind.Percent, 10),
                new(T("Avvikelse (procentenheter)", "Deviation (percentage points)"), ColumnKind.Points, 21),
                new(T("Bedömning", "Assessment"), ColumnKind.Text, 22),
                new(T("Trend", "Trend"), ColumnKind.Text, 24),
                new(T("Utan känt avslut", "No known exit"), ColumnKind.Whole, 15),
                new(T("Lägsta möjliga andel", "Lowest possible share"), ColumnKind.Percent, 14),
                new(T("Högsta möjliga andel", "Highest possible share"), ColumnKind.Percent, 14),
                new(T("Andel av alla deltagare", "Share of all participants"), ColumnKind.Percent, 17),
            ],
            report.Scopes.SelectMany(scope => scope.Indicators.Select(i => ((IReadOnlyList<object?>)
            [
                .. scope.Scope.Cells(language), i.Indicator.Name.In(language), Shown.Denominator(i.Ratio), Shown.Numerator(i.Ratio), Shown.Rate(i.Ratio),
                Shown.Target(i, language), Shown.Deviation(i), Shown.Assessment(i.Indicator, i.Assessment, language), TrendWords.InCell(i, language),
                Shown.Count(scope.People.Untold), .. Shown.Between(scope, i), Shown.Rate(i.OfParticipants),
            ]).OrMissing(scope.IsMissing, language))))
        {
            About = T("Varje indikator på varje nivå: antal, andel, mål, bedömning och trend", "Each indicator at each level: number, share, target, assessment and trend"),
            FrozenColumns = 2,
        };
    }
}
