using System.Net;
using Cai.EsfReporting.Local.Tests.Portal;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>Words that a catalogue adds, on a store with everything in it: taken into use, delivered, reported, erased around, and not to be taken away.</summary>
public sealed class OwnWordsTest : IAsyncLifetime
{
    private Esf esf = null!;

    public async ValueTask InitializeAsync() => esf = await EverythingStore.CopyAsync();

    public ValueTask DisposeAsync()
    {
        esf.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task They_are_taken_into_use_delivered_reported_and_kept_through_what_is_done_to_a_store()
    {
        var file = esf.File("mia_tyreso_2018-10-bekraftad.csv", $"""
            Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Initierad av
            {Esf.Person(2)};Case Management;2018-02-01;2018-10-20;lönebidrag;
            {Esf.Person(70)};Case Management;2018-10-01;;;en väg in
            {Esf.Person(71)};Case Management;2018-10-01;;;RESURSRÅD
            """);
        (await esf.RunAsync("check", file, "--data", esf.Data)).Output.ShouldContain("Avslutsorsaken finns inte i listan");
        var told = (await esf.RunAsync("catalogue", "check", esf.File("words.json", Added().ToString()), "--data", esf.Data, "--json")).Json;
        told["changes"]!.Where(change => (string?)change["area"] == "words").Select(change => (string)change["path"]!).ShouldBe(
            ["projects[mia].ageBands", "projects[mia].exitReasons[lonebidrag]", "projects[mia].initiators[en-vag-in]", "projects[mia].initiators[resursrad]"]);
        told["warnings"]!.Select(w => (string)w!).ShouldContain(w => w.StartsWith("mia: åldersgrupperna blir andra", StringComparison.Ordinal));
        (await ApplyAsync(Added())).Code.ShouldBe(0);

        var delivered = await esf.RunAsync("deliver", "--data", esf.Data, file, "--json");
        ((int)delivered.Json["accepted"]!).ShouldBe(3, delivered.Output);
        // Another is erased from the same file, and the key is changed: the words stay.
        ((int?)(await esf.AskAsync(Esf.Person(71), "erase", "--data", esf.Data, "--json")).Json["rows"]).ShouldBe(1);
        (await esf.RunAsync("rotate-key", "--data", esf.Data)).Code.ShouldBe(0);
        (await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", "2018-10")).Code.ShouldBe(0);
        var folder = Path.Combine(esf.Data, "reports", "mia", "2018-10", "internal");
        var report = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")));
        var tyreso = report["scopes"]!.Single(scope => (string?)scope["id"] == "tyreso");
        ((int?)tyreso["reasons"]!["Lönebidrag"]).ShouldBe(1);
        (await File.ReadAllTextAsync(Path.Combine(folder, "report.csv"))).ShouldContain(";reasons.Lönebidrag;");
        var html = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
        foreach (var word in (string[])["Lönebidrag", "En väg in", "Under 30 år", "30 år och äldre"])
            html.ShouldContain(WebUtility.HtmlEncode(word).Replace("&#228;", "ä", StringComparison.Ordinal).Replace("&#229;", "å", StringComparison.Ordinal).Replace("&#246;", "ö", StringComparison.Ordinal));
        html.ShouldNotContain("Resursråd");
        (await esf.RunAsync("verify", esf.Data)).Code.ShouldBe(0);

        // What stands on rows cannot be taken away; what does not, can. Another group holds for what is delivered, and is told.
        var removed = Added();
        foreach (var list in (string[])["exitReasons", "initiators"])
            Mia(removed)[list]!.Parent!.Remove();
        var refused = await esf.RunAsync("catalogue", "apply", esf.File("removed.json", removed.ToString()), "--data", esf.Data, "--json");
        refused.Code.ShouldBe(1);
        (await esf.RunAsync("catalogue", "check", esf.Beside("office/removed.json"), "--data", esf.Data, "--json")).Json["refusals"]!.Select(r => (string)r!).ShouldBe(
        [
            "mia: Avslutsorsaken exitReasons[lonebidrag] (”Lönebidrag”) tas bort men står på 1 lämnade rader. Låt den stå kvar, eller byt bara dess namn.",
            "mia: Initiativtagaren initiators[en-vag-in] (”En väg in”) tas bort men står på 1 lämnade rader. Låt den stå kvar, eller byt bara dess namn.",
        ]);
        var moved = Added();
        moved["version"] = "3";
        Mia(moved)["exitReasons"]![0]!["group"] = "study";
        Mia(moved)["initiators"]![1]!.Remove();
        var warned = (await esf.RunAsync("catalogue", "check", esf.File("moved.json", moved.ToString()), "--data", esf.Data, "--json")).Json;
        warned["refusals"]!.ShouldBeEmpty();
        warned["warnings"]!.Select(w => (string)w!).ShouldHaveSingleItem().ShouldBe("mia: exitReasons[lonebidrag] (”Lönebidrag”) byter grupp och räknas från och med nu som Studier i stället för Arbete, också på det som redan är lämnat.");
    }

    [Fact]
    public async Task The_portal_has_the_words_and_the_projects_own_template()
    {
        (await ApplyAsync(Added())).Code.ShouldBe(0);
        await using var host = await PortalHost.StartAsync(clock: esf.Clock, store: esf.Data);
        var format = await host.Client().GetStringAsync(new Uri("/help/format", UriKind.Relative));
        format.ShouldContain("Egna ord i MIA");
        format.ShouldContain("Lönebidrag");
        (await host.Client().GetStringAsync(new Uri("/deliver", UriKind.Relative))).ShouldContain("/templates/mia/mall.xlsx");
        using var own = await host.Client().GetAsync(new Uri("/templates/mia/mall.xlsx", UriKind.Relative));
        own.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("mall-mia.xlsx");
        (await host.Client().GetStringAsync(new Uri("/templates/etableringscentrum/mall.csv", UriKind.Relative))).ShouldContain("Avslutsorsak");
        (await host.Client().GetAsync(new Uri("/templates/nowhere/mall.csv", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static JObject Added()
    {
        var catalogue = JObject.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")));
        catalogue["version"] = "2";
        var mia = Mia(catalogue);
        mia["exitReasons"] = JArray.Parse("""[ { "id": "lonebidrag", "name": { "sv": "Lönebidrag", "en": "Wage subsidy" }, "group": "work" } ]""");
        mia["initiators"] = JArray.Parse("""[ { "id": "en-vag-in", "name": { "sv": "En väg in", "en": "One way in" } }, { "id": "resursrad", "name": { "sv": "Resursråd", "en": "Resource council" } } ]""");
        mia["ageBands"] = JArray.Parse("""[ { "to": 29 }, { "from": 30 } ]""");
        return catalogue;
    }

    private static JToken Mia(JObject catalogue) => catalogue["projects"]!.Single(p => (string?)p["id"] == "mia");

    private Task<Esf.Answer> ApplyAsync(JObject catalogue) => esf.RunAsync("catalogue", "apply", esf.File("applied.json", catalogue.ToString()), "--data", esf.Data);
}
