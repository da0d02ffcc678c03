using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Azure.Tests.Support;

/// <summary>
/// Secrets as Key Vault answers them over http: there is no emulator of it. Like the vault, it takes every secret that it is
/// given as the newest version, whether there was one or not; and it is slow, so that races show.
/// </summary>
internal sealed class Vault : HttpMessageHandler
{
    private static readonly Uri Address = new("https://esf.vault.azure.net/");
    private readonly ConcurrentDictionary<string, string> secrets = new();
    private int written;

    /// <summary>How many times a secret was set.</summary>
    public int Written => written;

    public SecretClient Client() => new(Address, new AnyCredential(), new SecretClientOptions { Transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false)) });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is null)
        {
            var challenge = new HttpResponseMessage(HttpStatusCode.Unauthorized) { RequestMessage = request };
            challenge.Headers.Add("WWW-Authenticate", "Bearer authorization=\"https://login.microsoftonline.com/tenant\", resource=\"https://vault.azure.net\"");
            return challenge;
        }

        await Task.Delay(30, cancellationToken);
        var name = request.RequestUri!.Segments[2].TrimEnd('/');
        if (request.Method == HttpMethod.Put)
        {
            secrets[name] = (string)JObject.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))["value"]!;
            Interlocked.Increment(ref written);
        }

        return secrets.TryGetValue(name, out var value)
            ? Answer(request, HttpStatusCode.OK, new() { ["value"] = value, ["id"] = $"{Address}secrets/{name}/1", ["attributes"] = new JObject { ["enabled"] = true } })
            : Answer(request, HttpStatusCode.NotFound, new() { ["error"] = new JObject { ["code"] = "SecretNotFound", ["message"] = "No such secret." } });
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status, JObject body) =>
        new(status) { RequestMessage = request, Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json") };

    private sealed class AnyCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
