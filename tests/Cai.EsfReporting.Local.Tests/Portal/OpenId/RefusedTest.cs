using System.Net;
using Cai.EsfReporting.Local.Tests.Serving;
using Microsoft.IdentityModel.Tokens;

namespace Cai.EsfReporting.Local.Tests.Portal.OpenId;

/// <summary>What signs nobody in, through the host as it runs, with an issuer's keys of our own.</summary>
public sealed class RefusedTest
{
    private static readonly Dictionary<string, Func<OwnIssuer, string, string?>> Tokens = new(StringComparer.Ordinal)
    {
        ["none"] = (_, _) => null,
        ["nonsense"] = (_, _) => "nonsense",
        ["tampered with"] = (issuer, nonce) => OwnIssuer.Tampered(issuer.Token(nonce)),
        ["unsigned"] = (issuer, nonce) => OwnIssuer.Unsigned(issuer.Token(nonce)),
        ["unsigned, though it names a signature"] = (issuer, nonce) => string.Join('.', [.. issuer.Token(nonce).Split('.')[..2], ""]),
        ["without any third part"] = (issuer, nonce) => string.Join('.', issuer.Token(nonce).Split('.')[..2]),
        ["of somebody else's key"] = (issuer, nonce) => issuer.Token(nonce, key: OwnIssuer.NewKey("theirs")),
        ["of somebody else's key under our issuer's name for its own"] = (issuer, nonce) => issuer.Token(nonce, key: OwnIssuer.NewKey(issuer.Key.KeyId)),
        ["of the secret that we share"] = (issuer, nonce) => issuer.Token(nonce, key: new SymmetricSecurityKey(System.Text.Encoding.UTF8.GetBytes(issuer.Settings.ClientSecret)), algorithm: SecurityAlgorithms.HmacSha256),
        ["of the issuer's public key taken for a secret"] = (issuer, nonce) => issuer.Token(nonce, key: new SymmetricSecurityKey(issuer.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = issuer.Key.KeyId }, algorithm: SecurityAlgorithms.HmacSha256),
        ["expired"] = (issuer, nonce) => issuer.Token(nonce, claims => (claims["iat"], claims["nbf"], claims["exp"]) = (Ago(20), Ago(20), Ago(10))),
        ["without an end"] = (issuer, nonce) => issuer.Token(nonce, claims => claims.Remove("exp")),
        ["not yet good"] = (issuer, nonce) => issuer.Token(nonce, claims => (claims["nbf"], claims["exp"]) = (Ago(-10), Ago(-20))),
        ["for another client"] = (issuer, nonce) => issuer.Token(nonce, claims => claims["aud"] = "another"),
        ["for nobody"] = (issuer, nonce) => issuer.Token(nonce, claims => claims.Remove("aud")),
        ["given to another client"] = (issuer, nonce) => issuer.Token(nonce, claims => (claims["aud"], claims["azp"]) = (new[] { "esf", "another" }, "another")),
        ["of another issuer"] = (issuer, nonce) => issuer.Token(nonce, claims => claims["iss"] = "https://issuer.example"),
        ["of no issuer"] = (issuer, nonce) => issuer.Token(nonce, claims => claims.Remove("iss")),
        ["about nobody"] = (issuer, nonce) => issuer.Token(nonce, claims => claims.Remove("sub")),
        ["for another sign-in"] = (issuer, nonce) => issuer.Token(nonce[..^4] + "AAAA"),
        ["for no sign-in"] = (issuer, _) => issuer.Token(nonce: null),
    };

    public static TheoryData<string> Wrong() => [.. Tokens.Keys];

    private static long Ago(int minutes) => TimeProvider.System.GetUtcNow().AddMinutes(-minutes).ToUnixTimeSeconds();

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_token_signs_nobody_in_that_is(string wrong)
    {
        await using var host = await OpenIdHost.StartAsync();
        using var somebody = host.Browser();

        using var answer = await somebody.SignInAsync(nonce => Tokens[wrong](host.Issuer, nonce));

        await ShouldBeRefusedAsync(host, somebody, answer);
        // The very same way in is open to a good one.
        (await somebody.SignInAsync()).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        somebody.HasSession.ShouldBeTrue();
    }

    [Fact]
    public async Task The_state_of_another_browser_is_refused()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var attacker = host.Browser();
        using var victim = host.Browser();
        var asked = await attacker.BeginAsync();
        await victim.BeginAsync();
        host.Issuer.Redeem = _ => OwnIssuer.Answer(host.Issuer.Token(asked["nonce"]));

        using var answer = await victim.ReturnAsync(asked["state"]);

