using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Perioder: every period at each level, and the years of the whole project beside each other. In the internal edition only.</summary>
internal static class PeriodsSheet
{
    private const int FirstIndicator = 6;

    private static readonly Text YearsName = new("Projektet per år", "The project by year");

    /// <summary>Null where no period was counted.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.Periods.Count == 0 ? null : new(T("Perioder", "Periods"), T("År, halvår, tertial och kvartal", "Years, half-years, tertials and quarters"),
            [PeriodOutcome.NeedNotAddUp.In(language),
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
            select (IReadOnlyList<object?>)
            [
                .. scope.Scope.Cells(language), told.Period.Id, told.Period.First, told.Period.Last, i.Indicator.Name.In(language),
                i.Ratio.Numerator, i.Ratio.Denominator, Shown.Rate(i.Ratio), Shown.Target(i.Target, language), Shown.Assessment(i.Assessment is not null, i.Assessment, language),
                scope.Started, (double?)scope.Planned ?? (object)Shown.NotApplicable, scope.Enrolled, scope.Leavers, scope.Untold, told.MissingInWords(language),
            ])
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
            [PeriodOutcome.NeedNotAddUp.In(language), .. report.Years.LackingInWords(language)],
            [
                new(T("År", "Year"), ColumnKind.Text, 22),
                new(T("Påbörjade", "Started"), ColumnKind.Whole, 13),
                new(T("Plan", "Plan"), ColumnKind.OneDecimal, 10),
                new(T("Inskrivna", "Enrolled"), ColumnKind.Whole, 13),
                new(T("Utan känt avslut", "No known exit"), ColumnKind.Whole, 15),
                new(T("Avslutade", "Leavers"), ColumnKind.Whole, 13),
                .. report.Project.Indicators.SelectMany(i => (SheetColumn[])
                    [new(i.Name.In(language), ColumnKind.Percent, 20), .. i.GoalOfPeriod is null ? Array.Empty<SheetColumn>() : [new(SitesSheet.TargetOf(i.Name.In(language), language), ColumnKind.Percent, 20)]]),
            ],
            [.. report.Years.Select(told => (IReadOnlyList<object?>)
            [
                told.Period.InWords(language), told.Whole.Started, (double?)told.Whole.Planned ?? (object)Shown.NotApplicable, told.Whole.Enrolled, told.Whole.Untold, told.Whole.Leavers,
                .. told.Whole.Indicators.SelectMany(i => (object?[])[Shown.Drawn(i.Ratio), .. i.Target is { } target ? [(double)target] : Array.Empty<object?>()]),
            ])])
        {
            About = T("Hela projektet år för år: underlag till diagrammen över år", "The whole project year by year: what the charts of years show"),
            FrozenColumns = 1,
        };
    }

    /// <summary>Years beside each other, one chart an indicator that has a share in some year.</summary>
    public static IEnumerable<Chart> Charts(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        foreach (var (i, indicator) in report.Project.Indicators.Index())
            if (report.Years.Any(told => told.Whole.Indicators[i].Ratio.Denominator > 0))
            {
                var (name, column) = (indicator.Name.In(language), FirstIndicator + i + report.Project.Indicators.Take(i).Count(before => before.GoalOfPeriod is not null));
                yield return new(T($"År för år: {name}", $"Year by year: {name}"),
                    T($"Stapeldiagram över hela projektets andel för {name}, av dem som avslutat under vart och ett av åren. Talen står i bladet Projektet per år.", $"Bar chart of the whole project's share for {name}, of those who left in each of the years. The numbers stand in the sheet The project by year."),
                    T("Andel av årets avslutade", "Share of the year's leavers"), YearsName.In(language), 0, [new(column, SeriesLook.Bars), .. indicator.GoalOfPeriod is null ? Array.Empty<ChartSeries>() : [new(column + 1, SeriesLook.Target)]]);
            }
    }
}
