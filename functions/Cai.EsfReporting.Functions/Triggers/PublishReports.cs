using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Makes the public editions that are left of a project, when its internal reports are written.</summary>
public sealed class PublishReports(Publishing publishing)
{
    [Function(nameof(PublishReports))]
    [QueueOutput(Queues.CountShard, Connection = Queues.Connection)]
    public async Task<ShardToCount[]> RunAsync([QueueTrigger(Queues.Publish, Connection = Queues.Connection)] string project, CancellationToken cancellation) =>
        [.. await publishing.PublishAsync(project, cancellation)];
}
