using System.Text.RegularExpressions;
using Cai.EsfReporting.Local.Tests.Portal;
using Microsoft.Playwright;

namespace Cai.EsfReporting.Browser.Tests.Portal;

/// <summary>Changing the catalogue as an operator does: with faults first, on a screen and on a phone, and what the report tells afterwards.</summary>
[Collection(OnePortal.Name)]
public sealed class CatalogueTest(PortalPages portal)
{
    private static readonly string Own = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json"));

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task A_catalogue_with_faults_is_mended_its_summary_read_it_is_applied_and_the_report_tells_the_new_target(int width, int height)
    {
        await using var host = await PortalHost.StartAsync(isDemo: true);
        var context = await portal.Browser.NewContextAsync(new() { BaseURL = host.Address, Locale = "sv-SE", ViewportSize = new() { Width = width, Height = height } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Katalogen" }).ClickAsync();
        await Screenshots.KeepAsync(page, $"catalogue-{width}-1-before");

        var faulty = Own.Replace("\"target\": 0.3,", "\"target\": 3,", StringComparison.Ordinal).Replace("\"programme\": \"esf-2014\"", "\"programme\": \"esf-2099\"", StringComparison.Ordinal)
            .Replace("\"id\": \"haninge\"", "\"id\": \"tyreso\"", StringComparison.Ordinal);
        await SendAsync(page, await portal.FileAsync("faulty.json", faulty));
        await page.GetByRole(AriaRole.Heading, new() { NameRegex = new Regex("har \\d+ fel") }).WaitForAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("ska vara ett tal från 0 till 1");
        await FitsAsync(page, width);
        await Screenshots.KeepAsync(page, $"catalogue-{width}-2-faults");

        var mended = Own.Replace("\"target\": 0.3,", "\"target\": 0.35,", StringComparison.Ordinal).Replace("\"daysAfterMonthEnd\": 28", "\"daysAfterMonthEnd\": 27", StringComparison.Ordinal);
        await SendAsync(page, await portal.FileAsync("mended.json", mended));
        await page.GetByRole(AriaRole.Heading, new() { Name = "Det här skulle ändras" }).WaitForAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("projects[mia].indicators[work-or-study].target");
        await FitsAsync(page, width);
        await Screenshots.KeepAsync(page, $"catalogue-{width}-3-summary");

        await page.GetByRole(AriaRole.Button, new() { Name = "Ta katalogen i bruk" }).ClickAsync();
        await page.GetByText("Katalogen är tagen i bruk, som nummer 2.").WaitForAsync();
        await FitsAsync(page, width);
        await Screenshots.KeepAsync(page, $"catalogue-{width}-4-applied");

        var told = page.GetByText("ändrades 2018-09-17 från 30\u00a0% till 35\u00a0%");
        for (var i = 0; i < 120; i++)
        {
            await page.GotoAsync("/api/reports/mia/2018-08/internal/report.html");
            if (await told.CountAsync() > 0)
                break;
            await Task.Delay(500);
        }

        (await told.CountAsync()).ShouldBe(1);
        await FitsAsync(page, width);
        await Screenshots.KeepAsync(page, $"catalogue-{width}-5-report");
        await context.CloseAsync();
    }

    private static async Task SendAsync(IPage page, string path)
    {
        await page.GetByLabel("Katalog, json").SetInputFilesAsync(path);
        await page.GetByRole(AriaRole.Button, new() { Name = "Granska" }).ClickAsync();
    }

    private static async Task FitsAsync(IPage page, int width) => (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
}
