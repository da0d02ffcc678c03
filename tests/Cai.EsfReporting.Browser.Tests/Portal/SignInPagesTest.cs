using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Cai.EsfReporting.Browser.Tests.Portal;

/// <summary>Signing in as people do, at an issuer that is not ours.</summary>
[Collection(OnePortal.Name)]
public sealed class SignInPagesTest(PortalPages browser, SignInPages portal) : IClassFixture<SignInPages>
{
    [Fact]
    public async Task Two_people_sign_in_and_each_sees_their_own()
    {
        var anna = await OpenAsync();
        await SignInAsync(anna, "anna", "/deliveries/mia/tyreso/2018-08?lang=sv");
        anna.Url.ShouldBe(portal.Host.Address + "/deliveries/mia/tyreso/2018-08?lang=sv");
        (await anna.Locator("header").InnerTextAsync()).ShouldContain("Anna Andersson");
        await Screenshots.KeepAsync(anna, "signed-in");
        var bo = await OpenAsync();
        await SignInAsync(bo, "bo", "/deliver");
        bo.Url.ShouldBe(portal.Host.Address + "/deliver");
        (await bo.Locator("header").InnerTextAsync()).ShouldContain("Bo Berg");

        await anna.GotoAsync("/deliveries");
        (await anna.Locator("main").InnerTextAsync()).ShouldNotContain("Nacka");
        (await anna.Locator("main").InnerTextAsync()).ShouldContain("Tyresö");
        await bo.GotoAsync("/deliveries");
        (await bo.Locator("main").InnerTextAsync()).ShouldNotContain("Tyresö");
        (await bo.Locator("main").InnerTextAsync()).ShouldContain("Nacka");
        (await anna.GotoAsync("/deliveries/mia/nacka/2018-08"))!.Status.ShouldBe(403);
        (await bo.GotoAsync("/deliveries/mia/tyreso/2018-08"))!.Status.ShouldBe(403);
        await bo.GotoAsync("/deliver?place=mia/nacka&month=2018-08");
        await bo.GetByRole(AriaRole.Button, new() { Name = "Lämna: inget att rapportera" }).ClickAsync();
        (await bo.Locator(".answer").InnerTextAsync()).ShouldContain("inget att rapportera för månaden");
        await anna.Context.CloseAsync();
        await bo.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_signs_out_here_and_then_at_the_issuer(bool hasScripts)
    {
        var page = await OpenAsync(new() { JavaScriptEnabled = hasScripts });
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add(message.Text);
        await SignInAsync(page, "anna", "/help");

        await page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Du är utloggad" }).WaitForAsync();
        await Screenshots.KeepAsync(page, "signed-out");
        (await page.Context.CookiesAsync()).ShouldNotContain(cookie => cookie.Name.StartsWith("esf-session", StringComparison.Ordinal));
        // The issuer still knows who it is.
        await page.GetByRole(AriaRole.Link, new() { Name = "Logga in igen" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Läget" }).WaitForAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Logga ut där också" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out here" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Signed out at the issuer" }).WaitForAsync();
        await page.GotoAsync("/help");
        page.Url.ShouldStartWith(portal.Issuer.Address);
        complaints.ShouldNotContain(complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_session_is_a_cookie_that_no_script_reads_and_no_other_site_sends()
    {
        var page = await OpenAsync();
        await SignInAsync(page, "anna", "/help");

        var session = (await page.Context.CookiesAsync([portal.Host.Address])).Single(cookie => cookie.Name == "esf-session");
        session.HttpOnly.ShouldBeTrue();
        session.SameSite.ShouldBe(SameSiteAttribute.Lax);
        session.Expires.ShouldBe(-1);
        (await page.EvaluateAsync<string>("document.cookie")).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_issuer_that_has_stopped_is_told_in_words_with_a_number()
    {
        using var issuer = await Issuer.StartAsync();
        await using var host = await SignInPages.HostAsync(issuer);
        issuer.Stop();
        var page = await OpenAsync(new() { BaseURL = host.Address });

        (await page.GotoAsync("/deliver"))!.Status.ShouldBe(503);

        var text = await page.Locator("main").InnerTextAsync();
        text.ShouldContain("Inloggningstjänsten går inte att nå");
        text.ShouldNotContain("Exception");
        host.Log.ShouldContain(await page.Locator("main code").InnerTextAsync());
        await Screenshots.KeepAsync(page, "issuer-away");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("sv", ColorScheme.Light, 1280)]
    [InlineData("en", ColorScheme.Dark, 320)]
    public async Task Axe_finds_nothing_and_nothing_scrolls_sideways(string language, ColorScheme scheme, int width)
    {
        var found = new List<string>();
        var page = await OpenAsync(new() { Locale = language, ColorScheme = scheme, BypassCSP = true, ViewportSize = new() { Width = width, Height = 800 } });
        await LookAsync("/sign-out/done", 200);
        await LookAsync("/sign-in/return?state=nonsense", 401);
        await SignInAsync(page, "cecilia", "/help");
        await LookAsync("/help", 403);
        (await page.Locator("main").InnerTextAsync()).ShouldContain("subject-of-cecilia");
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await page.Context.ClearCookiesAsync();
        await SignInAsync(page, "anna", "/help");
        await LookAsync("/help", 200);

        found.ShouldBeEmpty();
        await page.Context.CloseAsync();

        async Task LookAsync(string address, int status)
        {
            (await page.GotoAsync(address))!.Status.ShouldBe(status);
            var result = await page.RunAxe(new AxeRunOptions { Iframes = false });
            found.AddRange(result.Violations.Select(v => $"{address}: {v.Id}: {v.Help} {string.Join(" ", v.Nodes.Take(3).Select(n => n.Html))}"));
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var wide && wide > width)
                found.Add($"{address}: {wide} wide");
            await Screenshots.KeepAsync(page, $"sign-in-{language}-{status}-{Regex.Replace(address, "[^a-z]+", "-", RegexOptions.None, TimeSpan.FromSeconds(1))}");
        }
    }

    private async Task<IPage> OpenAsync(BrowserNewContextOptions? how = null)
    {
        how ??= new();
        how.BaseURL ??= portal.Host.Address;
        how.Locale ??= "sv-SE";
        return await (await browser.Browser.NewContextAsync(how)).NewPageAsync();
    }

    /// <summary>Asks for a page, says at the issuer who one is, and comes back.</summary>
    private async Task SignInAsync(IPage page, string who, string address)
    {
        await page.GotoAsync(address);
        page.Url.ShouldStartWith(portal.Issuer.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = who }).ClickAsync();
        await page.WaitForURLAsync(portal.Host.Address + "/**");
    }
}
