using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Diagram: for each indicator its sites on the left, and its months on the right.</summary>
internal static class ChartsSheet
{
    public static PageSheet Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var (sites, months) = (SitesSheet.Charts(report, language).ToList(), MonthsSheet.Charts(report, language).OfType<Chart>().ToList());
        var charts = sites.Zip(months).SelectMany(pair => (Chart[])[pair.First, pair.Second]).ToList();
        charts.AddRange(sites.Skip(months.Count));
        charts.AddRange(months.Skip(sites.Count));
        charts.AddRange(PeriodsSheet.Charts(report, language));
        return new(T("Diagram", "Charts"), T("Utfall mot mål i diagram", "Outcomes against targets in charts"),
            [new("", ColumnKind.Text, 100)],
            [new(PageRowKind.Prose, charts.Count == 0
                ? T("Ännu finns inga andelar att rita.", "There are no shares to draw yet.")
                : T("Staplar och heldragna linjer är utfallet, streckade linjer är målet. Diagrammen följer tabellerna i bladen Orter och Månader.", "Bars and whole lines are the outcome, dashed lines are the target. The charts follow the tables in the sheets Sites and Months."))])
        {
            About = T("Utfall mot mål: orterna bredvid varandra och projektet månad för månad", "Outcomes against targets: the sites beside each other and the project month by month"),
            Charts = charts,
        };
    }
}
