using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Månader: the whole project month by month, and a chart of each indicator's way towards its target.</summary>
internal static class MonthsSheet
{
    private const int FirstIndicator = 5;

    private static readonly Text Name = new("Månader", "Months");

    public static TableSheet Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(Name.In(language), T("Hela projektet månad för månad", "The whole project month by month"),
            [T("Talen är ackumulerade till och med månaden, utom inskrivna, som är vid dess slut. En tom andel är dold, saknas eller saknar tal, så att diagrammet hoppar över den; tecknet står i bladet Historik.", "The numbers are cumulative up to and including the month, except the enrolled, who are at its end. An empty share is hidden, missing or has no number, so that the chart leaves it out; its sign stands in the sheet History.")],
            [
                new(T("Månad", "Month"), ColumnKind.Month, 12),
                new(T("Deltagare", "Participants"), ColumnKind.Whole, 15),
                new(T("Inskrivna", "Enrolled"), ColumnKind.Whole, 15),
                new(T("Utan känt avslut", "No known exit"), ColumnKind.Whole, 15),
                new(T("Avslutade", "Leavers"), ColumnKind.Whole, 15),
                .. report.Project.Indicators.SelectMany(i => (SheetColumn[])
                    [new(i.Name.In(language), ColumnKind.Percent, 20), .. !HasLine(report, i) ? Array.Empty<SheetColumn>() : [new(SitesSheet.TargetOf(i.Name.In(language), language), ColumnKind.Percent, 20)]]),
            ],
            [.. report.Whole.History.Select(month => ((IReadOnlyList<object?>)
            [
                month.Month, Shown.Count(month.People.Participants), Shown.Count(month.People.Enrolled), Shown.Count(month.People.Untold), Shown.Count(month.People.Leavers),
                .. report.Project.Indicators.SelectMany((indicator, i) => (object?[])[Shown.Drawn(month.Ratios[i]), .. HasLine(report, indicator) ? [(double?)indicator.LineIn(month.Month)] : Array.Empty<object?>()]),
            ]).OrMissing(month.IsMissing, language))])
        {
            About = T("Hela projektet månad för månad: underlag till diagrammen", "The whole project month by month: what the charts show"),
            FrozenColumns = 1,
        };
    }

    /// <summary>A target of some month is a number, and so drawn.</summary>
    private static bool HasLine(OutcomeReport report, Indicator indicator) => report.Whole.History.Any(month => indicator.LineIn(month.Month) is not null);

    /// <summary>One an indicator that has a share in some month; null for one that has none.</summary>
    public static IEnumerable<Chart?> Charts(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.Project.Indicators.Select((indicator, i) =>
        {
            if (report.Whole.History.All(month => month.Ratios[i]?.Rate is null))
                return null;
            var (name, column) = (indicator.Name.In(language), FirstIndicator + i + report.Project.Indicators.Take(i).Count(before => HasLine(report, before)));
            return new Chart(T($"{name}: hela projektet månad för månad", $"{name}: the whole project month by month"),
                ChartWords.Line([.. report.Whole.History.Select(month => (month.Month, month.Ratios[i]))], [.. report.Whole.History.Select(month => indicator.LineIn(month.Month))], language) + T(" Talen står i bladet Månader.", " The numbers stand in the sheet Months."),
                T("Ackumulerad andel", "Cumulative share"), Name.In(language), 0, [new(column, SeriesLook.Line), .. !HasLine(report, indicator) ? Array.Empty<ChartSeries>() : [new(column + 1, SeriesLook.Target)]]);
        });
    }
}
