using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Räknade filer: every delivery behind the numbers.</summary>
internal static class DeliveriesSheet
{
    /// <summary>Null in the public edition, which does not tell of them.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.Edition == Edition.Public ? null : new(T("Räknade filer", "Files counted"), T("Leveranser som rapporten är räknad på", "Deliveries that the report is counted from"), [],
            [
                new(T("Ort", "Site"), ColumnKind.Text, 18),
                new(T("Månad", "Month"), ColumnKind.Month, 10),
                new(T("Mottagen", "Received"), ColumnKind.Time, 18),
                new(T("Status", "Status"), ColumnKind.Text, 26),
                new(T("Rader", "Rows"), ColumnKind.Whole, 9),
                new(T("Mottagna", "Taken"), ColumnKind.Whole, 12),
                new(T("Inte mottagna", "Not taken"), ColumnKind.Whole, 14),
                new(T("Varningar", "Warnings"), ColumnKind.Whole, 11),
                new(T("Kvittens", "Receipt"), ColumnKind.Text, 76),
                new(T("Leveransens id", "Delivery id"), ColumnKind.Text, 40),
                new(T("Kontrollsumma", "Checksum"), ColumnKind.Text, 68),
            ],
            report.Deliveries.Select(d => (IReadOnlyList<object?>)
            [
                d.SiteIn(report.Project, language), d.Address.Month, StockholmTime.At(d.Id.ReceivedAt).DateTime, d.Status.Name().In(language) + (d.IsPreliminary ? T(", preliminär", ", preliminary") : ""),
                d.Rows, d.Accepted, d.Rejected, d.Warnings, $"receipts/{d.Address.Path}/{d.Id}.html", d.Id.Value, d.Sha256,
            ]))
        {
            About = T("Varje fil som talen är räknade på, med kontrollsumma", "Each file that the numbers are counted from, with its checksum"),
            FrozenColumns = 2,
        };
    }
}
