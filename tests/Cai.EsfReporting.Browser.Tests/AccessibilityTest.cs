using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Cai.EsfReporting.Browser.Tests;

/// <summary>WCAG 2.1 AA as far as a program can tell, with axe's best practices on top; on a laptop and a phone, light and dark.</summary>
[Collection(OneBrowser.Name)]
public sealed class AccessibilityTest(DemoPages pages)
{
    public static TheoryData<string, int, ColorScheme> Pages()
    {
        var data = new TheoryData<string, int, ColorScheme>();
        foreach (var page in (string[])["report-internal-sv", "report-internal-en", "report-public-sv", "report-public-en", "receipt-sv", "receipt-en"])
            foreach (var width in (int[])[1280, 320])
                foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                    data.Add(page, width, scheme);
        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string name, int width, ColorScheme scheme)
    {
        await using var context = await pages.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(pages.PathOf(name)).AbsoluteUri);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

        var result = await page.RunAxe();

        result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(" ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty();
        result.Passes.Length.ShouldBeGreaterThan(10);
    }

    [Theory]
    [InlineData("whole-internal-sv")]
    [InlineData("whole-internal-en")]
    [InlineData("whole-public-sv")]
    [InlineData("receipt-sv")]
    [InlineData("receipt-en")]
    public async Task On_a_phone_the_page_does_not_scroll_sideways(string name)
    {
        var page = await pages.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 320, Height = 900 } });
        await page.GotoAsync(new Uri(pages.PathOf(name)).AbsoluteUri);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(320);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("whole-internal-sv")]
    [InlineData("whole-public-en")]
    public async Task On_a_laptop_no_table_has_to_be_scrolled(string name)
    {
        var page = await pages.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync(new Uri(pages.PathOf(name)).AbsoluteUri);

        var wide = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.scroll')].filter(s => s.scrollWidth > s.clientWidth).map(s => s.getAttribute('aria-labelledby'))");

        wide.ShouldAllBe(table => table == "provenance-table-caption");
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("whole-internal-sv")]
    [InlineData("whole-public-en")]
    public async Task On_a_tablet_no_outcome_is_cut_off(string name)
    {
        var page = await pages.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1024, Height = 900 } });
        await page.GotoAsync(new Uri(pages.PathOf(name)).AbsoluteUri);

        var beyond = await page.EvaluateAsync<int[]>("[...document.querySelectorAll('table.outcome')].map(t => t.parentElement).map(s => s.scrollWidth - s.clientWidth)");

        beyond.ShouldBe([0, 0]);
        await page.CloseAsync();
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html lang=\"sv\"><title>x</title><main><h1>x</h1><p style=\"color:#aaa\">blek</p></main>", "color-contrast")]
    [InlineData("<!DOCTYPE html><html lang=\"sv\"><title>x</title><main><h1>x</h1><svg role=\"img\" width=\"9\" height=\"9\"></svg></main>", "svg-img-alt")]
    public async Task Axe_finds_a_fault_that_is_there(string html, string rule)
    {
        var page = await pages.Browser.NewPageAsync();
        await page.SetContentAsync(html);

        var result = await page.RunAxe();

        result.Violations.Select(v => v.Id).ShouldContain(rule);
        await page.CloseAsync();
    }
}
