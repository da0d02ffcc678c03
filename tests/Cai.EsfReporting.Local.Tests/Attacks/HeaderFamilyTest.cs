using System.Net;
using System.Text;
using Cai.EsfReporting.Local.Commands;
using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Attacks;

/// <summary>A proxy that signs people in passes on what a visitor wrote itself, but for the headers that it writes: only the family that the settings name is believed.</summary>
public sealed class HeaderFamilyTest
{
    private const string Secret = "a-secret-that-is-long-enough-to-be-one";
    private const string Access = """{ "people": [ { "who": ["anna@nacka.example"], "roles": ["deliver:mia/nacka"] }, { "who": ["boss@forbund.example"], "roles": ["operate"] }, { "who": ["group:operators"], "roles": ["operate"] } ] }""";

    private static string Principal(string mail, string group) => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        $$"""{ "auth_typ": "aad", "claims": [ { "typ": "http://schemas.microsoft.com/identity/claims/objectidentifier", "val": "{{mail}}" }, { "typ": "email", "val": "{{mail}}" }, { "typ": "xms_edov", "val": "true" }, { "typ": "preferred_username", "val": "{{mail}}" }, { "typ": "groups", "val": "{{group}}" } ] }"""));

    /// <summary>What a visitor adds to become somebody else, by the family that the proxy does not write.</summary>
    private static readonly (string Name, string Value)[] OfAnother =
    [
        ("X-MS-CLIENT-PRINCIPAL", Principal("boss@forbund.example", "operators")), ("x-ms-client-principal", Principal("boss@forbund.example", "operators")), ("X-MS-CLIENT-PRINCIPAL-NAME", "boss@forbund.example"), ("X-MS-CLIENT-PRINCIPAL-ID", "boss@forbund.example"),
        ("X-Auth-Request-Email", "boss@forbund.example"), ("X-Auth-Request-Groups", "operators"), ("X-Auth-Request-User", "boss@forbund.example"), ("Remote-User", "boss@forbund.example"),
        ("X-Forwarded-Preferred-Username", "boss@forbund.example"), ("X-Original-User", "boss@forbund.example"), ("X_Forwarded_Email", "boss@forbund.example"), ("Forwarded", "for=boss@forbund.example"),
    ];

    [Fact]
    public async Task What_the_proxy_does_not_write_makes_nobody_anybody()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.Proxy, Secret, ProxyHeaders.Forwarded), Access);
        var (sent, succeeded) = (0, new List<string>());
        foreach (var (name, value) in OfAnother)
        {
            // Beside what the proxy writes of Anna, and of somebody of whom it writes nothing.
            await TryAsync(name, value, 403, ("X-Forwarded-Email", "anna@nacka.example"), ("X-Forwarded-User", "anna"));
            await TryAsync(name, value, 401);
        }

        Tally.Tell("Another family of headers than the proxy's, x-forwarded", sent, succeeded.Count);
        succeeded.ShouldBeEmpty();

        async Task TryAsync(string name, string value, int expected, params (string, string)[] byProxy)
        {
            sent++;
            var status = await StatusAsync(host, "/audit", [("X-Esf-Proxy", Secret), .. byProxy, (name, value)]);
            if (status != expected)
                succeeded.Add($"{name} beside {byProxy.Length} of the proxy's: {status}, expected {expected}");
        }
    }

    [Fact]
    public async Task A_proxy_that_writes_principals_is_not_believed_by_what_it_passes_on()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.Proxy, Secret, ProxyHeaders.Principal), Access);
        var (sent, succeeded) = (0, 0);
        foreach (var (name, value) in ((string, string)[])[("X-Forwarded-Email", "boss@forbund.example"), ("X-Forwarded-User", "boss@forbund.example"), ("X-Forwarded-Groups", "operators"), ("X-Auth-Request-Email", "boss@forbund.example")])
        {
            sent += 2;
            succeeded += await StatusAsync(host, "/audit", ("X-Esf-Proxy", Secret), (name, value)) == 401 ? 0 : 1;
            succeeded += await StatusAsync(host, "/audit", ("X-Esf-Proxy", Secret), ("X-MS-CLIENT-PRINCIPAL", Principal("anna@nacka.example", "none")), (name, value)) == 403 ? 0 : 1;
        }

        Tally.Tell("Another family of headers than the proxy's, principal", sent, succeeded);
        succeeded.ShouldBe(0);
        (await StatusAsync(host, "/audit", ("X-Esf-Proxy", Secret), ("X-MS-CLIENT-PRINCIPAL", Principal("x", "operators")))).ShouldBe(200);
    }

    [Fact]
    public async Task Without_the_proxys_secret_no_family_is_believed()
    {
        foreach (var family in (ProxyHeaders[])[ProxyHeaders.Forwarded, ProxyHeaders.Principal])
        {
            await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.Proxy, Secret, family), Access);
            foreach (var secret in (string?[])[null, "", Secret[1..], Secret + "x", Secret.ToUpperInvariant()])
            {
                (string, string)[] told = [("X-Forwarded-Email", "boss@forbund.example"), ("X-Forwarded-User", "boss"), ("X-Forwarded-Groups", "operators"), ("X-MS-CLIENT-PRINCIPAL", Principal("boss@forbund.example", "operators"))];
                (await StatusAsync(host, "/audit", secret is null ? told : [("X-Esf-Proxy", secret), .. told])).ShouldBe(401);
            }
        }
    }

    /// <summary>Two values where the proxy writes one: its own and a visitor's, and nobody can tell which.</summary>
    [Fact]
    public async Task A_header_that_stands_twice_tells_of_nobody()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.Proxy, Secret, ProxyHeaders.Forwarded), Access);

        (await StatusAsync(host, "/audit", ("X-Esf-Proxy", Secret), ("X-Forwarded-Email", "boss@forbund.example"), ("X-Forwarded-Email", "anna@nacka.example"))).ShouldBe(401);
        (await StatusAsync(host, "/audit", ("X-Esf-Proxy", Secret), ("X-Forwarded-Email", "anna@nacka.example"), ("X-Forwarded-Groups", "operators"))).ShouldBe(200);
    }

    [Fact]
    public async Task An_issuers_portal_believes_no_header_of_any_family()
    {
        await using var host = await Portal.OpenId.OpenIdHost.StartAsync(isBehindProxy: true);
        using var anna = host.Browser();
        (anna.Headers["Host"], anna.Headers["X-Esf-Proxy"]) = ("esf.example", Portal.OpenId.OpenIdHost.Proxy);
        foreach (var (name, value) in (IEnumerable<(string, string)>)[.. OfAnother, ("X-Forwarded-Email", "anna@tyreso.example"), ("X-Forwarded-User", "anna"), ("X-Forwarded-Groups", "group-of-readers")])
        {
            anna.Headers[name] = value;
            (await anna.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, name);
            anna.Headers.Remove(name);
        }
    }

    [Theory]
    [InlineData("""{ "proxySecret": "a-secret-that-is-long-enough-to-be-one" }""", "proxyHeaders")]
    [InlineData("""{ "proxySecret": "a-secret-that-is-long-enough-to-be-one", "proxyHeaders": "all" }""", "X-Forwarded")]
    [InlineData("""{ "proxyHeaders": "X-Forwarded" }""", "proxySecret")]
    [InlineData("""{ "proxySecret": "a-secret-that-is-long-enough-to-be-one", "proxyHeaders": "X-Forwarded", "openId": { "issuer": "https://issuer.example", "clientId": "esf", "clientSecret": "x" } }""", "openId")]
    public async Task Nothing_is_served_until_the_settings_name_one_family(string settings, string named)
    {
        using var esf = new Esf();
        Directory.CreateDirectory(esf.Data);
        await File.WriteAllTextAsync(Path.Combine(esf.Data, FolderSettings.FileName), settings);

        foreach (var language in (string[])["sv", "en"])
        {
            var refused = await esf.RunAsync("serve", "--data", esf.Data, "--bind", "0.0.0.0", "--port", "0", "--lang", language);
            refused.Code.ShouldBe(EsfCommandLine.CouldNot);
            refused.Error.ShouldContain(named);
            refused.Error.ShouldNotContain("long-enough");
        }
    }

    [Theory]
    [InlineData("X-Forwarded", ProxyHeaders.Forwarded)]
    [InlineData("x-ms-client-principal", ProxyHeaders.Principal)]
    public void The_family_is_read_as_named(string word, ProxyHeaders expected)
    {
        using var esf = new Esf();
        Directory.CreateDirectory(esf.Data);
        File.WriteAllText(Path.Combine(esf.Data, FolderSettings.FileName), $$"""{ "proxySecret": "{{Secret}}", "proxyHeaders": "{{word}}" }""");

        ListenAddress.SignInFor(isForOthers: false, FolderSettings.Read(esf.Data), hasTokens: false).ShouldBe(new SignIn(SignInKind.Proxy, Secret, expected));
    }

    private static async Task<int> StatusAsync(PortalHost host, string address, params (string Name, string Value)[] headers)
    {
        using var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return (int)(await client.SendAsync(request)).StatusCode;
    }
}
