using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Reminders;
using Cai.EsfReporting.Reminders.Mail;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Retention;
using Cai.EsfReporting.Scb;
using Cai.EsfReporting.Web.Receipts;
using Cai.EsfReporting.Web.Reports;

namespace Cai.EsfReporting.Local;

/// <summary>The pipeline over one folder: files beside a SQLite database, and the pseudonym key apart in <c>keys/</c>.</summary>
public sealed class DataFolder
{
    /// <summary>The file that makes a folder a data folder.</summary>
    public const string Database = "esf.db";

    /// <summary>Whether a folder holds deliveries, has been prepared to, or holds nothing at all; not whether one may be made of it.</summary>
    public static bool Is(string folder) => !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()
        || new[] { Database, FolderSettings.FileName, "catalogue.json", "inbox" }.Any(name => Path.Exists(Path.Combine(folder, name)));

    /// <param name="isDemo">It is made up whole: nobody outside is told anything, whatever is set on this machine.</param>
    /// <exception cref="IOException">The folder cannot be made or written.</exception>
    /// <exception cref="InvalidDataException">Its <c>settings.json</c> is wrong.</exception>
    public DataFolder(string root, ReportingCatalogue catalogue, TimeProvider clock, bool isDemo = false)
    {
        Root = Path.GetFullPath(root);
        OwnerOnly.FromNowOn();
        OwnerOnly.RefuseLinks(Root);
        OwnerOnly.Tighten(Root);
        PrivateFolder.Create(Path.Combine(Root, "inbox"));
        Catalogue = catalogue;
        Clock = clock;
        var files = new FolderFileStore(Root);
        var database = new SqliteStore(Path.Combine(Root, Database));
        var keys = new KeyFile(Path.Combine(Root, "keys", "pseudonym.key"));
        Formats = [new ReportJson(), new ReportCsv(), new ReportHtml(), new ReportXlsx(), new ReportDocx(), new ReportTsv(), new TextsMarkdown()];
        Files = files;
        Log = database;
        Inbox = new(Root, database, clock);
        var settings = isDemo ? null : FolderSettings.Read(Root);
        Outbox = new(files, settings?.Webhook is { } address ? new(address, clock) : null, clock, mail: new MailOutbox(catalogue, files, settings?.Mail is { } mail ? new(mail) : null, clock));
        Receiver = new(catalogue, files, database, keys, [new ReceiptJson(), new ReceiptHtml(), new ReceiptXlsx()], clock) { MailsAnswers = Outbox.Mails };
        Reporter = new(catalogue, files, database, keys);
        Frozen = new(catalogue, Reporter, files, database, keys, Formats);
        Changes = new(catalogue, files, database, keys);
        Preparation = new(catalogue, files, database, Frozen, Outbox);
        Consolidator = new(Reporter, files, database, database, Formats, clock);
        Publications = new(files);
        Audit = new(files, clock);
        Keys = keys;
        Purge = new(catalogue, files, clock);
        Erasure = new(files, Inbox, keys, clock);
        Rotation = new(files, keys, clock);
        Scb = new(catalogue, files, database, keys, clock);
    }

    public string Root { get; }

    public ReportingCatalogue Catalogue { get; }

    public TimeProvider Clock { get; }

    public FolderFileStore Files { get; }

    public SqliteStore Log { get; }

    public FolderInbox Inbox { get; }

    public Receiver Receiver { get; }

    public Reporter Reporter { get; }

    /// <summary>The forms that its reports are written in.</summary>
    public IReadOnlyList<IReportFormat> Formats { get; }

    public Consolidator Consolidator { get; }

    public Publications Publications { get; }

    public FrozenReports Frozen { get; }

    public FrozenChanges Changes { get; }

    public Outbox Outbox { get; }

    public Preparation Preparation { get; }

    public AuditLog Audit { get; }

    public KeyFile Keys { get; }

    public Purge Purge { get; }

    public Erasure Erasure { get; }

    public KeyRotation Rotation { get; }

    public ScbExport Scb { get; }
}
