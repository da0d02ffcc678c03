using System.Text.RegularExpressions;
using Cai.EsfReporting.Local.Tests.Portal;
using Microsoft.Playwright;

namespace Cai.EsfReporting.Browser.Tests.Portal;

/// <summary>A controller judges a goal, states how far an assignment has come and comments, on a screen and on a phone; and a colleague has been there meanwhile.</summary>
[Collection(OnePortal.Name)]
public sealed class GoalsTest(PortalPages portal)
{
    private const string Address = "/reports/ungdomsinsatser/2018-08/goals";

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task A_goal_is_judged_beside_its_proposal_a_colleague_is_not_written_over_and_the_report_tells_both(int width, int height)
    {
        await using var host = await PortalHost.StartAsync(isDemo: true);
        var context = await portal.Browser.NewContextAsync(new() { BaseURL = host.Address, Locale = "sv-SE", ViewportSize = new() { Width = width, Height = height } });
        var (page, colleague) = (await context.NewPageAsync(), await context.NewPageAsync());
        await page.GotoAsync("/reports/ungdomsinsatser/2018-08/internal");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Bedöm och kommentera ?: Antal sommarjobb för ungdomar ska öka$") }).ClickAsync();
        await colleague.GotoAsync(Address);
        await SeenAsync(page, width, $"goals-{width}-1-before");

        // What nothing chosen means is told: the goal stands as proposed.
        (await Of(page, "fler-sommarjobb").GetByLabel("Bedömning").Locator("option:checked").InnerTextAsync()).ShouldStartWith("Som föreslaget: ");
        await WriteAsync(page, "fler-sommarjobb", "Bedömning", "Delvis uppfyllt", "Näringslivet har svårt att ta emot.\nKommunen tog <b>emot</b> fler.", "Anna Ek, controller");
        await page.GetByText("Sparat. Rapporten görs om av sig själv.").WaitForAsync();
        var saved = await Of(page, "fler-sommarjobb").InnerTextAsync();
        saved.ShouldContain("Anna Ek, controller 2018-09-");
        saved.ShouldContain("Kommunen tog <b>emot</b> fler.");
        await WriteAsync(page, "modell-for-sommarjobb", "Status", "Påbörjad", "", "Anna Ek, controller");
        await page.GetByText("Sparat. Rapporten görs om av sig själv.").WaitForAsync();
        await SeenAsync(page, width, $"goals-{width}-2-saved");

        // The colleague's page is older. What they wrote stands in the form again, beside what has come.
        await WriteAsync(colleague, "fler-sommarjobb", "Bedömning", "Helt uppfyllt", "Alla fick jobb.", "Bo Ek");
        await colleague.Locator("[role=alert]").WaitForAsync();
        var refused = Of(colleague, "fler-sommarjobb");
        (await refused.InnerTextAsync()).ShouldContain("Näringslivet har svårt att ta emot.");
        (await refused.GetByLabel("Kommentar").InputValueAsync()).ShouldBe("Alla fick jobb.");
        await SeenAsync(colleague, width, $"goals-{width}-3-meanwhile");
        await refused.GetByRole(AriaRole.Button).ClickAsync();
        await colleague.GetByText("Sparat. Rapporten görs om av sig själv.").WaitForAsync();
        await Of(colleague, "fler-sommarjobb").GetByText("Tidigare versioner").ClickAsync();
        (await Of(colleague, "fler-sommarjobb").Locator("details").InnerTextAsync()).ShouldContain("Näringslivet har svårt att ta emot.");

        var told = page.GetByText("Alla fick jobb.");
        for (var i = 0; i < 120; i++)
        {
            await page.GotoAsync("/api/reports/ungdomsinsatser/2018-08/internal/report.html");
            if (await told.CountAsync() > 0)
                break;
            await Task.Delay(500);
        }

        var report = await page.Locator("article:has(#goal-fler-sommarjobb)").InnerTextAsync();
        report.ShouldContain("Beslutad av Bo Ek 2018-09-");
        report.ShouldContain("Helt uppfyllt");
        await SeenAsync(page, width, $"goals-{width}-4-report");
        await context.CloseAsync();
    }

    private static ILocator Of(IPage page, string about) => page.Locator($"section#{about}");

    private static async Task WriteAsync(IPage page, string about, string asked, string word, string comment, string name)
    {
        var form = Of(page, about);
        await form.GetByLabel(asked).SelectOptionAsync(new SelectOptionValue { Label = word });
        await form.GetByLabel("Kommentar").FillAsync(comment);
        await form.GetByLabel("Namn").FillAsync(name);
        await form.GetByRole(AriaRole.Button).ClickAsync();
    }

    private static async Task SeenAsync(IPage page, int width, string name)
    {
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        await Screenshots.KeepAsync(page, name);
    }
}
