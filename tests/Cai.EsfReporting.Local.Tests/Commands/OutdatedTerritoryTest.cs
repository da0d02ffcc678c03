using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>An internal report of a place goes when what it stands on does, wherever that is changed, and whoever changes it is told.</summary>
public sealed class OutdatedTerritoryTest : IDisposable
{
    private readonly Esf esf = new() { Clock = new SetClock(2018, 9, 5) };

    public void Dispose() => esf.Dispose();

    private async Task DeliverAsync(string site = "tyreso")
    {
        var answer = await esf.RunAsync("deliver", "--data", esf.Data, "--confirm", "--project", "mia", "--site", site, "--month", "2018-08",
            esf.Participants("file.csv", [.. Enumerable.Range(0, 12).Select(i => $"{Esf.Person(i)};Case Management;2018-04-02;;")]));
        answer.Code.ShouldBe(0, answer.Output + answer.Error);
    }

    private async Task<string> RunAsync(params string[] what)
    {
        var answer = await esf.RunAsync([.. what[..1], "--data", esf.Data, .. what[1..]]);
        answer.Code.ShouldBe(0, answer.Output + answer.Error);
        return InOneLine(answer.Output);
    }

    private static string InOneLine(string output) => string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Applies the samples' catalogue with a change.</summary>
    private async Task<string> ApplyAsync(Action<JObject> change)
    {
        var catalogue = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")));
        change(catalogue);
        var answer = await esf.RunAsync("catalogue", "apply", "--data", esf.Data, esf.File("changed.json", catalogue.ToString()));
        answer.Code.ShouldBe(0, answer.Output + answer.Error);
        return InOneLine(answer.Output);
    }

    private static JToken Place(JObject catalogue, string id) => catalogue["municipalities"]!.Single(one => (string?)one["id"] == id);

    /// <summary>What a municipality that goes leaves: the förbund must not name it.</summary>
    private static void Remove(JObject catalogue, string id)
    {
        Place(catalogue, id).Remove();
        foreach (var forbund in catalogue["forbund"]!)
            forbund["municipalities"]!.FirstOrDefault(one => (string?)one == id)?.Remove();
    }

    [Fact]
    public async Task A_place_that_the_catalogue_no_longer_has_leaves_no_internal_numbers()
    {
        await DeliverAsync();
        await RunAsync("report", "--municipality", "tyreso");
        esf.Files("reports/municipality.tyreso").ShouldNotBeEmpty();
        var told = await ApplyAsync(catalogue => Remove(catalogue, "tyreso"));
        esf.Files("reports/municipality.tyreso").ShouldBeEmpty();
        told.ShouldContain("Borttagen: den interna rapporten i reports/municipality.tyreso/2018-08/internal. Katalogen har inte längre kommunen; publika utgåvor står kvar.");
    }

    [Fact]
    public async Task A_site_that_is_moved_takes_the_reports_of_both_places_and_of_their_forbund_away_at_once()
    {
        await DeliverAsync();
        await DeliverAsync("haninge");
        foreach (var place in (string[][])[["--municipality", "tyreso"], ["--municipality", "haninge"], ["--forbund", "ostra-sodertorn"]])
            await RunAsync(["report", .. place]);
        await ApplyAsync(catalogue =>
        {
            Place(catalogue, "tyreso")["sites"]!.First!.Remove();
            ((JArray)Place(catalogue, "haninge")["sites"]!).Add("mia/tyreso");
        });
        esf.Files("reports").Where(path => path.Contains("municipality.", StringComparison.Ordinal) || path.Contains("forbund.", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_erasure_takes_away_the_reports_that_the_person_is_in_before_any_report_is_made_again()
    {
        await DeliverAsync();
        await RunAsync("report", "--municipality", "tyreso");
        await RunAsync("report", "--forbund", "hbs", "--as-of", "2018-08");
        // Whoever approves a report changes no number of it.
        await RunAsync("report");
        (await RunAsync("approve", "--project", "mia", "--month", "2018-08", "--name", "Anna Ek")).ShouldNotContain("Borttagen");
        esf.Files("reports/municipality.tyreso").ShouldNotBeEmpty();
        var answer = await esf.AskAsync(Esf.Person(3), "erase", "--data", esf.Data);
        answer.Code.ShouldBe(0, answer.Output + answer.Error);
        esf.Files("reports/municipality.tyreso").ShouldBeEmpty();
        InOneLine(answer.Output).ShouldContain("Borttagen: den interna rapporten i reports/municipality.tyreso/2018-08/internal. Leveranserna, en radering eller katalogen har ändrat det som den räknades på. Gör en ny: esf report --municipality tyreso --as-of 2018-08.");
    }

    [Fact]
    public async Task A_machine_is_told_too_whatever_it_was_that_took_it_away()
    {
        async Task<string?> ToldAsync(string? input, params string[] what)
        {
            await RunAsync("report", "--municipality", "tyreso");
            ((SetClock)esf.Clock).Now += TimeSpan.FromMinutes(5);
            var answer = await esf.AskAsync(input, [.. what, "--data", esf.Data, "--json"]);
            answer.Code.ShouldBe(0, answer.Output + answer.Error);
            esf.Files("reports/municipality.tyreso").ShouldBeEmpty();
            return (string?)(answer.Json["outdated"] ?? answer.Json["reports"]?[0]?["outdated"])?.Single();
        }

        const string Folder = "reports/municipality.tyreso/2018-08/internal";
        await DeliverAsync();
        (await ToldAsync(Esf.Person(3), "erase")).ShouldBe(Folder);
        await RunAsync("report", "--municipality", "tyreso");
        await DeliverAsync();
        (await esf.RunAsync("report", "--data", esf.Data, "--json")).Json["reports"]![0]!["outdated"]!.Single().ShouldBe(Folder);
        var catalogue = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")));
        Remove(catalogue, "tyreso");
        (await ToldAsync(null, "catalogue", "apply", esf.File("changed.json", catalogue.ToString()))).ShouldBe(Folder);
    }
}
