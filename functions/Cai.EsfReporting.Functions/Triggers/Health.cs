using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cai.EsfReporting.Functions.Triggers;

/// <summary>Says whether a delivery could be received now, and nothing else: anybody may ask.</summary>
public sealed class Health(HealthCheckService checks)
{
    [Function(nameof(Health))]
    public async Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellation)
    {
        var health = await checks.CheckHealthAsync(cancellation);
        return TypedResults.Text(health.Status.ToString(), statusCode: health.Status == HealthStatus.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
