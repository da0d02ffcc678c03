using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Pages;
using Cai.EsfReporting.Web.Portal;

namespace Cai.EsfReporting.Web.Tests.Portal;

/// <summary>However many reports there are, the page of them stays small, and each can be found.</summary>
public sealed class ReportsPageTests
{
    private const int Kilobyte = 1000, StyleAndScript = 20 * Kilobyte;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 36)]
    [InlineData(2, 6)]
    [InlineData(4, 36)]
    [InlineData(10, 36)]
    public async Task Of_all_projects_it_is_under_a_hundred_kilobytes(int projects, int months)
    {
        var html = await ShownAsync(projects, months, isOfOne: false);

        html.Length.ShouldBeLessThan(100 * Kilobyte - StyleAndScript);
        for (var i = 0; i < projects; i++)
            html.ShouldContain($"href=\"/reports/provet-{i}\"");
        // What cannot be compared any more is told, of those too that are not named.
        System.Text.RegularExpressions.Regex.Count(html, ": kan inte jämföras med läget nu").ShouldBe(projects * Math.Min(months, 2));
        System.Text.RegularExpressions.Regex.Count(System.Net.WebUtility.HtmlDecode(html), $"{months - 2} äldre frysta är inte längre").ShouldBe(months > 2 ? projects : 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(36)]
    [InlineData(60)]
    public async Task Of_one_project_it_is_so_too_and_leads_to_every_report(int months)
    {
        var html = await ShownAsync(1, months, isOfOne: true);

        html.Length.ShouldBeLessThan(100 * Kilobyte - StyleAndScript);
        foreach (var report in Reports(SmallCatalogue.Read().Projects[0] with { Id = "provet-0" }, months))
            html.ShouldContain($"href=\"{report.Page}\"");
        for (var deadline = 0; deadline < months; deadline++)
            (html.Contains($"/reports/provet-0/frozen/scb-{deadline}\"", StringComparison.Ordinal) || html.Contains($"/api/frozen/provet-0/scb-{deadline}/internal/report.xlsx", StringComparison.Ordinal)).ShouldBeTrue($"{deadline}");
    }

    private static async Task<string> ShownAsync(int count, int months, bool isOfOne)
    {
        var project = SmallCatalogue.Read().Projects[0];
        var shown = Enumerable.Range(0, count).Select(i => project with { Id = $"provet-{i}", Name = "Provet, ett projekt med ett långt namn i ESF+" }).Select(one => new ProjectReports(one, Reports(one, months), Frozen(one, months))
        {
            HasPeriods = true,
            Public = [.. Enumerable.Range(0, 6).Select(m => new PublicStanding(one, new Month(2018, 1).Add(m), PublicState.Waiting, [], new("Den publika utgåvan till och med månaden görs när den interna är klar.", "The public edition is made when the internal one is done.")))],
        });
        using var html = new MemoryStream();
        await HtmlFile.WriteAsync<ReportsPage>(new()
        {
            ["View"] = new PortalView(Language.Sv, null, "/reports", "", "", ""),
            [nameof(ReportsPage.Projects)] = (IReadOnlyList<ProjectReports>)[.. shown],
            [nameof(ReportsPage.IsOfOne)] = isOfOne,
        }, html, default);
        return System.Text.Encoding.UTF8.GetString(html.ToArray());
    }

    private static readonly string[] Files = ["report.csv", "report.docx", "report.html", "report.json", "report.pdf", "report.tsv", "report.xlsx", "texts.md"];

    private static IReadOnlyList<WrittenReport> Reports(Project project, int months) =>
        [.. from month in Enumerable.Range(0, months).Reverse() from edition in Enum.GetValues<Edition>() select new WrittenReport(project, new Month(2018, 1).Add(month), edition, Files)];

    private static IReadOnlyList<FrozenReport> Frozen(Project project, int months) =>
        [.. from month in Enumerable.Range(0, months).Reverse() select new FrozenReport(new(project, $"scb-{month}", "2018-02-01", new(2018, 1), default, new('a', 64), [.. from edition in (string[])["internal", "public"] from file in Files select $"{edition}/{file}"]), null)];
}
