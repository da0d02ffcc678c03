using Cai.EsfReporting.Disclosure;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Tests.Attacks;

namespace Cai.EsfReporting.Web.Tests;

/// <summary>A public edition says what it was to tell and leaves out.</summary>
public sealed class WithheldTests
{
    private static readonly Month Month = MadeUpProject.First.Add(5);

    private static async Task<(OutcomeReport Edition, PublishedMonth Decided)> PublishAsync(Func<PublishedTable, PublishedTable> becomes)
    {
        var whole = await new MadeUpProject(3, 300, 6, [Month]).ReportAsync(Month);
        var (_, decided) = PublicEdition.Publish(whole, [])!.Value;
        return PublicEdition.Publish(whole, [decided with { Table = becomes(decided.Table) }])!.Value;
    }

    private static PublishedTable Without(PublishedTable table, params string[] kinds) =>
        table with { Values = table.Values.Where(value => !kinds.Any(kind => value.Key.StartsWith(kind, StringComparison.Ordinal))).ToDictionary() };

    [Fact]
    public async Task An_edition_that_tells_all_of_it_says_nothing()
    {
        var (edition, _) = await PublishAsync(table => table);
        edition.Withheld.ShouldBeEmpty();
        (await Page.HtmlAsync(edition)).ShouldNotContain("går att skydda");
        ReportJson.Of(edition).ContainsKey("withheld").ShouldBeFalse();
    }

    [Fact]
    public async Task Areas_and_a_breakdown_that_are_left_out_are_named()
    {
        var (edition, _) = await PublishAsync(table => Without(table, "sub-project/", "site/", "by/age/"));
        ReportJson.Of(edition)["withheld"]!.Values<string>().ShouldBe(["areas", "age"]);
        (await Page.HtmlAsync(edition)).ShouldContain("Utelämnat den här månaden, eftersom små antal där inte går att skydda: delprojekt och orter, uppdelning efter ålder vid start.");
        (await Page.HtmlAsync(edition, Language.En)).ShouldContain("Left out this month, because small counts in it cannot be protected: sub-projects and sites, breakdown by age at start.");
    }

    [Fact]
    public async Task Sites_of_a_sub_project_that_are_left_out_are_named_though_other_sites_stand()
    {
        var project = (await new MadeUpProject(3, 300, 6, [Month]).ReportAsync(Month)).Project;
        var sub = project.SubProjects[0];
        var sites = project.Sites.Where(site => site.SubProject == sub.Id).Select(site => $"site/{site.Id}/").ToArray();
        sites.ShouldNotBeEmpty();
        project.Sites.Count.ShouldBeGreaterThan(sites.Length);
        var (edition, _) = await PublishAsync(table => Without(table, sites));
        ReportJson.Of(edition)["withheld"]!.Values<string>().ShouldBe([$"areas/{sub.Id}"]);
        (await Page.HtmlAsync(edition)).ShouldContain($"Utelämnat den här månaden, eftersom små antal där inte går att skydda: orterna i {sub.Name}.");
        (await Page.HtmlAsync(edition, Language.En)).ShouldContain($"Left out this month, because small counts in it cannot be protected: the sites of {sub.Name}.");
    }

    [Fact]
    public async Task A_month_of_which_nothing_is_told_says_so()
    {
        var (edition, decided) = await PublishAsync(_ => PublishedTable.Nothing([]));
        decided.Table.IsEmpty.ShouldBeTrue();
        ReportJson.Of(edition)["withheld"]!.Values<string>().ShouldBe(["month"]);
        (await Page.HtmlAsync(edition)).ShouldContain("Inget tal visas för den här månaden");
        (await Page.HtmlAsync(edition, Language.En)).ShouldContain("No number of this month is shown");
    }
}
