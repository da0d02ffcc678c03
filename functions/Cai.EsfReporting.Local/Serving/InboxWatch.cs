using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.Addresses;
using Cai.EsfReporting.Deliveries.Reading;
using Cai.EsfReporting.Local.Storage;
using Cai.EsfReporting.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>
/// Receives what is dropped in the inbox, and first what an interruption has left half handled. File-system events say
/// when to look; where they do not come, as on network shares, it looks every half minute anyway.
/// </summary>
internal sealed class InboxWatch(
    ServedFolder served, ServiceState state, ReportWriter reports, OutboxSender outbox, Language language, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<InboxWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WhileCopied = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromMinutes(1);

    /// <summary>Others wait so long for a file that is being read; then it is read beside them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Files that are read beside others at a time, each with the memory that one may take.</summary>
    private const int MostBeside = 2;

    /// <summary>By then trying again no longer helps: the file is answered with a rejection that somebody sees.</summary>
    private static readonly TimeSpan Hopeless = TimeSpan.FromHours(6);

    private readonly Alarm alarm = new(clock);
    private readonly CopiedFiles copied = new(clock);
    private readonly Dictionary<string, DateTimeOffset> failed = [];
    private readonly List<Reading> beside = [];

    private DataFolder folder = served.Current;

    private string Inbox => Path.Combine(folder.Root, "inbox");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        using var events = Events();
        try
        {
            for (; ; )
            {
                var waiting = 0;
                await state.TryAsync(Part.Inbox, async () => state.Swept(waiting = await SweepAsync(stoppingToken)), stoppingToken);
                await alarm.WaitAsync(waiting > failed.Count + beside.Count ? WhileCopied : LookAnyway, stoppingToken);
            }
        }
        finally
        {
            // A try that ends in order is forgotten; one that the end of the process breaks off is not.
            await Task.WhenAll(beside.Select(reading => reading.Task)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Files that still wait: being copied or read, or failed and to be tried again.</returns>
    private async Task<int> SweepAsync(CancellationToken stopping)
    {
        if (!Directory.Exists(Inbox))
            throw new DirectoryNotFoundException("The inbox is gone.");
        folder = await served.ReadAsync(stopping);
        folder.Files.Sweep();
        copied.Look();
        Exception? failure = null;
        var names = await folder.Inbox.ListAsync(stopping).ToListAsync(stopping);
        foreach (var gone in failed.Keys.Except(names).ToList())
            failed.Remove(gone);
        Tell();
        foreach (var name in names)
        {
            failure = End() ?? failure;
            if (failed.TryGetValue(name, out var again) && clock.GetUtcNow() < again || !FolderInbox.IsClaimed(name) && !copied.IsCopied(Path.Combine(Inbox, name)))
                continue;
            // Of one site one at a time, in the order in which they came.
            if (beside.Exists(reading => reading.Site == SiteOf(name)))
                continue;
            if (beside.Count == MostBeside)
            {
                Tell();
                await Task.WhenAny(beside.Select(reading => reading.Task));
                failure = End() ?? failure;
            }

            var (begun, under) = (new Reading(name, SiteOf(name)), folder);
            begun.Task = Task.Run(() => ReceiveAsync(begun, under, stopping), stopping);
            beside.Add(begun);
            await Task.WhenAny(begun.Task, Task.Delay(Patience, clock, stopping));
            stopping.ThrowIfCancellationRequested();
            if (begun.Task.IsCompleted)
                continue;
            // What has come in the meantime goes first.
            _ = begun.Task.ContinueWith(_ => alarm.Ring(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            alarm.Ring();
            break;
        }

        failure = End() ?? failure;
        Tell();
        // One file's failure does not stop the others, but the sweep has failed.
        return failure is null ? folder.Inbox.Count() : throw failure;
    }

    /// <summary>Lets go of what has been read.</summary>
    /// <returns>What one of them failed of.</returns>
    private Exception? End()
    {
        Exception? failure = null;
        foreach (var ended in beside.Where(reading => reading.Task.IsCompleted).ToList())
        {
            beside.Remove(ended);
            failed.Remove(ended.Name);
            if (ended.Task.Exception?.InnerException is not { } e)
                continue;
            failed[ended.ClaimedAs ?? ended.Name] = clock.GetUtcNow() + BeforeNextTry;
            // The file's own fault, and known by its tries.
            if (e is not OutOfTimeException)
                failure = e;
        }

        return failure;
    }

    /// <summary>What is being read and takes its time, and what will be tried once more; and what is not looked into.</summary>
    private void Tell()
    {
        var stuck = folder.Inbox.BrokenOff().ToDictionary(file => file.ReceivedAt, file => (file.Name, file.Attempts, IsRead: false));
        foreach (var reading in beside)
            if (reading.Claimed is { } claimed)
                stuck[claimed.ReceivedAt] = (claimed.Name, claimed.Attempt, IsRead: true);
        state.Stuck([.. stuck.OrderBy(file => file.Key).Select(file => new StuckFile(AddressOf(file.Value.Name), file.Key, file.Value.Attempts, file.Value.IsRead))], folder.Inbox.Refused);
    }

    /// <param name="under">By one catalogue to the end, whatever is applied meanwhile.</param>
    private async Task ReceiveAsync(Reading reading, DataFolder under, CancellationToken stopping)
    {
        await using var claimed = await under.Inbox.ClaimAsync(reading.Name, stopping);
        if (claimed is null)
            return;
        reading.Claimed = claimed;
        Receipt receipt;
        try
        {
            receipt = await under.Receiver.ReceiveAsync(claimed, language, null, stopping);
        }
        catch (FileSupersededException)
        {
            logger.LogInformation("A file was superseded while it was read; the newer one is received by itself.");
            return;
        }
        catch (OutOfTimeException)
        {
            logger.LogWarning("A file of {Address}, received {ReceivedAt}, was not read to its end; it is tried once more when others have had their turn.", AddressOf(claimed.Name), Moments.Stamp(claimed.ReceivedAt));
            throw;
        }
        catch (Exception e) when (e is not OperationCanceledException && clock.GetUtcNow() - claimed.ReceivedAt >= Hopeless)
        {
            state.Failed(Part.Inbox, e);
            receipt = await under.Receiver.GiveUpAsync(claimed, language, stopping);
        }

        logger.LogInformation("Delivery {Delivery} of {Address}: {Status}, {Accepted} of {Rows} rows, {Warnings} warnings.",
            receipt.Id, receipt.Address, receipt.Status.Word(), receipt.Accepted, receipt.Rows, receipt.Warnings);
        reports.Outdated();
        outbox.Answered();
    }

    /// <summary>Whose it is: those without an address are one.</summary>
    private string SiteOf(string name) => FileAddress.Of(name, folder.Catalogue) is { Project: { } project, Site: { } site } ? $"{project}/{site}" : "";

    /// <summary>A name may hold an identity, an address does not.</summary>
    private string AddressOf(string name) => FileAddress.Of(name, folder.Catalogue).Folder;

    /// <summary>A file that is being read.</summary>
    private sealed class Reading(string name, string site)
    {
        private volatile IClaimedFile? claimed;

        /// <summary>As it was listed.</summary>
        public string Name => name;

        public string Site => site;

        public Task Task { get; set; } = Task.CompletedTask;

        /// <summary>Null until it is claimed.</summary>
        public IClaimedFile? Claimed { get => claimed; set => claimed = value; }

        /// <summary>What it is listed as from now on.</summary>
        public string? ClaimedAs => Claimed is null ? null : FolderInbox.NameOf(Claimed);
    }

    /// <summary>Null where the system gives no events.</summary>
    private FileSystemWatcher? Events()
    {
        try
        {
            var events = new FileSystemWatcher(Inbox) { IncludeSubdirectories = true };
            events.Created += (_, _) => alarm.Ring();
            events.Changed += (_, _) => alarm.Ring();
            events.Renamed += (_, _) => alarm.Ring();
            events.Error += (_, _) => alarm.Ring();
            events.EnableRaisingEvents = true;
            return events;
        }
        catch (Exception e) when (e is IOException or ArgumentException or PlatformNotSupportedException)
        {
            logger.LogWarning("The system tells of no file events here; the inbox is looked at every {Seconds} seconds.", LookAnyway.TotalSeconds);
            return null;
        }
    }
}
