using Azure.Storage.Blobs;
using Cai.EsfReporting.Functions.Triggers;
using Microsoft.Azure.Functions.Worker;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Functions.Tests.Support;

/// <summary>What the host calls most.</summary>
internal static class TriggerSteps
{
    public static TimerInfo Timer { get; } = new();

    /// <returns>The message that the host puts in the queue <c>consolidate</c>; null when none.</returns>
    public static Task<string?> ReceiveAsync(this FunctionApp app, BlobClient file) => app.CallAsync<ReceiveDelivery, string?>(function => function.RunAsync(file, CancellationToken.None));

    public static Task<string[]> SweepAsync(this FunctionApp app) => app.CallAsync<SweepInbox, string[]>(function => function.RunAsync(Timer, CancellationToken.None));

    /// <summary>After a delivery: the internal reports, and then by the message that it leaves the public editions.</summary>
    public static async Task<ShardToCount[]> ConsolidateAsync(this FunctionApp app, string project)
    {
        var left = await app.ConsolidateOnlyAsync(project);
        return [.. left.Shards, .. await app.PublishAsync(left.Unpublished)];
    }

    public static Task<AfterDelivery> ConsolidateOnlyAsync(this FunctionApp app, string project) =>
        app.CallAsync<ConsolidateReports, AfterDelivery>(function => function.ConsolidateAfterDelivery(project, CancellationToken.None));

    public static Task<ShardToCount[]> PublishAsync(this FunctionApp app, string project) =>
        app.CallAsync<PublishReports, ShardToCount[]>(function => function.RunAsync(project, CancellationToken.None));

    public static Task<LeftInQueues> ConsolidateAtNightAsync(this FunctionApp app) => app.CallAsync<ConsolidateReports, LeftInQueues>(function => function.RunAsync(Timer, CancellationToken.None));

    /// <summary>A page or address of the portal.</summary>
    public static async Task<(int Status, string Body, ProjectsToConsolidate Left)> VisitAsync(this FunctionApp app, string method, string address, Action<Microsoft.AspNetCore.Http.HttpRequest>? with = null)
    {
        var (left, context, body) = await app.AnswerAsync<VisitPortal, ProjectsToConsolidate>(
            request =>
            {
                (request.Method, request.Path) = (method, address);
                with?.Invoke(request);
            },
            (function, request) => function.RunAsync(request));
        return (context.Response.StatusCode, body, left);
    }

    /// <returns>The status, and what <c>failing</c> and <c>degraded</c> name.</returns>
    public static async Task<(int Status, IReadOnlyList<string> Failing, IReadOnlyList<string> Degraded)> HealthAsync(this FunctionApp app)
    {
        var (status, body, _) = await app.VisitAsync("GET", "/health");
        var told = JObject.Parse(body);
        return (status, [.. told["failing"]!.Values<string>()!], [.. told["degraded"]!.Values<string>()!]);
    }
}
