using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Local.Tests.Serving;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Portal.OpenId;

/// <summary>Nobody signs in where others can listen: https by a certificate of the host's own, or by a proxy that proves itself.</summary>
public sealed class HttpsTest : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("esf-certificate-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task With_a_certificate_the_host_speaks_https_and_the_cookie_goes_no_other_way()
    {
        await using var issuer = await OwnIssuer.StartAsync();
        var certificate = Certificate("first");
        await using var host = await PortalHost.StartAsync(new(SignInKind.OpenId), OpenIdHost.Access,
            listen: address => address with { Bind = IPAddress.Loopback, Names = ["esf.example"], OpenId = issuer.Settings, Certificate = certificate }, clock: TimeProvider.System);
        host.Address.ShouldStartWith("https://127.0.0.1:");
        using var anna = new Browsing(host, issuer) { Headers = { ["Host"] = "esf.example" } };

        var asked = await anna.BeginAsync();
        asked["redirect_uri"].ShouldBe("https://esf.example/sign-in/return");
        issuer.Redeem = _ => OwnIssuer.Answer(issuer.Token(asked["nonce"]));
        using var back = await anna.ReturnAsync(asked["state"]);

        back.SetCookie("esf-session")!.ShouldContain("; secure", Case.Insensitive);
        back.Headers.GetValues("Strict-Transport-Security").Single().ShouldBe("max-age=31536000");
        (await anna.GetAsync("/deliver")).StatusCode.ShouldBe(HttpStatusCode.OK);
        anna.Seen.ShouldBe("CN=first");
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_without_a_restart()
    {
        var certificate = Certificate("first");
        await using var host = await PortalHost.StartAsync(new(SignInKind.TokensOnly), listen: address => address with { Port = FreePort(), Certificate = certificate });
        using var machine = new Browsing(host);
        (await machine.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        machine.Seen.ShouldBe("CN=first");
        var token = await host.TokenAsync("tyreso", "deliver:mia/tyreso");
        machine.Headers["Authorization"] = $"Bearer {token}";
        (await machine.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.OK);

        Certificate("second");

        await Served.UntilAsync(async () =>
        {
            using var later = new Browsing(host);
            try
            {
                (await later.GetAsync("/health")).Dispose();
            }
            catch (HttpRequestException)
            {
                // The address is taken anew.
            }

            return later.Seen == "CN=second";
        }, "the renewed certificate");
    }

    [Fact]
    public async Task A_proxy_that_proves_itself_does_the_https_and_signs_nobody_in()
    {
        await using var host = await OpenIdHost.StartAsync(isBehindProxy: true);
        using var anna = host.Browser();
        (anna.Headers["Host"], anna.Headers["X-Esf-Proxy"], anna.Headers["X-Forwarded-Email"]) = ("esf.example", OpenIdHost.Proxy, "bo@nacka.example");

        var asked = await anna.BeginAsync();
        asked["redirect_uri"].ShouldBe("https://esf.example/sign-in/return");
        host.Issuer.Redeem = _ => OwnIssuer.Answer(host.Issuer.Token(asked["nonce"]));
        using var back = await anna.ReturnAsync(asked["state"]);

        back.SetCookie("esf-session")!.ShouldContain("; secure", Case.Insensitive);
        back.Headers.Contains("Strict-Transport-Security").ShouldBeTrue();
        (await anna.GetAsync("/deliveries/mia/tyreso/2018-08")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await anna.GetAsync("/deliveries/mia/nacka/2018-08")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not-the-secret-but-as-long-as-one-is-")]
    public async Task Past_the_proxy_nobody_begins_to_sign_in(string? secret)
    {
        await using var host = await OpenIdHost.StartAsync(isBehindProxy: true);
        using var anna = host.Browser();
        anna.Headers["Host"] = "esf.example";
        if (secret is not null)
            (anna.Headers["X-Esf-Proxy"], anna.Headers["X-Forwarded-Proto"]) = (secret, "https");

        using var answer = await anna.GetAsync("/deliver");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Logga in över https");
        answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse();
        anna.Cookies.ShouldBeEmpty();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A certificate that nobody vouches for, in the files where the host looks.</summary>
    private ServerCertificate Certificate(string name)
    {
        var files = new ServerCertificate(Path.Combine(folder.FullName, "cert.pem"), Path.Combine(folder.FullName, "key.pem"));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(files.KeyPath, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(files.Path, certificate.ExportCertificatePem());
        return files;
    }
}
