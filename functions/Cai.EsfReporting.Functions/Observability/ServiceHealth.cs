using Cai.EsfReporting.Azure.Queues;
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
/// messages that failed as often as they are tried. <c>degraded</c> (still 200) names <c>signin</c> where people cannot sign in though they should.
/// </summary>
internal sealed class ServiceHealth(
    ReportingCatalogue catalogue, IInbox inbox, StoreKey key, Consolidator consolidator, FailedWork failedWork, PortalSignIn signIn, ILogger<ServiceHealth> logger) : IHealthCheck
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
        var data = new Dictionary<string, object> { ["failing"] = new JArray(failing), ["degraded"] = signIn.IsMissing ? new JArray("signin") : [] };
        return new(failing.Count > 0 ? HealthStatus.Unhealthy : signIn.IsMissing ? HealthStatus.Degraded : HealthStatus.Healthy, data: data);

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
