using System.Text;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>
/// Whoever is erased is gone, in whichever way a file held the person: by another search than the product's in everything that is left, and from
/// SCB's file.
/// </summary>
public sealed class ErasedForGoodTest : IDisposable
{
    private static readonly string[] Sites = ["tyreso", "haninge", "nynashamn", "sodertalje", "huddinge", "botkyrka", "salem", "varmdo", "nacka", "stockholm", "taby", "osteraker"];

    private readonly Esf esf = new() { Clock = new SetClock(2018, 10, 5) };

    public void Dispose() => esf.Dispose();

    [Fact]
    public Task In_a_row_of_a_workbook() => IsGoneAsync([.. HiddenPerson.Rows()], "xlsx", atLeast: 33, seen: 33);

    [Fact]
    public Task Elsewhere_in_a_workbook() => IsGoneAsync([.. HiddenPerson.Elsewhere()], "xlsx", atLeast: 44, seen: 38);

    [Fact]
    public Task In_a_csv_of_any_encoding() => IsGoneAsync([.. HiddenPerson.Csvs()], "csv", atLeast: 33, seen: 26);

    [Fact]
    public Task Packed_or_parted_in_a_workbook() => IsGoneAsync([.. ParcelledPerson.Workbooks()], "xlsx", atLeast: 28, seen: 1);

    [Fact]
    public Task Packed_or_parted_in_a_csv() => IsGoneAsync([.. ParcelledPerson.Csvs()], "csv", atLeast: 35, seen: 3);

    [Fact]
    public async Task Of_packed_things_that_name_nobody_nothing_is_taken()
    {
        foreach (var (i, file) in ParcelledPerson.OfNobody().Index())
            await DeliverAsync(Sites[i % 12], $"2018-0{1 + (i / 12)}", file.Extension, file.File);
        var before = esf.Files("originals").Length;
        var answer = await EraseAsync(HiddenPerson.Old);
        (answer.Code, answer.Json["unreadable"]!.Count()).ShouldBe((0, 0), answer.Output);
        esf.Files("originals").Length.ShouldBe(before);
    }

