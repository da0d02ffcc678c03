using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Versions;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>Another catalogue, uploaded in the portal, on a store with everything.</summary>
public sealed partial class CataloguePageTest : IAsyncLifetime
{
    private Esf esf = null!;
    private PortalHost host = null!;

    [GeneratedRegex("name=\"(?<name>form|proposal|base)\" value=\"(?<value>[^\"]+)\"")]
    private static partial Regex Field();

    public async ValueTask InitializeAsync()
    {
        esf = await EverythingStore.CopyAsync();
        host = await PortalHost.StartAsync(clock: esf.Clock, store: esf.Data);
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        esf.Dispose();
    }

    [Fact]
    public async Task Every_fault_is_told_at_its_path_in_the_readers_language_and_nothing_changes()
    {
        var broken = With(catalogue => (catalogue["projects"]![0]!["to"], catalogue["projects"]![0]!["programme"]) = ("igår", "esf-2099"));
        var (status, sv) = await CheckAsync(broken);
        status.ShouldBe(HttpStatusCode.BadRequest);
        sv.ShouldContain("$.projects[0].to");
        sv.ShouldContain("ska vara ett datum");
        sv.ShouldContain("”esf-2099” är inget program; kända är");
        var (_, en) = await CheckAsync(broken, "en");
        en.ShouldContain("must be a date");
        en.ShouldContain("is no programme; known are");
        sv.ShouldNotContain("name=\"proposal\"");
        host.Files("catalogues").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_would_change_is_told_first_and_applied_then_and_all_reports_tell_it()
    {
        var (status, page) = await CheckAsync(NewTarget(0.35m));
        status.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("projects[mia].indicators[work-or-study].target");
        page.ShouldContain("Rapporter som görs om");
        host.Data.InUse.Current.Number.ShouldBe(0);

        (await ApplyAsync(page)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        // The host takes it up as it is.
        host.Data.InUse.Current.Number.ShouldBe(2);
        using var client = host.Client();
        var after = await client.GetStringAsync("/catalogue?applied=2");
        after.ShouldContain("Katalogen är tagen i bruk, som nummer 2.");
        (await WaitForAsync(() => (string?)Report("mia", "2018-09", "manifest.json")?["catalogue"]!["sha256"] == host.Data.InUse.Current.Catalogue.Sha256)).ShouldBeTrue();
        Report("mia", "2018-09", "report.json")!["targetChanges"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""[{"id":"work-or-study","on":"2018-11-05","before":0.3,"after":0.35,"told":"Målet för ”Börjat arbeta eller studera” ändrades 2018-11-05 från 30 % till 35 %."}]""");
        WebUtility.HtmlDecode(await client.GetStringAsync("/api/reports/mia/2018-09/internal/report.html")).ShouldContain("ändrades 2018-11-05 från 30\u00a0% till 35\u00a0%");
        (await new AuditDays(host.Data.Files).ReadAsync(new(2018, 11, 5), default)).First(entry => entry.Kind == AuditKind.Catalogue).About.ShouldBe("2");
        (await client.GetByteArrayAsync("/catalogue/2")).ShouldBe(NewTarget(0.35m));
        after.ShouldContain("<a href=\"/catalogue/2\" download>Hämta den som används</a>");
        (await client.GetByteArrayAsync("/api/catalogue/versions/1")).ShouldBe(host.Data.Catalogue.Source.ToArray());
    }

    [Fact]
    public async Task The_second_of_two_is_told_that_another_came_before_and_may_go_on_from_it()
    {
        var (_, one) = await CheckAsync(NewTarget(0.35m));
        var (_, other) = await CheckAsync(NewTarget(0.25m));
        (await ApplyAsync(one)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        using var late = await ApplyAsync(other);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var told = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());
        told.ShouldContain("en annan har tagits i bruk sedan du såg");
        // Against the first one's now, and theirs is not lost.
        told.ShouldContain("0.35");
        (await host.Data.Versions.LatestAsync(default)).ShouldBe(2);
        (await ApplyAsync(told)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await host.Data.Versions.ReadAsync(default)).Select(version => version.Number).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Of_many_who_apply_at_once_one_does()
    {
        var against = host.Data.InUse.Current.Base;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
            (await new CatalogueDesk(new(host.Data.Versions, host.Data.Catalogue), host.Data.Versions, host.Data.Files, host.Data.Log, host.Data.Log, host.Data.Keys, host.Data.Audit, host.Data.Clock)
                .ApplyAsync(NewTarget(0.31m + i / 100m), "c.json", against, Actor.LocalOwner, default)).Outcome)));
        outcomes.Count(outcome => outcome == ApplyOutcome.Applied).ShouldBe(1);
        outcomes.Count(outcome => outcome == ApplyOutcome.Stale).ShouldBe(7);
        (await host.Data.Versions.ReadAsync(default)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_read_the_catalogue_late_puts_no_earlier_one_back()
    {
        var slow = new Slow(host.Data.Files);
        var inUse = new CatalogueInUse(new(slow), host.Data.Catalogue);
        (await ApplyAsync((await CheckAsync(NewTarget(0.35m))).Page)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        // One reads while number 2 is the latest, and is slow; another has read number 3 before that is done.
        var late = inUse.ReadAsync(default);
        (await ApplyAsync((await CheckAsync(NewTarget(0.36m))).Page)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await inUse.ReadAsync(default)).Number.ShouldBe(3);
        slow.GoOn.SetResult();

        (await late).Number.ShouldBe(3);
        inUse.Current.Number.ShouldBe(3);
    }

    /// <summary>A store whose first reader is slow.</summary>
    private sealed class Slow(IFileStore inner) : IFileStore
    {
        private int opened;

        public TaskCompletionSource GoOn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task<Stream?> OpenReadAsync(string path, CancellationToken cancellation)
        {
            if (Interlocked.Exchange(ref opened, 1) == 0)
                await GoOn.Task;
            return await inner.OpenReadAsync(path, cancellation);
        }

        public Task<IPendingFile> BeginAsync(string path, CancellationToken cancellation) => inner.BeginAsync(path, cancellation);

        public IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellation) => inner.ListAsync(folder, cancellation);

        public Task<bool> DeleteAsync(string path, CancellationToken cancellation) => inner.DeleteAsync(path, cancellation);
    }

    [Fact]
    public async Task One_goes_back_by_applying_an_earlier_one_again()
    {
        await ApplyAsync((await CheckAsync(NewTarget(0.35m))).Page);
        using var client = host.Client();
        var form = new MultipartFormDataContent { { new StringContent("1"), "number" }, { new StringContent(await TokenAsync(client)), "form" } };
        using var back = await client.PostAsync("/catalogue/check", form);
        (await ApplyAsync(await back.Content.ReadAsStringAsync(), client)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var versions = await host.Data.Versions.ReadAsync(default);
        versions.Select(version => version.Sha256).ShouldBe([versions[0].Sha256, versions[1].Sha256, versions[0].Sha256]);
        // There and back again on one day was a slip: the target was never another on any day.
        (await host.Data.InUse.ReadAsync(default)).Catalogue.Find("mia")!.TargetChanges.ShouldBeEmpty();
    }

    [Fact]
    public void A_target_that_was_another_for_some_days_is_told_twice_and_one_of_a_day_once()
    {
        ReportingCatalogue Of(decimal target) => CatalogueFile.Read(new MemoryStream(NewTarget(target)), "c.json");
        IEnumerable<(int Day, decimal? Before, decimal? After)> Told(params (int Day, decimal Target)[] history) =>
            TargetChanges.Told([.. history.Select(one => (new DateOnly(2018, 11, one.Day), Of(one.Target)))]).Find("mia")!.TargetChanges.Select(change => (change.On.Day, change.Before, change.After));
        // Reports of the days between were assessed against the other.
        Told((1, 0.3m), (5, 0.35m), (7, 0.3m)).ShouldBe([(5, 0.3m, 0.35m), (7, 0.35m, 0.3m)]);
        // The first stands for what was before, though it is kept on the day of the first change.
        Told((5, 0.3m), (5, 0.35m)).ShouldBe([(5, 0.3m, 0.35m)]);
        Told((1, 0.3m), (5, 0.35m), (5, 0.4m)).ShouldBe([(5, 0.3m, 0.4m)]);
        Told((5, 0.3m), (5, 0.35m), (5, 0.3m), (6, 0.4m)).ShouldBe([(6, 0.3m, 0.4m)]);
    }

    [Fact]
    public async Task The_deadlines_that_come_are_told_and_of_a_proposal_those_that_it_would_have()
    {
        using var client = host.Client();
        var page = await client.GetStringAsync("/catalogue");
        page.ShouldContain("<h2 id=\"next\">Tidsgränser</h2>");
        page.ShouldContain("2018-11-28");
        page.ShouldContain("till och med oktober 2018");
        var (_, proposed) = await CheckAsync(With(catalogue => catalogue["projects"]!.First(p => (string?)p["id"] == "mia")["deadlines"]!["scb"]!["daysAfterMonthEnd"] = 27));
        proposed.ShouldContain("Tidsgränser med den nya katalogen");
        proposed.ShouldContain("datetime=\"2018-11-27\"");
        page.ShouldNotContain("datetime=\"2018-11-27\"");
    }

    [Fact]
    public async Task A_site_with_deliveries_is_not_removed()
    {
        var (_, page) = await CheckAsync(With(catalogue =>
        {
            catalogue["projects"]!.First!.SelectTokens("$..sites[?(@.id == 'tyreso')]").Single().Remove();
            catalogue["municipalities"]!.SelectMany(municipality => municipality["sites"]!).Single(site => (string?)site == "mia/tyreso").Remove();
        }));
        page.ShouldContain("får inte tas i bruk");
        page.ShouldNotContain("name=\"proposal\"");
    }

    [Fact]
    public async Task A_machine_does_the_same_by_the_open_interface()
    {
        using var client = host.Client();
        var check = await SendAsync(client, "/api/catalogue/check", NewTarget(0.35m));
        ((bool)check.Json["valid"]!, check.Json["changes"]!.Count()).ShouldBe((true, 1));
        (await SendAsync(client, "/api/catalogue/apply", NewTarget(0.35m), "7-0123456789abcdef")).Status.ShouldBe(HttpStatusCode.Conflict);
        var applied = await SendAsync(client, "/api/catalogue/apply", NewTarget(0.35m), (string)check.Json["base"]!);
        (applied.Status, (string?)applied.Json["outcome"], (int?)applied.Json["number"]).ShouldBe((HttpStatusCode.OK, "applied", 2));
        ((string?)(await SendAsync(client, "/api/catalogue/apply", NewTarget(0.35m))).Json["outcome"]).ShouldBe("same");
        JArray.Parse(await client.GetStringAsync("/api/catalogue/versions")).Select(version => (string?)version["by"]).ShouldBe([null, "machine"]);
        ((bool)(await SendAsync(client, "/api/catalogue/check", "{"u8.ToArray())).Json["valid"]!).ShouldBeFalse();
    }

    private byte[] NewTarget(decimal target) => With(catalogue => catalogue["projects"]!.First(p => (string?)p["id"] == "mia")["indicators"]!.First(i => (string?)i["id"] == "work-or-study")["target"] = target);

    private byte[] With(Action<JObject> change)
    {
        var catalogue = Json.Parse(Encoding.UTF8.GetString(host.Data.Catalogue.Source.Span));
        change(catalogue);
        return Encoding.UTF8.GetBytes(catalogue.ToString());
    }

    private async Task<(HttpStatusCode Status, string Page)> CheckAsync(byte[] catalogue, string language = "sv")
    {
        using var client = host.Client();
        var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(client)), "form" }, { new ByteArrayContent(catalogue), "file", "ny.json" } };
        using var answer = await client.PostAsync($"/catalogue/check?lang={language}", form);
        return (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    private async Task<HttpResponseMessage> ApplyAsync(string page, HttpClient? with = null)
    {
        var client = with ?? host.Client();
        var fields = Field().Matches(WebUtility.HtmlDecode(page)).Where(match => match.Groups["name"].Value != "form").DistinctBy(match => match.Groups["name"].Value);
        var form = new MultipartFormDataContent { { new StringContent(await TokenAsync(client)), "form" } };
        foreach (var field in fields)
            form.Add(new StringContent(field.Groups["value"].Value), field.Groups["name"].Value);
        return await client.PostAsync("/catalogue", form);
    }

    private static async Task<string> TokenAsync(HttpClient client) =>
        WebUtility.HtmlDecode(Field().Matches(await client.GetStringAsync("/catalogue")).First(match => match.Groups["name"].Value == "form").Groups["value"].Value);

    private static async Task<(HttpStatusCode Status, JObject Json)> SendAsync(HttpClient client, string address, byte[] catalogue, string? against = null)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(catalogue), "file", "ny.json" } };
        if (against is not null)
            form.Add(new StringContent(against), "base");
        using var answer = await client.PostAsync(address, form);
        return (answer.StatusCode, await answer.JsonAsync());
    }

    private JObject? Report(string project, string month, string file) =>
        Path.Combine(host.Data.Root, "reports", project, month, "internal", file) is var path && File.Exists(path) ? Json.Parse(File.ReadAllText(path)) : null;

    private static async Task<bool> WaitForAsync(Func<bool> isThere)
    {
        for (var i = 0; i < 300 && !isThere(); i++)
            await Task.Delay(100);
        return isThere();
    }
}
