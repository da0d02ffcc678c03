using System.Net;

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

    private static async Task<PortalHost> StartAsync()
    {
        var host = await PortalHost.StartAsync();
        foreach (var project in (string[])["mia", "ungdomsinsatser"])
        {
            using var answer = await host.Client().PostAsync("/api/deliver", PortalHost.Form(($"{project}_tyreso_2018-08.csv", PortalHost.File(20))));
            answer.EnsureSuccessStatusCode();
            await host.Data.Consolidator.WriteInternalAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find(project)!, new(2018, 8)), Language.Sv);
        }

        return host;
    }
}
