using Cai.EsfReporting.Functions.Observability;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports.Territories;
using Cai.EsfReporting.Retention;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Functions;

/// <summary>Deletes what may not be kept any longer, erases a person, and brings rows under the newest pseudonym key; tells the log of the evidence.</summary>
public sealed class Upkeep(Purge purge, Erasure erasure, KeyRotation rotation, OutdatedTerritories outdated, TimeProvider clock, ILogger<Upkeep> logger)
{
    /// <summary>The longest that a personnummer may be with all that stands around it, in bytes.</summary>
    private const int LongestIdentity = 64;

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
        logger.Log(await outdated.DeleteAsync(cancellation));
    }

    /// <param name="body">The personnummer and nothing else. It is not part of what is logged.</param>
    /// <returns>What was erased; null when the body is no personnummer.</returns>
    public async Task<ErasureResult?> EraseAsync(Stream body, CancellationToken cancellation)
    {
        var text = new byte[LongestIdentity];
        var length = await body.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellation);
        if (PersonalIdentity.TryParse(text.AsSpan(0, length), Month.Of(StockholmTime.DayOf(clock.GetUtcNow())), out var person) != IdentityFault.None)
            return null;
        var result = await erasure.RunAsync(person, projects: null, cancellation);
        foreach (var evidence in result.Done)
            logger.LogInformation("Erased {Rows} rows from {Files} files: {Evidence}.", evidence.Changes.Sum(change => change.Rows), evidence.Changes.Count, evidence.Path);
        logger.Log(await outdated.DeleteAsync(cancellation));
        return result;
    }
}
