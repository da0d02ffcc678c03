using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Leveranser per ort: who has delivered what.</summary>
internal static class CompletenessSheet
{
    public static TableSheet Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(T("Leveranser per ort", "Deliveries by site"), T("Vem har levererat?", "Who has delivered?"),
            [report.MissingInWords(language),
             string.Join("  ", MonthCompleteness.Legend.Select(m => $"{m.Shape} {m.Meaning.In(language)}")) + (report.Edition == Edition.Internal ? $"  {MonthCompleteness.WarningSign} {MonthCompleteness.WarningMeaning.In(language)}" : "") + $"  {MonthCompleteness.LateSign} {MonthCompleteness.LateMeaning.In(language)}",
             .. report.Edition == Edition.Internal ? [T("Hur många varningarna är, och var kvittensen finns, står på bladet Räknade filer.", "How many the warnings are, and where the receipt is, stands on the sheet Files counted.")] : Array.Empty<string>(),
             .. report.Completeness.SelectMany(site => site.Latest.Where(m => m.RefusedLater.Count > 0).Select(m => $"{site.Site.Name} {m.Month}: {m.Refused.In(language)}, {m.RefusedReceiptPath}"))],
            [new(T("Ort", "Site"), ColumnKind.Text, 28), .. report.Months.Select(month => new SheetColumn(month.ToString(), ColumnKind.Sign, 11))],
            report.Completeness.Select(site => (IReadOnlyList<object?>)[site.Site.Name, .. site.Latest.Select(m => m.Sign)]))
        {
            About = T("Vilka orter som har levererat vilka månader", "Which sites have delivered which months"),
            FrozenColumns = 1,
        };
    }
}
