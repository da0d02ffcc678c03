using Cai.EsfReporting.Azure;
using Cai.EsfReporting.Functions.Observability;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace Cai.EsfReporting.Functions;

/// <summary>The app, put together.</summary>
public static class EsfApp
{
    /// <exception cref="InvalidOperationException">App settings are missing; the message names every one.</exception>
    public static FunctionsApplicationBuilder Create(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<TakenUpCatalogue>();
        builder.Configuration.Require("Data", "Catalogue", "SweepSchedule", "ConsolidateSchedule", "PrepareSchedule", "SendSchedule", "PurgeSchedule");
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services.AddAzureStorage(builder.Configuration);
        builder.Services.AddPipeline(builder.Configuration);
        builder.Services.AddHealth();
        builder.Services.AddPortal(builder.Configuration);
        return builder;
    }
}
