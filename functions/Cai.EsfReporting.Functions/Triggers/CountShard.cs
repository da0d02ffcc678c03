using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Counts one shard of a large fold. The platform starts as many instances as there are messages to take.</summary>
public sealed class CountShard(ShardedFold fold)
{
    [Function(nameof(CountShard))]
    public Task RunAsync([QueueTrigger(Queues.CountShard, Connection = Queues.Connection)] ShardToCount shard, CancellationToken cancellation) =>
        fold.CountAsync(shard, cancellation);
}
