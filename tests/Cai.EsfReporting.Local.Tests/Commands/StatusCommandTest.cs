using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>What <c>esf status</c> and <c>esf verify</c> tell of deliveries and of what changed since a frozen report.</summary>
public sealed class StatusCommandTest : IDisposable
{
    private readonly ManualClock clock = new(new(2018, 10, 5, 8, 0, 0, TimeSpan.Zero));
    private readonly Esf esf;

    public StatusCommandTest() => esf = new() { Clock = clock };

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task In_time_late_and_missing_are_told_apart_with_the_days_that_are_left()
    {
        await DeliverAsync("tyreso", "2018-09", 1);
        clock.Now = new(2018, 10, 31, 8, 0, 0, TimeSpan.Zero);
        await DeliverAsync("nacka", "2018-09", 2);

        var mia = (await StatusAsync())["projects"]!.Single(p => (string?)p["project"] == "mia");
        JToken Of(string site) => mia["sites"]!.Single(s => (string?)s["site"] == site)["months"]!.Single(m => (string?)m["month"] == "2018-09");
        JToken.DeepEquals(Of("tyreso"), JObject.Parse("""{ "month": "2018-09", "state": "delivered", "due": "2018-10-28" }""")).ShouldBeTrue(Of("tyreso").ToString());
        ((string?)Of("nacka")["state"], (bool?)Of("nacka")["late"]).ShouldBe(("delivered", true));
        ((string?)Of("haninge")["state"], (bool?)Of("haninge")["overdue"], (int?)Of("haninge")["daysLeft"]).ShouldBe(("missing", true, -3));
        ((string?)mia["nextDeadline"]!["id"], (int?)mia["nextDeadline"]!["daysLeft"]).ShouldBe(("scb-2018-10", 28));

        var text = (await esf.RunAsync("status", "--data", esf.Data, "--project", "mia", "--lang", "en")).Output;
        text.ShouldContain("●*");
        text.ShouldContain("2018-09 Missing, 3 days late");
    }

    [Fact]
    public async Task The_report_tells_late_from_in_time_without_a_clock()
    {
        await DeliverAsync("tyreso", "2018-09", 1);
        clock.Now = new(2018, 10, 31, 8, 0, 0, TimeSpan.Zero);
        await DeliverAsync("nacka", "2018-09", 2);
        await esf.RunAsync("report", "--data", esf.Data, "--project", "mia");

        string Report(string form) => File.ReadAllText(Path.Combine(esf.Data, "reports", "mia", "2018-09", "internal", "report." + form));
        var late = JObject.Parse(Report("json"))["completeness"]!.SelectMany(site => site["months"]!.Where(m => m["late"] is not null).Select(_ => (string?)site["site"]));
        late.ShouldBe(["nacka"]);
        Report("html").ShouldContain("Levererad, sent");
        Report("html").ShouldContain("2018-10-31, sent");
        Report("html").ShouldContain("kom efter sista dagen");
    }

    [Fact]
    public async Task A_late_delivery_and_a_correction_are_told_of_every_frozen_report_that_they_change()
    {
        await DeliverAsync("tyreso", "2018-09", 1);
        await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-10-29T06:00:00Z");
        clock.Now = new(2018, 11, 5, 8, 0, 0, TimeSpan.Zero);
        await DeliverAsync("tyreso", "2018-10", 1);
        await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-11-29T06:00:00Z");
        (await VerifyAsync("scb-2018-09"))["changedSince"]!["deliveries"]!.ShouldBeEmpty();

        clock.Now = new(2018, 12, 3, 9, 30, 0, TimeSpan.Zero);
        await DeliverAsync("tyreso", "2018-09", 1, 2);
        await DeliverAsync("nacka", "2018-09", 3);

        var verified = await VerifyAsync("scb-2018-09");
        ((bool?)verified["untouched"]).ShouldBe(true);
        var since = verified["changedSince"]!;
        since["deliveries"]!.Select(d => ((string?)d["site"], (string?)d["month"], (string?)d["change"], (DateTime?)d["received"])).ShouldBe(
            [("nacka", "2018-09", "late", clock.Now.UtcDateTime), ("tyreso", "2018-09", "corrected", clock.Now.UtcDateTime)]);
        var moved = since["numbers"]!.Single(n => (string?)n["scope"] == "mia" && (string?)n["number"] == "participants");
        ((string?)moved["kind"], (int?)moved["before"], (int?)moved["after"]).ShouldBe(("project", 1, 3));
        since["scbMonthsToSendAgain"]!.Select(m => (string?)m).ShouldBe(["2018-09", "2018-10"]);

        var mia = (await StatusAsync())["projects"]!.Single(p => (string?)p["project"] == "mia");
        mia["sinceFrozen"]!.Select(s => (string?)s["deadline"]).ShouldBe(["scb-2018-09", "scb-2018-10"]);
        (await esf.RunAsync("status", "--data", esf.Data, "--project", "mia")).Output.ShouldContain("Skicka om till SCB, i tidsordning: 2018-09, 2018-10");
        (await esf.RunAsync("verify", esf.Data, "--lang", "en")).Output.ShouldContain("Tyresö 2018-09: corrected, received 2018-12-03 10:30");
    }

