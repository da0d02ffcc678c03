using System.Net;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Access;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>A period of a project, chosen in the portal, read and downloaded; and every period that cannot be told.</summary>
public sealed partial class PeriodPagesTest
{
    /// <summary>Twenty started in Tyresö in March 2018; June to August are delivered.</summary>
    private static async Task<PortalHost> DeliveredAsync()
    {
        var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        using var system = host.Client(await host.TokenAsync("system", "deliver:mia/tyreso"));
        foreach (var month in (string[])["2018-06", "2018-07", "2018-08"])
            (await system.PostAsync("/api/deliver", PortalHost.Form(($"mia_tyreso_{month}.csv", PortalHost.File(20))))).EnsureSuccessStatusCode();
        return host;
    }

    /// <summary>The host writes the reports of what is delivered by itself: what it has yet to write is no answer to who asks.</summary>
    private static async Task HasWrittenItsOwnAsync(PortalHost host)
    {
        var (mia, consolidator) = (host.Data.Catalogue.Find("mia")!, host.Data.Consolidator);
        for (var i = 0; i < 600 && ((await consolidator.OutdatedAsync(mia)).Count > 0 || (await consolidator.UnpublishedAsync(mia)).Count > 0); i++)
            await Task.Delay(100);
        host.Files("reports").Count(file => file.EndsWith("internal/manifest.json", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task A_period_is_chosen_among_those_that_can_be_told()
    {
        await using var host = await DeliveredAsync();
        using var reader = host.Client(await host.TokenAsync("reader", "read:mia:internal"));

        var html = await reader.GetStringAsync("/reports/mia/period");

        Options().Matches(html).Select(option => option.Groups[1].Value).TakeWhile(value => value != "2018-08")
            .ShouldBe(["2018-01--2018-08", "2018-H1", "2018-T2", "2018-Q2"]);
        foreach (var period in Options().Matches(html).Select(option => option.Groups[1].Value).Take(7))
            (await reader.GetAsync($"/reports/mia/period?period={period}")).StatusCode.ShouldBe(HttpStatusCode.OK, period);
        html.ShouldContain("<option value=\"2018-01--2018-08\" selected>januari–augusti 2018</option>");
        (await reader.GetStringAsync("/reports/mia/period?lang=en")).ShouldContain("<optgroup label=\"The year so far\">");
    }

    [Theory]
    [InlineData("period=2018-H1", "2018-H1", 20)]
    [InlineData("from=2018-03&to=2018-08", "2018-03--2018-08", 20)]
    [InlineData("from=2018-04&to=2018-08", "2018-04--2018-08", 0)]
    public async Task It_is_shown_and_downloaded_in_every_form(string asked, string id, int started)
    {
        await using var host = await DeliveredAsync();
        using var reader = host.Client(await host.TokenAsync("reader", "read:mia:internal"));
        await HasWrittenItsOwnAsync(host);
        var files = host.Files("reports");

        var page = await reader.GetStringAsync("/reports/mia/period?" + asked);

        page.ShouldContain($"<iframe class=\"report\" src=\"/api/reports/mia/periods/{id}/report.html\"");
        var addresses = Downloads().Matches(page).Select(link => link.Groups[1].Value).ToList();
        addresses.ShouldBe([.. ((string[])["report.xlsx", "report.docx", "report.html", "texts.md", "report.csv", "report.tsv", "report.json"]).Select(file => $"/api/reports/mia/periods/{id}/{file}")]);
        foreach (var address in addresses)
        {
            using var answer = await reader.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe($"{(address.EndsWith(".md", StringComparison.Ordinal) ? "texter" : "rapport")}-mia-{id}-intern{Path.GetExtension(address)}");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }

        var report = JObject.Parse(await reader.GetStringAsync($"/api/reports/mia/periods/{id}/report.json"));
        ((string?)report["period"], (string?)report["periods"]![0]!["id"], (int)report["periods"]![0]!["scopes"]![0]!["started"]!).ShouldBe((id, id, started));
        (await reader.GetStringAsync($"/api/reports/mia/periods/{id}/report.html?lang=en")).ShouldContain("lang=\"en\"");
        // Asking writes nothing but who took it out.
        host.Files("reports").ShouldBe(files);
        var taken = host.Files("audit").Where(file => file.Contains("download", StringComparison.Ordinal)).Select(file => JObject.Parse(File.ReadAllText(Path.Combine(host.Data.Root, file)))).ToList();
        taken.Count.ShouldBe(addresses.Count + 2);
        taken.ShouldAllBe(entry => (string?)entry["who"] == "token:reader" && ((string)entry["path"]!).Contains($"/internal/{id}/", StringComparison.Ordinal));
        using var operate = host.Client(await host.TokenAsync("operator", "operate"));
        (await operate.GetStringAsync("/audit")).ShouldContain($"<a href=\"/reports/mia/period?period={id}\">");
    }

    [Fact]
    public async Task The_same_file_as_the_command_line_writes_is_had_by_the_portal()
    {
        await using var host = await DeliveredAsync();
        using var reader = host.Client(await host.TokenAsync("reader", "read:mia:internal"));
        var half = Period.Of(new(2018, 1), new(2018, 6));
        await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("mia")!, half.Last, lead: half), Language.Sv);

        foreach (var form in (string[])["json", "html", "csv", "xlsx", "docx"])
            (await reader.GetByteArrayAsync($"/api/reports/mia/periods/2018-H1/report.{form}?lang=sv"))
                .ShouldBe(await File.ReadAllBytesAsync(Path.Combine(host.Data.Root, $"reports/mia/2018-06/internal/2018-H1/report.{form}")), form);
    }

    [Fact]
    public async Task Its_texts_are_copied_on_a_page_as_those_of_a_month()
    {
        await using var host = await DeliveredAsync();
        using var reader = host.Client(await host.TokenAsync("reader", "read:mia:internal"));
        await HasWrittenItsOwnAsync(host);
        var file = TextsMarkdown.Read(await reader.GetStringAsync("/api/reports/mia/periods/2018-H1/texts.md"));

        (await reader.GetStringAsync("/reports/mia/period?period=2018-H1")).ShouldContain("href=\"/reports/mia/period/texts?period=2018-H1\"");
        var html = await reader.GetStringAsync("/reports/mia/period/texts?period=2018-H1");

        html.ShouldContain("href=\"/reports/mia/period?period=2018-H1\"");
        var page = WebUtility.HtmlDecode(html);
        page.ShouldContain("<h1>Texter att kopiera: MIA – Mobilisering inför arbete, halvår 1 2018, Intern utgåva</h1>");
        page.ShouldContain("Texterna får inte publiceras: även små tal står i dem.");
        file.Count.ShouldBeGreaterThan(3);
        file[0].Heading.ShouldBe("Måluppfyllelsen, halvår 1 2018");
        foreach (var words in file.SelectMany(text => text.Rows.Append(text.Text)))
            page.ShouldContain($">{words}<");
        WebUtility.HtmlDecode(await reader.GetStringAsync("/reports/mia/period/texts?period=2018-H1&lang=en")).ShouldContain("The texts may not be published: small numbers are in them too.");
        // Seen is taken out: the file, and the page twice.
        host.Files("audit").Count(entry => entry.Contains("download", StringComparison.Ordinal) && File.ReadAllText(Path.Combine(host.Data.Root, entry)).Contains("2018-H1/texts.md", StringComparison.Ordinal)).ShouldBe(3);

        using var wrong = await reader.GetAsync("/reports/mia/period/texts?period=2018-H2&lang=sv");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await wrong.Content.ReadAsStringAsync()).ShouldContain("bara delvis levererad");
        using var open = host.Client(await host.TokenAsync("public", "read:mia:public"));
        (await open.GetAsync("/reports/mia/period/texts?period=2018-H1")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("period=sommaren", "”sommaren” är ingen period. Skriv 2018, 2018-H1", "“sommaren” is no period.")]
    [InlineData("period=", "är ingen period.", "is no period.")]
    [InlineData("period=2016", "2016 slutar innan MIA – Mobilisering inför arbete hade deltagare: de första kunde börja 2017-04.", "ends before MIA")]
    [InlineData("period=2018-Q1", "2018-Q1 slutar före den första månaden som MIA – Mobilisering inför arbete har levererat, 2018-06", "ends before the first month")]
    [InlineData("period=2018-Q4", "börjar efter den senaste månaden som MIA – Mobilisering inför arbete har levererat, 2018-08.", "begins after the latest month")]
    [InlineData("period=2018-H2", "bara delvis levererad av MIA – Mobilisering inför arbete: 2018-09, 2018-10, 2018-11, 2018-12 saknas. Välj 2018-07--2018-08", "2018-09, 2018-10, 2018-11, 2018-12 are missing")]
    [InlineData("from=2018-08&to=2018-01", "Perioden slutar 2018-01, före sin första månad 2018-08. Byt plats på dem: 2018-01--2018-08.", "Exchange them: 2018-01--2018-08.")]
    [InlineData("from=2012-01&to=2018-08", "2012-01--2018-08 är längre än fem år.", "longer than five years")]
    public async Task What_cannot_be_told_is_answered_with_what_to_ask_instead(string asked, string sv, string en)
    {
        await using var host = await DeliveredAsync();
        using var reader = host.Client(await host.TokenAsync("reader", "read:mia:internal"));

        foreach (var (language, says) in ((string, string)[])[("sv", sv), ("en", en)])
        {
            using var page = await reader.GetAsync($"/reports/mia/period?{asked}&lang={language}");
            page.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
            html.ShouldContain(says);
            html.ShouldContain("name=\"period\"");
            html.ShouldNotContain("<iframe");
            if (asked.Split('=', '&') is ["period", { Length: > 0 } text])
            {
                using var file = await reader.GetAsync($"/api/reports/mia/periods/{text}/report.json?lang={language}");
                file.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
                ((string)(await file.JsonAsync())["detail"]!).ShouldContain(says);
            }
        }
    }

    [Theory]
    [InlineData("period=2018-H2", "2018-07--2018-08", "juli–augusti 2018")]
    [InlineData("period=2018-Q4", "2018-01--2018-08", "januari–augusti 2018")]
    [InlineData("from=2018-08&to=2018-01", "2018-01--2018-08", "januari–augusti 2018")]
    [InlineData("period=sommaren", null, "")]
    public async Task What_to_ask_instead_is_a_press_away(string asked, string? instead, string name)
    {
        await using var host = await DeliveredAsync();
        using var reader = host.Client(await host.TokenAsync("reader", "read:mia:internal"));

        using var page = await reader.GetAsync($"/reports/mia/period?{asked}&lang=sv");
        var html = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
        if (instead is null)
            html.ShouldNotContain(">Visa januari");
        else
        {
            html.ShouldContain($"<a href=\"/reports/mia/period?period={instead}\">Visa {name}</a>");
            html.ShouldContain($"<option value=\"{instead[..7]}\" selected>");
        }
    }

    [Fact]
    public async Task A_months_report_leads_to_a_period_of_it_in_the_internal_edition()
    {
        await using var host = await DeliveredAsync();
        using var reader = host.Client(await host.TokenAsync("reader", "read:mia:internal"));
        await HasWrittenItsOwnAsync(host);

        (await reader.GetStringAsync("/reports/mia/2018-08/internal?lang=sv")).ShouldContain("<a href=\"/reports/mia/period\">Välj en period</a>");
    }

    [Fact]
    public async Task Before_anything_is_delivered_it_says_so()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();

        using var answer = await client.GetAsync("/reports/mia/period?period=2018-H1");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("har inga leveranser ännu, så ingen period kan räknas.");
    }

