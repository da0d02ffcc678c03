using System.Net;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>The way to where goals are judged, from every page where one reads of them.</summary>
public sealed class GoalsFoundTest
{
    [Theory]
    [InlineData("/")]
    [InlineData("/reports")]
    [InlineData("/reports/ungdomsinsatser/2018-08/internal")]
    public async Task A_page_of_a_project_with_goals_leads_to_the_forms(string address)
    {
        await using var host = await StartAsync();
        using var client = host.Client();
        var page = WebUtility.HtmlDecode(await client.GetStringAsync(address));
        page.ShouldContain("href=\"/reports/ungdomsinsatser/2018-08/goals");
        page.ShouldContain("Bedöm");
    }

    [Fact]
    public async Task Beside_a_report_each_goal_and_assignment_has_its_own_link()
    {
        await using var host = await StartAsync();
        using var client = host.Client();
        var page = await client.GetStringAsync("/reports/ungdomsinsatser/2018-08/internal");
        var goals = await client.GetStringAsync("/reports/ungdomsinsatser/2018-08/goals");
        foreach (var id in (string[])["naringsliv", "fler-sommarjobb", "inflytande", "nya-arbetsplatser", "modell-for-sommarjobb"])
        {
            page.ShouldContain($"/goals#{id}\"");
            goals.ShouldContain($"<section id=\"{id}\"");
        }

        // A goal that is followed up in another project is not one without indicators.
        WebUtility.HtmlDecode(await client.GetStringAsync("/api/reports/ungdomsinsatser/2018-08/internal/report.html")).ShouldContain("Målet följs upp i MIA:s rapport, med nyckeltalet");
    }

    [Fact]
    public async Task Who_judges_sees_the_numbers_beside_the_form_in_both_languages()
    {
        await using var host = await StartAsync();
        using var client = host.Client();
        var report = Newtonsoft.Json.Linq.JObject.Parse(await client.GetStringAsync("/api/reports/ungdomsinsatser/2018-08/internal/report.json"));
        foreach (var language in (string[])["sv", "en"])
        {
            var page = WebUtility.HtmlDecode(await client.GetStringAsync($"/reports/ungdomsinsatser/2018-08/goals?lang={language}"));
            var rows = report["goals"]!.SelectMany(goal => goal["indicators"]!).ToList();
            rows.ShouldNotBeEmpty();
            foreach (var row in rows)
                foreach (var what in (string[])["name", "outcome", "target", "assessment"])
                    page.ShouldContain((string)row["words"]![language]![what]!);
            page.ShouldContain(language == "sv" ? "Målet följs upp i MIA:s rapport" : "The goal is followed up in MIA's report");
        }

        // A project without goals has its shares beside the comment.
        WebUtility.HtmlDecode(await client.GetStringAsync("/reports/mia/2018-08/goals?lang=sv")).ShouldContain("mål 30\u00a0%");
        // Beside the whole time stands the year so far, that a part-year report tells of, each by its name.
        WebUtility.HtmlDecode(await client.GetStringAsync("/reports/mia/2018-08/goals?lang=sv")).ShouldSatisfyAllConditions(
            page => page.ShouldContain(", till och med augusti 2018: "), page => page.ShouldContain(", januari–augusti 2018: "));
    }

    [Theory]
    [InlineData("/reports/mia/2018-08/internal")]
    [InlineData("/reports/mia/2018-08/goals")]
    public async Task Where_the_catalogue_names_no_goals_it_is_said_with_what_to_do(string address)
    {
        await using var host = await StartAsync();
        using var client = host.Client();
        WebUtility.HtmlDecode(await client.GetStringAsync(address)).ShouldContain("Projektet har inga mål, aktiviteter eller uppdrag i katalogen");
        (await client.GetStringAsync(address)).ShouldContain("href=\"/help#goals\"");
        (await client.GetStringAsync(address)).ShouldNotContain("assignments");
        (await client.GetStringAsync("/help")).ShouldContain("<h2 id=\"goals\">Så läggs mål till</h2>");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/reports")]
    [InlineData("/reports/mia/2018-08/internal")]
    public async Task A_project_without_goals_is_commented_on_as_a_whole_where_its_page_leads(string address)
    {
        await using var host = await StartAsync();
        using var client = host.Client();
        WebUtility.HtmlDecode(await client.GetStringAsync(address)).ShouldContain("/reports/mia/2018-08/goals");
        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/reports/mia/2018-08/goals"));
        page.ShouldContain("<section id=\"_report\"");
        page.ShouldContain("<textarea id=\"_report-comment\"");
        page.ShouldNotContain("<select id=\"_report");
    }

    [Theory]
    [InlineData("internal", "Intern utgåva")]
    [InlineData("public", null)]
    [InlineData(null, null)]
    public async Task A_goal_followed_up_in_another_project_has_its_value_there_for_whoever_may_read_it(string? edition, string? read)
    {
        await using var host = await StartAsync(new(SignInKind.TokensOnly));
        using (var deliverer = host.Client(await host.TokenAsync("figures", "deliver:mia/*")))
        {
            using var answer = await deliverer.PostAsync("/api/deliver", PortalHost.Form(("mia_nyckeltal_2018-08.csv", "Indikator;Ort;Period;Värde\r\ninfluence;Tyresö;2017;87 %\r\n")));
            answer.EnsureSuccessStatusCode();
        }

        await host.Data.Consolidator.WriteInternalAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("mia")!, new(2018, 8)), Language.Sv);
        using var reader = host.Client(await host.TokenAsync("reader", ["read:ungdomsinsatser:internal", .. edition is null ? Array.Empty<string>() : [$"read:mia:{edition}"]]));
        var page = WebUtility.HtmlDecode(await reader.GetStringAsync("/reports/ungdomsinsatser/2018-08/goals?lang=sv")).Replace('\u00a0', ' ');
        page.ShouldContain("Målet följs upp i MIA:s rapport");
        // No public edition of MIA is frozen: who may read only those is told nothing of the internal one.
        page.Contains("Deltagare som upplever att de har inflytande och är delaktiga, Tyresö, 2017: 87 %, mål 100 %. ◐ Nära värde.", StringComparison.Ordinal).ShouldBe(read is not null);
        page.Contains($"<a href=\"/reports/mia/2018-08/internal\">MIA – Mobilisering inför arbete, augusti 2018, {read}</a>", StringComparison.Ordinal).ShouldBe(read is not null);
        page.Contains("87 %", StringComparison.Ordinal).ShouldBe(read is not null);
        // The project's own files have readers of their own.
        (await reader.GetStringAsync("/api/reports/ungdomsinsatser/2018-08/internal/report.json")).ShouldContain("\"followedUpIn\": {");
        WebUtility.HtmlDecode(await reader.GetStringAsync("/api/reports/ungdomsinsatser/2018-08/internal/report.html")).ShouldNotContain("87\u00a0%");
    }

    private static async Task<PortalHost> StartAsync(SignIn? signIn = null)
    {
        var host = await PortalHost.StartAsync(signIn);
        using var client = signIn is null ? host.Client() : host.Client(await host.TokenAsync("both", "deliver:mia/*", "deliver:ungdomsinsatser/*"));
        foreach (var project in (string[])["mia", "ungdomsinsatser"])
        {
            using var answer = await client.PostAsync("/api/deliver", PortalHost.Form(($"{project}_tyreso_2018-08.csv", PortalHost.File(20))));
            answer.EnsureSuccessStatusCode();
            await host.Data.Consolidator.WriteInternalAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find(project)!, new(2018, 8)), Language.Sv);
        }

        return host;
    }
}