    [Fact]
    public async Task What_was_found_in_a_delivery_stands_wherever_its_status_does()
    {
        esf.Publishes("2018-09");
        var rows = Enumerable.Range(1, 12).Select(person => $"{Esf.Person(person)};{(person < 4 ? "Något eget" : "Case Management")};2018-02-01;;").Append($"{Esf.Person(20)};Case Management;2018-03-01;2018-02-01;Arbete");
        (await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants("mia_tyreso_2018-09.csv", [.. rows]))).Code.ShouldBe(1);
        await DeliverAsync("nacka", "2018-09", 30);
        await esf.RunAsync("report", "--data", esf.Data, "--project", "mia");
        var delivery = (await esf.RunAsync("status", "--data", esf.Data, "--project", "mia", "--json")).Json["projects"]![0]!["sites"]!;
        string Report(string edition, string file) => File.ReadAllText(Path.Combine(esf.Data, "reports", "mia", "2018-09", edition, file));

        var receipt = esf.Files("receipts/mia/tyreso").Single(path => path.EndsWith(".html", StringComparison.Ordinal));
        foreach (var told in (JToken[])[delivery, JObject.Parse(Report("internal", "report.json"))["completeness"]!])
        {
            JToken Of(string site) => told.Single(s => (string?)s["site"] == site)["months"]!.Single(m => (string?)m["month"] == "2018-09");
            ((string?)Of("tyreso")["state"], (int?)Of("tyreso")["warnings"], (int?)Of("tyreso")["rejected"]).ShouldBe(("partly-accepted", 3, 1));
            File.Exists(Path.Combine(esf.Data, (string)Of("tyreso")["receipt"]!)).ShouldBeTrue();
            Of("nacka")["warnings"].ShouldBeNull();
        }

