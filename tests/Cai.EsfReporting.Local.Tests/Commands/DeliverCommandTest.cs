using System.Diagnostics;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

public sealed class DeliverCommandTest : IDisposable
{
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task A_delivery_leaves_accepted_rows_receipts_and_the_original_and_no_identity_elsewhere()
    {
        var file = esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;2018-08-15;Arbete");
        (await esf.RunAsync("deliver", "--data", esf.Data, file)).Code.ShouldBe(0);

        esf.Files("accepted").ShouldHaveSingleItem();
        esf.Files("receipts").Select(Path.GetExtension).ShouldBe([".html", ".json", ".xlsx"]);
        File.ReadAllBytes(esf.Files("originals").ShouldHaveSingleItem()).ShouldBe(File.ReadAllBytes(file));
        esf.Files("inbox").ShouldBeEmpty();
        esf.Files("claimed").ShouldBeEmpty();
        foreach (var other in esf.Files("").Where(path => !path.Contains($"{Path.DirectorySeparatorChar}originals{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
            File.ReadAllText(other).ShouldNotContain(Esf.Person(1)[2..8] + "-" + Esf.Person(1)[^4..]);
    }

    [Fact]
    public async Task The_key_is_its_owners_alone_and_is_never_printed()
    {
        var answer = await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;"));
        var key = Path.Combine(esf.Data, "keys", "pseudonym.key");
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(key).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        foreach (var file in esf.Files("").Where(path => path != key))
            File.ReadAllText(file).ShouldNotContain(File.ReadAllText(key));
        answer.Output.ShouldNotContain(File.ReadAllText(key));
    }

    [Fact]
    public async Task In_one_go_the_reports_are_what_two_commands_write_and_a_refused_file_changes_none()
    {
        string[] files = [esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;2018-08-15;Arbete", $"{Esf.Person(2)};Case Management;2018-02-01;;")];
        using var other = new Esf();
        (await other.RunAsync(["deliver", "--data", other.Data, .. files])).Code.ShouldBe(0);
        (await other.RunAsync("report", "--data", other.Data, "--project", "mia")).Code.ShouldBe(0);

        var answer = await esf.RunAsync(["deliver", "--report", "--json", "--data", esf.Data, .. files]);
        answer.Code.ShouldBe(0);
        var told = JObject.Parse(answer.Output);
        told["receipts"]!.ShouldHaveSingleItem()["status"]!.ToString().ShouldStartWith("accepted");
        var report = told["reports"]!.ShouldHaveSingleItem();
        ((string?)report["project"]).ShouldBe("mia");
        report["files"]!.Select(file => (string)file!).ShouldBe(esf.Files("reports").Where(path => Path.GetFileName(path) != "turn.json"), ignoreOrder: true);
        Csv(esf).ShouldBe(Csv(other));
        esf.Files("reports").Select(path => Path.GetRelativePath(esf.Data, path)).ShouldBe(other.Files("reports").Select(path => Path.GetRelativePath(other.Data, path)));

        var before = esf.Files("reports").ToDictionary(path => path, File.GetLastWriteTimeUtc);
        var refused = await esf.RunAsync("deliver", "--report", "--data", esf.Data, esf.Participants("mia_haninge_2018-08.csv", "abc;Case Management;2018-02-01;;"));
        refused.Code.ShouldBe(1);
        refused.Output.ShouldContain("Inget togs emot: rapporterna är som de var.");
        esf.Files("reports").ToDictionary(path => path, File.GetLastWriteTimeUtc).ShouldBe(before);
        static IEnumerable<string> Csv(Esf of) => of.Files("reports").Where(path => path.EndsWith("report.csv", StringComparison.Ordinal)).Select(File.ReadAllText);
    }

    /// <summary>Dropped beside each other: a month, half a copy of it, one named in words, and another site's.</summary>
    [Fact]
    public async Task What_lies_in_a_sites_folder_is_the_sites_whatever_it_is_called()
    {
        var from = Path.Combine(AppContext.BaseDirectory, "Files", "Field", "K17_inbox");
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            Drop(file, Path.GetRelativePath(from, file));
        await esf.RunAsync("deliver", "--data", esf.Data);

        esf.Files("inbox").Select(Path.GetFileName).ShouldBe(["2018-08.csv.tmp"]);
        Receipts().Select(receipt => ((string?)receipt["site"], (string?)receipt["month"], (int)receipt["rows"]!, (string?)receipt["status"]))
            .ShouldBe([("tyreso", "2018-06", 0, "rejected"), ("tyreso", "2018-08", 3, "accepted"), ("tyreso", "2018-08", 1, "rejected")]);
        Rules(Receipts()[0]).ShouldBe(["ADDRESS_CLASHES"]);
        Rules(Receipts()[2]).ShouldBe(["ADDRESS_UNDERSTOOD_REPLACES", "ROWS_DROPPED"]);
        ((string?)Receipts()[2]["findings"]![0]!["message"]).ShouldBe("Filen ”augusti 2018.csv” tolkas som mia/tyreso/2018-08, som redan är lämnad med 3 rader. Den här filen har 1.");
        // Half a copy and an old list count nobody out.
        (await esf.Folder().Log.ReadAsync("mia", default)).Where(delivery => delivery.IsAccepted).ShouldHaveSingleItem().Accepted.ShouldBe(3);

        Drop(Path.Combine(from, "mia", "tyreso", "augusti 2018.csv"), "mia/tyreso/september 2018.csv");
        Drop(Path.Combine(from, "mia", "tyreso", "augusti 2018.csv"), "mia/tyreso/augusti 2018 bekräftad.csv");
        await esf.RunAsync("deliver", "--data", esf.Data);
        Rules(Receipts().Single(receipt => (string?)receipt["month"] == "2018-09")).ShouldContain("ADDRESS_UNDERSTOOD");
        Receipts().Last(receipt => (string?)receipt["month"] == "2018-08").ShouldSatisfyAllConditions(
            receipt => ((int)receipt["accepted"]!).ShouldBe(1), receipt => ((bool)receipt["confirmed"]!).ShouldBeTrue());

        void Drop(string file, string name)
        {
            var to = Path.Combine(esf.Data, "inbox", name);
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
            File.SetLastWriteTimeUtc(to, new(2018, 9, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        List<JObject> Receipts() => [.. esf.Files("receipts").Where(path => path.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(path => JObject.Parse(File.ReadAllText(path)))];

        static IEnumerable<string?> Rules(JObject receipt) => receipt["findings"]!.Select(finding => (string?)finding["rule"]);
    }

    [Theory]
    [InlineData("mia_tyreso_2018-08.csv.part")]
    [InlineData("~$mia_tyreso_2018-08.csv")]
    public async Task Half_a_copy_is_not_taken_from_anybody(string name)
    {
        var answer = await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants(name, $"{Esf.Person(1)};Case Management;2018-02-01;;"));
        (answer.Code, Directory.Exists(esf.Data)).ShouldBe((2, false));
        answer.Error.ShouldContain("tillfällig fil");
    }

    [Fact]
    public async Task A_resent_file_replaces_the_month()
    {
        await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;"));
        var first = JObject.Parse(File.ReadAllText(esf.Files("receipts").Single(path => path.EndsWith(".json", StringComparison.Ordinal))));
        var second = await esf.RunAsync("deliver", "--data", esf.Data, "--json",
            esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;2018-08-15;Studier", $"{Esf.Person(2)};Case Management;2018-02-01;;"));
        ((string?)second.Json["replaces"]).ShouldBe((string?)first["id"]);

        await esf.RunAsync("report", "--data", esf.Data, "--project", "mia");
        var tyreso = Report("mia", "2018-08")["scopes"]!.Single(s => (string?)s["id"] == "tyreso");
        ((int?)tyreso["participants"], (int?)tyreso["leavers"]).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Correcting_a_month_names_the_later_months_that_scb_must_have_again()
    {
        foreach (var month in new[] { "2018-06", "2018-07", "2018-08" })
            await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants($"mia_tyreso_{month}.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;;"));
        var corrected = await esf.RunAsync("deliver", "--data", esf.Data, "--json", esf.Participants("mia_tyreso_2018-06.csv", $"{Esf.Person(2)};Case Management;2018-02-01;;"));
        var finding = corrected.Json["findings"]!.Single(f => (string?)f["rule"] == "LATER_MONTHS_AGAIN");
        ((string?)finding["message"])!.ShouldContain("2018-07, 2018-08");
    }

    [Fact]
    public async Task A_rejected_file_changes_nothing_and_is_kept_as_an_original()
    {
        await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;"));
        var wrong = await esf.RunAsync("deliver", "--data", esf.Data, "--json", esf.Participants("mia_tyreso_2018-08.csv", ";;;;", "x;y;z;;", "x;y;z;;"));
        wrong.Code.ShouldBe(1);
        ((string?)wrong.Json["status"], (int?)wrong.Json["accepted"], (string?)wrong.Json["replaces"]).ShouldBe(("rejected", 0, null));
        esf.Files("accepted").ShouldHaveSingleItem();
        esf.Files("originals").Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_waits_in_the_inbox_is_handled()
    {
        var waiting = Path.Combine(esf.Data, "inbox", "mia", "tyreso");
        Directory.CreateDirectory(waiting);
        var file = Path.Combine(waiting, "2018-08 från Tyresö.csv");
        File.Move(esf.Participants("x.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;"), file);
        File.SetLastWriteTimeUtc(file, new(2018, 9, 5, 0, 0, 0, DateTimeKind.Utc));
        (await esf.RunAsync("deliver", "--data", esf.Data)).Output.ShouldContain("mia/tyreso/2018-08");
        esf.Files("inbox").ShouldBeEmpty();
        (await esf.RunAsync("deliver", "--data", esf.Data)).Output.ShouldContain("Inkorgen är tom");
    }

    [Fact]
    public async Task The_same_deliveries_give_the_same_bytes()
    {
        await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;2018-08-15;Arbete"));
        await esf.RunAsync("report", "--data", esf.Data, "--project", "mia");
        var first = ReportBytes();
        await esf.RunAsync("report", "--data", esf.Data, "--project", "mia");
        var second = ReportBytes();
        first.Keys.Select(path => string.Join('/', path.Replace('\\', '/').Split('/')[^2..])).ShouldBe(
            ((string[])["internal", "public"]).SelectMany(edition => ((string[])["report.csv", "report.docx", "report.html", "report.json", "report.tsv", "report.xlsx", "texts.md"]).Select(name => $"{edition}/{name}")));
        foreach (var (name, bytes) in first)
            second[name].ShouldBe(bytes, name);
    }

    [Fact]
    public async Task Two_processes_that_deliver_at_once_lose_nothing()
    {
        var files = Enumerable.Range(1, 8).Select(i => esf.Participants($"mia_tyreso_2018-0{i}.csv", $"{Esf.Person(i)};Case Management;2018-01-01;;")).ToList();
        var processes = new[] { files[..4], files[4..] }.Select(mine => Process.Start(new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "esf.dll"), "deliver", "--data", esf.Data, .. mine]) { RedirectStandardOutput = true, UseShellExecute = false })!).ToList();
        foreach (var process in processes)
        {
            await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            process.ExitCode.ShouldBe(0);
            process.Dispose();
        }

        await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", "2018-08");
        var report = Report("mia", "2018-08");
        ((int?)report["scopes"]![0]!["participants"]).ShouldBe(8);
        report["deliveries"]!.Select(d => (string?)d["id"]).Distinct().Count().ShouldBe(8);
    }

    private JObject Report(string project, string month) => JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, "reports", project, month, "internal", "report.json")));

    private SortedDictionary<string, byte[]> ReportBytes() => new(esf.Files("reports").Where(path => Path.GetFileName(path) is not ("manifest.json" or "turn.json"))
        .ToDictionary(path => Path.GetRelativePath(esf.Data, path), File.ReadAllBytes), StringComparer.Ordinal);
}
