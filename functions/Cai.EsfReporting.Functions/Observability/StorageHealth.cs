using Cai.EsfReporting.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cai.EsfReporting.Functions.Observability;

/// <summary>Whether a delivery could be received now: the inbox can be read, and the pseudonym key is there.</summary>
internal sealed class StorageHealth(IInbox inbox, IPseudonymKeys keys) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await keys.CurrentAsync(cancellationToken);
        await foreach (var _ in inbox.ListAsync(cancellationToken))
            break;
        return HealthCheckResult.Healthy();
    }
}

internal static class Health
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StorageHealth>("storage", timeout: TimeSpan.FromSeconds(10));
        return services;
    }
}
