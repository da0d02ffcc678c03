using System.Collections.Concurrent;
using Cai.EsfReporting.Local.Tests.Serving;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Reminders;

/// <summary>A real receiver on this machine, that can be away, answer anything, and come back under the same address.</summary>
internal sealed class WebhookServer : LoopbackServer
{
    private readonly ConcurrentQueue<JObject> taken = new();
    private readonly ConcurrentQueue<string> raw = new();
    private int asked;

    /// <summary>What to do with a request, by its number from 1; true takes it with 202.</summary>
    public Func<HttpContext, int, Task<bool>> Answer { get; set; } = (_, _) => Task.FromResult(true);

    public Uri Address => new($"{Origin}/workflows/the-secret-part?sig=abc");

    public int Asked => asked;

    /// <summary>The messages that were taken, in order.</summary>
    public IReadOnlyList<JObject> Taken => [.. taken];

    public IEnumerable<string> Ids => taken.Select(message => (string)message["id"]!);

    /// <summary>Each request as it came, its head first, whether it was taken or not.</summary>
    public IReadOnlyList<string> Raw => [.. raw];

    public static async Task<WebhookServer> StartAsync()
    {
        var server = new WebhookServer();
        await server.ComeBackAsync();
        return server;
    }

    public static Func<HttpContext, int, Task<bool>> Status(int status, int times = int.MaxValue, string? retryAfter = null) => (context, request) =>
    {
        if (request > times)
            return Task.FromResult(true);
        context.Response.StatusCode = status;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        return Task.FromResult(false);
    };

    protected override async Task HandleAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var text = await body.ReadToEndAsync();
        raw.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n{string.Join('\n', context.Request.Headers.Select(header => $"{header.Key}: {header.Value}"))}\n\n{text}");
        var message = JObject.Parse(text);
        if (!await Answer(context, Interlocked.Increment(ref asked)))
            return;
        taken.Enqueue(message);
        context.Response.StatusCode = 202;
    }
}
