using System.Text;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Web.Access;
using Microsoft.Playwright;

namespace Cai.EsfReporting.Browser.Tests.Portal;

/// <summary>A coordinator goes a whole month in the portal: from next month's file to the site's own result.</summary>
[Collection(OnePortal.Name)]
public sealed class WholeMonthTest(PortalPages portal)
{
    private const string Secret = "the-secret-between-proxy-and-portal";
    private const string Header = "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Timmar;Status 90 dagar";

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task From_next_months_file_to_the_sites_own_result(int width, int height)
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.Proxy, Secret, ProxyHeaders.Forwarded), """{ "people": [ { "who": ["anna@tyreso.example"], "roles": ["deliver:mia/tyreso", "read:mia/tyreso"] } ] }""");
        await JulyAsync(host);
        var context = await portal.Browser.NewContextAsync(new()
        {
            BaseURL = host.Address,
            Locale = "sv-SE",
            ViewportSize = new() { Width = width, Height = height },
            ExtraHTTPHeaders = new Dictionary<string, string> { ["X-Esf-Proxy"] = Secret, ["X-Forwarded-Email"] = "anna@tyreso.example" },
        });
        var page = await context.NewPageAsync();

        // How it stands: five have left since the start, two of them to work.
        await page.GotoAsync("/sites/mia/tyreso");
        await SeenAsync(page, $"month-{width}-1-site");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("2 av 5 som avslutat");

        // Next month's file: who is enrolled, and who left in April and is to be asked how it went.
        await page.GetByRole(AriaRole.Link, new() { Name = "Hämta nästa månads fil" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Görs av filen för juli 2018");
        await SeenAsync(page, $"month-{width}-2-next");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Hämta filen" }).ClickAsync());
        download.SuggestedFilename.ShouldBe("mia_tyreso_2018-08.csv");
        var rows = (await File.ReadAllTextAsync(await download.PathAsync())).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).ToList();
        rows.ShouldBe([Header, .. Enumerable.Range(1, 12).Select(i => $"{Esf.Person(i)};Case Management;2018-01-15;;;;"), $"{Esf.Person(13)};Roa;2018-01-15;2018-04-20;Arbete;;", $"{Esf.Person(14)};Roa;2018-01-15;2018-07-20;Studier;;"]);

        // Filled in, as one does: hours, somebody new, somebody who got work; and a slip of the year.
        rows[1] = $"{Esf.Person(1)};Case Management;2018-01-15;2017-08-24;Arbete;12,5;";
        rows.Add($"{Esf.Person(20)};Roa;2018-08-13;;;6;");
        await page.GotoAsync("/deliver");
        await page.GetByLabel("Deltagarfil").SetInputFilesAsync(await portal.FileAsync(download.SuggestedFilename, string.Join("\r\n", rows)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Kontrollera först" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Filen går att lämna, men inte alla rader" }).WaitForAsync();
        (await page.Locator(".found").First.InnerTextAsync()).ShouldContain("Rad 2, Slutdatum");
        await SeenAsync(page, $"month-{width}-3-checked");

        rows[1] = rows[1].Replace("2017-08-24", "2018-08-24", StringComparison.Ordinal);
        await page.GetByLabel("Deltagarfil").SetInputFilesAsync(await portal.FileAsync(download.SuggestedFilename, string.Join("\r\n", rows)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lämna", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Mottagen", Exact = true }).WaitForAsync();
        var receipt = await page.Locator("main").InnerTextAsync();
        receipt.ShouldContain("Frågor om svaret: Projektkontoret, esf@forbund.example");
        receipt.ShouldContain("90 dagar");
        await SeenAsync(page, $"month-{width}-4-delivered");

        // The site's own result has changed, and line 14 is to be followed up.
        await CountedAsync(host);
        await page.GotoAsync("/sites/mia/tyreso");
        var after = await page.Locator("main").InnerTextAsync();
        after.ShouldContain("Till och med augusti 2018");
        after.ShouldContain("3 av 6 som avslutat");
        (await page.Locator("#due tbody tr, [aria-labelledby=due] tbody tr, table:has-text('Uppföljning efter') tbody tr").AllInnerTextsAsync()).Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ShouldBe(["14 april 2018 90 dagar"]);
        await SeenAsync(page, $"month-{width}-5-result");
        await page.GotoAsync("/next?place=mia/tyreso");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Görs av filen för augusti 2018");
        await context.CloseAsync();
    }

    private static async Task SeenAsync(IPage page, string name)
    {
        await Screenshots.KeepAsync(page, name);
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(page.ViewportSize!.Width, name);
    }

    private static async Task JulyAsync(PortalHost host)
    {
        string[] rows =
        [
            .. Enumerable.Range(1, 12).Select(i => $"{Esf.Person(i)};Case Management;2018-01-15;;;20;"), $"{Esf.Person(13)};Roa;2018-01-15;2018-04-20;Arbete;;", $"{Esf.Person(14)};Roa;2018-01-15;2018-07-20;Studier;;",
            $"{Esf.Person(15)};Roa;2018-01-15;2018-03-20;Avbrott;;Annat", $"{Esf.Person(16)};Roa;2018-01-15;2018-03-20;Avbrott;;Annat", $"{Esf.Person(17)};Roa;2018-01-15;2018-03-20;Avbrott;;Annat",
        ];
        await using var claimed = await host.Data.Inbox.DepositAsync(new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. rows, ""]))), new DeliveryAddress("mia", "tyreso", new(2018, 7)), confirmed: true, default);
        (await host.Data.Receiver.ReceiveAsync(claimed)).Accepted.ShouldBe(17);
        await CountedAsync(host);
    }

    /// <summary>The host writes reports a moment after a delivery; this writes them, if it has not.</summary>
    private static async Task CountedAsync(PortalHost host)
    {
        var project = host.Data.Catalogue.Find("mia")!;
        foreach (var basis in await host.Data.Consolidator.OutdatedAsync(project))
            await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(project, basis.AsOf), Language.Sv);
    }
}
