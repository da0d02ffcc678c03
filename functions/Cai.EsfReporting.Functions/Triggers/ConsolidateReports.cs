using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Makes the outdated internal reports, which leaves the public editions to <see cref="PublishReports"/>: after a delivery, every night in case one was missed, and on request.</summary>
public sealed class ConsolidateReports(Consolidation consolidation)
{
    [Function(nameof(ConsolidateReports))]
    public async Task<LeftInQueues> RunAsync([TimerTrigger("%ConsolidateSchedule%")] TimerInfo timer, CancellationToken cancellation)
    {
        var left = await consolidation.ConsolidateAsync(cancellation);
        return new(left.Shards, left.Projects, left.Unpublished);
    }

    [Function(nameof(ConsolidateAfterDelivery))]
    public async Task<AfterDelivery> ConsolidateAfterDelivery(
        [QueueTrigger(Queues.Consolidate, Connection = Queues.Connection)] string project, CancellationToken cancellation) =>
        new([.. await consolidation.ConsolidateAsync(project, cancellation)], project);

    [Function(nameof(ConsolidateReportsNow))]
    public async Task<AnswerAndShards> ConsolidateReportsNow(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/run/consolidate")] HttpRequest request, CancellationToken cancellation)
    {
        var left = await consolidation.ConsolidateAsync(cancellation);
        return new(left.Projects.Length == 0 ? TypedResults.NoContent() : TypedResults.Problem($"The reports of {string.Join(", ", left.Projects)} could not be made; the log says why."), left.Shards, left.Unpublished);
    }
}

/// <summary>What a delivery's run leaves: shards for other instances to count, and the project whose public editions are next.</summary>
public sealed record AfterDelivery(
    [property: QueueOutput(Queues.CountShard, Connection = Queues.Connection)] ShardToCount[] Shards,
    [property: QueueOutput(Queues.Publish, Connection = Queues.Connection)] string Unpublished);

/// <summary>What a run at night leaves: shards for other instances to count, projects to try again, and those whose public editions are next.</summary>
public sealed record LeftInQueues(
    [property: QueueOutput(Queues.CountShard, Connection = Queues.Connection)] ShardToCount[] Shards,
    [property: QueueOutput(Queues.Consolidate, Connection = Queues.Connection)] string[] Projects,
    [property: QueueOutput(Queues.Publish, Connection = Queues.Connection)] string[] Unpublished);

/// <summary>The answer to the caller, what is left for other instances to count, and the projects whose public editions are next. What failed is the caller's to ask for again.</summary>
public sealed record AnswerAndShards(
    [property: HttpResult] IResult Answer,
    [property: QueueOutput(Queues.CountShard, Connection = Queues.Connection)] ShardToCount[] Shards,
    [property: QueueOutput(Queues.Publish, Connection = Queues.Connection)] string[] Unpublished);
