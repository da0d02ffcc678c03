using Microsoft.Playwright;

namespace Cai.EsfReporting.Browser.Tests.Portal;

/// <summary>Pictures for people to look at, kept when <c>ESF_SCREENSHOTS</c> names a folder.</summary>
internal static class Screenshots
{
    public static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("ESF_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }
}
