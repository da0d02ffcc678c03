using System.Text.Json.Nodes;
using Cai.EsfReporting.Local.Tests.Commands;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Deadlines;

/// <summary>A deadline of the catalogue that has a period: what is frozen for it leads with the period, in every format, and can be counted again.</summary>
public sealed class PeriodOfDeadlineTest : IDisposable
{
    private readonly Esf esf = new() { Clock = new SetClock(2019, 7, 5) };

    public void Dispose() => esf.Dispose();

    private async Task FreezeAsync()
    {
        var catalogue = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")))!;
        var project = catalogue["projects"]!.AsArray().Single(p => (string?)p!["id"] == "ungdomsinsatser")!;
        project["deadlines"] = JsonNode.Parse("""{ "explicit": [ { "id": "halvar", "name": "Halvårsrapport", "due": "2019-08-15", "asOf": "2019-06", "period": "2019-H1", "leadDays": [ 14 ] } ] }""");
        Directory.CreateDirectory(esf.Data);
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "catalogue.json"), catalogue.ToJsonString());
        string[] rows = [.. Enumerable.Range(0, 50).Select(i => $"{Esf.Person(i)};Coachning;2019-01-07;2019-06-14;{(i < 40 ? "Arbete" : "Avbrott")}")];
        await GoAsync("deliver", "--data", esf.Data, "--confirm", "--project", "ungdomsinsatser", "--site", "tyreso", "--month", "2019-06", esf.Participants("file.csv", rows));
        ((SetClock)esf.Clock).Now = new(2019, 8, 16, 6, 0, 0, TimeSpan.Zero);
        await GoAsync("prepare", "--data", esf.Data);
    }

    private async Task<string> GoAsync(params string[] arguments)
    {
        var answer = await esf.RunAsync(arguments);
        answer.Code.ShouldBe(0, answer.Output + answer.Error);
        return answer.Output;
    }

    [Fact]
    public async Task The_frozen_report_leads_with_it()
    {
        await FreezeAsync();

        var folder = Path.Combine(esf.Data, "frozen", "ungdomsinsatser", "halvar");
        ((string?)JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json")))["period"]).ShouldBe("2019-H1");
        var report = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "internal", "report.json")));
        ((string?)report["period"], (string?)report["periods"]![0]!["id"]).ShouldBe(("2019-H1", "2019-H1"));
        var indicator = report["periods"]![0]!["scopes"]![0]!["indicators"]![0]!;
        ((int)indicator["numerator"]!, (int)indicator["denominator"]!, (string?)indicator["assessment"]).ShouldBe((40, 50, "reached"));
        var page = System.Net.WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(folder, "internal", "report.html")));
        page.ShouldContain("<h1>Ungdomsinsatser, halvår 1 2019</h1>");
        page.ShouldContain("Halvår 1 2019: 50 deltog, 50 började, 50 avslutade och 0 var inskrivna vid slutet.");
        page.IndexOf("id=\"periods\"", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("id=\"completeness\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_counted_again_with_its_period_and_another_period_in_its_place_is_told()
    {
        await FreezeAsync();
        (await esf.RunAsync("verify", esf.Data)).Code.ShouldBe(0);

        // Sealed again as if it led with the year: the store no longer gives it.
        var folder = Path.Combine(esf.Data, "frozen", "ungdomsinsatser", "halvar");
        var manifest = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "manifest.json")));
        manifest["period"] = "2019-Q2";
        foreach (var file in (string[])["manifest.json", "manifest.sha256"])
            File.SetAttributes(Path.Combine(folder, file), FileAttributes.Normal);
        await File.WriteAllTextAsync(Path.Combine(folder, "manifest.json"), manifest.ToString());
        await File.WriteAllTextAsync(Path.Combine(folder, "manifest.sha256"),
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(folder, "manifest.json")))));

        var verified = await esf.RunAsync("verify", esf.Data);
        verified.Code.ShouldBe(1);
        (verified.Output + verified.Error).ReplaceLineEndings(" ").ShouldContain("lagret ger inte längre samma rapport");
    }
}
