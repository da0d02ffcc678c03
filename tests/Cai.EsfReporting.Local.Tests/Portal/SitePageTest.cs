using System.Net;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>A site's own results, for who has <c>read:mia/tyreso</c>: all of its own, and nothing of others.</summary>
public sealed class SitePageTest
{
    [Fact]
    public async Task A_site_sees_its_outcome_as_the_internal_report_tells_it()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly), isDemo: true);
        using var client = host.Client(await host.TokenAsync("tyreso", "read:mia/tyreso"));

        var html = WebUtility.HtmlDecode(await client.GetStringAsync("/sites/mia/tyreso"));

        // As the internal report tells it.
        var report = Json.Parse(await File.ReadAllTextAsync(Path.Combine(host.Data.Root, "reports", "mia", "2018-08", "internal", "report.json")));
        var scope = report["scopes"]!.Single(of => (string?)of["kind"] == "site" && (string?)of["id"] == "tyreso");
        html.ShouldContain("Till och med augusti 2018");
        foreach (var indicator in scope["indicators"]!)
            html.ShouldContain($"{indicator["numerator"]} av {indicator["denominator"]} som avslutat.");
        foreach (var (name, key) in new[] { ("Deltagare", "participants"), ("Inskrivna", "enrolled"), ("Avslutade", "leavers"), ("Utan känt avslut", "untold") })
            html.ShouldContain($"<dt>{name}</dt><dd>{(int)scope[key]!}</dd>");

        html.ShouldContain("Det här saknas");
        (await client.GetStringAsync("/sites/mia/tyreso?lang=en")).ShouldContain("Due for follow-up");
        (await client.GetStringAsync("/")).ShouldContain("href=\"/sites/mia/tyreso\"");
    }

    [Fact]
    public async Task A_target_for_each_year_is_held_against_the_site_s_own_year_so_far()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly), isDemo: true);
        using var client = host.Client(await host.TokenAsync("tyreso", "read:ungdomsinsatser/tyreso"));
        var report = Json.Parse(await File.ReadAllTextAsync(Path.Combine(host.Data.Root, "reports", "ungdomsinsatser", "2018-08", "internal", "report.json")));
        var told = report["periods"]!.Single(p => (string?)p["id"] == "2018-01--2018-08")["scopes"]!.Single(of => (string?)of["id"] == "tyreso")["indicators"]![0]!;

        WebUtility.HtmlDecode(await client.GetStringAsync("/sites/ungdomsinsatser/tyreso"))
            .ShouldContain($"{told["numerator"]} av {told["denominator"]} som avslutat januari–augusti 2018. Årets mål 65\u00A0%.");
    }

    [Fact]
    public async Task Whom_to_follow_up_is_told_by_line_of_the_latest_file()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        using var both = host.Client(await host.TokenAsync("both", "deliver:mia/tyreso", "read:mia/tyreso"));
        var file = string.Join("\r\n", "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Status 90 dagar",
            $"{Esf.Person(1)};Case Management;2018-02-01;;;", $"{Esf.Person(2)};Case Management;2018-02-01;2018-05-10;Arbete;", $"{Esf.Person(3)};Case Management;2018-02-01;2018-05-11;Arbete;Arbete", "");
        using var form = PortalHost.Form(("mia_tyreso_2018-08.csv", file));
        (await both.PostAsync("/api/deliver", form)).EnsureSuccessStatusCode();

        var html = WebUtility.HtmlDecode(await both.GetStringAsync("/sites/mia/tyreso"));

        html.ShouldContain("Rader i filen för augusti 2018");
        html.ShouldContain("<tr><th scope=\"row\" class=\"number\">3</th><td>maj 2018</td><td>90 dagar</td></tr>");
        html.ShouldNotContain("class=\"number\">4</th>");
        html.ShouldNotContain(Esf.Person(2)[..8]);
        // It may deliver too: what is missing has the way there.
        html.ShouldContain("href=\"/deliver?place=mia/tyreso&month=2018-07\"");
    }

    [Fact]
    public async Task Nothing_is_told_of_other_sites_or_of_the_project()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly), isDemo: true);
        using var client = host.Client(await host.TokenAsync("tyreso", "read:mia/tyreso"));
        var others = host.Data.Catalogue.Find("mia")!.Sites.Where(site => site.Id != "tyreso").ToList();

        foreach (var page in (string[])["/", "/sites/mia/tyreso", "/deliveries", "/deadlines", "/reports", "/api/status"])
        {
            var html = WebUtility.HtmlDecode(await client.GetStringAsync(page));
            foreach (var site in others)
                html.ShouldNotContain(site.Name, customMessage: page);
        }

        foreach (var site in others)
            (await client.GetAsync($"/sites/mia/{site.Id}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var address in (string[])["/sites/ungdom/tyreso", "/reports/mia/2018-08/internal", "/api/reports/mia/2018-08/internal/report.json", "/api/reports/mia/2018-08/public/report.json", "/deliveries/mia/tyreso/2018-08"])
            (await client.GetAsync(address)).IsSuccessStatusCode.ShouldBeFalse(address);
        (await client.GetAsync("/sites/mia/nowhere")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_reads_the_internal_report_reads_of_every_site_and_who_only_delivers_of_none()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        using var reader = host.Client(await host.TokenAsync("reader", "read:mia:internal"));
        using var deliverer = host.Client(await host.TokenAsync("deliverer", "deliver:mia/tyreso", "read:mia:public"));

        var html = WebUtility.HtmlDecode(await reader.GetStringAsync("/sites/mia/nacka"));
        html.ShouldContain("Det finns ingen rapport ännu");
        html.ShouldContain("Orten har inte lämnat någon fil ännu.");
        (await deliverer.GetAsync("/sites/mia/tyreso")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await deliverer.GetStringAsync("/deliveries")).ShouldNotContain("/sites/");
    }

    [Fact]
    public async Task On_a_store_with_everything_each_site_has_a_page()
    {
        using var esf = await EverythingStore.CopyAsync();
        await esf.RunAsync("report", "--data", esf.Data);
        await using var host = await PortalHost.StartAsync(store: esf.Data, clock: esf.Clock);
        using var client = host.Client();
        foreach (var project in host.Data.Catalogue.Projects)
            foreach (var site in project.Sites)
                (await client.GetAsync($"/sites/{project.Id}/{site.Id}")).StatusCode.ShouldBe(HttpStatusCode.OK, $"{project.Id}/{site.Id}");
    }

    [Theory]
    [InlineData("read:mia/tyreso")]
    [InlineData("read:mia/*")]
    public void The_role_is_written_as_it_is_read(string text)
    {
        Role.TryParse(text, out var role).ShouldBeTrue();
        role.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("read:mia/tyreso/2018-08")]
    [InlineData("read:mia/")]
    [InlineData("read:mia/tyreso:internal")]
    [InlineData("read:mia")]
    public void Another_form_is_no_role(string text) => Role.TryParse(text, out _).ShouldBeFalse();
}
