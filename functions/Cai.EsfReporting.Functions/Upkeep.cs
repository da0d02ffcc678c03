using Cai.EsfReporting.Retention;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Functions;

/// <summary>Deletes what may not be kept any longer, and brings rows under the newest pseudonym key; tells the log of the evidence.</summary>
public sealed class Upkeep(Purge purge, KeyRotation rotation, ILogger<Upkeep> logger)
{
    public async Task PurgeAsync(CancellationToken cancellation)
    {
        foreach (var evidence in await purge.RunAsync(cancellation))
            logger.LogInformation("Purged {Files} files: {Evidence}.", evidence.Changes.Count, evidence.Path);
    }

    /// <summary>Whoever keeps the vault has added a key to the secret before. Interrupted, it goes on when it is called again.</summary>
    public async Task RotateAsync(CancellationToken cancellation)
    {
        foreach (var evidence in await rotation.RunAsync(cancellation))
            logger.LogInformation("Brought {Files} files under key {Key}: {Evidence}.", evidence.Changes.Count, evidence.Key, evidence.Path);
    }
}