    [Fact]
    public async Task A_temporary_file_in_the_inbox_keeps_the_erasure_from_being_done()
    {
        await DeliverAsync("tyreso", "2018-08", "csv", HiddenPerson.Csvs().First().File);
        string[] holding = ["mia/tyreso/2018-09.csv.tmp", "mia/tyreso/.2018-09.csv.part", $"mia/tyreso/~${HiddenPerson.Old}.xlsx"];
        foreach (var (name, file) in ((string, byte[])[])[
            (holding[0], HiddenPerson.Csvs().First().File), (holding[1], ParcelledPerson.Csvs().First().File), (holding[2], [5, .. "Namn"u8, .. new byte[160]]),
            ("mia/tyreso/~$2018-09.xlsx", [5, .. "Namn"u8, .. new byte[160]]), ("mia/tyreso/2018-10.csv.tmp", "Personnummer;Insats;Startdatum\n"u8.ToArray())])
        {
            var path = Path.Combine(esf.Data, "inbox", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file);
            File.SetLastWriteTimeUtc(path, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        var answer = await EraseAsync(HiddenPerson.Old);
        answer.Code.ShouldBe(1);
        answer.Json["passing"]!.Count().ShouldBe(3);
        answer.Json["waiting"]!.ShouldBeEmpty();
        answer.Output.ShouldNotContain(HiddenPerson.Old);
        foreach (var name in holding)
            File.Delete(Path.Combine(esf.Data, "inbox", name));
        (await EraseAsync(HiddenPerson.Old)).Code.ShouldBe(0);
    }

    [Fact]
    public Task In_a_file_that_was_refused() => IsGoneAsync([.. HiddenPerson.Refused()], "csv", atLeast: 14, seen: 9);

    [Fact]
    public async Task What_holds_somebody_else_stays()
    {
        foreach (var (i, file) in HiddenPerson.Csvs().Take(10).Concat(HiddenPerson.Rows().Where(way => way.Person == HiddenPerson.Old).Take(10)).Select(way => way.File).Index())
            await DeliverAsync(Sites[i % 12], $"2018-0{1 + (i / 12)}", i < 10 ? "csv" : "xlsx", file);
        var before = esf.Files("originals").Length;

        // The next day, and the next birth number.
        foreach (var person in (string[])[HiddenPerson.Young, Esf.Person(26)])
        {
            var answer = await EraseAsync(person);
            answer.Code.ShouldBe(0);
            (answer.Json["originals"]!.ToString(), answer.Json["unreadable"]!.Count()).ShouldBe(("0", 0));
        }

        esf.Files("originals").Length.ShouldBe(before);
    }

    [Fact]
    public async Task What_cannot_be_read_for_certain_is_told_in_the_output_and_the_evidence()
    {
        await DeliverAsync("tyreso", "2018-08", "csv", HiddenPerson.Csvs().First().File);
        await DeliverAsync("haninge", "2018-08", "xlsx", HiddenPerson.Refused().Single(way => way.Way == "a workbook with a password").File);
        await DeliverAsync("nacka", "2018-08", "xlsx", HiddenPerson.Elsewhere().Single(way => way.Way == "a picture's own words").File);

        var planned = await esf.AskAsync(HiddenPerson.Young, "erase", "--data", esf.Data, "--dry-run");
        planned.Output.ShouldContain("originals/mia/haninge/2018-08/");
        planned.Output.ShouldContain("tas därför bort i sin helhet");
        esf.Files("originals").Length.ShouldBe(3);

        var answer = await EraseAsync(HiddenPerson.Young);
        ((string?)answer.Json["unreadable"]!.Single())!.ShouldContain("originals/mia/haninge/2018-08/");
        ((string?)answer.Json["pictures"]!.Single())!.ShouldContain("originals/mia/nacka/2018-08/");
        ((int)answer.Json["read"]!).ShouldBe(2 + 9 + 2 + esf.Files("audit").Length + esf.Files("evidence").Length); // accepted, receipts, originals
        ((string?)esf.Evidence("erasure")["changes"]!.Single()["rule"]).ShouldBe("erasure-unread");
        esf.Files("originals").Length.ShouldBe(2);
        (await esf.AskAsync(HiddenPerson.Young, "erase", "--data", esf.Data)).Output.ShouldContain($"Allt är läst på nytt: personen finns inte i någon av de {13 + esf.Files("audit").Length + esf.Files("evidence").Length} filer som bevaras.");
    }

    [Fact]
    public async Task What_waits_and_holds_the_person_keeps_the_erasure_from_being_done()
    {
        foreach (var (name, file) in ((string, byte[])[])[("2018-07.csv", HiddenPerson.Csvs().First().File), ("2018-08.csv", "Personnummer;Insats;Startdatum\n"u8.ToArray()), ("2018-09.xlsx", HiddenPerson.Rows().Single(way => way.Way == "a number with an exponent").File)])
        {
            var path = Path.Combine(esf.Data, "inbox", "mia", "tyreso", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file);
            File.SetLastWriteTimeUtc(path, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        foreach (var dryRun in (string[][])[["--dry-run"], []])
        {
            var answer = await esf.AskAsync(HiddenPerson.Old, ["erase", "--data", esf.Data, "--json", .. dryRun]);
            answer.Code.ShouldBe(1);
            answer.Json["waiting"]!.Select(name => (string?)name).ShouldBe(["mia/tyreso/2018-07.csv", "mia/tyreso/2018-09.xlsx"]);
        }

        await esf.RunAsync("deliver", "--data", esf.Data);
        (await EraseAsync(HiddenPerson.Old)).Code.ShouldBe(0);
        Left("accepted", "originals", "receipts", "inbox", "claimed", ".pending").ShouldBeEmpty();
    }

    [Fact]
    public async Task In_a_store_with_everything()
    {
        using var store = await EverythingStore.CopyAsync();
        var unaddressed = store.Files("originals/unaddressed").ShouldHaveSingleItem();
        foreach (var (person, at) in ((int, string)[])[(72, ".pending/"), (EverythingStore.Somebody, "")])
        {
            var planned = await store.AskAsync(Esf.Person(person), "erase", "--data", store.Data, "--json", "--dry-run");
            var erased = await store.AskAsync(Esf.Person(person), "erase", "--data", store.Data, "--json");
            (planned.Code, erased.Code).ShouldBe((0, 0), erased.Error);
            foreach (var count in (string[])["rows", "accepted", "originals", "receipts"])
                ((int?)erased.Json[count]).ShouldBe((int?)planned.Json[count], count);
            JObject.Parse(await File.ReadAllTextAsync(Path.Combine(store.Data, (string)erased.Json["evidence"]!.Single()!)))["changes"]!.ShouldContain(change => ((string)change["path"]!).StartsWith(at, StringComparison.Ordinal));
            var ten = Esf.Person(person).Replace("-", "", StringComparison.Ordinal)[2..];
            Directory.GetFiles(store.Data, "*", SearchOption.AllDirectories).Where(file => !file.Contains("esf.db", StringComparison.Ordinal) && RawSearch.Finds(File.ReadAllBytes(file), ten)).ShouldBeEmpty();
        }

        File.Exists(unaddressed).ShouldBeTrue();
        await store.VerifyAsync(0);
    }

    [Fact]
    public async Task At_several_sites_in_several_months_under_several_keys()
    {
        foreach (var (i, way) in HiddenPerson.Rows().Take(9).Index())
        {
            await DeliverAsync(Sites[i % 3], $"2018-0{1 + (i / 3)}", "xlsx", way.File);
            if (i % 3 == 2)
                (await esf.RunAsync("rotate-key", "--data", esf.Data)).Code.ShouldBe(0);
        }

        (await EraseAsync(HiddenPerson.Old)).Code.ShouldBe(0);
        (await EraseAsync(HiddenPerson.Young)).Code.ShouldBe(0);
        Left("accepted", "originals", "receipts").ShouldBeEmpty();
        foreach (var month in (string[])["2018-01", "2018-02", "2018-03"])
            (await ScbAsync(month)).ShouldNotContain(HiddenPerson.Old);
        // The others are counted still.
        await esf.RunAsync("report", "--data", esf.Data);
        ((int?)esf.Report("2018-03")["participants"]).ShouldBe(6);
    }

    [Fact]
    public async Task A_receipt_that_names_the_person_goes_in_all_its_forms()
    {
        await DeliverAsync("tyreso", "2018-08", "csv", HiddenPerson.Csvs().First().File);
        await DeliverAsync("haninge", "2018-08", "csv", Encoding.UTF8.GetBytes($"Personnummer;Insats;Startdatum\n{Esf.Person(3)};Roa;2018-02-01\n"));
        // As from before texts were masked as they are now.
        var receipt = esf.Files("receipts/mia/haninge").Single(path => path.EndsWith(".html", StringComparison.Ordinal));
        await File.AppendAllTextAsync(receipt, $"<p>{HiddenPerson.Old[..8]}_{HiddenPerson.Old[8..]}</p>");
        var damaged = esf.Files("receipts/mia/tyreso").Single(path => path.EndsWith(".json", StringComparison.Ordinal));
        await File.WriteAllTextAsync(damaged, "{ \"findings\": [");

        ((int?)(await EraseAsync(HiddenPerson.Old)).Json["receipts"]).ShouldBe(6);
        esf.Files("receipts").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_an_erasure_does_not_change_and_names_the_person_is_told()
    {
        await DeliverAsync("tyreso", "2018-08", "csv", HiddenPerson.Csvs().First().File);
        await esf.RunAsync("report", "--data", esf.Data);
        // As from before texts were masked as they are now.
        var report = esf.Files("reports").First(path => path.EndsWith("report.csv", StringComparison.Ordinal));
        await File.AppendAllTextAsync(report, $"{HiddenPerson.Old[..8]}_{HiddenPerson.Old[8..]}");

        var answer = await EraseAsync(HiddenPerson.Old);
        answer.Code.ShouldBe(1);
        ((string?)answer.Json["remaining"]!.Single()).ShouldBe(Path.GetRelativePath(esf.Data, report).Replace('\\', '/'));
    }

    private async Task IsGoneAsync((string Way, string Person, byte[] File)[] ways, string extension, int atLeast, int seen)
    {
        ways.Length.ShouldBeGreaterThanOrEqualTo(atLeast);
        // Else the search of this test would be blind.
        ways.Count(way => RawSearch.Finds(way.File, way.Person[2..])).ShouldBeGreaterThanOrEqualTo(seen);
        foreach (var (i, way) in ways.Index())
            await DeliverAsync(Sites[i % 12], $"2018-0{1 + (i / 12)}", extension, way.File);
        esf.Files("originals").Length.ShouldBe(ways.Length);
        foreach (var person in ways.Select(way => way.Person).Distinct())
            (await EraseAsync(person)).Code.ShouldBe(0);

        var left = esf.Files("originals");
        var survive = ways.Where((_, i) => left.Any(path => path.Contains($"/{Sites[i % 12]}/2018-0{1 + (i / 12)}/", StringComparison.Ordinal))).Select(way => way.Way).ToList();
        survive.ShouldBeEmpty($"{survive.Count} of {ways.Length} originals survive.");
        Left("accepted", "originals", "receipts", "evidence", "claimed", ".pending").ShouldBeEmpty();
        for (var month = 1; month <= 1 + (ways.Length / 12); month++)
            foreach (var person in (string[])[HiddenPerson.Old, HiddenPerson.Young])
                (await ScbAsync($"2018-0{month}")).ShouldNotContain(person);
    }

    /// <summary>Files below the folders in which either person is found.</summary>
    private List<string> Left(params string[] folders) => [.. folders.SelectMany(esf.Files).Where(path =>
        RawSearch.Finds(File.ReadAllBytes(path), HiddenPerson.Old[2..]) || RawSearch.Finds(File.ReadAllBytes(path), HiddenPerson.Young[2..]))];

    private async Task<string> ScbAsync(string month)
    {
        var output = esf.Beside("scb.csv");
        var answer = await esf.RunAsync("scb", "--data", esf.Data, "--project", "mia", "--month", month, "--out", output, "--allow-missing", "--force");
        answer.Code.ShouldBeInRange(0, 1, answer.Error);
        return File.Exists(output) ? await File.ReadAllTextAsync(output) : "";
    }

    private async Task DeliverAsync(string site, string month, string extension, byte[] file)
    {
        ((SetClock)esf.Clock).Now += TimeSpan.FromSeconds(1);
        var answer = await esf.RunAsync("deliver", "--data", esf.Data, esf.File($"mia_{site}_{month}-bekraftad.{extension}", file));
        answer.Code.ShouldBeInRange(0, 1, answer.Error);
    }

    private Task<Esf.Answer> EraseAsync(string person) => esf.AskAsync(person, "erase", "--data", esf.Data, "--json");
}
