using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Perioder: every period at each level, and the years of the whole project beside each other; in the public edition the years of the project.</summary>
internal static class PeriodsSheet
{
    private const int FirstIndicator = 6;

    private static readonly Text YearsName = new("Projektet per år", "The project by year");

    /// <summary>Null where no period was counted.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.Periods.Count == 0 ? null : new(T("Perioder", "Periods"), T("År, halvår, tertial och kvartal", "Years, half-years, tertials and quarters"),
            [PeriodOutcome.NeedNotAddUp(report).In(language),
             T("Påbörjade: första start i perioden, även anonyma. Avslutade: senaste slut i perioden, med orsak. Inskrivna: vid periodens slut. Plan: årets plan, omräknad till periodens månader.", "Started: first start in the period, anonymous ones included. Leavers: latest end in the period, with a reason. Enrolled: at the period's end. Plan: the year's plan, pro-rated to the period's months.")],
            [
                .. Shown.ScopeColumns(language),
                new(T("Period", "Period"), ColumnKind.Text, 22),
                new(T("Från", "From"), ColumnKind.Month, 12),
                new(T("Till", "To"), ColumnKind.Month, 12),
                Shown.IndicatorColumn(report, language),
                new(T("Antal", "Number"), ColumnKind.Whole, 10),
                new(T("Avslutade i andelen", "Leavers in the share"), ColumnKind.Whole, 16),
                new(T("Andel", "Share"), ColumnKind.Percent, 10),
                new(T("Mål", "Target"), ColumnKind.Percent, 10),
                new(T("Bedömning", "Assessment"), ColumnKind.Text, 22),
                .. TookPart(report, language),
                new(T("Påbörjade", "Started"), ColumnKind.Whole, 13),
                new(T("Plan", "Plan"), ColumnKind.OneDecimal, 10),
                new(T("Inskrivna", "Enrolled"), ColumnKind.Whole, 13),
                new(T("Avslutade", "Leavers"), ColumnKind.Whole, 13),
                new(T("Utan känt avslut", "No known exit"), ColumnKind.Whole, 15),
                new(T("Saknas i perioden", "Missing in the period"), ColumnKind.LongText, 40),
            ],
            from told in report.Periods.OrderByDescending(told => told.Period == report.Lead)
            from scope in told.Scopes
            from i in scope.Indicators
            select ((IReadOnlyList<object?>)
            [
                .. scope.Scope.Cells(language), told.Period.Id, told.Period.First, told.Period.Last, i.Indicator.Name.In(language),
                Shown.Numerator(i.Ratio), Shown.Denominator(i.Ratio), Shown.Rate(i.Ratio), Shown.Target(i, language), Shown.Assessment(i.Target is not null, i.Assessment, language),
                .. TookPart(report, scope), Shown.Count(scope.Started), (double?)scope.Planned ?? (object)Shown.NotApplicable, Shown.Count(scope.Enrolled), Shown.Count(scope.Leavers), Shown.Count(scope.Untold), told.MissingInWords(language),
            ]).OrMissing(scope.IsMissing, language))
        {
            About = T("Varje period på varje nivå: påbörjade, avslutade, andelar mot mål", "Each period at each level: started, leavers, shares against targets"),
            FrozenColumns = 3,
        };
    }

    /// <summary>The whole project, one year a row: what the chart of years shows. Null where no period was counted.</summary>
    public static TableSheet? Years(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.Years.Count == 0 ? null : new(YearsName.In(language), T("Hela projektet år för år", "The whole project year by year"),
            [PeriodOutcome.NeedNotAddUp(report).In(language), .. report.Years.LackingInWords(language)],
            [
                new(T("År", "Year"), ColumnKind.Text, 22),
                .. TookPart(report, language),
                new(T("Påbörjade", "Started"), ColumnKind.Whole, 13),
                new(T("Plan", "Plan"), ColumnKind.OneDecimal, 10),
                new(T("Inskrivna", "Enrolled"), ColumnKind.Whole, 13),
                new(T("Utan känt avslut", "No known exit"), ColumnKind.Whole, 15),
                new(T("Avslutade", "Leavers"), ColumnKind.Whole, 13),
                .. report.Project.Indicators.SelectMany(i => (SheetColumn[])
                    [new(i.Name.In(language), ColumnKind.Percent, 20), .. !HasLine(report, i) ? Array.Empty<SheetColumn>() : [new(SitesSheet.TargetOf(i.Name.In(language), language), ColumnKind.Percent, 20)]]),
            ],
            [.. report.Years.Select(told => ((IReadOnlyList<object?>)
            [
                told.Period.InWords(language), .. TookPart(report, told.Whole), Shown.Count(told.Whole.Started), (double?)told.Whole.Planned ?? (object)Shown.NotApplicable, Shown.Count(told.Whole.Enrolled), Shown.Count(told.Whole.Untold), Shown.Count(told.Whole.Leavers),
                .. told.Whole.Indicators.SelectMany(i => (object?[])[Shown.Drawn(i.Ratio), .. HasLine(report, i.Indicator) ? [(double?)i.Target?.Number] : Array.Empty<object?>()]),
            ]).OrMissing(told.Whole.IsMissing, language))])
        {
            About = T("Hela projektet år för år: underlag till diagrammen över år", "The whole project year by year: what the charts of years show"),
            FrozenColumns = 1,
        };
    }

    /// <summary>No column where the edition does not tell it.</summary>
    private static IReadOnlyList<SheetColumn> TookPart(OutcomeReport report, Language language) => report.Edition == Edition.Public ? [] : [new(PeriodSentences.TookPart.In(language), ColumnKind.Whole, 16)];

    private static IReadOnlyList<object?> TookPart(OutcomeReport report, PeriodOfScope scope) => report.Edition == Edition.Public ? [] : [Shown.Count(scope.TookPart)];

    /// <summary>A target of some year is a number, and so drawn.</summary>
    private static bool HasLine(OutcomeReport report, Indicator indicator) => report.Years.Any(told => told.Whole.Indicators.Any(i => i.Indicator.Id == indicator.Id && i.Target?.Number is not null));

    /// <summary>Years beside each other, one chart an indicator that has a share in some year.</summary>
    public static IEnumerable<Chart> Charts(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        foreach (var (i, indicator) in report.Project.Indicators.Index())
            if (report.Years.Any(told => told.Whole.Indicators[i].Ratio is { Denominator: > 0 }))
            {
                var (name, column) = (indicator.Name.In(language), FirstIndicator + TookPart(report, language).Count + i + report.Project.Indicators.Take(i).Count(before => HasLine(report, before)));
                yield return new(T($"År för år: {name}", $"Year by year: {name}"),
                    ChartWords.Bars([.. report.Years.Select(told => (told.Period.InWords(language), told.Whole.Indicators[i].Ratio))], [.. report.Years.Select(told => told.Whole.Indicators[i].Target?.Number)], language) + T(" Talen står i bladet Projektet per år.", " The numbers stand in the sheet The project by year."),
                    T("Andel av årets avslutade", "Share of the year's leavers"), YearsName.In(language), 0, [new(column, SeriesLook.Bars), .. !HasLine(report, indicator) ? Array.Empty<ChartSeries>() : [new(column + 1, SeriesLook.Target)]]);
            }
    }
}
