using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>What only the internal edition tells, and how the public one says that it hides.</summary>
public sealed partial class ReportHtmlTests
{
    private static readonly string[] InternalOnly = ["takes", "time", "esf", "quality"];

    [Fact]
    public async Task The_public_edition_has_no_section_of_what_only_the_internal_one_tells()
    {
        var report = await Small.ReportAsync();

        var (told, published) = (await Page.HtmlAsync(report), await Page.HtmlAsync(PublicTestReport.Of(report)));

        foreach (var section in InternalOnly)
        {
            told.ShouldContain($"<h2 id=\"{section}\">");
            published.ShouldNotContain($"id=\"{section}\"");
            published.ShouldNotContain($"href=\"#{section}\"");
        }
    }

    [Fact]
    public async Task The_public_edition_names_no_delivery_by_rows_or_checksum()
    {
        var report = await Small.ReportAsync();

        var published = await Page.HtmlAsync(PublicTestReport.Of(report));

        foreach (var delivery in report.Deliveries)
        {
            published.ShouldNotContain(delivery.Sha256);
            published.ShouldNotContain(delivery.Id.Value);
        }
    }

    [Fact]
    public async Task A_hidden_number_is_two_points_and_nothing_is_drawn_of_it()
    {
        var html = await Page.HtmlAsync(PublicTestReport.Of(await Small.ReportAsync()));

        Cells(html, "outcome-work-or-study", "Askby").ShouldBe(["..", "..", "..", "..", "30 %", "..", "..", "", ".."]);
        Row(html, "outcome-work-or-study", "Askby").ShouldNotContain("<svg class=\"bar\"");
        Row(html, "outcome-work-or-study", "Askby").ShouldNotContain("<svg class=\"spark\"");
        Cells(html, "breakdown-age", "25–54 år").ShouldContain("..");
        html.ShouldNotContain("class=\"bar-rate\"");
        html.ShouldNotContain("class=\"rate-point\"");
    }

    [Theory]
    [InlineData(Language.Sv, "Resultatrapport · publik utgåva", "antal från 1 till 4 visas inte")]
    [InlineData(Language.En, "Outcome report · public edition", "counts from 1 to 4 are not shown")]
    public async Task The_public_edition_says_what_two_points_mean(Language language, string eyebrow, string legend)
    {
        var report = await Small.ReportAsync();

        var published = Text(await Page.HtmlAsync(PublicTestReport.Of(report), language));

        published.ShouldContain(eyebrow);
        published.ShouldContain(legend);
        Text(await Page.HtmlAsync(report, language)).ShouldNotContain(legend);
    }

    [Fact]
    public async Task The_internal_edition_says_that_it_is_not_for_publication()
    {
        var text = Text(await Page.HtmlAsync(await Small.ReportAsync()));

        text.ShouldContain("Resultatrapport · intern utgåva");
        text.ShouldContain("För styrgrupp och handläggare. Får inte spridas vidare: även små tal visas.");
    }

    [Fact]
    public async Task The_public_edition_says_that_it_may_be_passed_on() =>
        Text(await Page.HtmlAsync(PublicTestReport.Of(await Small.ReportAsync()))).ShouldContain(Edition.Public.Use().Sv);

    [Fact]
    public async Task A_target_is_at_the_same_place_of_every_bar()
    {
        var html = await Page.HtmlAsync(await Small.ReportAsync());

        var places = BarTarget().Matches(html).Select(m => m.Groups[1].Value).ToList();

        // Of every bar in brief, in the tables of outcome and in those of the groups; the targets are 30 and 12.5 %.
        places.Count.ShouldBeGreaterThan(2 * 6);
        places.Distinct().Count().ShouldBe(2);
        html.ShouldContain("<span class=\"bar-ends\" aria-hidden=\"true\"><span>0</span>");
    }

    [Fact]
    public async Task The_anonymous_and_the_deceased_are_told_where_the_numbers_do_not_add_up()
    {
        var report = await Small.ReportAsync();
        Text(await Page.HtmlAsync(report)).ShouldNotContain("har avlidit");

        var outside = report with { Scopes = [report.Whole with { People = new(18, 4, 1, 0, 13, 12, 14) }, .. report.Scopes.Skip(1)] };

        Text(await Page.HtmlAsync(outside)).ShouldContain("1 är inskriven och 13 har avslutat. 4 är anonyma och räknas som deltagare, men varken som inskrivna eller avslutade. 1 av de avslutade har avlidit och ingår inte i andelarna, som räknas av 12.");
    }

    [System.Text.RegularExpressions.GeneratedRegex("<line class=\"bar-target\" x1=\"([^\"]+)\"")]
    private static partial System.Text.RegularExpressions.Regex BarTarget();

    [Fact]
    public async Task Every_entry_of_the_contents_leads_to_a_heading()
    {
        var report = await Small.ReportAsync();

        foreach (var edition in (OutcomeReport[])[report, PublicTestReport.Of(report)])
        {
            var html = await Page.HtmlAsync(edition);
            var entries = Entry().Matches(html).Select(m => m.Groups[1].Value).ToList();

            entries.Count.ShouldBeGreaterThan(7);
            entries.ShouldAllBe(id => html.Contains($"<h2 id=\"{id}\">", StringComparison.Ordinal));
            entries.Distinct().Count().ShouldBe(entries.Count);
        }
    }

    [System.Text.RegularExpressions.GeneratedRegex("<li><a href=\"#([^\"]+)\">")]
    private static partial System.Text.RegularExpressions.Regex Entry();
}