        (await esf.RunAsync("status", "--data", esf.Data, "--project", "mia")).Output.ShouldContain("Tyresö 2018-09: 1 rad räknas inte, 3 varningar");
        var page = System.Net.WebUtility.HtmlDecode(Report("internal", "report.html"));
        page.ShouldContain("Delvis mottagen, 1 rad räknas inte, 3 varningar");
        page.ShouldContain($"href=\"../../../../receipts/mia/tyreso/2018-09/{Path.GetFileName(receipt)}\"");
        // Outside, how many rows were odd is nobody's business: the state alone.
        foreach (var (file, hidden) in ((string, string)[])[("report.html", "varning"), ("report.html", "receipts/"), ("report.json", "warnings"), ("report.json", "receipt"), ("report.csv", "warning")])
            Report("public", file).ShouldNotContain(hidden, Case.Insensitive);
    }

    [Fact]
    public async Task A_later_file_that_was_refused_stands_wherever_the_status_does()
    {
        esf.Publishes("2018-09");
        await DeliverAsync("nacka", "2018-09", 30);
        (await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants("mia_nacka_2018-09.csv", []))).Code.ShouldBe(1);
        await esf.RunAsync("report", "--data", esf.Data, "--project", "mia");

        string Report(string edition, string file) => File.ReadAllText(Path.Combine(esf.Data, "reports", "mia", "2018-09", edition, file));
        var refused = Path.GetFileNameWithoutExtension(esf.Files("receipts/mia/nacka").Single(path =>
            path.EndsWith(".json", StringComparison.Ordinal) && (string?)JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, path)))["status"] == "rejected"));
        foreach (var told in (JToken[])[(await StatusAsync())["projects"]!.Single(p => (string?)p["project"] == "mia")["sites"]!, JObject.Parse(Report("internal", "report.json"))["completeness"]!])
        {
            var month = told.Single(s => (string?)s["site"] == "nacka")["months"]!.Single(m => (string?)m["month"] == "2018-09");
            ((string?)month["state"], (int?)month["refusedLater"], (string?)month["refusedReceipt"]).ShouldBe(("delivered", 1, $"receipts/mia/nacka/2018-09/{refused}.html"));
        }

        var page = System.Net.WebUtility.HtmlDecode(Report("internal", "report.html"));
        page.ShouldContain("Levererad, 1 senare fil avvisad");
        page.ShouldContain($"href=\"../../../../receipts/mia/nacka/2018-09/{refused}.html\"");
        (await esf.RunAsync("status", "--data", esf.Data, "--project", "mia")).Output.ShouldContain("Nacka 2018-09: 1 senare fil avvisad");
        foreach (var (file, hidden) in ((string, string)[])[("report.html", "senare fil"), ("report.html", "receipts/"), ("report.json", "refused"), ("report.json", "receipt")])
            Report("public", file).ShouldNotContain(hidden, Case.Insensitive);
    }

    [Fact]
    public async Task A_month_delivered_before_it_was_over_is_preliminary_everywhere_until_all_of_it_comes()
    {
        esf.Publishes("2018-09");
        clock.Now = new(2018, 9, 20, 8, 0, 0, TimeSpan.Zero);
        await DeliverAsync("nacka", "2018-09", 1);
        clock.Now = new(2018, 10, 5, 8, 0, 0, TimeSpan.Zero);
        await DeliverAsync("tyreso", "2018-09", 2);

        await ToldAsync("preliminary");
        string Report(string edition, string file) => File.ReadAllText(Path.Combine(esf.Data, "reports", "mia", "2018-09", edition, file));
        Report("internal", "report.html").ShouldContain("2018-09-20, preliminär");
        Report("internal", "report.html").ShouldContain("Nacka (preliminärt)");
        foreach (var edition in (string[])["internal", "public"])
            Report(edition, "report.html").ShouldContain("Preliminär: kom innan månaden var slut");
        // Who came when is nobody's business outside.
        Report("public", "report.html").ShouldNotContain("2018-09-20");
        JObject.Parse(Report("internal", "manifest.json"))["deliveries"]!.Count(d => (bool?)d["preliminary"] == true).ShouldBe(1);
        JObject.Parse(Report("internal", "report.json"))["deliveries"]!.Single(d => (bool?)d["preliminary"] == true)["site"]!.ToString().ShouldBe("nacka");
        SheetCell("Nacka").ShouldBe("◔▲");
        (await esf.RunAsync("status", "--data", esf.Data, "--project", "mia")).Output.ShouldContain("2018-09 Preliminär, sista dag om 23 dagar");
        (await esf.RunAsync("scb", "--data", esf.Data, "--project", "mia", "--month", "2018-09", "--out", esf.Beside("scb.csv"))).Error.ShouldContain("innan månaden var slut: Nacka");
        await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2018-10-29T06:00:00Z");
        var frozen = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(esf.Data, "frozen", "mia", "scb-2018-09", "manifest.json")));
        frozen["deliveries"]!.Count(d => (bool?)d["preliminary"] == true).ShouldBe(1);

        clock.Now = new(2018, 10, 31, 8, 0, 0, TimeSpan.Zero);
        await DeliverAsync("nacka", "2018-09", 1, 3);
        await ToldAsync("delivered", "preliminary"); // the public edition stays as it was frozen
        SheetCell("Nacka").ShouldBe("●*"); // late: the one from before does not make it in time

        async Task ToldAsync(string state, string? open = null)
        {
            await esf.RunAsync("report", "--data", esf.Data, "--project", "mia");
            var status = (await StatusAsync())["projects"]!.Single(p => (string?)p["project"] == "mia")["sites"]!;
            foreach (var (told, expected) in ((JToken, string)[])[(status, state), (JObject.Parse(Report("internal", "report.json"))["completeness"]!, state), (JObject.Parse(Report("public", "report.json"))["completeness"]!, open ?? state)])
                told.Single(s => (string?)s["site"] == "nacka")["months"]!.Single(m => (string?)m["month"] == "2018-09")["state"]!.ToString().ShouldBe(expected);
        }

        string SheetCell(string site)
        {
            using var workbook = SpreadsheetDocument.Open(Path.Combine(esf.Data, "reports", "mia", "2018-09", "internal", "report.xlsx"), isEditable: false);
            var sheet = workbook.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(s => s.Name == "Leveranser per ort");
            return ((WorksheetPart)workbook.WorkbookPart.GetPartById(sheet.Id!)).Worksheet.Descendants<Row>().Single(row => row.FirstChild?.InnerText == site).LastChild!.InnerText;
        }
    }

    [Fact]
    public async Task A_month_after_the_project_is_refused_and_not_called_preliminary()
    {
        clock.Now = new(2020, 9, 10, 8, 0, 0, TimeSpan.Zero);
        var receipt = (await esf.RunAsync("deliver", "--data", esf.Data, esf.Participants("mia_tyreso_2020-09.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;"), "--json")).Json;
        receipt["findings"]!.Select(finding => (string?)finding["rule"]).ShouldBe(["MONTH_OUTSIDE_PROJECT"]);
    }

    private async Task DeliverAsync(string site, string month, params int[] people) => (await esf.RunAsync("deliver", "--data", esf.Data,
        esf.Participants($"mia_{site}_{month}.csv", [.. people.Select(person => $"{Esf.Person(person)};Case Management;2018-02-01;;")]))).Code.ShouldBe(0);

    private async Task<JObject> StatusAsync() => (await esf.RunAsync("status", "--data", esf.Data, "--json")).Json;

    private async Task<JToken> VerifyAsync(string deadline) =>
        (await esf.RunAsync("verify", esf.Data, "--json")).Json["reports"]!.Single(r => (string?)r["report"] == $"frozen/mia/{deadline}");
}
