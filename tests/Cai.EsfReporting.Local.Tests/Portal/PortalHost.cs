using System.Net.Http.Headers;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Local.Commands;
using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>The real host over a folder of its own, on a port of its own, as of a day in September 2018.</summary>
internal sealed class PortalHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("esf-portal-");
    private readonly Lines log = new();
    private WebApplication app = null!;

    public string Address { get; private set; } = "";

    public DataFolder Data { get; private set; } = null!;

    public string Log => string.Join('\n', log.Written);

    /// <param name="listen">Changes where it listens and how people sign in.</param>
    /// <param name="clock">Null for a day in September 2018.</param>
    /// <param name="store">A data folder to begin with a copy of.</param>
    public static async Task<PortalHost> StartAsync(SignIn? signIn = null, string? access = null, bool isDemo = false, Func<ListenAddress, ListenAddress>? listen = null, TimeProvider? clock = null, string? store = null)
    {
        var host = new PortalHost();
        foreach (var kept in store is null ? [] : Directory.GetFiles(store, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(host.folder.FullName, Path.GetRelativePath(store!, kept));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            System.IO.File.Copy(kept, to);
        }

        if (isDemo)
            await EsfCommandLine.RunAsync(["demo", "--data", host.folder.FullName, "--today", "2018-09-10"], TimeProvider.System, TextWriter.Null, TextWriter.Null);
        var path = Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json");
        await using var catalogue = System.IO.File.OpenRead(path);
        host.Data = new(host.folder.FullName, CatalogueFile.Read(catalogue, path), clock ?? new September2018());
        if (access is not null)
            await host.GrantAsync(access);
        var address = new ListenAddress(null, 0, [], signIn ?? new(SignInKind.LocalOwner));
        host.app = LocalHost.Build(host.Data, listen?.Invoke(address) ?? address, Language.Sv, logging =>
        {
            logging.AddProvider(host.log);
            ServeCommand.Quieten(logging);
        });
        host.Address = await host.app.OpenAsync(default);
        return host;
    }

    /// <summary>Writes <c>access/people.json</c>.</summary>
    public async Task GrantAsync(string access)
    {
        var list = Path.Combine(folder.FullName, AccessList.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(list)!);
        await System.IO.File.WriteAllTextAsync(list, access);
    }

    /// <summary>Addresses as they are mapped: <c>GET /api/status</c>.</summary>
    public IReadOnlyList<(string Route, bool IsOpen)> Endpoints =>
    [
        .. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => ((e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods[0] ?? "GET") + " " + "/" + e.RoutePattern.RawText!.TrimStart('/'), e.Metadata.GetMetadata<OpenToAll>() is not null)),
    ];

    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address) };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async Task<string> TokenAsync(string name, params string[] roles) =>
        (await new AccessTokens(Data.Files, Data.Clock).MakeAsync(name, [.. roles.Select(text => Role.TryParse(text, out var role) ? role : throw new FormatException(text))], default))!;

    public static MultipartFormDataContent Form(params (string Name, string Content)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name);
        return form;
    }

    /// <summary>A participant file with so many good rows and one whose end is before its start, if asked for.</summary>
    public static string File(int good, bool bad = false) => string.Join("\r\n",
    [
        "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak",
        .. Enumerable.Range(1, good).Select(i => $"{Esf.Person(i)};Case Management;2018-03-01;;"),
        .. bad ? new[] { $"{Esf.Person(good + 1)};Case Management;2018-03-01;2018-02-01;Arbete" } : [],
        "",
    ]);

    public string[] Files(string under) => Directory.Exists(Path.Combine(folder.FullName, under))
        ? [.. Directory.GetFiles(Path.Combine(folder.FullName, under), "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder.FullName, f)).Order(StringComparer.Ordinal)]
        : [];

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>Goes as the real one, from the 17th of September 2018.</summary>
    private sealed class September2018 : TimeProvider
    {
        private readonly TimeSpan back = System.GetUtcNow() - new DateTimeOffset(2018, 9, 17, 7, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - back;
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly Lock door = new();
        private readonly List<string> written = [];

        public IReadOnlyList<string> Written
        {
            get
            {
                lock (door)
                    return [.. written];
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (door)
                written.Add(formatter(state, exception) + exception);
        }

        public void Dispose()
        {
            // Nothing is held.
        }
    }
}

internal static class Answers
{
    public static async Task<JObject> JsonAsync(this HttpResponseMessage answer) => JObject.Parse(await answer.Content.ReadAsStringAsync());
}
