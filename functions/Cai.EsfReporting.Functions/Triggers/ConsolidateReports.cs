using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Makes the outdated reports: after a delivery, every night in case one was missed, and on request.</summary>
public sealed class ConsolidateReports(Consolidation consolidation)
{
    [Function(nameof(ConsolidateReports))]
    public async Task<LeftInQueues> RunAsync([TimerTrigger("%ConsolidateSchedule%")] TimerInfo timer, CancellationToken cancellation)
    {
        var left = await consolidation.ConsolidateAsync(cancellation);
        return new(left.Shards, left.Projects);
    }

    [Function(nameof(ConsolidateAfterDelivery))]
    [QueueOutput(Queues.CountShard, Connection = Queues.Connection)]
    public async Task<ShardToCount[]> ConsolidateAfterDelivery(
        [QueueTrigger(Queues.Consolidate, Connection = Queues.Connection)] string project, CancellationToken cancellation) =>
        [.. await consolidation.ConsolidateAsync(project, cancellation)];

    [Function(nameof(ConsolidateReportsNow))]
    public async Task<AnswerAndShards> ConsolidateReportsNow(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/run/consolidate")] HttpRequest request, CancellationToken cancellation)
    {
        var left = await consolidation.ConsolidateAsync(cancellation);
        return new(left.Projects.Length == 0 ? TypedResults.NoContent() : TypedResults.Problem($"The reports of {string.Join(", ", left.Projects)} could not be made; the log says why."), left.Shards);
    }
}

/// <summary>What a run at night leaves: shards for other instances to count, and projects to try again.</summary>
public sealed record LeftInQueues(
    [property: QueueOutput(Queues.CountShard, Connection = Queues.Connection)] ShardToCount[] Shards,
    [property: QueueOutput(Queues.Consolidate, Connection = Queues.Connection)] string[] Projects);

/// <summary>The answer to the caller, and what is left for other instances to count. What failed is the caller's to ask for again.</summary>
public sealed record AnswerAndShards(
    [property: HttpResult] IResult Answer,
    [property: QueueOutput(Queues.CountShard, Connection = Queues.Connection)] ShardToCount[] Shards);
