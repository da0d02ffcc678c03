using System.Text.Json.Nodes;
using Cai.EsfReporting.Local.Tests.Commands;

namespace Cai.EsfReporting.Local.Tests.Deadlines;

/// <summary>A deadline that comes back each quarter: shown before it is taken into use, and done once for each quarter, however often it is asked.</summary>
public sealed class RecurringDeadlineTest : IDisposable
{
    private readonly Esf esf = new() { Clock = new SetClock(2019, 4, 24) };

    public void Dispose() => esf.Dispose();

    private async Task<string> CatalogueAsync()
    {
        var catalogue = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")))!;
        catalogue["projects"]!.AsArray().Single(p => (string?)p!["id"] == "ungdomsinsatser")!["deadlines"] = JsonNode.Parse(
            """{ "recurring": [ { "id": "lage", "name": "Lägesrapport", "every": "quarter", "monthsAfter": 2, "day": 15, "from": "2018-10", "leadDays": [ 3 ] } ] }""");
        Directory.CreateDirectory(esf.Data);
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "catalogue.json"), catalogue.ToJsonString());
        return Path.Combine(esf.Data, "catalogue.json");
    }

    [Fact]
    public async Task The_check_of_the_catalogue_shows_the_next_ones()
    {
        var file = await CatalogueAsync();

        (await esf.RunAsync("catalogue", "check", file)).Output.ShouldContain("2019-05-15 Lägesrapport, kvartal 1 2019 (lage-2019-q1)");
        var next = (await esf.RunAsync("catalogue", "check", file, "--json")).Json["deadlines"]!["ungdomsinsatser"]!;
        next.Select(d => $"{d["id"]} {d["due"]} {d["period"]}").Take(2).ShouldBe(["lage-2019-q1 2019-05-15 2019-Q1", "lage-2019-q2 2019-08-15 2019-Q2"]);
    }

    [Fact]
    public async Task Each_quarter_is_frozen_once_with_its_period_and_nothing_is_made_of_those_long_past()
    {
        await CatalogueAsync();
        (await esf.RunAsync("deliver", "--data", esf.Data, "--confirm", "--project", "ungdomsinsatser", "--site", "tyreso", "--month", "2019-03",
            esf.Participants("file.csv", [.. Enumerable.Range(0, 20).Select(i => $"{Esf.Person(i)};Coachning;2019-01-07;2019-03-14;Arbete")]))).Code.ShouldBe(0);

        foreach (var day in (DateTimeOffset[])[new(2019, 4, 24, 6, 0, 0, TimeSpan.Zero), new(2019, 5, 14, 6, 0, 0, TimeSpan.Zero), new(2019, 5, 14, 7, 0, 0, TimeSpan.Zero), new(2019, 5, 20, 6, 0, 0, TimeSpan.Zero)])
        {
            ((SetClock)esf.Clock).Now = day;
            (await esf.RunAsync("prepare", "--data", esf.Data)).Code.ShouldBe(0);
        }

        Directory.GetDirectories(Path.Combine(esf.Data, "frozen", "ungdomsinsatser")).Select(Path.GetFileName).ShouldBe(["lage-2019-q1"]);
        var folder = Path.Combine(esf.Data, "frozen", "ungdomsinsatser", "lage-2019-q1");
        ((string?)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "internal", "report.json")))!["period"]).ShouldBe("2019-Q1");
        // What is not said to be published is not.
        Directory.Exists(Path.Combine(folder, "public")).ShouldBeFalse();
        (await esf.RunAsync("verify", esf.Data)).Code.ShouldBe(0);
    }
}
