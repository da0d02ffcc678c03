using Cai.EsfReporting.Local.Tests.Portal;
using Microsoft.Playwright;

namespace Cai.EsfReporting.Browser.Tests.Portal;

/// <summary>Handing in files with the keyboard alone.</summary>
[Collection(OnePortal.Name)]
public sealed class KeyboardTest(PortalPages portal)
{
    [Fact]
    public async Task A_faulty_file_is_checked_mended_and_delivered_with_the_keyboard_alone()
    {
        await using var browser = await portal.LaunchAsync();
        var page = await browser.NewPageAsync(new() { BaseURL = portal.Owners.Address, Locale = "sv-SE" });
        await page.BringToFrontAsync();
        await page.GotoAsync("/");
        await PressUntilAsync(page, "Tab", async (press, longest) =>
        {
            await press();
            await page.WaitForFunctionAsync("document.activeElement.className === 'skip'", null, new() { Timeout = longest });
        });
        await TabToAsync(page, "a[href='/deliver']");
        await EnterForAsync(page, "Lämna fil");
        await portal.WithSmallJulyAsync("nacka");
        await ChooseAsync(page, await portal.FileAsync("mia_nacka_2018-08.csv", PortalHost.File(5, bad: true)));
        await TabToAsync(page, "form.deliver button.second");
        await EnterForAsync(page, "Filen går att lämna, men inte alla rader");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main", "the answer is read next");
        await TabToAsync(page, "main a[download]");

        await ChooseAsync(page, await portal.FileAsync("mia_nacka_2018-08.csv", PortalHost.File(6)));
        await TabToAsync(page, "form.deliver button:not(.second)");
        await EnterForAsync(page, "Mottagen");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("main", "the answer is read next");
        (await page.TitleAsync()).ShouldContain("Nacka");
    }

    /// <summary>A browser on a loaded machine drops a key that comes before it has painted the page; a person presses again.</summary>
    /// <param name="happens">Waits, as long as it is told, for what the key does.</param>
    private static async Task PressUntilAsync(IPage page, string key, Func<Func<Task>, float, Task> happens)
    {
        for (var left = 3; ; left--)
        {
            await page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            try
            {
                await happens(() => page.Keyboard.PressAsync(key), 10_000);
                return;
            }
            catch (TimeoutException) when (left > 1)
            {
                // Pressed again.
            }
        }
    }

    private static Task EnterForAsync(IPage page, string heading) => PressUntilAsync(page, "Enter", async (press, longest) =>
    {
        await press();
        await page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }).WaitForAsync(new() { Timeout = longest });
    });

    private static async Task ChooseAsync(IPage page, string file)
    {
        await TabToAsync(page, "#file");
        await PressUntilAsync(page, "Space", async (press, longest) =>
            await (await page.RunAndWaitForFileChooserAsync(press, new() { Timeout = longest })).SetFilesAsync(file));
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 40; i++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"{selector} is not reached with the keyboard.");
    }
}
