using Cai.EsfReporting.Local.Tests.Portal;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Cai.EsfReporting.Browser.Tests.Portal;

/// <summary>Every page: WCAG 2.1 AA as far as a program can tell, nothing that scrolls sideways, small, and from here alone.</summary>
[Collection(OnePortal.Name)]
public sealed class EveryPageTest(PortalPages portal)
{
    private static readonly string[] Addresses =
    [
        "/", "/deliver", "/deliveries", "/deliveries/mia/huddinge/2018-08", "/sites/mia/tyreso", "/reports", "/reports/mia", "/reports/mia/2018-08/internal", "/reports/mia/2018-08/internal/texts", "/reports/ungdomsinsatser/2018-08/goals", "/reports/mia/compare?from=2018-07&to=2018-08",
        "/reports/mia/period", "/reports/mia/period?period=2018-H1", "/reports/mia/period/texts?period=2018-H1",
        "/territories", "/territories/forbund.ostra-sodertorn", "/territories/forbund.ostra-sodertorn/period?period=2018-H1", "/territories/forbund.ostra-sodertorn/texts",
        "/deadlines", "/next?place=mia/tyreso", "/scb", "/audit", "/catalogue", "/help", "/help/format", "/help/rules", "/help/accessibility", "/not-there",
    ];

    public static TheoryData<string, string, ColorScheme> Pages()
    {
        var data = new TheoryData<string, string, ColorScheme>();
        foreach (var address in Addresses)
            foreach (var language in (string[])["sv", "en"])
                foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
                    data.Add(address, language, scheme);
        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing(string address, string language, ColorScheme scheme)
    {
        var page = await portal.OpenAsync(new() { Locale = language, ColorScheme = scheme, BypassCSP = true });
        await page.GotoAsync(address);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

        await AxeAsync(page);
        if (scheme == ColorScheme.Dark)
            await Screenshots.KeepAsync(page, $"dark-{language}-{address.Trim('/').Replace('/', '-').Split('?')[0]}");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("sv", ColorScheme.Light)]
    [InlineData("en", ColorScheme.Dark)]
    public async Task Axe_finds_nothing_in_an_answer(string language, ColorScheme scheme)
    {
        var page = await portal.OpenAsync(new() { Locale = language, ColorScheme = scheme, BypassCSP = true });
        await page.GotoAsync("/deliver");
        await page.Locator("#file").SetInputFilesAsync(await portal.FileAsync("mia_tyreso_2018-08.csv", PortalHost.File(9, bad: true) + "19800101-9999;;;2018-01-01;Nonsens\r\n"));
        await page.Locator("form.deliver button.second").ClickAsync();
        await page.Locator(".answer").WaitForAsync();

        await AxeAsync(page);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(320, 1)]
    [InlineData(640, 2)]
    public async Task No_page_scrolls_sideways_on_a_phone_or_enlarged_twice(int width, int scale)
    {
        var page = await portal.OpenAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, DeviceScaleFactor = scale });
        var found = new List<string>();
        foreach (var address in Addresses)
        {
            await page.GotoAsync(address);
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") is var wide && wide > width)
                found.Add($"{address}: {wide}");
            if (scale == 1)
                await Screenshots.KeepAsync(page, $"phone-{address.Trim('/').Replace('/', '-').Split('?')[0]}");
        }

        found.ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_page_is_under_a_hundred_kilobytes_with_all_it_loads_and_asks_no_other_host()
    {
        var found = new List<string>();
        foreach (var address in Addresses.Where(address => address != "/not-there"))
        {
            // A browser that has been here never.
            var page = await portal.OpenAsync();
            var (bytes, complaints) = (0L, new List<string>());
            page.Console += (_, message) => complaints.Add(message.Text);
            page.Response += async (_, response) =>
            {
                if (!response.Url.StartsWith(portal.Owners.Address, StringComparison.Ordinal))
                    complaints.Add(response.Url);
                // The report within the page is a document of its own.
                if (response.Frame == page.MainFrame)
                    Interlocked.Add(ref bytes, (await response.BodyAsync()).Length);
            };
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
            if (bytes is 0 or > 100_000)
                found.Add($"{address}: {bytes} bytes");
            found.AddRange(complaints.Select(complaint => $"{address}: {complaint}"));
            await page.Context.CloseAsync();
        }

        found.ShouldBeEmpty();
    }

    /// <summary>A report shown within a page is a document of its own, read by itself in <see cref="AccessibilityTest"/>.</summary>
    private static async Task AxeAsync(IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions { Iframes = false });
        result.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(" ", v.Nodes.Take(3).Select(n => n.Html))}").ShouldBeEmpty();
        result.Passes.Length.ShouldBeGreaterThan(10);
    }
}
