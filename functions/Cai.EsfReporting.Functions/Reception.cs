using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Functions.Observability;
using Cai.EsfReporting.Storage;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Functions;

/// <summary>
/// Takes files from the inbox. Whatever happens is counted and logged by delivery id, project, site and month: a file's
/// name may hold an identity and is never logged.
/// </summary>
public sealed class Reception(IInbox inbox, Receiver receiver, PipelineMeter meter, TimeProvider clock, ILogger<Reception> logger)
{
    /// <summary>The trigger takes fresh files; the sweep leaves them to it.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>By then every retry is over and somebody was alerted: trying again no longer helps.</summary>
    private static readonly TimeSpan Hopeless = TimeSpan.FromHours(6);

    /// <summary>Receives one file.</summary>
    /// <param name="name">Relative to the inbox.</param>
    /// <returns>The project whose reports may be outdated now; null when there is none, or the file is gone already.</returns>
    public async Task<string?> ReceiveAsync(string name, CancellationToken cancellation)
    {
        await using var claimed = await inbox.ClaimAsync(name, cancellation);
        return claimed is null ? null : await ReceiveAsync(claimed, cancellation);
    }

    /// <summary>
    /// Tries once more what the host has given up: five tries take it a second, and storage may be back. What fails again waits in the inbox
    /// for the sweep.
    /// </summary>
    /// <returns>As <see cref="ReceiveAsync(string, CancellationToken)"/>.</returns>
    public async Task<string?> RetryAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return await ReceiveAsync(name, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            logger.LogWarning(e, "A file that the host gave up still fails; the sweep goes on with it.");
            return null;
        }
    }

    /// <summary>Receives whatever the trigger has missed. One file's failure does not stop the others, and none waits for one of which a try was broken off.</summary>
    /// <returns>The projects whose reports may be outdated now.</returns>
    public async Task<IReadOnlyCollection<string>> SweepAsync(CancellationToken cancellation)
    {
        var projects = new SortedSet<string>(StringComparer.Ordinal);
        var (waiting, oldest) = (0, TimeSpan.Zero);
        var names = new Queue<(string Name, bool IsLast)>((await inbox.ListAsync(cancellation).ToListAsync(cancellation)).Select(name => (name, false)));
        while (names.TryDequeue(out var next))
        {
            await using var claimed = await inbox.ClaimAsync(next.Name, cancellation);
            if (claimed is null)
                continue;
            if (claimed.Attempt > 1 && !next.IsLast)
            {
                names.Enqueue((next.Name, true));
                continue;
            }

            var age = clock.GetUtcNow() - claimed.ReceivedAt;
            try
            {
                if (age >= Fresh && await (age >= Hopeless ? ReceiveOrGiveUpAsync(claimed, cancellation) : ReceiveAsync(claimed, cancellation)) is { } project)
                    projects.Add(project);
                if (age >= Fresh)
                    continue;
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                logger.LogError(e, "The sweep could not receive a file that has waited {Age}.", age);
            }

            waiting++;
            oldest = age > oldest ? age : oldest;
        }

        meter.InboxSwept(waiting, oldest);
        return projects;
    }

    private async Task<string?> ReceiveOrGiveUpAsync(IClaimedFile claimed, CancellationToken cancellation)
    {
        try
        {
            return await ReceiveAsync(claimed, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            var receipt = await receiver.GiveUpAsync(claimed, cancellation: cancellation);
            meter.GivenUp(receipt);
            logger.LogError(e, "Gave up delivery {Delivery} of {Address}; its receipt says so.", receipt.Id, receipt.Address);
            return receipt.Address?.Project;
        }
    }

    private async Task<string?> ReceiveAsync(IClaimedFile claimed, CancellationToken cancellation)
    {
        using var activity = PipelineMeter.Activities.StartActivity("receive");
        Receipt receipt;
        try
        {
            receipt = await receiver.ReceiveAsync(claimed, cancellation: cancellation);
        }
        catch (FileSupersededException)
        {
            logger.LogInformation("A file was superseded while it was read; the newer one is received by itself.");
            return null;
        }

        meter.Received(receipt, clock.GetUtcNow() - claimed.ReceivedAt);
        activity?.SetTag("esf.delivery", receipt.Id?.Value).SetTag("esf.status", receipt.Status.Word());
        logger.LogInformation("Delivery {Delivery} of {Address}: {Status}, {Accepted} of {Rows} rows, {Warnings} warnings.",
            receipt.Id, receipt.Address, receipt.Status.Word(), receipt.Accepted, receipt.Rows, receipt.Warnings);
        return receipt.Address?.Project;
    }
}
