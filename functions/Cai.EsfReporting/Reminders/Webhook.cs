using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reminders;

/// <summary>
/// Where reminders are posted: a workflow in Teams, a Logic App, anything that takes json. The address is a secret, for
/// whoever knows it may post: it stands in no log, answer, message or trace.
/// </summary>
public sealed class Webhook : IDisposable
{
    /// <summary>The environment variable, and the app setting, that holds the address.</summary>
    public const string Setting = "ESF_WEBHOOK_URL";

    /// <summary>Longer than any such service takes to answer, and shorter than a host waits when it is asked to stop.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(15);

    private readonly Uri address;
    private readonly HttpClient client;
    private readonly TimeProvider clock;

    /// <param name="timeout">How long an answer may take; fifteen seconds when null.</param>
    public Webhook(Uri address, TimeProvider clock, TimeSpan? timeout = null)
    {
        this.address = address;
        this.clock = clock;
        client = new(new SocketsHttpHandler
        {
            // Another address is another receiver, perhaps without https.
            AllowAutoRedirect = false,
            // Without a propagator no trace is begun, and a trace would tell the address.
            ActivityHeadersPropagator = null,
            // So that a receiver that has moved is found where it is now.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = timeout ?? LongestAnswer,
        };
    }

    /// <summary>The address that a setting holds; null when it is empty.</summary>
    /// <exception cref="InvalidDataException">It is no address to post to; the message does not tell what it is.</exception>
    public static Uri? AddressOf(string? setting) => setting?.Trim() switch
    {
        null or "" => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp && address.IsLoopback) => address,
        _ => throw new InvalidDataException("The webhook's address must begin with https:// (http:// only to this machine)."),
    };

    /// <summary>Posts a message and waits for the answer. Not interrupted half-way: nobody would know whether it was taken.</summary>
    /// <param name="id">Also sent as <c>Idempotency-Key</c>, by which a receiver can drop what it has had before.</param>
    public async Task<WebhookAnswer> PostAsync(JObject message, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new StringContent(Json.Text(message), Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", $"\"{id}\"");
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return new(Judge(response.StatusCode), $"HTTP {(int)response.StatusCode}", RetryAfter(response));
        }
        // Their messages name the host.
        catch (HttpRequestException e)
        {
            return new(WebhookOutcome.NotNow, e.HttpRequestError.ToString(), null);
        }
        catch (OperationCanceledException)
        {
            return new(WebhookOutcome.NotNow, "Timeout", null);
        }
    }

    public void Dispose() => client.Dispose();

    private static WebhookOutcome Judge(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => WebhookOutcome.Taken,
        408 or 429 or >= 500 => WebhookOutcome.NotNow,
        400 or 409 or 413 or 415 or 422 => WebhookOutcome.MessageRefused,
        _ => WebhookOutcome.AddressRefused,
    };

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - clock.GetUtcNow(),
        _ => null,
    };
}

public enum WebhookOutcome
{
    Taken = 0,
    /// <summary>No answer, or one that says to come back: try again later.</summary>
    NotNow,
    /// <summary>This message was refused; another may be taken.</summary>
    MessageRefused,
    /// <summary>Whatever is posted there is refused: the address, or the right to post, must be mended by somebody.</summary>
    AddressRefused,
}

/// <param name="What"><c>HTTP 503</c>, <c>Timeout</c>, <c>ConnectionError</c> …; never the address.</param>
/// <param name="RetryAfter">When the receiver asks to be tried again; null when it does not say.</param>
public readonly record struct WebhookAnswer(WebhookOutcome Outcome, string What, TimeSpan? RetryAfter);
