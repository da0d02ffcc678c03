using Cai.EsfReporting.Deliveries;
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
    DataFolder folder, ServiceState state, ReportWriter reports, Language language, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<InboxWatch> logger) : BackgroundService
{
    private static readonly TimeSpan LookAnyway = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WhileCopied = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromMinutes(1);

    /// <summary>By then trying again no longer helps: the file is answered with a rejection that somebody sees.</summary>
    private static readonly TimeSpan Hopeless = TimeSpan.FromHours(6);

    private readonly Alarm alarm = new(clock);
    private readonly CopiedFiles copied = new(clock);
    private readonly Dictionary<string, DateTimeOffset> failed = [];

    private string Inbox => Path.Combine(folder.Root, "inbox");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        using var events = Events();
        for (; ; )
        {
            var waiting = 0;
            await state.TryAsync(Part.Inbox, async () => state.Swept(waiting = await SweepAsync(stoppingToken)), stoppingToken);
            await alarm.WaitAsync(waiting > failed.Count ? WhileCopied : LookAnyway, stoppingToken);
        }
    }

    /// <returns>Files that still wait: being copied, or failed and to be tried again.</returns>
    private async Task<int> SweepAsync(CancellationToken stopping)
    {
        if (!Directory.Exists(Inbox))
            throw new DirectoryNotFoundException("The inbox is gone.");
        copied.Look();
        Exception? failure = null;
        var names = await folder.Inbox.ListAsync(stopping).ToListAsync(stopping);
        foreach (var gone in failed.Keys.Except(names).ToList())
            failed.Remove(gone);
        foreach (var name in names)
        {
            if (failed.TryGetValue(name, out var again) && clock.GetUtcNow() < again || !FolderInbox.IsClaimed(name) && !copied.IsCopied(Path.Combine(Inbox, name)))
                continue;
            try
            {
                await ReceiveAsync(name, stopping);
                failed.Remove(name);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failed[name] = clock.GetUtcNow() + BeforeNextTry;
                failure = e;
            }
        }

        // One file's failure does not stop the others, but the sweep has failed.
        return failure is null ? folder.Inbox.Count() : throw failure;
    }

    private async Task ReceiveAsync(string name, CancellationToken stopping)
    {
        await using var claimed = await folder.Inbox.ClaimAsync(name, stopping);
        if (claimed is null)
            return;
        Receipt receipt;
        try
        {
            receipt = await folder.Receiver.ReceiveAsync(claimed, language, null, stopping);
        }
        catch (FileSupersededException)
        {
            logger.LogInformation("A file was superseded while it was read; the newer one is received by itself.");
            return;
        }
        catch (Exception e) when (e is not OperationCanceledException && clock.GetUtcNow() - claimed.ReceivedAt >= Hopeless)
        {
            state.Failed(Part.Inbox, e);
            receipt = await folder.Receiver.GiveUpAsync(claimed, language, stopping);
        }

        logger.LogInformation("Delivery {Delivery} of {Address}: {Status}, {Accepted} of {Rows} rows, {Warnings} warnings.",
            receipt.Id, receipt.Address, receipt.Status.Word(), receipt.Accepted, receipt.Rows, receipt.Warnings);
        reports.Outdated();
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
