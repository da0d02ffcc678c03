using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Cai.EsfReporting.Local.Tests.Portal.OpenId;

/// <summary>Somebody with a browser of their own: cookies are kept and sent, and redirects are followed when the test says so.</summary>
/// <param name="issuer">Null where nobody signs in.</param>
internal sealed class Browsing(PortalHost host, OwnIssuer? issuer = null) : IDisposable
{
    private HttpClient? client;

    /// <summary>Of one connection after another: a later one is shown a later certificate.</summary>
    private HttpClient Client => client ??= new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero, SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => (Seen = certificate?.Subject) is not null } }) { BaseAddress = new(host.Address) };

    public Dictionary<string, string> Cookies { get; } = new(StringComparer.Ordinal);

    /// <summary>Whose certificate the host has shown; any is taken.</summary>
    public string? Seen { get; private set; }

    /// <summary>Sent with every request.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.Ordinal);

    public bool HasSession => Cookies.ContainsKey("esf-session");

    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(new(HttpMethod.Get, new Uri(host.Address + address)));

    public Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields) => SendAsync(new(HttpMethod.Post, new Uri(host.Address + address))
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    });

    /// <summary>Asks for a page and is led to the issuer.</summary>
    /// <returns>What the issuer is asked, by parameter.</returns>
    public async Task<Dictionary<string, string>> BeginAsync(string page = "/deliveries")
    {
        using var answer = await GetAsync(page);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var to = answer.Headers.Location!;
        to.GetLeftPart(UriPartial.Path).ShouldBe(issuer!.Address + "/authorize");
        return QueryHelpers.ParseQuery(to.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
    }

    /// <summary>Comes back from the issuer.</summary>
    public Task<HttpResponseMessage> ReturnAsync(string state, string code = "a-code") => GetAsync($"/sign-in/return?code={code}&state={Uri.EscapeDataString(state)}");

    /// <summary>From the page to the issuer and back.</summary>
    /// <param name="token">Makes the id token of the nonce; null for Anna's.</param>
    public async Task<HttpResponseMessage> SignInAsync(Func<string, string?>? token = null, string page = "/deliveries")
    {
        var asked = await BeginAsync(page);
        issuer!.Redeem = _ => OwnIssuer.Answer((token ?? (nonce => issuer.Token(nonce)))(asked["nonce"]));
        return await ReturnAsync(asked["state"]);
    }

    public void Dispose() => client?.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (Cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        foreach (var (name, value) in Headers)
            request.Headers.Add(name, value);
        var answer = await Client.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = (cookie[..cookie.IndexOf('=')], cookie[(cookie.IndexOf('=') + 1)..cookie.IndexOf(';')]);
            if (value.Length == 0)
                Cookies.Remove(name);
            else
                Cookies[name] = value;
        }

        return answer;
    }
}

internal static partial class SeenPage
{
    /// <summary>The number that a page tells of an error.</summary>
    public static async Task<string> ErrorIdAsync(this HttpResponseMessage answer) => Code().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;

    public static async Task<string> FormTokenAsync(this HttpResponseMessage answer) => Field().Match(await answer.Content.ReadAsStringAsync()).Groups[1].Value;

    public static string? SetCookie(this HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.SingleOrDefault(cookie => cookie.StartsWith(name + "=", StringComparison.Ordinal)) : null;

    [GeneratedRegex("<code>([^<]+)</code>")]
    private static partial Regex Code();

    [GeneratedRegex("name=\"form\" value=\"([^\"]+)\"")]
    private static partial Regex Field();
}
