using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Next;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Reminders;
using Cai.EsfReporting.Reminders.Mail;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Reports.Territories;
using Cai.EsfReporting.Retention;
using Cai.EsfReporting.Scb;
using Cai.EsfReporting.Versions;
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

    private readonly bool isDemo;
    private readonly FolderSettings? settings;

    /// <param name="catalogue">Used until another is applied.</param>
    /// <param name="isDemo">It is made up whole: nobody outside is told anything, whatever is set on this machine.</param>
    /// <param name="isPinned">No other catalogue may be applied: whoever opened the folder has named this one.</param>
    /// <exception cref="IOException">The folder cannot be made or written.</exception>
    /// <exception cref="InvalidDataException">Its <c>settings.json</c> is wrong.</exception>
    public DataFolder(string root, ReportingCatalogue catalogue, TimeProvider clock, bool isDemo = false, bool isPinned = false)
        : this(Path.GetFullPath(root), catalogue, clock, isDemo, null, isPinned)
    {
    }

    private DataFolder(string root, ReportingCatalogue catalogue, TimeProvider clock, bool isDemo, DataFolder? same, bool isPinned)
    {
        Root = root;
        this.isDemo = isDemo;
        if (same is null)
        {
            OwnerOnly.FromNowOn();
            OwnerOnly.RefuseLinks(Root);
            OwnerOnly.Tighten(Root);
            PrivateFolder.Create(Path.Combine(Root, "inbox"));
        }

        Catalogue = catalogue;
        Clock = clock;
        Files = same?.Files ?? new FolderFileStore(Root);
        Log = same?.Log ?? new SqliteStore(Path.Combine(Root, Database));
        Keys = same?.Keys ?? new KeyFile(Path.Combine(Root, "keys", "pseudonym.key"));
        Inbox = same?.Inbox ?? new(Root, Log, clock);
        Versions = same?.Versions ?? new(Files);
        InUse = same?.InUse ?? new(Versions, catalogue, isPinned);
        Audit = same?.Audit ?? new(Files, clock);
        Formats = [new ReportJson(), new ReportCsv(), new ReportHtml(), new ReportXlsx(), new ReportDocx(), new ReportTsv(), new TextsMarkdown()];
        settings = isDemo ? null : same?.settings ?? FolderSettings.Read(Root);
        Outbox = new(Files, settings?.Webhook is { } address ? new(address, clock) : null, clock, mail: new MailOutbox(catalogue, Files, settings?.Mail is { } mail ? new(mail) : null, clock));
        Receiver = new(catalogue, Files, Log, Keys, [new ReceiptJson(), new ReceiptHtml(), new ReceiptXlsx()], clock) { MailsAnswers = Outbox.Mails };
        Reporter = new(catalogue, Files, Log, Keys);
        Territories = new(catalogue, Reporter, Files, Log, Keys);
        TerritoryFormats = [new TerritoryJson(), new TerritoryCsv(), new TerritoryHtml(), new TerritoryXlsx(), new TerritoryDocx(), new TerritoryTsv(), new TerritoryMarkdown()];
        OutdatedTerritories = new(Reporter, Files, clock);
        TerritoryFolder = new(Territories, OutdatedTerritories, Files, TerritoryFormats, clock);
        Frozen = new(catalogue, Reporter, Files, Log, Keys, Formats);
        Changes = new(catalogue, Files, Log, Keys);
        Preparation = new(catalogue, Files, Log, Frozen, Outbox, clock);
        Consolidator = new(Reporter, Files, Log, Log, Formats, clock);
        Publications = new(Files);
        Purge = new(catalogue, Files, clock);
        Erasure = new(Files, Inbox, Keys, clock);
        Rotation = new(Files, Keys, clock);
        Scb = new(catalogue, Files, Log, Keys, clock);
        Next = new(catalogue, Files, Log, Keys);
        Catalogues = new(InUse, Versions, Files, Log, Log, Keys, Audit, clock);
    }

    /// <summary>The same folder, and what is shared in it, under another catalogue.</summary>
    internal DataFolder Under(ReportingCatalogue catalogue) => new(Root, catalogue, Clock, isDemo, this, InUse.IsPinned);

    public string Root { get; }

    public ReportingCatalogue Catalogue { get; }

    public CatalogueVersions Versions { get; }

    public CatalogueInUse InUse { get; }

    public CatalogueDesk Catalogues { get; }

    public TimeProvider Clock { get; }

    public FolderFileStore Files { get; }

    public SqliteStore Log { get; }

    public FolderInbox Inbox { get; }

    public Receiver Receiver { get; }

    public Reporter Reporter { get; }

    public TerritoryReporter Territories { get; }

    /// <summary>The forms that reports of municipalities and förbund are written in.</summary>
    public IReadOnlyList<ITerritoryFormat> TerritoryFormats { get; }

    public TerritoryFolder TerritoryFolder { get; }

    public OutdatedTerritories OutdatedTerritories { get; }

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

    public NextFiles Next { get; }
}
