using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Tests.Attacks;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>
/// Every number that the page prints is in <c>report.csv</c>: whatever number of the report is another, where the page is another so is the csv. What is added to the page and not to the csv makes it fail.
/// </summary>
public sealed class EveryNumberTests
{
    [Theory]
    [InlineData(3, 13, Edition.Internal)]
    [InlineData(2, 13, Edition.Public)]
    public async Task Whatever_number_changes_the_page_changes_the_csv(int seed, int last, Edition edition)
    {
        var (asked, shown, lacking) = await LackingAsync(await ReportAsync(seed, last, edition), csv => csv);
        lacking.ShouldBeEmpty();
        asked.ShouldBeGreaterThan(edition == Edition.Internal ? 300 : 50);
        shown.ShouldBeGreaterThan(asked / 3);
    }

    /// <summary>The test above can fail: a csv without a part of the report lacks the part's numbers.</summary>
    [Fact]
    public async Task A_csv_that_lacks_a_part_is_found()
    {
        var report = await ReportAsync(3, 12, Edition.Internal);
        foreach (var (part, number) in ((string, string)[])[("breakdown", "Breakdown[].Participants"), ("time", "Detail.DaysOfLeavers"), ("esf", "Esf[].Women"), ("places", "Places[].Taken"), ("takes", "Takes.Needed"),
            ("history", "History[].People.Participants"), ("measures", "Numbers[].Earlier"), ("key-figures", "Told.Numerator"), ("quality", "Deliveries[].Accepted"), ("periods", "Periods[].Scopes[].Untold")])
        {
            var (_, _, lacking) = await LackingAsync(report, csv => string.Join('\n', csv.Split("\r\n").Where(line => !line.Contains($";{part};", StringComparison.Ordinal))), path => path.Contains(number, StringComparison.Ordinal));
            lacking.ShouldNotBeEmpty(part);
        }
    }

    private static async Task<(int Asked, int Shown, IReadOnlyList<string> Lacking)> LackingAsync(OutcomeReport report, Func<string, string> csvOf, Func<string, bool>? isAsked = null)
    {
        var (page, csv) = (await Page.HtmlAsync(report), csvOf(await CsvAsync(report)));
        var variants = Variants.Of(report).Where(variant => isAsked?.Invoke(variant.Path) != false).ToList();
        var told = await Task.WhenAll(variants.Select(async variant => (variant.Path, IsShown: await Page.HtmlAsync(variant.Copy) != page, IsInCsv: csvOf(await CsvAsync(variant.Copy)) != csv)));
        return (told.Length, told.Count(one => one.IsShown), [.. told.Where(one => one is { IsShown: true, IsInCsv: false }).Select(one => one.Path).Distinct()]);
    }

    /// <summary>Made-up people, and beside them key figures and places.</summary>
    private static async Task<OutcomeReport> ReportAsync(int seed, int last, Edition edition)
    {
        var month = MadeUpProject.First.Add(last);
        var report = await new MadeUpProject(seed, 150, last + 1, [month]).ReportAsync(month);
        var share = new KeyFigure("share", new("Andel", "Share"), "U40455", [], FigureUnit.Percent, FigureScopes.Project | FigureScopes.Site, true, [], false, 0.8m, "Prov", true);
        var number = new KeyFigure("number", new("Antal", "Number"), null, [], FigureUnit.Count, FigureScopes.Project, false, [], true, 0.8m, "Prov", true);
        var site = report.Project.Sites[0];
        report = report with
        {
            Figures = FigureOutcome.Of([Told(share, site, "2017", 0.157m, 157), Told(share, site, "2018", 0.16m, 160), Told(number, null, "2018-H1", 7m), Told(number, null, "2018", 12m)]),
            Places = edition == Edition.Public ? null : [new(report.Project.Insatser[0], null, 12, 4), new(report.Project.Insatser[1], "Väv AB", 3, 5)],
        };
        return edition == Edition.Internal ? report : PublicEdition.Of(report);
    }

    private static ReportedFigure Told(KeyFigure figure, Site? site, string period, decimal value, long? numerator = null) =>
        new(figure, site, Period.TryParse(period, out var parsed) ? parsed : throw new ArgumentOutOfRangeException(nameof(period)), value, "", numerator, numerator is null ? null : 1000, null, "", null, MadeUpProject.First);

    private static async Task<string> CsvAsync(OutcomeReport report)
    {
        using var stream = new MemoryStream();
        await new ReportCsv().WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
