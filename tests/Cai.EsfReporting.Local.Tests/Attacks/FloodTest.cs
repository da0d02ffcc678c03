using System.Net;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Local.Tests.Portal.OpenId;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;

namespace Cai.EsfReporting.Local.Tests.Attacks;

/// <summary>Whoever asks too much uses up what is theirs and nobody else's.</summary>
public sealed class FloodTest
{
    [Fact]
    public async Task A_visitor_who_asks_too_much_is_stopped_and_nobody_else_is()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var anna = host.Browser();
        (await anna.SignInAsync()).Dispose();
        using var other = host.Portal.Client(await host.Portal.TokenAsync("other", "deliver:mia/nacka"));
        using var flooding = host.Portal.Client(await host.Portal.TokenAsync("flooding", "deliver:mia/tyreso"));
        var statuses = await ManyAsync(flooding, RateLimits.RequestsPerMinute + 50, "/api/status");

        statuses.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBeGreaterThan(0);
        var held = new List<string>();
        foreach (var address in (string[])["/health", await StyleAsync(anna)])
            if ((await ManyAsync(flooding, 50, address)).Any(status => status != HttpStatusCode.OK))
                held.Add(address);
        if ((await other.GetAsync("/api/status")).StatusCode != HttpStatusCode.OK)
            held.Add("another token");
        if ((await anna.GetAsync("/deliver")).StatusCode != HttpStatusCode.OK)
            held.Add("somebody signed in");
        using var bo = host.Browser();
        if ((await bo.SignInAsync()).StatusCode != HttpStatusCode.Redirect)
            held.Add("somebody signing in");
        Tally.Tell("A flood of one visitor's, and whom else it stops", statuses.Count, held.Count);
        held.ShouldBeEmpty();
    }

    /// <summary>From the same address as others come from, as in one office or behind one proxy.</summary>
    [Fact]
    public async Task Nobody_who_has_not_signed_in_keeps_others_from_signing_in()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var nobody = host.Portal.Client();
        var sent = 0;
        foreach (var address in (string[])["/api/status", "/", "/nope", "/sign-in/return?code=x&state=nonsense", "/health", "/deadlines.ics", "/sign-out/done"])
            sent += (await ManyAsync(nobody, RateLimits.RequestsPerMinute / 4, address)).Count;
        sent += (await ManyAsync(nobody, RateLimits.RequestsPerMinute, "/deadlines.ics")).Count;

        using var anna = host.Browser();
        var stopped = (await anna.SignInAsync()).StatusCode == HttpStatusCode.Redirect && (await anna.GetAsync("/deliver")).StatusCode == HttpStatusCode.OK && (await nobody.GetAsync("/health")).StatusCode == HttpStatusCode.OK ? 0 : 1;
        Tally.Tell("A flood from the address that others sign in from", sent, stopped);
        stopped.ShouldBe(0);
    }

    [Fact]
    public async Task One_way_back_is_not_tried_for_ever()
    {
        await using var host = await OpenIdHost.StartAsync();
        using var nobody = host.Portal.Client();

        var statuses = await ManyAsync(nobody, RateLimits.ReturnsPerMinute + 1, "/sign-in/return?code=x&state=one");

        statuses.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBe(1);
        (await nobody.GetAsync("/sign-in/return?code=x&state=another")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Wrong_tokens_are_slowed_down_and_a_good_one_is_not()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        var good = await host.TokenAsync("tyreso", "deliver:mia/tyreso");
        using var machine = host.Client(good);
        var (answers, began) = (new List<HttpStatusCode>(), TimeProvider.System.GetTimestamp());
        // The right name, others' names, other forms, and addresses that exist, do not, or are open to all.
        foreach (var address in (string[])["/api/status", "/nope", "/"])
            for (var i = 0; i < 6; i++)
                foreach (var wrong in (string[])[$"esf_tyreso_{i:x64}", $"esf_nobody{i}_{i:x64}"])
                {
                    using var guessing = host.Client(wrong);
                    answers.Add((await guessing.GetAsync(address)).StatusCode);
                }

        var late = answers.Count(status => status == HttpStatusCode.TooManyRequests);
        Tally.Tell("Wrong tokens beyond the first thirty of a minute that were answered at once", answers.Count, answers.Count - WrongTokens.PerMinute - late);
        late.ShouldBe(answers.Count - WrongTokens.PerMinute);
        TimeProvider.System.GetElapsedTime(began).TotalSeconds.ShouldBeGreaterThan(late);
        (await machine.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await host.Client($"esf_tyreso_{99:x64}").GetAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>An address that is open to all would otherwise tell a good token from a wrong one, as often as one likes.</summary>
    [Fact]
    public async Task No_open_address_tells_whether_a_token_is_good()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        using var good = host.Client(await host.TokenAsync("tyreso", "deliver:mia/tyreso"));
        using var wrong = host.Client($"esf_tyreso_{1:x64}");
        foreach (var address in (string[])["/health", "/deadlines.ics", "/api/openapi.json"])
        {
            using var one = await good.GetAsync(address);
            using var other = await wrong.GetAsync(address);
            one.StatusCode.ShouldBe(other.StatusCode);
            one.Headers.Select(header => header.Key).Order().ShouldBe(other.Headers.Select(header => header.Key).Order());
            (await one.Content.ReadAsStringAsync()).Length.ShouldBe((await other.Content.ReadAsStringAsync()).Length);
        }
    }

    private static async Task<string> StyleAsync(Browsing browser)
    {
        var page = await (await browser.GetAsync("/help")).Content.ReadAsStringAsync();
        var from = page.IndexOf("/assets/", StringComparison.Ordinal);
        return page[from..page.IndexOf('"', from)];
    }

    private static async Task<List<HttpStatusCode>> ManyAsync(HttpClient client, int count, string address)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var some in Enumerable.Range(0, count).Chunk(25))
            statuses.AddRange(await Task.WhenAll(some.Select(async _ =>
            {
                using var answer = await client.GetAsync(address);
                return answer.StatusCode;
            })));
        return statuses;
    }
}
