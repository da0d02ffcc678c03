using System.Globalization;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Audit;

/// <summary>Days of the audit log for Excel, in words. Times are Swedish.</summary>
public static class AuditXlsx
{
    private static readonly Text Name = new("Händelselogg", "Audit log");

    public static Task WriteAsync(IEnumerable<AuditEntry> entries, DateOnly from, DateOnly to, Language language, Stream stream, CancellationToken cancellation)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var title = string.Create(CultureInfo.InvariantCulture, $"{Name.In(language)} {from:yyyy-MM-dd} – {to:yyyy-MM-dd}");
        var sheet = new TableSheet(Name.In(language), title, [T("Den senaste händelsen först. Tiderna är svenska.", "The latest event first. Times are Swedish.")],
            [
                new(T("Tid", "Time"), ColumnKind.Time, 18),
                new(T("Vem", "Who"), ColumnKind.Text, 30),
                new(T("Id", "Id"), ColumnKind.Text, 38),
                new(T("Vad", "What"), ColumnKind.LongText, 60),
                new(T("Slag", "Kind"), ColumnKind.Text, 20),
                new(T("Projekt", "Project"), ColumnKind.Text, 20),
                new(T("Ort", "Site"), ColumnKind.Text, 16),
                new(T("Månad", "Month"), ColumnKind.Month, 12),
            ],
            entries.Select(entry => (IReadOnlyList<object?>)
            [
                StockholmTime.At(entry.At).DateTime, entry.By.Told.In(language), entry.By.Id, $"{entry.Verb().In(language)} {entry.What()}".Trim(), entry.Kind.Name().In(language),
                entry.Project, entry.Site, entry.Month,
            ])) { FrozenColumns = 1 };
        return Workbook.WriteAsync(stream, new(title, language), [sheet], cancellation);
    }
}
