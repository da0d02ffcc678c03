using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Deliveries;

/// <summary>The receipt for Excel: the findings as a table to filter while mending the file.</summary>
public sealed class ReceiptXlsx : IReceiptFormat
{
    private static readonly Text FindingsName = new("Anmärkningar", "Findings");
    private static readonly Text ReceiptName = new("Kvittens", "Receipt");
    private static readonly Text CheckName = new("Kontroll", "Check");
    private static readonly Text FollowUpsName = new("Uppföljningar", "Follow-ups");
    private static readonly Text NothingDelivered = new("Bara kontrollerad: inget är lämnat.", "Checked only: nothing is delivered.");
    private static readonly Text NoFindings = new("Inga anmärkningar.", "No findings.");
    private static readonly Text Capped = new(
        "Listan visar de första {0} av varje slag; i bladet {1} står hur många de är i allt.", "The list shows the first {0} of each kind; the sheet {1} tells how many there are in all.");

    public string Extension => "xlsx";

    public Task WriteAsync(Receipt receipt, Language language, Stream stream, CancellationToken cancellation)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        var name = (receipt.Id is null ? CheckName : ReceiptName).In(language);
        var title = $"{name} {(receipt.Address is null ? receipt.SiteName : receipt.Address.Value.Path)}".TrimEnd();
        string[] check = [.. receipt.Id is null ? [NothingDelivered.In(language)] : Array.Empty<string>(), .. receipt.Notes.Select(note => note.In(language))];
        var listed = receipt.Findings.Listed;
        var capped = receipt.Findings.Counts.Any(c => c.Count > Findings.MostPerRule);

        var findings = new TableSheet(FindingsName.In(language), $"{FindingsName.In(language)} – {receipt.SiteName} {receipt.Address?.Month}",
            [.. check, listed.Count == 0 ? NoFindings.In(language) : receipt.Summary(language), .. capped ? [Capped.In(language, Findings.MostPerRule, name)] : Array.Empty<string>()],
            [
                new(T("Rad", "Line"), ColumnKind.Whole, 8),
                new(T("Kolumn", "Column"), ColumnKind.Text, 22),
                new(T("Värde", "Value"), ColumnKind.Text, 22),
                new(T("Vad är fel", "What is wrong"), ColumnKind.LongText, 50),
                new(T("Gör så här", "What to do"), ColumnKind.LongText, 60),
                new(T("Följd", "Consequence"), ColumnKind.Text, 16),
                new(T("Regel", "Rule"), ColumnKind.Text, 24),
            ],
            listed.Select(f => (IReadOnlyList<object?>)
                [f.Line == 0 ? null : f.Line, f.Heading, f.Value, f.Message(language), f.Action(language), f.Rule.Severity.Name().In(language), f.Rule.Code]));

        var facts = new TableSheet(name, title, [.. check, receipt.Summary(language)],
            [new(T("Uppgift", "Item"), ColumnKind.Text, 48), new(T("Värde", "Value"), ColumnKind.LongText, 70)], Facts(receipt, language, T)) { Landscape = false };
        TableSheet[] followUps = receipt.FollowUps.Count == 0 ? [] : [new TableSheet(FollowUpsName.In(language), $"{FollowUpsName.In(language)} – {receipt.SiteName} {receipt.Address?.Month}",
            [T("För de här raderna är det dags att fråga hur det gick, och kolumnen är tom. Högst hundra visas.", "For these lines it is time to ask how it went, and the column is empty. At most a hundred are shown.")],
            [new(T("Rad", "Line"), ColumnKind.Whole, 8), new(T("Avslutad", "Left"), ColumnKind.Text, 14), new(T("Uppföljning efter", "Follow-up after"), ColumnKind.Text, 22)],
            receipt.FollowUps.Select(due => (IReadOnlyList<object?>)[due.Line, due.Exit.ToString(), due.After.Name().In(language)])) { Landscape = false }];
        return Workbook.WriteAsync(stream, new(title, language), [findings, .. followUps, facts], cancellation);
    }

    private static IEnumerable<IReadOnlyList<object?>> Facts(Receipt receipt, Language language, Func<string, string, string> t)
    {
        yield return [receipt.Id is null ? t("Status om den lämnas", "Status if delivered") : t("Status", "Status"), receipt.Status.Name().In(language)];
        yield return [t("Projekt", "Project"), receipt.ProjectName];
        yield return [t("Ort", "Site"), receipt.SiteName];
        yield return [t("Månad", "Month"), receipt.Where?.Month?.ToString()];
        yield return [t("Mottagen", "Received"), receipt.Id is { } received ? StockholmTime.Show(received.ReceivedAt) : t("Inte lämnad", "Not delivered")];
        yield return [t("Rader i filen", "Rows in the file"), receipt.Rows];
        yield return [t("Mottagna rader", "Rows taken"), receipt.Accepted];
        yield return [t("Avvisade rader", "Rows rejected"), receipt.Rejected];
        yield return [t("Varningar", "Warnings"), receipt.Warnings];
        yield return [t("Ersätter leverans", "Replaces delivery"), receipt.Replaces?.Value ?? "–"];
        yield return [t("Nästa tidsgräns", "Next deadline"), receipt.NextDeadline is { } next ? FormattableString.Invariant($"{next.Due:yyyy-MM-dd}: {next.Name.In(language)}") : "–"];
        yield return [t("Frågor om svaret", "Questions about the answer"), receipt.Contact?.In(language) ?? "–"];
        yield return [t("Leveransens id", "Delivery id"), receipt.Id?.Value ?? "–"];
        yield return [t("Filens kontrollsumma", "Checksum of the file"), receipt.Sha256.Length > 0 ? receipt.Sha256 : "–"];
        foreach (var (rule, count) in receipt.Findings.Counts)
            yield return [$"{rule.Name.In(language)} ({rule.Code})", count];
    }
}
