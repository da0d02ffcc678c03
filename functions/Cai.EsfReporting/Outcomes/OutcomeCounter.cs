using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Retention;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Outcomes;

/// <summary>Counts a project from its accepted files, one shard of the people at a time, the shards side by side.</summary>
public sealed class OutcomeCounter(IFileStore files, IPseudonymKeys keys)
{
    /// <summary>Below this many rows a shard more costs more than it saves.</summary>
    private const int RowsPerShard = 50_000;

    /// <summary>How many shards are worth the trouble for so many deliveries; at least 1.</summary>
    public static int ShardsFor(IReadOnlyList<Delivery> current) => 1 + (current.Sum(d => d.Accepted) / RowsPerShard);

    /// <param name="current">The current deliveries; months after <paramref name="asOf"/> are left out.</param>
    public async Task<IReadOnlyList<Counts>> CountAsync(Project project, Month asOf, IReadOnlyList<Delivery> current, CancellationToken cancellation)
    {
        var shards = Math.Min(ShardsFor(current), Environment.ProcessorCount);
        var counted = await Task.WhenAll(Enumerable.Range(0, shards)
            .Select(shard => Task.Run(() => CountShardAsync(project, asOf, current, shard, shards, cancellation), cancellation)));
        foreach (var more in counted.Skip(1))
            for (var scope = 0; scope < more.Count; scope++)
                counted[0][scope].Add(more[scope]);
        return counted[0];
    }

    /// <summary>The counts of one shard: of the people whose pseudonyms belong to part <paramref name="shard"/> of <paramref name="shards"/>.</summary>
    /// <exception cref="AcceptedGoneException">The rows of a delivery are gone.</exception>
    public async Task<IReadOnlyList<Counts>> CountShardAsync(
        Project project, Month asOf, IReadOnlyList<Delivery> current, int shard, int shards, CancellationToken cancellation)
    {
        try
        {
            return await CountShardAsync(project, asOf, current, await keys.CurrentAsync(cancellation), shard, shards, cancellation);
        }
        catch (UnknownKeyException)
        {
            // A key was added since it was last asked for.
            return await CountShardAsync(project, asOf, current, await keys.RefreshAsync(cancellation), shard, shards, cancellation);
        }
    }

    private async Task<IReadOnlyList<Counts>> CountShardAsync(
        Project project, Month asOf, IReadOnlyList<Delivery> current, PseudonymKey key, int shard, int shards, CancellationToken cancellation)
    {
        var fold = new Fold(project, asOf);
        foreach (var delivery in current.Where(d => d.Address.Month <= asOf).OrderBy(d => d.Address.Site, StringComparer.Ordinal).ThenByDescending(d => d.Address.Month))
        {
            var stream = await files.OpenReadAsync(delivery.AcceptedPath, cancellation)
                ?? throw await AcceptedGoneException.OfAsync(delivery, files, cancellation);
            await using (stream)
                await fold.AddAsync(delivery.Address.Site, CanonicalFile.ReadAsync(stream, key, shard, shards, cancellation), cancellation);
        }

        return fold.Count();
    }
}
