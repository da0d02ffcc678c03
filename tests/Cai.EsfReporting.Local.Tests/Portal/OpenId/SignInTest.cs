using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal.OpenId;

/// <summary>To the issuer, back, and what one may then do.</summary>
public sealed class SignInTest
{
    [Fact]
    public async Task Somebody_is_led_to_the_issuer_and_back_to_the_page()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();

        var asked = await anna.BeginAsync("/deliver?place=mia/tyreso&month=2018-08");
        asked["response_type"].ShouldBe("code");
        asked["client_id"].ShouldBe("esf");
        asked["scope"].ShouldBe("openid profile email");
        asked["redirect_uri"].ShouldBe(host.Portal.Address + "/sign-in/return");
        asked["code_challenge_method"].ShouldBe("S256");
        asked["nonce"].Length.ShouldBeGreaterThan(20);
        host.Issuer.Redeem = code => code == "a-code" ? OwnIssuer.Answer(host.Issuer.Token(asked["nonce"])) : null;
        using var back = await anna.ReturnAsync(asked["state"]);

        back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        back.Headers.Location!.ToString().ShouldBe("/deliver?place=mia/tyreso&month=2018-08");
        host.Issuer.Asked!["client_secret"].ToString().ShouldBe(host.Issuer.Settings.ClientSecret);
        WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(host.Issuer.Asked["code_verifier"].ToString()))).ShouldBe(asked["code_challenge"]);
        var cookie = back.SetCookie("esf-session")!.ToLowerInvariant();
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=lax");
        cookie.ShouldContain("; path=/");
        cookie.ShouldNotContain("expires=", Case.Sensitive, "it goes when the browser is closed");
        cookie.Length.ShouldBeLessThan(1200);
        anna.Cookies.Keys.Order(StringComparer.Ordinal).ShouldBe(["esf-session"]);

        using var page = await anna.GetAsync("/deliver");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await page.Content.ReadAsStringAsync()).ShouldContain("Anna Andersson");
        (await anna.GetAsync("/deliveries/mia/tyreso/2018-08")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await anna.GetAsync("/deliveries/mia/nacka/2018-08")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await anna.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("GET", "/api/status", null)]
    [InlineData("GET", "/api/receipts/mia/tyreso/2018-08/1.html", null)]
    [InlineData("POST", "/api/deliver", null)]
    [InlineData("POST", "/deliver", null)]
    [InlineData("GET", "/deliveries", "Sec-Fetch-Mode: cors")]
    [InlineData("GET", "/deliveries", "Authorization: Bearer nonsense")]
    [InlineData("GET", "/deliveries", "Authorization: Basic bm9uc2Vuc2U=")]
    public async Task What_is_no_page_or_nobody_to_lead_is_refused_and_not_led_away(string method, string address, string? header)
    {
        await using var host = await OpenIdHost.StartAsync();
        using var somebody = host.Browser();
        if (header?.Split(": ") is [var name, var value])
            somebody.Headers[name] = value;

        using var answer = method == "GET" ? await somebody.GetAsync(address) : await somebody.PostAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
        if (address.StartsWith("/api", StringComparison.Ordinal))
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("//evil.example/deliver")]
    [InlineData("///evil.example/deliver")]
    [InlineData("/\\evil.example/deliver")]
    [InlineData("/%5Cevil.example/deliver")]
    [InlineData("/deliver?lang=//evil.example")]
    [InlineData("/deliver/../%2F/evil.example")]
    public async Task Nobody_is_led_back_to_another_site(string address)
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();
        using var answer = await anna.GetAsync(address);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return; // Nothing is there, and nobody is led anywhere.
        using var back = await anna.SignInAsync(page: address);

        new Uri(new Uri(host.Portal.Address), back.Headers.Location!).GetLeftPart(UriPartial.Authority).ShouldBe(host.Portal.Address);
        new Uri(host.Portal.Address + "/x").MakeRelativeUri(new(new Uri(host.Portal.Address), back.Headers.Location!)).IsAbsoluteUri.ShouldBeFalse();
    }

    [Fact]
    public async Task What_the_link_back_says_of_where_to_go_counts_for_nothing()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();
        var asked = await anna.BeginAsync();
        host.Issuer.Redeem = _ => OwnIssuer.Answer(host.Issuer.Token(asked["nonce"]));

        using var back = await anna.GetAsync($"/sign-in/return?code=a-code&state={Uri.EscapeDataString(asked["state"])}&ReturnUrl=//evil.example&redirect_uri=https://evil.example");

        back.Headers.Location!.ToString().ShouldBe("/deliveries");
    }

    [Fact]
    public async Task Machines_go_on_with_their_tokens()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var machine = host.Portal.Client(await host.Portal.TokenAsync("tyreso", "deliver:mia/tyreso"));

        (await machine.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await machine.GetAsync("/deliveries/mia/nacka/2018-08")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await machine.GetStringAsync("/deliver")).ShouldNotContain("/sign-out");
        (await machine.PostAsync("/sign-out", null)).StatusCode.ShouldBe(HttpStatusCode.SeeOther, "it has no session, and nothing happens");
    }

    [Fact]
    public async Task Whoever_has_no_right_is_told_so_everywhere_and_how_to_leave()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var stranger = host.Browser();
        using var back = await stranger.SignInAsync(nonce => host.Issuer.Token(nonce, claims => (claims["sub"], claims["oid"], claims["name"], claims["email"]) = ("subject-of-cecilia", "object-id-of-another", "Cecilia {0} <Ceder>", "cecilia@elsewhere.example")));
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        foreach (var address in (string[])["/", "/deliver", "/help", "/templates/mall.csv"])
        {
            using var answer = await stranger.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
            var page = await answer.Content.ReadAsStringAsync();
            page.ShouldContain("Cecilia {0} &lt;Ceder&gt;");
            page.ShouldContain("ange ditt id: id:subject-of-cecilia");
            page.ShouldContain("Be den som sköter tjänsten om det");
            page.ShouldContain("action=\"/sign-out\"");
            page.ShouldNotContain("href=\"/deliveries\"");
        }

        using var api = await stranger.GetAsync("/api/status");
        api.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        api.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Who_is_taken_out_of_the_list_is_out_within_half_a_minute()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();
        (await anna.SignInAsync()).Dispose();
        (await anna.GetAsync("/deliver")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await host.Portal.GrantAsync("""{ "people": [] }""");
        host.Clock.Advance(TimeSpan.FromSeconds(30));

        (await anna.GetAsync("/deliver")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_session_ends_when_nobody_uses_it_for_eight_hours_and_after_a_day_however_it_is_used()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();
        (await anna.SignInAsync()).Dispose();
        host.Clock.Advance(TimeSpan.FromHours(8) + TimeSpan.FromSeconds(1));
        (await anna.GetAsync("/deliver")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        anna.Cookies.Clear();
        (await anna.SignInAsync()).Dispose();
        for (var hours = 6; hours < 24; hours += 6)
        {
            host.Clock.Advance(TimeSpan.FromHours(6));
            (await anna.GetAsync("/deliver")).StatusCode.ShouldBe(HttpStatusCode.OK, $"{hours} hours");
        }

        host.Clock.Advance(TimeSpan.FromHours(6));
        (await anna.GetAsync("/deliver")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        anna.HasSession.ShouldBeFalse();
    }

    [Fact]
    public async Task Groups_give_rights_and_only_those_that_the_list_knows_of_are_kept()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var reader = host.Browser();
        string[] groups = [.. Enumerable.Range(0, 200).Select(number => $"00000000-0000-0000-0000-{number:D12}"), "group-of-readers"];

        using var back = await reader.SignInAsync(nonce => host.Issuer.Token(nonce, claims => (claims["email"], claims["groups"]) = ("dora@elsewhere.example", groups)));

        back.SetCookie("esf-session")!.Length.ShouldBeLessThan(1200);
        (await reader.GetAsync("/api/reports/mia/2018-08/public/report.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await reader.GetAsync("/api/reports/mia/2018-08/internal/report.json")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.Forbidden)]
    [InlineData("false", HttpStatusCode.Forbidden)]
    public async Task An_address_that_the_issuer_has_not_verified_gives_no_rights(object verified, HttpStatusCode expected)
    {
        await using var host = await OpenIdHost.StartAsync();
        using var somebody = host.Browser();
        (await somebody.SignInAsync(nonce => host.Issuer.Token(nonce, claims => claims["email_verified"] = verified))).Dispose();

        (await somebody.GetAsync("/deliver")).StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("subject-of-anna", HttpStatusCode.Redirect)]
    [InlineData("somebody-else", HttpStatusCode.Unauthorized)]
    public async Task An_issuer_that_tells_the_address_only_when_asked_is_asked(string subject, HttpStatusCode expected)
    {
        await using var host = await OpenIdHost.StartAsync();
        host.Issuer.UserInfo = new() { ["sub"] = subject, ["name"] = "Anna Andersson", ["email"] = "anna@tyreso.example", ["groups"] = new JArray("group-of-readers") };
        using var anna = host.Browser();

        using var back = await anna.SignInAsync(nonce => host.Issuer.Token(nonce, claims =>
        {
            claims.Remove("name");
            claims.Remove("email");
        }));

        back.StatusCode.ShouldBe(expected);
        if (expected == HttpStatusCode.Redirect)
            (await anna.GetAsync("/api/reports/mia/2018-08/public/report.json")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        else
            anna.HasSession.ShouldBeFalse();
    }

    [Fact]
    public async Task Signing_out_takes_a_form_of_ours_and_then_nobody_is_signed_in()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();
        (await anna.SignInAsync()).Dispose();
        using var page = await anna.GetAsync("/deliver");
        var token = await page.FormTokenAsync();
        (await anna.PostAsync("/sign-out")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await anna.PostAsync("/sign-out", ("form", "nonsense"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await anna.GetAsync("/sign-out/done")).Headers.Location!.ToString().ShouldBe("/", "nobody is told that they are out who are not");
        anna.HasSession.ShouldBeTrue();

        using var left = await anna.PostAsync("/sign-out", ("form", token));

        left.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        left.Headers.Location!.ToString().ShouldBe("/sign-out/done");
        anna.HasSession.ShouldBeFalse();
        (await (await anna.GetAsync("/sign-out/done")).Content.ReadAsStringAsync()).ShouldContain("Du är utloggad");
        (await anna.GetAsync("/sign-out/issuer")).Headers.Location!.ToString().ShouldBe(host.Issuer.Address + "/end?client_id=esf");
        (await anna.GetAsync("/deliver")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await anna.PostAsync("/sign-out")).StatusCode.ShouldBe(HttpStatusCode.SeeOther, "a session that is over already");
    }
}
