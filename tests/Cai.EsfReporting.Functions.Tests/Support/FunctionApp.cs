using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Cai.EsfReporting.Azure.Tests.Support;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Storage.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cai.EsfReporting.Functions.Tests.Support;

/// <summary>The app as it is put together for the host, over a storage account of its own. What the host does, tests do: call a function, and take what it returns to the next.</summary>
internal sealed class FunctionApp : IAsyncDisposable
{
    /// <summary>As in local.settings.sample.json.</summary>
    private const string Key = "VGhpcyBrZXkgaXMgZm9yIG1hZGUtdXAgZmlsZXMhISE=";

    private readonly IHost host;

    private FunctionApp(string connection, IHost host) => (Connection, this.host) = (connection, host);

    public static Dictionary<string, string> Settings(string connection) => new(StringComparer.Ordinal)
    {
        ["Data"] = connection,
        ["Catalogue"] = "catalogue.json",
        ["PseudonymKey"] = Key,
        ["SweepSchedule"] = "0 * * * * *",
        ["ConsolidateSchedule"] = "0 30 2 * * *",
        ["PrepareSchedule"] = "0 0 5 * * *",
        ["SendSchedule"] = "0 20 * * * *",
        ["PurgeSchedule"] = "0 0 3 * * *",
    };

    /// <param name="with">Settings that are other than usual.</param>
    /// <param name="of">Another instance at the storage of this one.</param>
    public static async Task<FunctionApp> StartAsync(IReadOnlyDictionary<string, string>? with = null, Action<IServiceCollection>? services = null, FunctionApp? of = null)
    {
        var connection = of?.Connection ?? (await Azurite.SharedAsync()).OfOwnAccount();
        var settings = Settings(connection);
        foreach (var (name, value) in with ?? new Dictionary<string, string>())
            settings[name] = value;
        var builder = EsfApp.Create([.. settings.Select(setting => $"--{setting.Key}={setting.Value}")]);
        services?.Invoke(builder.Services);
        return new(connection, builder.Build());
    }

    public string Connection { get; }

    public IServiceProvider Services => host.Services;

    public IFileStore Files => Services.GetRequiredService<IFileStore>();

    public IInbox Inbox => Services.GetRequiredService<IInbox>();

    public Task<IReadOnlyList<Delivery>> LogAsync(string project = "mia") => Services.GetRequiredService<IDeliveryLog>().ReadAsync(project, CancellationToken.None);

    /// <summary>Calls a function as the worker does: the class made anew, its services those of one invocation.</summary>
    public async Task<TResult> CallAsync<TFunction, TResult>(Func<TFunction, Task<TResult>> call)
        where TFunction : class
    {
        await using var scope = Services.CreateAsyncScope();
        return await call(ActivatorUtilities.CreateInstance<TFunction>(scope.ServiceProvider));
    }

    /// <inheritdoc cref="CallAsync{TFunction, TResult}"/>
    public Task CallAsync<TFunction>(Func<TFunction, Task> call)
        where TFunction : class => CallAsync<TFunction, bool>(async function =>
    {
        await call(function);
        return true;
    });

    /// <summary>The same for a function that answers a request.</summary>
    public async Task<(TResult Result, HttpContext Context, string Body)> AnswerAsync<TFunction, TResult>(Action<HttpRequest> ask, Func<TFunction, HttpRequest, Task<TResult>> call)
        where TFunction : class
    {
        await using var scope = Services.CreateAsyncScope();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Response = { Body = body } };
        context.Request.Scheme = "http";
        context.Request.Host = new("localhost");
        ask(context.Request);
        var result = await call(ActivatorUtilities.CreateInstance<TFunction>(scope.ServiceProvider), context.Request);
        if (result is IResult answer)
            await answer.ExecuteAsync(context);
        return (result, context, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }

    /// <summary>Drops a file; the host hands it to the function that the event, or its look, calls.</summary>
    public async Task<BlobClient> DropAsync(string name, string text)
    {
        var inbox = new BlobContainerClient(Connection, "inbox");
        await inbox.CreateIfNotExistsAsync();
        var blob = inbox.GetBlobClient(name);
        await blob.UploadAsync(Bytes.Of(text), overwrite: true);
        return blob;
    }

    public async Task<QueueClient> QueueAsync(string name)
    {
        var queue = new QueueClient(Connection, name);
        await queue.CreateIfNotExistsAsync();
        return queue;
    }

    public async Task<List<string>> ListAsync(string folder) => await Files.ListAsync(folder, CancellationToken.None).ToListAsync();

    public ValueTask DisposeAsync()
    {
        host.Dispose();
        return ValueTask.CompletedTask;
    }
}
