using System.Net;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>The public edition of a month before and after a deadline's report is frozen, for somebody who may read public editions alone.</summary>
public sealed class DraftTest
{
    private static readonly string[] Addresses = ["/reports/mia/2018-08/public", "/api/reports/mia/2018-08/public/report.json"];

    [Fact]
    public async Task A_draft_is_for_those_who_may_read_the_internal_edition()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        await WriteAsync(host);
        using var reader = host.Client(await host.TokenAsync("reader", "read:mia:public"));
        using var insider = host.Client(await host.TokenAsync("insider", "read:mia:internal"));

        foreach (var address in Addresses)
        {
            using var answer = await reader.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("är ännu ett utkast, som bara den får läsa som får läsa den interna. Den fryses av den första dagliga körningen från och med 2018-09-");
            (await insider.GetAsync(address)).EnsureSuccessStatusCode();
        }

        (await reader.GetStringAsync("/reports")).ShouldNotContain("2018-08");
        (await insider.GetStringAsync("/reports")).ShouldContain("/reports/mia/2018-08/public");
        (await reader.GetStringAsync("/")).ShouldNotContain("/reports/mia/2018-08");
    }

    [Fact]
    public async Task What_is_frozen_is_public_and_stays_so_when_something_is_corrected()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        var operate = await WriteAsync(host);
        var mia = host.Data.Catalogue.Find("mia")!;
        var deadline = ReportingCalendar.Of(mia).First(d => d.Month == new Calendar.Month(2018, 8));
        (await host.Data.Frozen.FreezeAsync(mia, deadline, Language.Sv, default)).ShouldBeTrue();
        using var reader = host.Client(await host.TokenAsync("reader", "read:mia:public"));

        foreach (var address in Addresses)
            (await reader.GetAsync(address)).EnsureSuccessStatusCode();

        var frozen = $"/api/frozen/mia/{deadline.Id}";
        foreach (var address in (string[])["/reports/mia", $"/reports/mia/frozen/{deadline.Id}"])
        {
            var page = await reader.GetStringAsync(address);
            page.ShouldContain($"{frozen}/public/report.xlsx");
            page.ShouldNotContain("internal");
            page.ShouldNotContain("manifest.json");
            page.ShouldNotContain("Sigill");
        }

        (await reader.GetAsync($"{frozen}/manifest.json")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var bytes = await reader.GetByteArrayAsync($"{frozen}/public/report.json");

        using var answer = await host.Client(operate).PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08-bekraftad.csv", PortalHost.File(30))));
        answer.EnsureSuccessStatusCode();
        await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(mia, deadline.Month), Language.Sv);
        (await reader.GetByteArrayAsync($"{frozen}/public/report.json")).ShouldBe(bytes);
        (await reader.GetStringAsync("/reports/mia")).ShouldContain($"{frozen}/public/report.xlsx");
    }

    /// <returns>An operator's token.</returns>
    private static async Task<string> WriteAsync(PortalHost host)
    {
        var operate = await host.TokenAsync("operator", "operate");
        using var answer = await host.Client(operate).PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(20))));
        answer.EnsureSuccessStatusCode();
        await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("mia")!, new(2018, 8)), Language.Sv);
        return operate;
    }
}
