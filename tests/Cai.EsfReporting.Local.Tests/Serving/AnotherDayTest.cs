using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Local.Tests.Reminders;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Serving;

/// <summary>The portal as of a day that is not today: of the demo's folder, where all may be tried, and of any other, which is only read.</summary>
public sealed class AnotherDayTest
{
    private static readonly string[] Pages = ["/", "/deliver", "/deliveries", "/deliveries/mia/tyreso/2018-08", "/reports", "/reports/mia", "/reports/mia/2018-08/internal", "/reports/ungdomsinsatser/2018-08/goals", "/deadlines", "/scb", "/scb?project=mia&month=2018-08", "/next?place=mia/tyreso", "/catalogue", "/audit", "/help", "/help/format", "/help/rules", "/help/accessibility", "/nowhere"];

    [Fact]
    public async Task Of_a_store_with_everything_every_page_says_the_day_and_nothing_in_it_changes()
    {
        using var esf = await EverythingStore.CopyAsync();
        await using var served = await ServedAsync(new DataFolder(esf.Data, Catalogue(), TimeProvider.System), new(new(2018, 10, 2), IsDemo: false));
        var before = Contents(esf.Data);

        foreach (var page in Pages)
            WebUtility.HtmlDecode(await (await served.Client.GetAsync(page)).Content.ReadAsStringAsync()).ShouldContain("Visas som om det vore 2018-10-02", customMessage: page);
        // No form that would be answered with no.
        foreach (var page in Pages)
            (await (await served.Client.GetAsync(page)).Content.ReadAsStringAsync()).ShouldNotContain("method=\"post\"", customMessage: page);
        foreach (var page in (string[])["/deliver", "/reports/ungdomsinsatser/2018-08/goals", "/catalogue"])
            (await served.Client.GetStringAsync(page)).ShouldContain("Här går det bara att läsa: tjänsten visas som om", customMessage: page);
        (await served.Client.GetStringAsync("/")).ShouldContain("sista dag om 26 dagar");
        (await served.Client.GetStringAsync("/api/status")).ShouldContain("\"daysLeft\": 26");
        foreach (var address in (string[])["/api/deliver", "/api/check", "/deliver", "/deliver/check", "/deliver/nothing", "/deliver/confirm", "/scb", "/next", "/catalogue", "/catalogue/check", "/api/catalogue/apply", "/reports/mia/2018-08/approval", "/api/approvals/mia/2018-08", "/reports/ungdomsinsatser/2018-08/goals", "/api/judgements/ungdomsinsatser/2018-08"])
        {
            using var form = PortalHost.Form(("mia_tyreso_2018-09.csv", PortalHost.File(30)));
            var answer = await served.Client.PostAsync(address, form);
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict, address);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("ingenting togs emot");
        }

        // Longer than the inbox is left alone: what waits in it goes on waiting.
        await Task.Delay(TimeSpan.FromSeconds(3));
        Contents(esf.Data).ShouldBe(before);

