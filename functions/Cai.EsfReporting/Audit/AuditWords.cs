namespace Cai.EsfReporting.Audit;

/// <summary>An entry as a sentence goes on after who did it: <c>lämnade mia/tyreso 2018-08</c>.</summary>
public static class AuditWords
{
    /// <summary>What was done, without what it was done to.</summary>
    public static Text Verb(this AuditEntry entry) => entry.Kind switch
    {
        AuditKind.Delivery => new("lämnade", "delivered"),
        AuditKind.Download => Parts(entry) switch
        {
            ["reports", ..] => new("hämtade den interna rapporten", "downloaded the internal report"),
            ["frozen", ..] => new("hämtade den frysta rapporten", "downloaded the frozen report"),
            ["receipts", ..] => new("hämtade kvittensen", "downloaded the receipt"),
            _ => new("hämtade", "downloaded"),
        },
        AuditKind.ScbFile => new("skrev filen till SCB:", "wrote the file for SCB:"),
        AuditKind.NextFile => new("hämtade filen att börja med för", "took out the file to begin with for"),
        AuditKind.Export => new("tog ut loggen", "exported the log"),
        AuditKind.Erasure => entry.Project is null ? new("raderade en person i alla projekt", "erased a person in all projects") : new("raderade en person i", "erased a person in"),
        AuditKind.Rotation => new("bytte pseudonymnyckel", "changed the pseudonym key"),
        AuditKind.Purge => new("gallrade det vars tid var ute", "purged what had been kept long enough"),
        AuditKind.Backup => entry.About is null ? new("säkerhetskopierade, utan originalen", "made a backup, without the originals") : new("säkerhetskopierade, med originalen", "made a backup, with the originals"),
        AuditKind.TokenMade => new("gjorde nyckeln", "made the token"),
        AuditKind.TokenRevoked => new("tog bort nyckeln", "took away the token"),
        AuditKind.Catalogue => new("tog katalogen i bruk, version nummer", "took the catalogue into use, version number"),
        AuditKind.Approval => new("godkände rapporten", "approved the report"),
        AuditKind.Withdrawal => new("drog tillbaka sitt godkännande av", "withdrew an approval of"),
        AuditKind.Judgement => new("bedömde eller kommenterade i rapporten", "judged or commented in the report"),
        _ => new("gjorde något som inte går att läsa:", "did something that cannot be read:"),
    };

    /// <summary>What it was done to, the same in every language; empty when the verb says all.</summary>
    public static string What(this AuditEntry entry) => entry.Kind switch
    {
        AuditKind.Download => Parts(entry) switch
        {
            ["reports", var project, var month, _, var file] => $"{project} {month}, {file}",
            ["reports", var project, _, _, var period, var file] => $"{project} {period}, {file}",
            ["frozen", var project, var deadline, .. var file] => $"{project} {deadline}, {string.Join('/', file)}",
            ["receipts", var project, var site, var month, var file] => $"{project}/{site} {month}, {Path.GetExtension(file).TrimStart('.')}",
            _ => entry.About ?? "",
        },
        AuditKind.Backup => "",
        AuditKind.Export => entry.About?.Replace("/", "–", StringComparison.Ordinal) ?? "",
        _ when entry.About is { } about => about,
        _ => $"{string.Join('/', ((string?[])[entry.Project, entry.Site]).OfType<string>())} {entry.Month}".Trim(),
    };

    private static string[] Parts(AuditEntry entry) => entry.About?.Split('/') ?? [];
}