    [Fact]
    public async Task Whoever_reads_the_public_edition_is_offered_no_period_and_a_written_one_is_no_month()
    {
        await using var host = await DeliveredAsync();
        using var reader = host.Client(await host.TokenAsync("public", "read:mia:public"));
        var half = Period.Of(new(2018, 1), new(2018, 6));
        await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("mia")!, half.Last, lead: half), Language.Sv);
        // What is of no edition is no report, least of all a public one.
        var stray = Path.Combine(host.Data.Root, "reports/mia/2018-08/2018-H1");
        Directory.CreateDirectory(stray);
        foreach (var name in (string[])["report.json", "manifest.json"])
            File.Copy(Path.Combine(host.Data.Root, "reports/mia/2018-06/internal/2018-H1", name), Path.Combine(stray, name));

        (await reader.GetStringAsync("/reports")).ShouldNotContain("/reports/mia/");
        using var internalReader = host.Client(await host.TokenAsync("reader", "read:mia:internal"));
        var shown = await internalReader.GetStringAsync("/reports");
        shown.ShouldNotContain("/reports/mia/2018-0");
        shown.ShouldContain("href=\"/reports/mia/period\"");
    }

    [Fact]
    public async Task An_identity_in_the_place_of_a_period_is_not_said_again()
    {
        await using var host = await DeliveredAsync();
        using var reader = host.Client(await host.TokenAsync("reader", "read:mia:internal"));
        var identity = Commands.Esf.Person(3);

        (await (await reader.GetAsync($"/reports/mia/period?period={identity}")).Content.ReadAsStringAsync()).ShouldNotContain(identity[^4..]);
        (await (await reader.GetAsync($"/api/reports/mia/periods/{identity}/report.json")).Content.ReadAsStringAsync()).ShouldNotContain(identity[^4..]);
    }

    [GeneratedRegex("<option value=\"([^\"]*)\"")]
    private static partial Regex Options();

    [GeneratedRegex("<a href=\"(/api/[^\"]*)\" download")]
    private static partial Regex Downloads();
}
