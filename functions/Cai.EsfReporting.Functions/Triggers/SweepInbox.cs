using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Receives what no event told of.</summary>
public sealed class SweepInbox(Reception reception)
{
    [Function(nameof(SweepInbox))]
    [QueueOutput(Queues.Consolidate, Connection = Queues.Connection)]
    public async Task<string[]> RunAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellation) =>
        [.. await reception.SweepAsync(cancellation)];

    [Function(nameof(SweepInboxNow))]
    public async Task<ProjectsToConsolidate> SweepInboxNow(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/run/sweep")] HttpRequest request, CancellationToken cancellation) =>
        new(TypedResults.NoContent(), [.. await reception.SweepAsync(cancellation)]);
}

/// <summary>The answer to the caller, and the projects whose reports may be outdated.</summary>
public sealed record ProjectsToConsolidate(
    [property: HttpResult] IResult Answer,
    [property: QueueOutput(Queues.Consolidate, Connection = Queues.Connection)] string[] Projects);
