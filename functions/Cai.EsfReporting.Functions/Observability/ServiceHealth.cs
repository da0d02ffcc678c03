using Cai.EsfReporting.Azure.Queues;
using Cai.EsfReporting.Azure.Tables;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Functions.Observability;

/// <summary>
/// What fails now, as the storage tells it, for what one instance remembers another does not know. <c>failing</c> names it:
/// <c>inbox</c>, <c>key</c> (it is away, or not the one that the store was made with: nothing is received then), <c>reports</c>, or a queue of
/// messages that failed as often as they are tried. <c>degraded</c> (still 200) names <c>signin</c> where people cannot sign in though they should,
/// and <c>inbox</c> where <c>stuck</c> lists files of which a try was broken off.
/// </summary>
internal sealed class ServiceHealth(
    ReportingCatalogue catalogue, IInbox inbox, Attempts attempts, StoreKey key, Consolidator consolidator, FailedWork failedWork, PortalSignIn signIn, ILogger<ServiceHealth> logger) : IHealthCheck
{
    /// <summary>A delivery is in a report within a minute, as a rule.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failing = new List<string>();
        await TryAsync("inbox", LookIntoInboxAsync);
        await TryAsync("key", async cancellation => { await key.RequireAsync(cancellation); });
        await TryAsync("reports", async cancellation =>
        {
            foreach (var project in catalogue.Projects)
                if (await consolidator.IsBehindAsync(project, Patience, cancellation))
                {
                    failing.Add("reports");
                    break;
                }
        });
        await TryAsync("queues", async cancellation => failing.AddRange(await failedWork.FindAsync(cancellation)));
        IReadOnlyList<StuckFile> stuck = [];
        await TryAsync("inbox", async cancellation => stuck = await attempts.StuckAsync(cancellation));
        List<string> degraded = [.. stuck.Count > 0 ? ["inbox"] : Array.Empty<string>(), .. signIn.IsMissing ? ["signin"] : Array.Empty<string>()];
        var data = new Dictionary<string, object>
        {
            ["stuck"] = new JArray(stuck.Select(file => new JObject { ["file"] = file.Address, ["received"] = Moments.Write(file.ReceivedAt), ["attempts"] = file.Attempts })),
            ["failing"] = new JArray(failing.Distinct()),
            ["degraded"] = new JArray(degraded),
        };
        return new(failing.Count > 0 ? HealthStatus.Unhealthy : degraded.Count > 0 ? HealthStatus.Degraded : HealthStatus.Healthy, data: data);

        async Task TryAsync(string part, Func<CancellationToken, Task> look)
        {
            try
            {
                await look(cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                logger.LogError(e, "What /health looks at fails: {Part}.", part);
                failing.Add(part);
            }
        }
    }

    private async Task LookIntoInboxAsync(CancellationToken cancellation)
    {
        await foreach (var _ in inbox.ListAsync(cancellation))
            break;
    }
}

internal static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<ServiceHealth>("service", timeout: TimeSpan.FromSeconds(20));
        return services;
    }
}
