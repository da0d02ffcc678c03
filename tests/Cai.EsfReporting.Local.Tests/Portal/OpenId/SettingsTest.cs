using System.Net;
using Cai.EsfReporting.Local.Commands;
using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Local.Serving.OpenId;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Portal.OpenId;

/// <summary><c>settings.json</c> and <c>--bind</c>: what is wrong is named, and nothing is served.</summary>
public sealed class SettingsTest : IDisposable
{
    private const string Good = "\"openId\": { \"issuer\": \"https://issuer.example\", \"clientId\": \"esf\", \"clientSecret\": \"the-secret-part\" }";

    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    [Theory]
    [InlineData("\"openId\": \"https://issuer.example\"", "openId.issuer")]
    [InlineData("\"openId\": { \"clientId\": \"esf\", \"clientSecret\": \"the-secret-part\" }", "openId.issuer")]
    [InlineData("\"openId\": { \"issuer\": \"issuer.example\", \"clientId\": \"esf\", \"clientSecret\": \"the-secret-part\" }", "openId.issuer")]
    [InlineData("\"openId\": { \"issuer\": \"http://issuer.example\", \"clientId\": \"esf\", \"clientSecret\": \"the-secret-part\" }", "openId.issuer")]
    [InlineData("\"openId\": { \"issuer\": 7, \"clientId\": \"esf\", \"clientSecret\": \"the-secret-part\" }", "openId.issuer")]
    [InlineData("\"openId\": { \"issuer\": \"https://issuer.example\", \"clientSecret\": \"the-secret-part\" }", "openId.clientId")]
    [InlineData("\"openId\": { \"issuer\": \"https://issuer.example\", \"clientId\": \"esf\" }", "ESF_OPENID_SECRET")]
    [InlineData("\"openId\": { \"issuer\": \"https://issuer.example\", \"clientId\": \"esf\", \"clientSecret\": \" \" }", "openId.clientSecret")]
    [InlineData("\"certificate\": \"cert.pem\"", "certificateKey")]
    [InlineData("\"certificate\": \"cert.pem\", \"certificateKey\": \"key.pem\"", "cert.pem")]
    public async Task What_is_missing_or_wrong_is_named_in_both_languages(string settings, string named)
    {
        Set($"{{ {settings} }}");

        foreach (var language in (string[])["sv", "en"])
        {
            var refused = await ServeAsync("--lang", language);
            refused.Code.ShouldBe(EsfCommandLine.CouldNot);
            refused.Error.ShouldContain(named);
            refused.Error.ShouldContain(language == "en" ? " in settings.json" : " i settings.json");
            refused.Error.ShouldNotContain("the-secret-part");
            refused.Error.ShouldNotContain("   at ");
        }
    }

    [Fact]
    public async Task To_the_network_nobody_signs_in_without_https()
    {
        Set($"{{ {Good} }}");

        var refused = await ServeAsync("--bind", "0.0.0.0", "--lang", "en");

        refused.Code.ShouldBe(EsfCommandLine.WrongUse);
        refused.Error.ShouldContain("unencrypted");
        refused.Error.ShouldContain("certificateKey");
        refused.Error.ShouldContain("proxySecret");
        (await ServeAsync("--bind", "0.0.0.0")).Error.ShouldContain("okrypterad");
    }

    [Fact]
    public async Task A_certificate_alone_tells_nobody_apart()
    {
        Set("""{ "certificate": "cert.pem", "certificateKey": "key.pem" }""");

        var refused = await ServeAsync("--bind", "0.0.0.0", "--lang", "en");

        refused.Code.ShouldBe(EsfCommandLine.WrongUse);
        refused.Error.ShouldContain("Configure a sign-in first: openId");
    }

    [Fact]
    public void Settings_are_read_as_written()
    {
        Set($"{{ {Good}, \"certificate\": \"tls/cert.pem\", \"certificateKey\": \"/etc/esf/key.pem\" }}");

        var settings = FolderSettings.Read(esf.Data);

        settings.OpenId.ShouldBe(new OpenIdSettings(new("https://issuer.example"), "esf", "the-secret-part"));
        settings.Certificate.ShouldBe(new ServerCertificate(Path.Combine(esf.Data, "tls/cert.pem"), Path.GetFullPath("/etc/esf/key.pem")));
    }

    [Theory]
    [InlineData(false, false, false, SignInKind.LocalOwner)]
    [InlineData(true, false, true, SignInKind.TokensOnly)]
    [InlineData(true, false, false, null)]
    [InlineData(false, true, false, SignInKind.OpenId)]
    [InlineData(true, true, true, SignInKind.OpenId)]
    public void People_sign_in_wherever_an_issuer_is_set(bool isForOthers, bool hasIssuer, bool hasTokens, SignInKind? expected)
    {
        var signIn = ListenAddress.SignInFor(isForOthers, new(null, null, hasIssuer ? new(new("https://issuer.example"), "esf", "secret") : null, null), hasTokens);

        (signIn?.Kind).ShouldBe(expected);
    }

    [Theory]
    [InlineData(null, 5080, "https://localhost:5080")]
    [InlineData(null, 0, "https://127.0.0.1:0")]
    [InlineData("192.0.2.10", 443, "https://192.0.2.10:443")]
    [InlineData("::", 443, "https://[::]:443")]
    public void Https_is_served_where_http_would_have_been(string? bind, int port, string expected) =>
        new ListenAddress(bind is null ? null : IPAddress.Parse(bind), port, [], new(SignInKind.TokensOnly)).HttpsAddress.ShouldBe(expected);

    private void Set(string settings)
    {
        Directory.CreateDirectory(esf.Data);
        File.WriteAllText(Path.Combine(esf.Data, FolderSettings.FileName), settings);
    }

    private Task<Esf.Answer> ServeAsync(params string[] more) => esf.RunAsync(["serve", "--data", esf.Data, "--port", "0", .. more]);
}
