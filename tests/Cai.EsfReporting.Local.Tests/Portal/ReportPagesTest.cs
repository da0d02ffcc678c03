using System.Text.RegularExpressions;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>What the pages around the reports tell: which edition is for whom, and what is left to do.</summary>
public sealed partial class ReportPagesTest
{
    [Fact]
    public async Task The_editions_are_explained_in_the_same_words_everywhere()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await DeliveredAsync(host);

        var help = await client.GetStringAsync("/help");
        foreach (var edition in Enum.GetValues<Edition>())
            help.ShouldContain($"<dd>{edition.Use().Sv}</dd>");
        // Nothing is frozen yet: the public edition is a draft.
        var reports = await client.GetStringAsync("/reports");
        reports.ShouldContain($"<dd>{Edition.Internal.Use().Sv}</dd>");
        reports.ShouldContain($"<dd>{EditionWords.DraftUse.Sv}</dd>");
        reports.ShouldNotContain(Edition.Public.Use().Sv);

        (await client.GetStringAsync("/reports/mia/2018-08/internal")).ShouldContain("UTKAST till publik utgåva</a>. Får inte spridas förrän tidsgränsens rapport fryses");
        (await client.GetStringAsync("/api/reports/mia/2018-08/internal/report.html")).ShouldContain(Edition.Internal.Use().Sv);
        (await client.GetStringAsync("/reports?lang=en")).ShouldContain(Edition.Internal.Use().En);
    }

    [Fact]
    public async Task The_page_of_a_report_leaves_its_title_to_the_report()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await DeliveredAsync(host);

        var html = await client.GetStringAsync("/reports/mia/2018-08/internal");

        Heading().Matches(html).Single().Value.ShouldBe("<h1 class=\"unseen\">");
        html.ShouldContain("<iframe class=\"report\" src=\"/api/reports/mia/2018-08/internal/report.html\"");
    }

    [Fact]
    public async Task A_file_taken_in_part_is_left_to_do_after_those_that_have_not_come()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await DeliveredAsync(host);

        var start = await client.GetStringAsync("/");

        var missing = start.IndexOf("Lämna nu", StringComparison.Ordinal);
        var partly = start.IndexOf("Delvis mottagen, 1 rad räknas inte", StringComparison.Ordinal);
        missing.ShouldBeGreaterThan(0);
        partly.ShouldBeGreaterThan(missing);
        start.ShouldContain("<a href=\"/deliveries/mia/tyreso/2018-08\">Se vad som är fel");
        (await client.GetAsync("/deliveries/mia/tyreso/2018-08")).EnsureSuccessStatusCode();
    }

    [Theory]
    [InlineData("/reports/mia/2018-07/public")]
    [InlineData("/api/reports/mia/2018-07/public/report.json")]
    public async Task A_month_that_is_not_published_says_which_are(string address)
    {
        await using var host = await PortalHost.StartAsync();
        using var client = await DeliveredAsync(host);

        using var answer = await client.GetAsync(address);

        ((int)answer.StatusCode).ShouldBe(404);
        System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("2018-07 har ingen publik utgåva: MIA – Mobilisering inför arbete publicerar 2018-08, 2020-08.");
    }

    private static async Task<HttpClient> DeliveredAsync(PortalHost host)
    {
        var client = host.Client();
        (await client.PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(20, bad: true))))).EnsureSuccessStatusCode();
        var report = await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("mia")!, new(2018, 8));
        await host.Data.Consolidator.WriteAsync(report, Language.Sv);
        return client;
    }

    [GeneratedRegex("<h1[^>]*>")]
    private static partial Regex Heading();
}
