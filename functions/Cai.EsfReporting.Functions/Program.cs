using Cai.EsfReporting.Azure;
using Cai.EsfReporting.Functions;
using Cai.EsfReporting.Functions.Observability;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);

builder.ConfigureFunctionsWebApplication();
builder.Configuration.Require("Data", "Catalogue", "SweepSchedule", "ConsolidateSchedule", "PrepareSchedule", "SendSchedule", "PurgeSchedule");
builder.Services.AddTelemetry(builder.Configuration);
builder.Services.AddAzureStorage(builder.Configuration);
builder.Services.AddPipeline(builder.Configuration);
builder.Services.AddHealth();
builder.Services.AddPortal(builder.Configuration);

builder.Build().Run();
