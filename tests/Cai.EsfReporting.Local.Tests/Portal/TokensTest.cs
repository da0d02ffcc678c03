using System.Net;
using Cai.EsfReporting.Local.Commands;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Web.Access;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>Every token ends, and that it does is told before.</summary>
public sealed class TokensTest
{
    private static readonly DateTimeOffset Morning = new(2018, 9, 17, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_token_is_good_for_a_year_unless_something_else_is_asked_for()
    {
        var clock = new ManualClock(Morning);
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly), clock: clock);
        using var machine = host.Client(await host.TokenAsync("tyreso", "deliver:mia/tyreso"));

        using var first = await machine.GetAsync("/api/status");
        first.Headers.GetValues("X-Esf-Token-Last-Day").Single().ShouldBe("2019-09-16");
        clock.Now = new(2019, 9, 16, 21, 59, 59, TimeSpan.Zero); // a second before midnight in Sweden
        (await machine.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.OK);
        clock.Advance(TimeSpan.FromSeconds(1));
        using var ended = await machine.GetAsync("/api/status");

        ended.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await ended.Content.ReadAsStringAsync()).ShouldContain("2019-09-16");
    }

    [Theory]
    [InlineData("""{ "lastDay": null }""", "2018-09-16")]
    [InlineData("""{ "lastDay": "9999-12-31" }""", "2019-09-16")]
    [InlineData("""{ "lastDay": "2018-01-01" }""", "2018-01-01")]
    public async Task No_token_is_without_an_end_whatever_its_file_says(string change, string lastDay)
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly), clock: new ManualClock(Morning));
        var token = await host.TokenAsync("tyreso", "deliver:mia/tyreso");
        var path = Path.Combine(host.Data.Root, "access/tokens/tyreso.json");
        var entry = JObject.Parse(await File.ReadAllTextAsync(path));
        entry["made"] = "2017-09-17T07:00:00Z";
        entry.Merge(JObject.Parse(change), new() { MergeNullValueHandling = MergeNullValueHandling.Merge });
        if (entry["lastDay"]!.Type == JTokenType.Null)
            entry.Remove("lastDay");
        await File.WriteAllTextAsync(path, entry.ToString(Newtonsoft.Json.Formatting.Indented));

        (await new AccessTokens(host.Data.Files, host.Data.Clock).ListAsync(default)).Single().LastDay.ToString("yyyy-MM-dd", null).ShouldBe(lastDay);
        (await host.Client(token).GetAsync("/api/status")).StatusCode.ShouldBe(string.CompareOrdinal(lastDay, "2018-09-17") < 0 ? HttpStatusCode.Unauthorized : HttpStatusCode.OK);
    }

    [Fact]
    public async Task Operators_are_told_of_tokens_that_end_and_nobody_else_is()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly), clock: new ManualClock(Morning));
        using var operates = host.Client(await host.TokenAsync("operator", "operate"));
        var tokens = new AccessTokens(host.Data.Files, host.Data.Clock);
        Role.TryParse("deliver:mia/tyreso", out var role).ShouldBeTrue();
        using var machine = host.Client(await tokens.MakeAsync("soon", [role], default, days: 30));
        await tokens.MakeAsync("later", [role], default, days: 31);
        await File.WriteAllTextAsync(Path.Combine(host.Data.Root, "access/tokens/broken.json"), "{ half");

        var page = await operates.GetStringAsync("/");
        page.ShouldContain("soon: gäller till och med 2018-10-16");
        page.ShouldContain("broken: går inte att läsa");
        page.ShouldNotContain("later:");
        (await (await operates.GetAsync("/api/status")).JsonAsync())["tokens"]!.Select(token => (string?)token["name"]).ShouldBe(["broken", "soon"]);
        (await machine.GetStringAsync("/")).ShouldNotContain("soon:");
        (await (await machine.GetAsync("/api/status")).JsonAsync()).ContainsKey("tokens").ShouldBeFalse();
    }

    [Fact]
    public async Task The_command_tells_until_when()
    {
        using var esf = new Esf { Clock = new ManualClock(Morning) };
        Directory.CreateDirectory(esf.Data);

        (await esf.RunAsync("token", "--data", esf.Data, "--name", "a", "--role", "deliver:mia/tyreso", "--days", "7", "--lang", "en")).Output.ShouldContain("good up to and including 2018-09-23");
        (await esf.RunAsync("token", "--data", esf.Data)).Output.ShouldContain("a: gäller till och med 2018-09-23 (deliver:mia/tyreso)");
        (await esf.RunAsync("status", "--data", esf.Data, "--lang", "en")).Output.ShouldContain("a: good up to and including 2018-09-23");
        ((string?)(await esf.RunAsync("status", "--data", esf.Data, "--json")).Json["tokens"]!.Single()["lastDay"]).ShouldBe("2018-09-23");
        foreach (var days in (string[])["0", "-1", "731", "2147483648", "x"])
            (await esf.RunAsync("token", "--data", esf.Data, "--name", "b", "--role", "operate", "--days", days)).Code.ShouldBe(EsfCommandLine.WrongUse, days);
    }
}
