using Cai.EsfReporting.Local.Tests.Portal;
using Microsoft.Playwright;

namespace Cai.EsfReporting.Browser.Tests.Portal;

/// <summary>Handing in files as people do: with the mouse, on a phone, enlarged, and without scripts.</summary>
[Collection(OnePortal.Name)]
public sealed class DeliverTest(PortalPages portal)
{
    [Fact]
    public async Task A_faulty_file_is_understood_mended_and_delivered_and_the_report_downloaded()
    {
        var page = await portal.OpenAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 } });
        await page.GotoAsync("/");
        await Screenshots.KeepAsync(page, "1-start");
        await page.GetByRole(AriaRole.Link, new() { Name = "Lämna fil" }).ClickAsync();
        await portal.WithSmallJulyAsync("tyreso");
        await page.GetByLabel("Deltagarfil").SetInputFilesAsync(await portal.FileAsync("mia_tyreso_2018-08.csv", PortalHost.File(12, bad: true)));
        await Assertions.Expect(page.Locator(".there")).ToContainTextAsync("Den du lämnar ersätter den.");
        await Screenshots.KeepAsync(page, "2-chosen");
        (await page.Locator(".chosen").InnerTextAsync()).ShouldContain("Tyresö (MIA), augusti 2018");
        (await page.GetByLabel("Ort").First.InputValueAsync()).ShouldBe("mia/tyreso");

        await page.GetByRole(AriaRole.Button, new() { Name = "Kontrollera först" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Filen går att lämna, men inte alla rader" }).WaitForAsync();
        await Screenshots.KeepAsync(page, "3-checked");
        var list = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Hämta listan som Excel" }).ClickAsync());
        list.SuggestedFilename.ShouldBe("anmarkningar-mia-tyreso-2018-08.xlsx");
        (await File.ReadAllBytesAsync(await list.PathAsync())).AsSpan(0, 2).ToArray().ShouldBe("PK"u8.ToArray());

        await page.GetByRole(AriaRole.Link, new() { Name = "Välj en rättad fil" }).ClickAsync();
        await page.GetByLabel("Deltagarfil").SetInputFilesAsync(await portal.FileAsync("mia_tyreso_2018-08.csv", PortalHost.File(13)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lämna", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Mottagen", Exact = true }).WaitForAsync();
        await Screenshots.KeepAsync(page, "4-delivered");

        await page.GetByRole(AriaRole.Link, new() { Name = "Ortens leveranser" }).ClickAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Den här datorn");
        await Screenshots.KeepAsync(page, "5-history");
        await page.GetByRole(AriaRole.Link, new() { Name = "Rapporter", Exact = true }).ClickAsync();
        await Screenshots.KeepAsync(page, "6-reports");
        await page.GetByRole(AriaRole.Link, new() { Name = "Läs augusti 2018" }).First.ClickAsync();
        await page.FrameLocator("iframe").GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        // The report is read by scrolling the page, not a window in it.
        await Assertions.Expect(page.Locator("iframe.report")).ToHaveAttributeAsync("style", new System.Text.RegularExpressions.Regex("height: [0-9]{4,}px"));
        (await page.EvaluateAsync<bool>("(() => { const f = document.querySelector('iframe.report'); return f.contentDocument.documentElement.scrollHeight <= f.clientHeight; })()")).ShouldBeTrue();
        await Screenshots.KeepAsync(page, "7-report");
        var report = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Excel" }).ClickAsync());
        report.SuggestedFilename.ShouldBe("rapport-mia-2018-08-intern.xlsx");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(320, 640, 1)]
    [InlineData(640, 400, 2)]
    public async Task A_file_is_delivered_on_a_phone_and_enlarged_twice(int width, int height, int scale)
    {
        var page = await portal.OpenAsync(new() { ViewportSize = new() { Width = width, Height = height }, DeviceScaleFactor = scale });
        await page.GotoAsync("/deliver");
        await portal.WithSmallJulyAsync("botkyrka");
        await page.GetByLabel("Deltagarfil").SetInputFilesAsync(await portal.FileAsync("mia_botkyrka_2018-08.csv", PortalHost.File(3, bad: true)));
        await Screenshots.KeepAsync(page, $"narrow-{width}-chosen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lämna", Exact = true }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "Delvis mottagen" }).WaitForAsync();
        await Screenshots.KeepAsync(page, $"narrow-{width}-answer");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
        (await page.GetByRole(AriaRole.Heading, new() { Name = "Delvis mottagen" }).BoundingBoxAsync())!.Y.ShouldBeInRange(0, height, "the answer is what one sees");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_huge_file_is_answered_without_scripts_too()
    {
        var page = await portal.OpenAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync("/deliver");
        await page.GetByLabel("Deltagarfil").SetInputFilesAsync(portal.TooLarge("mia_tyreso_2018-08.csv"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lämna", Exact = true }).ClickAsync(new() { Timeout = 120_000 });

        (await page.Locator("main").InnerTextAsync(new() { Timeout = 120_000 })).ShouldContain("En fil får vara högst 256 MB");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Several_files_are_dropped_on_the_page_and_each_is_answered()
    {
        var page = await portal.OpenAsync();
        await portal.WithSmallJulyAsync("haninge");
        await page.GotoAsync("/deliver");
        var files = new[] { new { name = "mia_haninge_2018-08.csv", text = PortalHost.File(3) }, new { name = "mia_varmdo_2018-08.csv", text = "trasig" } };
        await page.EvaluateAsync("""
            files => {
              const data = new DataTransfer();
              for (const file of files) data.items.add(new File([file.text], file.name));
              document.querySelector(".drop").dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
            }
            """, files);
        await page.GetByRole(AriaRole.Button, new() { Name = "Lämna", Exact = true }).ClickAsync();

        await page.GetByRole(AriaRole.Heading, new() { Name = "2 filer" }).WaitForAsync();
        var answer = await page.Locator("main").InnerTextAsync();
        answer.ShouldContain("1 av 2 är mottagna");
        answer.ShouldContain("Värmdö");
        await Screenshots.KeepAsync(page, "8-several");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("Tyresö MIA augusti.csv", "mia/tyreso", "2018-08")]
    [InlineData("mia tyresö 2018-07 rättad.csv", "mia/tyreso", "2018-07")]
    [InlineData("Södertälje aug 2017.csv", "mia/sodertalje", "2017-08")]
    [InlineData("Tyresö.csv", "", "")]
    [InlineData("MIA augusti.csv", "", "")]
    public async Task A_file_name_that_only_hints_is_a_guess_that_can_be_corrected(string name, string place, string month)
    {
        var page = await portal.OpenAsync();
        await page.GotoAsync("/deliver");
        await page.GetByLabel("Deltagarfil").SetInputFilesAsync(await portal.FileAsync(name, PortalHost.File(2)));

        (await page.Locator("#place").InputValueAsync()).ShouldBe(place);
        (await page.Locator("#month").InputValueAsync()).ShouldBe(month);
        if (place.Length > 0)
        {
            (await page.Locator(".chosen").InnerTextAsync()).ShouldContain("Rätta nedan om det är fel");
            await page.Locator("#place").SelectOptionAsync("mia/nacka");
            (await page.Locator(".chosen").InnerTextAsync()).ShouldContain("Nacka (MIA), ");
        }
        else
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Kontrollera först" }).ClickAsync();
            (await page.Locator("#place").EvaluateAsync<string>("field => field.validationMessage")).ShouldBe("Välj ort och månad.");
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_huge_file_is_stopped_before_it_is_sent()
    {
        var page = await portal.OpenAsync();
        await page.GotoAsync("/deliver");
        var sent = 0;
        page.Request += (_, request) => sent += request.Method == "POST" ? 1 : 0;
        await page.GetByLabel("Deltagarfil").SetInputFilesAsync(portal.TooLarge("mia_tyreso_2018-08.csv"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lämna", Exact = true }).ClickAsync();

        (await page.Locator(".chosen").InnerTextAsync()).ShouldContain("är för stor: högst 256 MB");
        sent.ShouldBe(0);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Everything_works_without_scripts()
    {
        await portal.WithSmallJulyAsync("salem");
        var page = await portal.OpenAsync(new() { JavaScriptEnabled = false });
        await page.GotoAsync("/deliver");
        await page.GetByLabel("Deltagarfil").SetInputFilesAsync(await portal.FileAsync("leverans.csv", PortalHost.File(4, bad: true)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Kontrollera först" }).ClickAsync();
        (await page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("Välj ort och månad");

        await page.GetByLabel("Ort").First.SelectOptionAsync("mia/salem");
        await page.GetByLabel("Månad").First.SelectOptionAsync("2018-08");
        await page.GetByLabel("Deltagarfil").SetInputFilesAsync(await portal.FileAsync("leverans.csv", PortalHost.File(4, bad: true)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Lämna", Exact = true }).ClickAsync();

        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("Delvis mottagen");
        (await page.Locator(".found").First.InnerTextAsync()).ShouldContain("Rad 6, Slutdatum");
        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).ShouldBe("Deliver");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Nothing_to_report_is_a_button()
    {
        var page = await portal.OpenAsync();
        await page.GotoAsync("/deliver?place=mia/taby&month=2018-05");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lämna: inget att rapportera" }).ClickAsync();
        // Täby has delivered people for May: it asks first.
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, ersätt" }).ClickAsync();
        // And it had people enrolled in April: that is refused until it is confirmed.
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekräfta: det finns inget att rapportera" }).ClickAsync();
        await page.GetByText("Togs emot eftersom den bekräftades").First.WaitForAsync();

        (await page.Locator(".answer").InnerTextAsync()).ShouldContain("inget att rapportera för månaden");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Two_coordinators_see_their_own_and_are_refused_each_others()
    {
        var anna = await portal.OpenAsAsync("anna@tyreso.example");
        await anna.GotoAsync("/deliver");
        await anna.GetByLabel("Deltagarfil").SetInputFilesAsync(await portal.FileAsync("mia_tyreso_2018-08.csv", PortalHost.File(5)));
        await anna.GetByRole(AriaRole.Button, new() { Name = "Lämna", Exact = true }).ClickAsync();
        var receipt = await anna.GetByRole(AriaRole.Link, new() { Name = "Spara kvittensen" }).GetAttributeAsync("href");

        var bo = await portal.OpenAsAsync("bo@nacka.example");
        (await bo.GotoAsync("/deliveries/mia/tyreso/2018-08"))!.Status.ShouldBe(403);
        (await bo.GotoAsync(receipt!))!.Status.ShouldBe(403);
        (await bo.GotoAsync("/api/reports/mia/2018-08/internal/report.html"))!.Status.ShouldBe(403);
        await bo.GotoAsync("/deliveries");
        (await bo.Locator("main").InnerTextAsync()).ShouldNotContain("Tyresö");
        await bo.GotoAsync("/deliver");
        await bo.GetByLabel("Deltagarfil").SetInputFilesAsync(await portal.FileAsync("mia_tyreso_2018-08.csv", PortalHost.File(5)));
        await bo.GetByRole(AriaRole.Button, new() { Name = "Lämna", Exact = true }).ClickAsync();
        await bo.GetByRole(AriaRole.Heading, new() { Name = "Du har inte rätt till det här" }).WaitForAsync();
        (await anna.GotoAsync("/deliveries/mia/nacka/2018-08"))!.Status.ShouldBe(403);
        await anna.Context.CloseAsync();
        await bo.Context.CloseAsync();
    }
}
