using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace Cai.EsfReporting.Functions.Observability;

internal static class Telemetry
{
    /// <summary>Logs, traces and metrics over OpenTelemetry, to Application Insights where its connection string is set.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<PipelineMeter>();
        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithMetrics(metrics => metrics.AddMeter(PipelineMeter.Name))
            .WithTracing(traces => traces.AddSource(PipelineMeter.Name));
        if (configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 } connection)
            telemetry.UseAzureMonitorExporter(options =>
            {
                options.ConnectionString = connection;
                options.Credential = Credential(configuration);
            });
        return services;
    }

    /// <summary>Application Insights takes no telemetry without an Entra identity.</summary>
    private static TokenCredential Credential(IConfiguration configuration) =>
        configuration["AZURE_CLIENT_ID"] is { Length: > 0 } client
            ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
            : new DefaultAzureCredential();
}
