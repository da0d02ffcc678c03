using System.Collections.Concurrent;
using System.Net;

namespace Cai.EsfReporting.Azure.Tests.Support;

/// <summary>Answers every third request as a service does that has too much to do.</summary>
internal sealed class BusyNetwork() : DelegatingHandler(new SocketsHttpHandler())
{
    private int requests;

    public int Refused => requests / 3;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref requests) % 3 != 0)
            return base.SendAsync(request, cancellationToken);
        var busy = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = new ByteArrayContent([]) };
        busy.Headers.Add("x-ms-error-code", "ServerBusy");
        return Task.FromResult(busy);
    }
}

/// <summary>Remembers the requests.</summary>
internal sealed class RememberingNetwork() : DelegatingHandler(new SocketsHttpHandler())
{
    public ConcurrentQueue<string> Requests { get; } = new();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Enqueue($"{request.Method} {request.RequestUri!.AbsolutePath}");
        return base.SendAsync(request, cancellationToken);
    }
}