        // Who reads what is noted all the same, on the day on which it was read.
        var report = (await served.Client.GetAsync("/api/" + Path.GetRelativePath(esf.Data, esf.Files("reports").First(path => path.EndsWith("internal/report.json", StringComparison.Ordinal))).Replace('\\', '/'))).EnsureSuccessStatusCode();
        _ = await report.Content.ReadAsStringAsync();
        Contents(esf.Data).Except(before).ShouldAllBe(changed => changed.Contains(TimeProvider.System.GetUtcNow().Year.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_token_that_has_ended_has_ended_whatever_day_is_shown()
    {
        using var esf = new Esf();
        var folder = new DataFolder(esf.Data, Catalogue(), TimeProvider.System);
        var secret = await new AccessTokens(folder.Files, new SetClock(2018, 9, 5)).MakeAsync("old", [Role.Operate], default);
        await using var served = await ServedAsync(folder, new(new(2018, 9, 10), IsDemo: false), SignInKind.TokensOnly);
        served.Client.DefaultRequestHeaders.Authorization = new("Bearer", secret);

        (await served.Client.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_demo_is_served_on_its_own_day_everything_may_be_tried_and_nobody_outside_is_told()
    {
        using var esf = new Esf();
        await using var webhook = await WebhookServer.StartAsync();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "esf.dll"), "demo", "--serve", "--today", "2018-09-10", "--data", esf.Data, "--port", "0"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ESF_WEBHOOK_URL"] = webhook.Address.ToString();
        using var process = Process.Start(start)!;
        try
        {
            _ = process.StandardError.ReadToEndAsync();
            var address = "";
            while (address.Length == 0 && await process.StandardOutput.ReadLineAsync() is { } line)
                address = line.Split(' ').FirstOrDefault(word => word.StartsWith("http://", StringComparison.Ordinal)) ?? "";
            _ = process.StandardOutput.ReadToEndAsync();
            using var client = new HttpClient { BaseAddress = new(address) };

            foreach (var page in Pages)
                WebUtility.HtmlDecode(await (await client.GetAsync(page)).Content.ReadAsStringAsync()).ShouldContain("det är 2018-09-10 här", customMessage: page);
            var first = WebUtility.HtmlDecode(await client.GetStringAsync("/"));
            first.ShouldContain("Saknas, sista dag om 18 dagar");
            first.ShouldContain("href=\"/deliver?place=mia/varmdo&month=2018-08\"");

            using var form = PortalHost.Form(("mia_varmdo_2018-08-bekraftad.csv", PortalHost.File(3)));
            var receipt = await (await client.PostAsync("/api/deliver", form)).Content.ReadAsStringAsync();
            receipt.ShouldContain("\"id\": \"20180910T");
            await Served.UntilAsync(() => esf.Files("reminders").Length > 0, "reminders of the day");
            (await client.GetStringAsync("/")).ShouldNotContain("dmo, augusti 2018");
            webhook.Asked.ShouldBe(0);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    [Theory]
    [InlineData("2018-13-01", 2)]
    [InlineData("i går", 2)]
    public async Task What_is_no_day_is_said_so(string day, int code)
    {
        using var esf = await EverythingStore.CopyAsync();
        var answer = await esf.RunAsync("serve", "--data", esf.Data, "--port", "0", "--today", day);
        (answer.Code, answer.Error.Contains(day, StringComparison.Ordinal)).ShouldBe((code, true));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_made_to_be_read()
    {
        using var esf = new Esf();
        (await esf.RunAsync("serve", "--data", esf.Data + "-none", "--port", "0", "--today", "2018-09-10")).Code.ShouldBe(2);
        Directory.Exists(esf.Data + "-none").ShouldBeFalse();
    }

    [Fact]
    public void The_day_never_ends()
    {
        var real = new ManualClock(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        var clock = new StandingClock(real, new(2018, 9, 10));
        clock.GetUtcNow().ShouldBe(new(2018, 9, 10, 7, 0, 0, TimeSpan.Zero));
        real.Now += TimeSpan.FromMinutes(90);
        clock.GetUtcNow().ShouldBe(new(2018, 9, 10, 8, 30, 0, TimeSpan.Zero));
        real.Now += TimeSpan.FromDays(3);
        StockholmTime.DayOf(clock.GetUtcNow()).ShouldBe(new(2018, 9, 10));
    }

    private static ReportingCatalogue Catalogue()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json");
        using var stream = File.OpenRead(path);
        return CatalogueFile.Read(stream, path);
    }

    /// <summary>Every file with what it holds; not those that a database makes while it is read.</summary>
    private static List<string> Contents(string folder) =>
        [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(path => !Path.GetFileName(path).StartsWith("esf.db-", StringComparison.Ordinal))
            .Select(path => $"{Path.GetRelativePath(folder, path)} {Convert.ToHexString(SHA256.HashData(Read(path)))}").Order(StringComparer.Ordinal)];

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    private static async Task<Portal> ServedAsync(DataFolder folder, ShownDay shown, SignInKind kind = SignInKind.LocalOwner)
    {
        var app = LocalHost.Build(folder, new(null, 0, [], new(kind)), Language.Sv, _ => { }, shown);
        return new(app, new() { BaseAddress = new(await app.OpenAsync(default)) });
    }

    private sealed record Portal(Microsoft.AspNetCore.Builder.WebApplication App, HttpClient Client) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await App.StopAsync();
            await App.DisposeAsync();
        }
    }
}
