using System.Text.RegularExpressions;
using Cai.EsfReporting.Web.Reports;

namespace Cai.EsfReporting.Web.Tests;

public sealed partial class ReportHtmlTests
{
    [Fact]
    public async Task Names_are_escaped()
    {
        var html = await Page.HtmlAsync(await Small.ReportAsync());

        html.ShouldContain("Provet &lt;b&gt;&amp; &quot;vägen&quot;&lt;/b&gt;");
        html.ShouldContain("Bokvik &amp; Ö");
        html.ShouldContain("Projektbeslutet &lt;2018&gt;");
        html.ShouldNotContain("<b>");
    }

    [Theory]
    [InlineData(Language.Sv)]
    [InlineData(Language.En)]
    public async Task The_same_deliveries_give_the_same_bytes(Language language)
    {
        var once = await Page.BytesAsync(await Small.ReportAsync(), language);
        var again = await Page.BytesAsync(await Small.ReportAsync(), language);

        again.ShouldBe(once);
        once.ShouldNotContain((byte)'\r');
        once[0].ShouldBe((byte)'<');
        once[^1].ShouldBe((byte)'\n');
    }

    [Fact]
    public async Task Nothing_is_loaded_and_nothing_is_run()
    {
        var html = await Page.HtmlAsync(await Small.ReportAsync());

        html.ShouldNotContain("http:");
        html.ShouldNotContain("https:");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("<link");
        html.ShouldNotContain("src=");
        html.ShouldNotContain("url(");
        // An inline style would be stopped by the page's own policy.
        html.ShouldNotContain("style=");
    }

    [Fact]
    public async Task Numbers_are_shown_as_they_were_counted()
    {
        var report = await Small.ReportAsync();

        var row = Cells(await Page.HtmlAsync(report), "outcome-work-or-study", "Askby");

        // Left, number, rate, of all 14 participants, target, deviation, assessment.
        row[..7].ShouldBe(["13", "2", "15,4 %", "14,3 %", "30 %", "−14,6", "Ej uppnått"]);
    }

    [Fact]
    public async Task A_site_that_nobody_has_left_has_no_rate()
    {
        var row = Cells(await Page.HtmlAsync(await Small.ReportAsync()), "outcome-work-or-study", "Bokvik & Ö");

        row.ShouldBe(["0", "0", "–", "–", "30 %", "–", "Inget värde angivet", "", "Ingen jämförelse"]);
    }

    [Fact]
    public async Task A_rejected_site_has_not_delivered()
    {
        var html = Text(await Page.HtmlAsync(await Small.ReportAsync()));

        html.ShouldContain("2 av 3 orter har levererat augusti 2018. Inte levererat: Cederås.");
        html.ShouldContain("Cederås: januari 2018 till juli 2018, augusti 2018 (avvisad)");
    }

    [Fact]
    public async Task The_day_of_receipt_is_the_day_in_Stockholm()
    {
        var row = Cells(await Page.HtmlAsync(await Small.ReportAsync()), "completeness-table", "Askby");

        row[^2..].ShouldBe(["Levererad", "2018-09-04"]);
    }

    [Fact]
    public async Task Inflow_is_held_against_the_part_of_the_plan_that_has_passed()
    {
        var row = Cells(await Page.HtmlAsync(await Small.ReportAsync()), "inflow-table", "Norr");

        row.ShouldBe(["2018-01 till 2019-12", "120", "40", "14", "−26"]);
    }

    [Fact]
    public async Task Every_number_can_be_traced_to_its_delivery()
    {
        var report = await Small.ReportAsync();

        var html = await Page.HtmlAsync(report);

        report.Deliveries.Count.ShouldBe(2);
        foreach (var delivery in report.Deliveries)
            html.ShouldContain(delivery.Sha256);
        html.ShouldContain(report.Catalogue.Sha256);
        html.ShouldContain("test-1");
    }

    [Fact]
    public async Task The_page_is_Swedish_or_English_as_asked()
    {
        var report = await Small.ReportAsync();

        var sv = Text(await Page.HtmlAsync(report, Language.Sv));
        var en = Text(await Page.HtmlAsync(report, Language.En));

        (await Page.HtmlAsync(report, Language.Sv)).ShouldContain("<html lang=\"sv\">");
        (await Page.HtmlAsync(report, Language.En)).ShouldContain("<html lang=\"en\">");
        sv.ShouldContain("Arbete eller studier: 15,4 % av dem som avslutat (2 av 13), mot målet 30 %.");
        en.ShouldContain("Work or study: 15.4% of those who left (2 of 13), against the target of 30%.");
        en.ShouldNotContain("Leveranser");
        sv.ShouldNotContain("Deliveries");
    }

    [Theory]
    [InlineData(Language.Sv)]
    [InlineData(Language.En)]
    public async Task There_is_one_main_heading_and_no_level_is_skipped(Language language)
    {
        var html = await Page.HtmlAsync(await Small.ReportAsync(), language);

        var levels = Heading().Matches(html).Select(m => m.Groups[1].Value[0] - '0').ToList();

        levels[0].ShouldBe(1);
        levels.Count(level => level == 1).ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First <= 1);
    }

    [Fact]
    public async Task Every_table_has_a_caption_that_names_its_scrolling_region()
    {
        var html = await Page.HtmlAsync(await Small.ReportAsync());

        var regions = Region().Matches(html);
        regions.Count.ShouldBeGreaterThan(10);
        regions.Count.ShouldBe(html.Split("<table").Length - 1);
        foreach (Match region in regions)
            html.ShouldContain($"<caption id=\"{region.Groups[1].Value}\">");
    }

    [Fact]
    public async Task Before_the_first_month_nothing_is_expected()
    {
        var report = await new DeliveredFiles(SmallCatalogue.Read()).ReportAsync("provet", "2017-12");

        var html = Text(await Page.HtmlAsync(report));

        html.ShouldContain("Ingen leverans väntas ännu: den första månaden är januari 2018.");
        html.ShouldContain("Ingen leverans har kommit.");
    }

    [Fact]
    public void The_file_is_named_as_the_other_forms_are() => new ReportHtml().FileName.ShouldBe("report.html");

    /// <summary>What the cells of a row say, without its heading.</summary>
    private static string[] Cells(string html, string table, string rowHeading) =>
        [.. Cell().Matches(Row(html, table, rowHeading)).Select(cell => Text(cell.Groups[1].Value))];

    private static string Row(string html, string table, string rowHeading)
    {
        var start = html.IndexOf($"id=\"{table}-caption\"", StringComparison.Ordinal);
        var body = html[start..html.IndexOf("</table>", start, StringComparison.Ordinal)];
        return body.Split("<tr").Single(r => Text(r[(r.IndexOf('>', StringComparison.Ordinal) + 1)..]).StartsWith(rowHeading, StringComparison.Ordinal));
    }

    private static string Text(string html) =>
        Spaces().Replace(System.Net.WebUtility.HtmlDecode(Tag().Replace(html, "")).Replace('\u00A0', ' '), " ").Trim();

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Heading();

    [GeneratedRegex("role=\"region\" aria-labelledby=\"([^\"]+)\" tabindex=\"0\"")]
    private static partial Regex Region();

    [GeneratedRegex("<td[^>]*>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
