namespace Cai.EsfReporting.Audit;

/// <summary>What somebody did.</summary>
public enum AuditKind
{
    /// <summary>An entry that this version cannot read: of a later one, or damaged.</summary>
    Unknown = 0,
    /// <summary>A file for a site and month, or nothing to report.</summary>
    Delivery,
    /// <summary>An internal report, a frozen report or a receipt.</summary>
    Download,
    /// <summary>The participant file for SCB, with identities.</summary>
    ScbFile,
    /// <summary>The file that a site's next month begins with, with identities.</summary>
    NextFile,
    /// <summary>Days of this log.</summary>
    Export,
    Erasure,
    Rotation,
    Purge,
    /// <summary>A copy of the store, which may hold the originals.</summary>
    Backup,
    TokenMade,
    TokenRevoked,
    /// <summary>Another catalogue is taken into use.</summary>
    Catalogue,
    /// <summary>A month's report.</summary>
    Approval,
    /// <summary>Of such an approval.</summary>
    Withdrawal,
    /// <summary>Of a goal, an activity or an assignment in a month's report.</summary>
    Judgement,
}

public static class AuditKinds
{
    /// <summary>Those that can be written, in the order in which they are offered.</summary>
    public static IReadOnlyList<AuditKind> All { get; } = [.. Enum.GetValues<AuditKind>().Where(kind => kind != AuditKind.Unknown)];

    /// <summary>The word in json, in names and in addresses.</summary>
    public static string Word(this AuditKind kind) => kind switch
    {
        AuditKind.Delivery => "delivery",
        AuditKind.Download => "download",
        AuditKind.ScbFile => "scb",
        AuditKind.NextFile => "next-file",
        AuditKind.Export => "export",
        AuditKind.Erasure => "erasure",
        AuditKind.Rotation => "rotation",
        AuditKind.Purge => "purge",
        AuditKind.Backup => "backup",
        AuditKind.TokenMade => "token-made",
        AuditKind.TokenRevoked => "token-revoked",
        AuditKind.Catalogue => "catalogue",
        AuditKind.Approval => "approval",
        AuditKind.Withdrawal => "approval-withdrawn",
        AuditKind.Judgement => "judgement",
        _ => "unknown",
    };

    /// <summary><see cref="AuditKind.Unknown"/> for any other word.</summary>
    public static AuditKind Of(string? word) => All.FirstOrDefault(kind => kind.Word() == word);

    public static Text Name(this AuditKind kind) => kind switch
    {
        AuditKind.Delivery => new("Leveranser", "Deliveries"),
        AuditKind.Download => new("Hämtningar", "Downloads"),
        AuditKind.ScbFile => new("Filer till SCB", "Files for SCB"),
        AuditKind.NextFile => new("Nästa månads filer", "Next month’s files"),
        AuditKind.Export => new("Uttag ur loggen", "Exports of the log"),
        AuditKind.Erasure => new("Raderingar", "Erasures"),
        AuditKind.Rotation => new("Nyckelbyten", "Key changes"),
        AuditKind.Purge => new("Gallringar", "Purges"),
        AuditKind.Backup => new("Säkerhetskopior", "Backups"),
        AuditKind.TokenMade => new("Nya nycklar", "New tokens"),
        AuditKind.TokenRevoked => new("Indragna nycklar", "Tokens taken away"),
        AuditKind.Catalogue => new("Byten av katalog", "Changes of catalogue"),
        AuditKind.Approval => new("Godkännanden", "Approvals"),
        AuditKind.Withdrawal => new("Tillbakadragna godkännanden", "Approvals withdrawn"),
        AuditKind.Judgement => new("Bedömningar och kommentarer", "Judgements and comments"),
        _ => new("Går inte att läsa", "Cannot be read"),
    };
}