        await ShouldBeRefusedAsync(host, victim, answer);
        host.Issuer.Asked.ShouldBeNull("no code is redeemed");
    }

    [Fact]
    public async Task A_state_is_good_once()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();
        var asked = await anna.BeginAsync();
        host.Issuer.Redeem = _ => OwnIssuer.Answer(host.Issuer.Token(asked["nonce"]));
        (await anna.ReturnAsync(asked["state"])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        anna.Cookies.Remove("esf-session");

        using var again = await anna.ReturnAsync(asked["state"]);

        await ShouldBeRefusedAsync(host, anna, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=a-code")]
    [InlineData("?code=a-code&state=nonsense")]
    [InlineData("?error=access_denied&state=nonsense")]
    public async Task A_way_back_that_was_never_begun_is_refused(string query)
    {
        await using var host = await OpenIdHost.StartAsync();
        using var somebody = host.Browser();

        using var answer = await somebody.GetAsync("/sign-in/return" + query);

        await ShouldBeRefusedAsync(host, somebody, answer);
    }

    [Fact]
    public async Task Somebody_who_broke_off_at_the_issuer_is_told_so()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();
        var asked = await anna.BeginAsync();

        using var answer = await anna.GetAsync($"/sign-in/return?error=access_denied&error_description=Anna+did+not+want+to&state={Uri.EscapeDataString(asked["state"])}");

        await ShouldBeRefusedAsync(host, anna, answer);
        host.Portal.Log.ShouldContain("access_denied");
    }

    /// <summary>What the issuer says, or whoever writes the link back: names, and lines that would read as ours.</summary>
    [Theory]
    [InlineData("error=access_denied&error_description=Anna%0D%0A2018-09-17+warn:+Forged")]
    [InlineData("error=access_denied%0AForged&error_description=Anna")]
    [InlineData("error=access_denied%0A&error_description=Anna")]
    [InlineData("error=Anna+Andersson&error_uri=https://Forged.example")]
    [InlineData("code=a-code%0AForged&session_state=Anna")]
    public async Task Nothing_of_the_issuers_sentences_is_logged(string query)
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();
        var asked = await anna.BeginAsync();

        using var answer = await anna.GetAsync($"/sign-in/return?{query}&state={Uri.EscapeDataString(asked["state"])}");

        await ShouldBeRefusedAsync(host, anna, answer);
        host.Portal.Log.ShouldNotContain("Anna");
        host.Portal.Log.ShouldNotContain("anna@");
        host.Portal.Log.ShouldNotContain("Forged");
        host.Portal.Log.Split('\n').Count(line => line.Contains("in sign-in:", StringComparison.Ordinal)).ShouldBe(1);
        host.Portal.Log.ShouldNotContain("access_denied\n\n");
    }

    [Fact]
    public async Task A_code_that_the_issuer_does_not_redeem_is_told_with_its_word_for_why_and_no_more()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();
        var asked = await anna.BeginAsync();

        using var answer = await anna.ReturnAsync(asked["state"]);

        await ShouldBeRefusedAsync(host, anna, answer);
        host.Portal.Log.ShouldContain("invalid_grant");
    }

    [Fact]
    public async Task An_issuer_that_is_away_is_said_and_need_not_be_there_at_the_start()
    {
        await using var host = await OpenIdHost.StartAsync(isAway: true);
        using var anna = host.Browser();
        using (var page = await anna.GetAsync("/deliver"))
        {
            page.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await page.Content.ReadAsStringAsync()).ShouldContain("Inloggningstjänsten går inte att nå");
            host.Portal.Log.ShouldContain(await page.ErrorIdAsync());
        }

        (await anna.GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await host.Issuer.ComeBackAsync();
        var asked = await anna.BeginAsync();
        await host.Issuer.GoAwayAsync();
        using (var answer = await anna.ReturnAsync(asked["state"]))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            host.Portal.Log.ShouldContain(await answer.ErrorIdAsync());
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain("   at ");
        }

        await host.Issuer.ComeBackAsync();
        (await anna.SignInAsync()).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        anna.HasSession.ShouldBeTrue();
    }

    [Fact]
    public async Task An_issuer_that_has_gone_away_since_is_said_too_and_those_who_are_signed_in_go_on()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();
        using var bo = host.Browser();
        (await anna.SignInAsync()).Dispose();
        await host.Issuer.GoAwayAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(2));

        (await bo.GetAsync("/deliver")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await anna.GetAsync("/deliver")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_issuer_by_another_name_is_not_the_one_that_was_chosen()
    {
        await using var host = await OpenIdHost.StartAsync();
        host.Issuer.Name = "https://login.example/{tenantid}/v2.0";
        using var anna = host.Browser();

        using var answer = await anna.GetAsync("/deliver");

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        host.Portal.Log.ShouldContain("openId.issuer");
    }

    [Fact]
    public async Task A_new_key_of_the_issuers_is_taken_without_a_restart()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();
        (await anna.SignInAsync()).Dispose();
        host.Issuer.ChangeKey();
        anna.Cookies.Clear();

        // The first that is not recognised has the keys fetched.
        await ShouldBeRefusedAsync(host, anna, await anna.SignInAsync());

        await Served.UntilAsync(async () => (await anna.SignInAsync()).StatusCode == HttpStatusCode.Redirect, "the new key");
    }

    private static async Task ShouldBeRefusedAsync(OpenIdHost host, Browsing somebody, HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, host.Portal.Log);
        somebody.HasSession.ShouldBeFalse();
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Du blev inte inloggad");
        page.ShouldContain("Logga in igen");
        page.ShouldNotContain("   at ");
        page.ShouldNotContain("IDX");
        var id = await answer.ErrorIdAsync();
        host.Portal.Log.Split('\n').Single(line => line.Contains(id, StringComparison.Ordinal)).ShouldNotContain("anna", Case.Insensitive);
        (await somebody.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
