using Microsoft.Playwright;

namespace Cai.EsfReporting.Browser.Tests.Portal;

/// <summary>A text to copy is copied with one press, its rows a line each.</summary>
[Collection(OnePortal.Name)]
public sealed class CopyTest(PortalPages portal)
{
    [Theory]
    [InlineData("/reports/mia/2018-08/internal/texts", "Måluppfyllelsen")]
    [InlineData("/reports/mia/period/texts?period=2018-H1", "Måluppfyllelsen, halvår 1 2018")]
    public async Task A_text_is_copied_with_one_press(string address, string heading)
    {
        var page = await portal.OpenAsync(new() { Locale = "sv", Permissions = ["clipboard-read", "clipboard-write"] });
        await page.GotoAsync(address);
        var section = page.Locator("section", new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }) });
        await section.GetByRole(AriaRole.Button, new() { Name = "Kopiera" }).ClickAsync();
        await section.GetByText("Kopierad", new() { Exact = true }).WaitForAsync();

        var copied = (await page.EvaluateAsync<string>("navigator.clipboard.readText()")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        copied[0].ShouldStartWith("Målen för MIA – Mobilisering inför arbete är 30 procent");
        copied[0].ShouldEndWith(".");
        copied.Skip(1).ShouldBe(await section.Locator("li").AllInnerTextsAsync());
        copied[1].ShouldStartWith("Östra Södertörn: ");
        await page.Context.CloseAsync();
    }
}
