using System.Collections.Concurrent;
using System.IO.Compression;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Cai.EsfReporting.Functions.Tests.Infra;

/// <summary>Where Application Insights takes telemetry, on loopback: the app's own exporter sends to it.</summary>
internal sealed class Ingestion : IAsyncDisposable
{
    /// <summary>Which table a kind of telemetry comes to stand in: https://learn.microsoft.com/azure/azure-monitor/app/convert-classic-resource.</summary>
    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["MetricData"] = "AppMetrics",
        ["RequestData"] = "AppRequests",
        ["RemoteDependencyData"] = "AppDependencies",
        ["MessageData"] = "AppTraces",
        ["ExceptionData"] = "AppExceptions",
    };

    private readonly WebApplication server;
    private readonly ConcurrentQueue<JObject> taken = new();

    private Ingestion(WebApplication server) => this.server = server;

    public static async Task<Ingestion> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var ingestion = new Ingestion(builder.Build());
        ingestion.server.MapPost("/{version}/track", ingestion.TakeAsync);
        await ingestion.server.StartAsync();
        return ingestion;
    }

    /// <summary>Of the app, beside its usual ones.</summary>
    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = $"InstrumentationKey={Guid.Empty};IngestionEndpoint={Address}/;LiveEndpoint={Address}/",
        ["APPLICATIONINSIGHTS_STATSBEAT_DISABLED"] = "true",

        // Of a host that is never called: the worker's own service wants it when it is made.
        ["Functions:Worker:HostEndpoint"] = Address,
    };

    private string Address => server.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First();

    /// <summary>Signing in is the platform's, and needs TLS.</summary>
    public static void Admit(IServiceCollection services) => services.PostConfigureAll<AzureMonitorExporterOptions>(options =>
    {
        options.Credential = null;
        options.EnableLiveMetrics = false;
        options.TracesPerSecond = null;
        options.SamplingRatio = 1;
        options.DisableOfflineStorage = true;
    });

    /// <summary>What a host does when it starts: from now on everything is sent. The exporter puts itself behind all others by a service of its own.</summary>
    public static async Task ConnectAsync(IServiceProvider app)
    {
        app.GetRequiredService<MeterProvider>();
        app.GetRequiredService<TracerProvider>();
        foreach (var service in app.GetServices<IHostedService>().Where(service => service.GetType().Assembly == typeof(AzureMonitorExporterOptions).Assembly))
            await service.StartAsync(CancellationToken.None);
    }

    /// <summary>What the app has sent when it has sent everything.</summary>
    public IReadOnlyList<Telemetry> Of(IServiceProvider app)
    {
        app.GetRequiredService<MeterProvider>().ForceFlush().ShouldBeTrue();
        app.GetRequiredService<TracerProvider>().ForceFlush().ShouldBeTrue();
        app.GetRequiredService<LoggerProvider>().ForceFlush().ShouldBeTrue();
        return [.. taken.SelectMany(Telemetry.Of)];
    }

    /// <summary>All of it, as it was sent.</summary>
    public IReadOnlyList<string> Raw => [.. taken.Select(envelope => envelope.ToString())];

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        await using var body = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var text = new StreamReader(body);
        var lines = (await text.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
            taken.Enqueue(JsonConvert.DeserializeObject<JObject>(line)!);
        return Results.Json(new { itemsReceived = lines.Length, itemsAccepted = lines.Length, errors = Array.Empty<string>() });
    }

    /// <param name="Sum">Of a metric: its value. The exporter tells least and most of histograms alone.</param>
    public sealed record Telemetry(string Table, string Name, bool? Success, double? Sum, IReadOnlyList<string> Properties)
    {
        public static IEnumerable<Telemetry> Of(JObject envelope)
        {
            if (!Tables.TryGetValue((string)envelope["data"]!["baseType"]!, out var table))
                yield break;
            var data = envelope["data"]!["baseData"]!;
            var properties = ((JObject?)data["properties"])?.Properties().Select(property => property.Name).ToList() ?? [];
            if (data["metrics"] is { } metrics)
                foreach (var metric in metrics)
                    yield return new(table, (string)metric["name"]!, null, (double)metric["value"]!, properties);
            else
                yield return new(table, (string?)data["name"] ?? "", (bool?)data["success"], null, properties);
        }
    }
}
