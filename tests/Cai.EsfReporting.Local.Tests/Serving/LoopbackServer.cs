using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Local.Tests.Serving;

/// <summary>A real server on this machine, that can be away and come back under the same address.</summary>
internal abstract class LoopbackServer : IAsyncDisposable
{
    private WebApplication? app;
    private int port;

    protected string Origin => $"http://127.0.0.1:{port}";

    public async Task ComeBackAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        app = builder.Build();
        app.Run(HandleAsync);
        await app.StartAsync();
        port = new Uri(app.Urls.First()).Port;
    }

    public async Task GoAwayAsync()
    {
        if (app is not null)
        {
            using var now = new CancellationTokenSource(0);
            await app.StopAsync(now.Token);
            await app.DisposeAsync();
        }

        app = null;
    }

    public async ValueTask DisposeAsync() => await GoAwayAsync();

    protected abstract Task HandleAsync(HttpContext context);
}
