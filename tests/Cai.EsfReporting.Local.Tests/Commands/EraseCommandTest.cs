using System.Text;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

public sealed class EraseCommandTest : IDisposable
{
    private readonly SetClock clock = new(2018, 10, 5);
    private readonly Esf esf;

    public EraseCommandTest() => esf = new() { Clock = clock };

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task A_person_leaves_the_deliveries_and_the_originals_and_the_reports_made_again()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1, 2, 3);
        await esf.DeliverAsync("haninge", "2018-08", 2, 4);
        await esf.DeliverAsync("nacka", "2018-08", 4, 5);
        await esf.RunAsync("report", "--data", esf.Data);
        ((int?)esf.Report("2018-08")["participants"]).ShouldBe(5);

        var answer = await EraseAsync(Esf.Person(2), "--json");
        ((int?)answer.Json["rows"], (int?)answer.Json["accepted"], (int?)answer.Json["originals"]).ShouldBe((2, 2, 2));
        esf.Files("originals").ShouldHaveSingleItem().ShouldContain("nacka");
        var evidence = esf.Evidence("erasure");
        ((int?)evidence["rows"], (int?)evidence["files"]).ShouldBe((2, 4));
        evidence["changes"]!.Where(change => (int?)change["rows"] > 0).ShouldAllBe(change => ((string?)change["after"])!.Length == 64);

        await esf.RunAsync("report", "--data", esf.Data);
        ((int?)esf.Report("2018-08")["participants"]).ShouldBe(4);
        (await EraseAsync(Esf.Person(2), "--json")).Json["evidence"]!.ShouldBeEmpty();
        esf.TellsNobody(Esf.Person(2), answer, await EraseAsync(Esf.Person(2)), await EraseAsync(Esf.Person(4)));
    }

    [Fact]
    public async Task What_is_not_the_persons_stays_byte_for_byte()
    {
        var others = new[] { "\"A;B \"\"C\"\"\";Ja;12,5", "=1+1;;", "'citat';Nej;0,25", "Östra; Ja ;744" };
        await File.WriteAllTextAsync(esf.File("mia_tyreso_2018-08.csv", []), "Personnummer;Insats;Startdatum;Anordnare;Ny kvalifikation;Timmar\n"
            + string.Concat(others.Append(";;").Select((rest, i) => $"{Esf.Person(i)};{(i == 2 ? "En egen insats" : "Roa")};2018-02-01;{rest}\n")));
        (await esf.RunAsync("deliver", "--data", esf.Data, esf.Beside("office/mia_tyreso_2018-08.csv"))).Code.ShouldBe(0);
        var before = await File.ReadAllLinesAsync(esf.Files("accepted").Single());

        await EraseAsync(Esf.Person(4));
        (await File.ReadAllTextAsync(esf.Files("accepted").Single())).ShouldBe(string.Concat(before[..5].Select(line => line + "\n")));
    }

    [Fact]
    public async Task Consolidated_reports_are_outdated_by_an_erasure()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1, 2);
        await esf.DeliverAsync("tyreso", "2018-09", 2);
        var folder = esf.Folder();
        var mia = folder.Catalogue.Find("mia")!;
        foreach (var basis in await folder.Consolidator.OutdatedAsync(mia))
            await folder.Consolidator.WriteAsync(await folder.Reporter.ReportAsync(mia, basis.AsOf), Language.Sv);
        (await folder.Consolidator.OutdatedAsync(mia)).ShouldBeEmpty();

        await EraseAsync(Esf.Person(2));
        (await folder.Consolidator.OutdatedAsync(mia)).Select(basis => basis.AsOf.ToString()).ShouldBe(["2018-08", "2018-09"]);
    }

    [Fact]
    public async Task Frozen_reports_keep_their_numbers_and_verify_explains_the_difference()
    {
        await esf.DeliverAsync("tyreso", "2018-09", 1, 2);
        await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-10-29T06:00:00Z");
        var path = Path.Combine(esf.Data, "frozen", "mia", "scb-2018-09", "internal", "report.json");
        var frozen = await File.ReadAllTextAsync(path);
        clock.Now = new(2018, 11, 20, 8, 0, 0, TimeSpan.Zero);

        await EraseAsync(Esf.Person(2));
        (await File.ReadAllTextAsync(path)).ShouldBe(frozen);
        var verified = (await esf.VerifyAsync(0))["reports"]!.First(r => ((string?)r["report"])!.EndsWith("mia/scb-2018-09", StringComparison.Ordinal));
        ((bool?)verified["untouched"], verified["faults"]!.Count()).ShouldBe((true, 0));
        ((string?)verified["notes"]![0])!.ShouldContain("radering av en person 2018-11-20");

        // One byte more, and nobody knows why.
        var accepted = esf.Files("accepted").Single();
        await File.AppendAllTextAsync(accepted, "\n");
        await esf.VerifyAsync(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_personnummer_on_the_command_line_is_refused_without_being_shown(bool asOption)
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1);
        var answer = await esf.RunAsync(["erase", "--data", esf.Data, .. asOption ? ["--project", Esf.Person(1)] : new[] { Esf.Person(1) }]);

        answer.Code.ShouldBe(2);
        answer.Error.ShouldContain("standard in");
        (answer.Output + answer.Error).ShouldNotContain(Esf.Person(1)[2..8]);
        (await esf.RunAsync("erase", "--data", esf.Data, $"--personnummer={Esf.Person(1)}")).Error.ShouldNotContain(Esf.Person(1)[2..8]);
        esf.Files("originals").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Anna Andersson")]
    [InlineData("19800101-0000")]
    [InlineData("19801301-9802")]
    public async Task What_is_no_personnummer_is_wrong_use_and_not_shown(string text)
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1);
        var answer = await EraseAsync(text);
        answer.Code.ShouldBe(2);
        if (text.Length > 0)
            answer.Error.ShouldNotContain(text);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("10")]
    [InlineData("spaced")]
    public async Task Any_form_that_an_office_writes_is_found(string form)
    {
        var twelve = Esf.Person(7).Replace("-", "", StringComparison.Ordinal);
        var written = form switch { "12" => twelve, "10" => twelve[2..], _ => $" {twelve[..8]} – {twelve[8..]} " };
        await esf.DeliverAsync("tyreso", "2018-08", $"{written};Case Management;2018-02-01;;", $"{Esf.Person(1)};Case Management;2018-02-01;;");

        var answer = await EraseAsync(Esf.Person(7), "--json");
        ((int?)answer.Json["rows"], (int?)answer.Json["originals"]).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_person_in_another_sheet_of_a_workbook_or_in_free_text_is_found_in_the_original()
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in new[] { ("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet2.xml", $"<row><c><v>{Esf.Person(7).Replace("-", "", StringComparison.Ordinal)}</v></c></row>") })
            {
                await using var part = await zip.CreateEntry(name).OpenAsync();
                await part.WriteAsync(Encoding.UTF8.GetBytes(text));
            }

        (await esf.RunAsync("deliver", "--data", esf.Data, esf.File("mia_tyreso_2018-08.xlsx", stream.ToArray()))).Code.ShouldBe(1);
        (await esf.RunAsync("deliver", "--data", esf.Data, esf.File("mia_haninge_2018-08.csv", $"Anteckning: pnr {Esf.Person(7)} slutade"))).Code.ShouldBe(1);

        ((int?)(await EraseAsync(Esf.Person(7), "--json")).Json["originals"]).ShouldBe(2);
        esf.Files("originals").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receipt_that_shows_the_birth_date_goes_and_others_stay()
    {
        var wrong = Esf.Person(7)[..^1] + (char)('0' + ((Esf.Person(7)[^1] - '0' + 1) % 10));
        await esf.DeliverAsync("tyreso", "2018-08", [$"{wrong};Case Management;2018-02-01;;", .. Enumerable.Range(10, 5).Select(i => $"{Esf.Person(i)};Case Management;2018-02-01;;")]);
        await esf.DeliverAsync("haninge", "2018-08", 1);

        ((int?)(await EraseAsync(Esf.Person(7), "--json")).Json["receipts"]).ShouldBe(3);
        esf.Files("receipts").ShouldAllBe(path => path.Contains("haninge"));
    }

    [Fact]
    public async Task What_cannot_be_looked_into_and_what_waits_is_told()
    {
        await esf.RunAsync("deliver", "--data", esf.Data, esf.File("mia_tyreso_2018-08.xlsx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 1, 2]));
        var waiting = Path.Combine(esf.Data, "inbox", "mia", "tyreso", $"2018-08 {Esf.Person(7)}.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(waiting)!);
        await File.WriteAllTextAsync(waiting, "x");
        File.SetLastWriteTimeUtc(waiting, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));

        var answer = await EraseAsync(Esf.Person(7), "--json");
        answer.Code.ShouldBe(1);
        (answer.Json["unreadable"]!.Count(), answer.Json["waiting"]!.Count()).ShouldBe((1, 1));
        esf.TellsNobody(Esf.Person(7), answer, await EraseAsync(Esf.Person(7)));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_one_project_leaves_the_others()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1);
        ((int?)(await EraseAsync(Esf.Person(1), "--json", "--dry-run")).Json["rows"]).ShouldBe(1);
        ((int?)(await EraseAsync(Esf.Person(1), "--json", "--project", "etableringscentrum")).Json["rows"]).ShouldBe(0);

        esf.Files("originals").ShouldHaveSingleItem();
        esf.Files("evidence").ShouldBeEmpty();
        (await File.ReadAllLinesAsync(esf.Files("accepted").Single())).Length.ShouldBe(2);
    }

    [Fact]
    public async Task An_interrupted_erasure_waits_for_the_same_person()
    {
        await esf.DeliverAsync("tyreso", "2018-08", 1, 2);
        await EraseAsync(Esf.Person(1));
        // As it stands when the program ends after the evidence is written and before anything is done.
        await esf.DeliverAsync("nacka", "2018-08", 3, 4);
        var planned = esf.Evidence("erasure");
        var original = Path.GetRelativePath(esf.Data, esf.Files("originals").Single()).Replace('\\', '/');
        planned["completed"] = null;
        planned["changes"] = new JArray(new JObject { ["path"] = original, ["rule"] = "erasure", ["before"] = null, ["after"] = null, ["rows"] = 0 });
        await File.WriteAllTextAsync(esf.Files("evidence").Single(), planned.ToString());

        (await EraseAsync(Esf.Person(2), "--json")).Json["unfinished"]!.ShouldHaveSingleItem();
        esf.Files("originals").ShouldHaveSingleItem();
        (await EraseAsync(Esf.Person(3), "--json")).Json["unfinished"]!.ShouldBeEmpty();
        esf.Files("originals").ShouldBeEmpty();
    }

    private Task<Esf.Answer> EraseAsync(string person, params string[] options) => esf.AskAsync(person + "\n", ["erase", "--data", esf.Data, .. options]);
}
