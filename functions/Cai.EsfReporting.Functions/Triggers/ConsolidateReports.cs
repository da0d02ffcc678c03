using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Makes the outdated reports: after a delivery, every night in case one was missed, and on request.</summary>
public sealed class ConsolidateReports(Consolidation consolidation)
{
    [Function(nameof(ConsolidateReports))]
    [QueueOutput(Queues.CountShard, Connection = Queues.Connection)]
    public async Task<ShardToCount[]> RunAsync([TimerTrigger("%ConsolidateSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        [.. await consolidation.ConsolidateAsync(cancellation)];

    [Function(nameof(ConsolidateAfterDelivery))]
    [QueueOutput(Queues.CountShard, Connection = Queues.Connection)]
    public async Task<ShardToCount[]> ConsolidateAfterDelivery(
        [QueueTrigger(Queues.Consolidate, Connection = Queues.Connection)] string project, CancellationToken cancellation) =>
        [.. await consolidation.ConsolidateAsync(project, cancellation)];

    [Function(nameof(ConsolidateReportsNow))]
    public async Task<ShardsToCount> ConsolidateReportsNow(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/run/consolidate")] HttpRequest request, CancellationToken cancellation) =>
        new(TypedResults.NoContent(), [.. await consolidation.ConsolidateAsync(cancellation)]);
}

/// <summary>The answer to the caller, and what is left for other instances to count.</summary>
public sealed record ShardsToCount(
    [property: HttpResult] IResult Answer,
    [property: QueueOutput(Queues.CountShard, Connection = Queues.Connection)] ShardToCount[] Shards);
