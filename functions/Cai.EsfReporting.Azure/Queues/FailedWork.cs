using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Cai.EsfReporting.Azure.Queues;

/// <summary>The queues where the platform puts messages that have failed as often as it tries: somebody must know of them.</summary>
/// <param name="consolidations">Those of consolidations, which the next success makes up for.</param>
/// <param name="publications">Those of public editions, likewise.</param>
/// <param name="files">Those of files, which stay in the inbox until they are handled.</param>
public sealed class FailedWork(QueueServiceClient service, IReadOnlyList<string> consolidations, IReadOnlyList<string> publications, IReadOnlyList<string> files)
{
    /// <summary>The queues that hold a message now.</summary>
    public Task<IReadOnlyList<string>> FindAsync(CancellationToken cancellation) => FindAsync([.. consolidations, .. publications, .. files], cancellation);

    /// <summary>Forgets consolidations that have failed, when all are made up for.</summary>
    public Task ClearConsolidationsAsync(CancellationToken cancellation) => ClearAsync(consolidations, cancellation);

    /// <summary>The same for public editions.</summary>
    public Task ClearPublicationsAsync(CancellationToken cancellation) => ClearAsync(publications, cancellation);

    private async Task ClearAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        foreach (var name in await FindAsync(names, cancellation))
            await service.GetQueueClient(name).ClearMessagesAsync(cancellation);
    }

    private async Task<IReadOnlyList<string>> FindAsync(IReadOnlyList<string> names, CancellationToken cancellation)
    {
        var found = new List<string>();
        foreach (var name in names)
            try
            {
                QueueProperties queue = await service.GetQueueClient(name).GetPropertiesAsync(cancellation);
                if (queue.ApproximateMessagesCount > 0)
                    found.Add(name);
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                // Made when something fails for the first time.
            }

        return found;
    }
}
