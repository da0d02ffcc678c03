using System.Collections.Concurrent;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Serving;

/// <summary>The real host over a real folder, on a free port, in this process.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient client;
    private readonly Lines log;

    private Served(WebApplication app, DataFolder folder, string address, Lines log)
    {
        (this.app, Folder, this.log) = (app, folder, log);
        client = new() { BaseAddress = new(address) };
    }

    public DataFolder Folder { get; }

    public string Log => string.Join('\n', log.Written);

    public static async Task<Served> StartAsync(string data, TimeProvider? clock = null)
    {
        using var catalogue = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json"));
        var folder = new DataFolder(data, CatalogueFile.Read(catalogue, "catalogue.json"), clock ?? TimeProvider.System);
        var lines = new Lines();
        var host = LocalHost.Build(folder, new ListenAddress(null, 0, [], new SignIn(SignInKind.LocalOwner)), Language.En, logging => logging.AddProvider(lines));
        return new(host, folder, await host.OpenAsync(default), lines);
    }

    public async Task<(int Status, JObject Answer)> HealthAsync()
    {
        using var response = await client.GetAsync(new Uri("health", UriKind.Relative));
        return ((int)response.StatusCode, JObject.Parse(await response.Content.ReadAsStringAsync()));
    }

    public async Task<int> AskAsync(string path, string? host = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var response = await client.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>Waits for what the host does by itself.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        for (var tries = 0; tries < 1200; tries++)
        {
            if (await isSo())
                return;
            await Task.Delay(100);
        }

        throw new TimeoutException($"Not within two minutes: {what}.");
    }

    public static Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(() => Task.FromResult(isSo()), what);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
