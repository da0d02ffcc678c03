using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Audit;

/// <summary>Days of the audit log as rows: UTF-8 with a byte order mark and semicolons, as Swedish Excel opens it.</summary>
public static class AuditCsv
{
    public static async Task WriteAsync(IEnumerable<AuditEntry> entries, Stream stream, CancellationToken cancellation)
    {
        await using var writer = new SpreadsheetCsv(stream);
        writer.WriteRow("at", "who", "name", "what", "project", "site", "month", "about", "by");
        foreach (var entry in entries)
        {
            writer.WriteTexts(Moments.Write(entry.At), entry.By.Id, entry.By.Name, entry.Kind.Word(), entry.Project, entry.Site, entry.Month?.ToString(), entry.About, entry.By.KindWord);
            await writer.EndRowAsync(cancellation);
        }
    }
}
