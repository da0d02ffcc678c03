using System.Text.RegularExpressions;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>A portal behind a proxy that signs people in, and people whom it has let through.</summary>
internal static partial class BehindProxy
{
    private const string Secret = "a-secret-that-is-long-enough-to-be-one";

    /// <param name="access">Who may what, as <c>access/people.json</c>.</param>
    public static Task<PortalHost> StartAsync(string access, TimeProvider? clock = null) => PortalHost.StartAsync(new SignIn(SignInKind.Proxy, Secret, ProxyHeaders.Forwarded), access, clock: clock);

    /// <summary>Somebody at <c>esf.example</c>.</summary>
    public static HttpClient As(this PortalHost host, string who)
    {
        var client = host.Client();
        client.DefaultRequestHeaders.Add("X-Esf-Proxy", Secret);
        client.DefaultRequestHeaders.Add("X-Forwarded-Email", $"{who}@esf.example");
        return client;
    }

    /// <summary>What the forms of a page must send; empty where it has none.</summary>
    public static async Task<string> TokenOfAsync(this HttpClient client, string page)
    {
        using var answer = await client.GetAsync(page);
        // Behind a proxy that does https the cookie is for https only; the test speaks http to the portal, as the proxy does.
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            client.DefaultRequestHeaders.Add("Cookie", cookies.Select(cookie => cookie.Split(';')[0]));
        return FormToken().Match(await answer.Content.ReadAsStringAsync()).Groups["token"].Value;
    }

    [GeneratedRegex("name=\"form\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();
}
