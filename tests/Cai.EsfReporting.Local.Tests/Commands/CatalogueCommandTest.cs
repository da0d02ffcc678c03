using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary><c>esf catalogue check</c> on a store with everything in it.</summary>
public sealed class CatalogueCommandTest : IAsyncLifetime
{
    private Esf esf = null!;

    public async ValueTask InitializeAsync() => esf = await EverythingStore.CopyAsync();

    public ValueTask DisposeAsync()
    {
        esf.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_catalogue_in_use_changes_nothing()
    {
        // Another writing of the same: the order and the form of a file are no difference.
        var same = InUse();
        same["projects"] = new JArray(same["projects"]!.Reverse());
        var answer = await CheckAsync(same);
        answer.Code.ShouldBe(0, answer.Error);
        answer.Json["changes"]!.ShouldBeEmpty();
        answer.Json["refusals"]!.ShouldBeEmpty();
        // Its checksum is another, and a report names it: each is made again.
        answer.Json["reportsAgain"]!["mia"]!.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_new_target_is_told_at_its_path_with_the_reports_that_are_made_again()
    {
        var proposed = InUse();
        proposed["version"] = "another";
        var indicator = Mia(proposed)["indicators"]!.First(i => (string?)i["id"] == "work-or-study");
        var before = indicator["target"]!.ToString(Newtonsoft.Json.Formatting.None);
        indicator["target"] = 0.35m;
        var answer = await CheckAsync(proposed);
        answer.Code.ShouldBe(0);
        var change = answer.Json["changes"]!.Single(c => (string?)c["area"] == "targets");
        ((string?)change["path"], (string?)change["before"], (string?)change["after"]).ShouldBe(("projects[mia].indicators[work-or-study].target", before, "0.35"));
        answer.Json["reportsAgain"]!["mia"]!.Select(month => (string)month!).ShouldContain("2018-06");
        answer.Json["warnings"]!.ShouldBeEmpty();

        var said = await esf.RunAsync("catalogue", "check", esf.Beside("office/proposed.json"), "--data", esf.Data);
        said.Output.ShouldContain($"projects[mia].indicators[work-or-study].target: {before} → 0.35");
        said.Output.ShouldContain("Rapporter som görs om: mia 2018-06");
    }

    [Fact]
    public async Task A_site_with_deliveries_must_not_be_removed_and_one_without_may()
    {
        var proposed = InUse();
        RemoveSite(proposed, "tyreso");
        var answer = await CheckAsync(proposed);
        answer.Code.ShouldBe(1);
        ((string?)answer.Json["refusals"]!.ShouldHaveSingleItem()).ShouldNotBeNull().ShouldStartWith("Orten mia/tyreso (Tyresö) tas bort men har lämnat ");
        // It is gone from its municipality too.
        answer.Json["changes"]!.Count().ShouldBe(2);

        // It has never delivered; nynashamn's only file was rejected.
        proposed = InUse();
        RemoveSite(proposed, "nynashamn");
        answer = await CheckAsync(proposed);
        answer.Code.ShouldBe(0);
        answer.Json["warnings"]!.Select(w => (string)w!).ShouldContain(w => w.Contains("mia/nynashamn", StringComparison.Ordinal) && w.Contains("inte lämnat något", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_site_under_another_id_is_the_same_as_removed()
    {
        var proposed = InUse();
        Site(proposed, "tyreso")["id"] = "tyreso-kommun";
        (await CheckAsync(proposed)).Code.ShouldBe(1);
        proposed = InUse();
        Site(proposed, "tyreso")["name"] = "Tyresö kommun";
        (await CheckAsync(proposed)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_project_with_deliveries_must_not_be_removed()
    {
        var proposed = InUse();
        Mia(proposed).Remove();
        proposed.Remove("municipalities");
        proposed.Remove("forbund");
        // A goal elsewhere may not be followed up by a project that is not there.
        foreach (var followedUp in proposed.SelectTokens("$..followedUpIn").ToList())
            followedUp.Parent!.Remove();
        var answer = await CheckAsync(proposed);
        answer.Code.ShouldBe(1);
        ((string?)answer.Json["refusals"]!.ShouldHaveSingleItem()).ShouldNotBeNull().ShouldStartWith("Projektet mia");
    }

    [Fact]
    public async Task Deadlines_that_move_are_told_and_frozen_reports_stay()
    {
        var proposed = InUse();
        Mia(proposed)["deadlines"]!["scb"]!["daysAfterMonthEnd"] = 27;
        var warnings = (await CheckAsync(proposed)).Json["warnings"]!.Select(w => (string)w!).ToList();
        warnings.ShouldContain(w => w.Contains("tidsgränser flyttas, från scb-2017-0", StringComparison.Ordinal) && w.Contains("till scb-2020-08 (2020-09-28 blir 2020-09-27)", StringComparison.Ordinal));
        warnings.ShouldContain(w => w.StartsWith("mia: det som redan är fryst ändras inte", StringComparison.Ordinal));
        warnings.Count.ShouldBeLessThan(5);

        proposed = InUse();
        var named = Mia(proposed)["deadlines"]!["explicit"]!.Last!;
        named["due"] = "2021-03-03";
        (await CheckAsync(proposed)).Json["warnings"]!.Select(w => (string)w!).ShouldContain(w => w.StartsWith($"mia: {named["id"]} flyttas från ", StringComparison.Ordinal) && w.Contains("till 2021-03-03", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_fault_is_told_at_once_and_nothing_is_compared()
    {
        var proposed = InUse();
        Mia(proposed)["from"] = "the beginning";
        Mia(proposed)["programme-of-my-own"] = 1;
        Site(proposed, "tyreso")["id"] = "Tyresö";
        var answer = await CheckAsync(proposed);
        answer.Code.ShouldBe(1);
        answer.Json["problems"]!.Select(p => ((string)p!).Split(':')[0]).Count().ShouldBeGreaterThanOrEqualTo(3);
        answer.Json["problems"]!.Select(p => (string)p!).ShouldAllBe(p => p.StartsWith("$.projects[", StringComparison.Ordinal));
        (await esf.RunAsync("catalogue", "check", esf.File("broken.json", "{"), "--json")).Code.ShouldBe(1);
        (await esf.RunAsync("catalogue", "check", esf.Beside("nowhere.json"))).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_is_changed_by_it()
    {
        var before = esf.Files("").Where(path => !Path.GetFileName(path).StartsWith("esf.db", StringComparison.Ordinal)).ToDictionary(path => path, File.ReadAllText);
        var proposed = InUse();
        RemoveSite(proposed, "tyreso");
        await CheckAsync(proposed);
        esf.Files("").Where(path => !Path.GetFileName(path).StartsWith("esf.db", StringComparison.Ordinal)).ToDictionary(path => path, File.ReadAllText).ShouldBe(before);
    }

    [Fact]
    public async Task One_that_is_applied_is_used_by_every_command_and_those_that_were_are_listed()
    {
        var proposed = InUse();
        proposed["version"] = "2";
        Mia(proposed)["indicators"]!.First(i => (string?)i["id"] == "work-or-study")["target"] = 0.35m;
        var path = esf.File("proposed.json", proposed.ToString());
        var told = (await esf.RunAsync("catalogue", "check", path, "--data", esf.Data, "--json")).Json;
        (await esf.RunAsync("catalogue", "apply", path, "--data", esf.Data, "--base", "5-0123456789abcdef", "--json")).ShouldSatisfyAllConditions(
            stale => stale.Code.ShouldBe(1), stale => ((string?)stale.Json["outcome"]).ShouldBe("stale"));
        (await esf.RunAsync("catalogue", "apply", path, "--data", esf.Data, "--base", (string)told["base"]!)).Output.ShouldContain("tagen i bruk, som nummer 2");

        (await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", "2018-09")).Code.ShouldBe(0);
        var report = JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, "reports", "mia", "2018-09", "internal", "report.json")));
        ((string?)report["catalogue"]!["version"], (string?)report["targetChanges"]![0]!["on"], (decimal)report["targetChanges"]![0]!["before"]!).ShouldBe(("2", "2018-11-05", 0.3m));
        File.ReadAllText(Path.Combine(esf.Data, "reports", "mia", "2018-09", "internal", "report.csv")).ShouldContain(";targetBefore;targetChanged");
        var versions = JArray.Parse((await esf.RunAsync("catalogue", "versions", "--data", esf.Data, "--json")).Output);
        versions.Select(version => (string?)version["by"]).ShouldBe([null, "account"]);
        (await esf.RunAsync("catalogue", "versions", "--data", esf.Data, "--number", "2")).Output.ShouldBe(File.ReadAllText(path));
        (await esf.RunAsync("catalogue", "versions", "--data", esf.Data, "--number", "3")).Code.ShouldBe(2);
        // What was frozen before is as it was.
        (await esf.RunAsync("verify", esf.Data)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_beside_it_that_nobody_reads_any_more_is_told_of()
    {
        var proposed = InUse();
        proposed["version"] = "2";
        (await esf.RunAsync("catalogue", "apply", esf.File("proposed.json", proposed.ToString()), "--data", esf.Data)).Code.ShouldBe(0);
        (await esf.RunAsync("status", "--data", esf.Data)).Error.ShouldBeEmpty();
        File.WriteAllText(Path.Combine(esf.Data, "catalogue.json"), InUse().ToString());
        var told = await esf.RunAsync("status", "--data", esf.Data);
        told.Code.ShouldBe(0);
        told.Error.ShouldContain("används inte");
        (await esf.RunAsync("catalogue", "apply", Path.Combine(esf.Data, "catalogue.json"), "--data", esf.Data)).Code.ShouldBe(0);
        (await esf.RunAsync("status", "--data", esf.Data)).Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_a_catalogue_is_not_applied()
    {
        (await esf.RunAsync("catalogue", "apply", esf.File("broken.json", "{"), "--data", esf.Data)).Code.ShouldBe(1);
        var removed = InUse();
        RemoveSite(removed, "tyreso");
        (await esf.RunAsync("catalogue", "apply", esf.File("removed.json", removed.ToString()), "--data", esf.Data)).Code.ShouldBe(1);
        esf.Files("").ShouldNotContain(path => path.Contains("catalogues", StringComparison.Ordinal));
    }

    private JObject InUse()
    {
        var own = Path.Combine(esf.Data, "catalogue.json");
        return JObject.Parse(File.ReadAllText(File.Exists(own) ? own : Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")));
    }

    private static JToken Mia(JObject catalogue) => catalogue["projects"]!.Single(p => (string?)p["id"] == "mia");

    private static JToken Site(JObject catalogue, string id) => Mia(catalogue).SelectTokens($"$..sites[?(@.id == '{id}')]").Single();

    /// <summary>From its project and from its municipality.</summary>
    private static void RemoveSite(JObject catalogue, string id)
    {
        Site(catalogue, id).Remove();
        catalogue["municipalities"]!.SelectMany(municipality => municipality["sites"]!).Single(site => (string?)site == $"mia/{id}").Remove();
    }

    private Task<Esf.Answer> CheckAsync(JObject proposed)
    {
        var path = esf.File("proposed.json", proposed.ToString());
        return esf.RunAsync("catalogue", "check", path, "--data", esf.Data, "--json");
    }
}
