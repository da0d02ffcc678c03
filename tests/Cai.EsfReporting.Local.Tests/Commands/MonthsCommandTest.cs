using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>Months one after another, as an office sends them: what is counted, and what the office is told.</summary>
public sealed class MonthsCommandTest : IDisposable
{
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    private static string Open(int person) => $"{Esf.Person(person)};Arbetsträning;2018-06-01;;";

    private async Task<JObject> DeliverAsync(string month, string file, params string[] options)
    {
        var answer = await esf.RunAsync(["deliver", "--data", esf.Data, "--project", "mia", "--site", "tyreso", "--month", month, "--json", file, .. options]);
        answer.Code.ShouldBeOneOf(0, 1);
        return answer.Json;
    }

    private Task<JObject> RowsAsync(string month, int people, params string[] options) =>
        DeliverAsync(month, esf.Participants("file.csv", [.. Enumerable.Range(0, people).Select(Open)]), options);

    private static string Field(string name) => Path.Combine(AppContext.BaseDirectory, "Files", "Field", name);

    private async Task<JToken> TyresoAsync(string month = "2018-08")
    {
        (await esf.RunAsync("report", "--data", esf.Data)).Code.ShouldBe(0);
        return JObject.Parse(await File.ReadAllTextAsync(Path.Combine(esf.Data, "reports", "mia", month, "internal", "report.json")))["scopes"]!.Single(scope => (string?)scope["id"] == "tyreso");
    }

    private static IEnumerable<string> Codes(JObject receipt) => receipt["findings"]!.Select(finding => (string)finding["rule"]!);

    /// <summary>K05: a start corrected by a day is one participation; who is no longer named is untold; each is told of.</summary>
    [Fact]
    public async Task A_start_corrected_by_a_day_and_somebody_no_longer_named()
    {
        await DeliverAsync("2018-07", Field("K05a_2018-07.csv"));
        Codes(await DeliverAsync("2018-08", Field("K05b_2018-08_start_corrected_and_one_missing.csv"))).ShouldBe(["PERSON_NOT_NAMED", "START_MOVED"], ignoreOrder: true);
        var tyreso = await TyresoAsync();
        ((int?)tyreso["participants"], (int?)tyreso["enrolled"], (int?)tyreso["leavers"], (int?)tyreso["untold"], (int?)tyreso["reasons"]!["Arbete"]).ShouldBe((2, 0, 1, 1, 1));
    }

    /// <summary>K04: an insats that the catalogue does not know, in other capitals the next month, is one participation.</summary>
    [Fact]
    public async Task An_unknown_insats_in_other_capitals_is_one_participation()
    {
        await DeliverAsync("2018-07", Field("K04e_2018-07_Datorkurs.csv"));
        Codes(await DeliverAsync("2018-08", Field("K04f_2018-08_datorkurs.csv"))).ShouldBe(["INSATS_UNKNOWN"]);
        var tyreso = await TyresoAsync();
        ((int?)tyreso["participants"], (int?)tyreso["participations"], (int?)tyreso["leavers"], (int?)tyreso["reasons"]!["Arbete"]).ShouldBe((1, 1, 1, 1));
    }

    [Fact]
    public async Task A_file_that_lacks_most_people_is_refused_until_the_command_or_its_name_confirms_it()
    {
        await RowsAsync("2018-07", 10);
        var refused = await RowsAsync("2018-08", 5);
        ((string?)refused["status"], (bool?)refused["canBeConfirmed"]).ShouldBe(("rejected", true));
        ((int?)(await TyresoAsync("2018-07"))["enrolled"]).ShouldBe(10);

        var checkedOnly = await esf.RunAsync("check", "--data", esf.Data, "--project", "mia", "--site", "tyreso", "--month", "2018-08", "--json", esf.Beside("office/file.csv"));
        (checkedOnly.Code, (bool?)checkedOnly.Json["historySeen"]).ShouldBe((1, true));
        var alone = await esf.RunAsync("check", "--project", "mia", "--site", "tyreso", "--month", "2018-08", esf.Beside("office/file.csv"));
        alone.Code.ShouldBe(0);
        alone.Output.ShouldContain("Tidigare månader är inte prövade");

        var confirmed = await RowsAsync("2018-08", 5, "--confirm");
        ((string?)confirmed["status"], (bool?)confirmed["confirmed"]).ShouldBe(("accepted-with-warnings", true));
        Codes(confirmed).ShouldContain("CONFIRMED");
        ((int?)(await TyresoAsync())["untold"]).ShouldBe(5);
        esf.Files("audit").Select(File.ReadAllText).ShouldContain(entry => entry.Contains("\"said\": \"bekraftad\""));

        var inbox = Path.Combine(esf.Data, "inbox", "mia", "tyreso");
        Directory.CreateDirectory(inbox);
        File.Copy(esf.Participants("none.csv"), Path.Combine(inbox, "2018-09-bekräftad.csv"));
        // What was just copied may still grow, and is left for later.
        File.SetLastWriteTimeUtc(Path.Combine(inbox, "2018-09-bekräftad.csv"), new DateTime(2018, 10, 1, 8, 0, 0, DateTimeKind.Utc));
        ((bool?)(await esf.RunAsync("deliver", "--data", esf.Data, "--json")).Json["confirmed"]).ShouldBe(true);
        ((int?)(await TyresoAsync("2018-09"))["untold"]).ShouldBe(10);
    }

    /// <summary>Who vanished is erased, and recognised under a new key, as anybody else; what stood in refused rows too.</summary>
    [Fact]
    public async Task Those_who_vanished_are_erased_and_recognised_under_a_new_key()
    {
        await RowsAsync("2018-07", 4);
        await DeliverAsync("2018-08", esf.Participants("file.csv", Open(0), Open(1), $"{Esf.Person(2)};Arbetsträning;2018-06-01;2018-08-10;"));
        var before = await TyresoAsync();
        ((int?)before["participants"], (int?)before["enrolled"], (int?)before["untold"]).ShouldBe((4, 3, 1));

        (await esf.RunAsync("rotate-key", "--data", esf.Data)).Code.ShouldBe(0);
        (await TyresoAsync()).ToString().ShouldBe(before.ToString());

        (await esf.AskAsync(Esf.Person(2), "erase", "--data", esf.Data)).Code.ShouldBe(0);
        (await esf.AskAsync(Esf.Person(3), "erase", "--data", esf.Data)).Code.ShouldBe(0);
        var after = await TyresoAsync();
        ((int?)after["participants"], (int?)after["enrolled"], (int?)after["untold"]).ShouldBe((2, 2, 0));
    }
}
