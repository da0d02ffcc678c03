using System.Net;
using System.Text;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Tests;
using DocumentFormat.OpenXml.Packaging;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>Goals judged in the key-figure file, from the dropped file to every format of the report, beside what people write.</summary>
public sealed class JudgedDeliveryTest : IDisposable
{
    private const string Header = "Indikator;Ort;Period;Utfall;Mål;Bedömning;Status;Kommentar", Figure = "Sommarjobb;Tyresö;2017;158;200;;;", Goal = "fler-sommarjobb", Frozen = "2018-12", Comment = "Näringslivet har svårt. =1+1 <b>x</b>";
    private readonly SetClock clock = new(2018, 9, 20);
    private readonly Esf esf;

    public JudgedDeliveryTest() => esf = new() { Clock = clock };

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task What_a_file_says_stands_in_every_format_with_its_source()
    {
        var answer = await DeliverAsync(Figure, $"Antal sommarjobb för ungdomar ska öka;;;;;Delvis uppfyllt;;{Comment}", "modell-for-sommarjobb;;;;;;Påbörjad;Redovisas i januari.");
        ((string?)answer["status"], (int?)answer["accepted"], (int?)answer["judged"]).ShouldBe(("accepted", 3, 2));
        var id = (string)answer["id"]!;

        var report = await ReportAsync();
        var goal = report["goals"]!.Single(one => (string?)one["id"] == Goal);
        ((string?)goal["decided"]!["word"], (string?)goal["decided"]!["comment"], (string?)goal["decided"]!["delivery"], (string?)goal["decided"]!["name"]).ShouldBe(("partly-met", Comment, id, null));
        ((string?)report["assignments"]![0]!["status"]!["word"]).ShouldBe("started");

        const string source = "nyckeltalsfilen lämnad 2018-09-20 10:00";
        var html = WebUtility.HtmlDecode(Written("report.html"));
        html.ShouldContain($"Beslutad i {source}.");
        html.ShouldContain($"<strong>Påbörjad</strong> <span class=\"meaning\">{source}</span>");
        Written("report.html").ShouldNotContain("<b>x</b>");
        Written("texts.md").ShouldContain("Bedömning: Delvis uppfyllt. Näringslivet har svårt.");
        Written("texts.md").ShouldContain("Påbörjad. Redovisas i januari.");
        using (var document = WordprocessingDocument.Open(PathOf("report.docx"), isEditable: false))
            document.MainDocumentPart!.Document!.Body!.InnerText.ShouldSatisfyAllConditions(text => text.ShouldContain($"Delvis uppfyllt. Beslutad i {source}."), text => text.ShouldContain(Comment));
        using (var workbook = SpreadsheetDocument.Open(PathOf("report.xlsx"), isEditable: false))
        {
            var texts = string.Concat(workbook.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!.InnerText)) + workbook.WorkbookPart.SharedStringTablePart?.SharedStringTable!.InnerText;
            texts.ShouldContain($"Beslutad i {source}.");
            texts.ShouldContain(Comment);
            workbook.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()).ShouldBeEmpty();
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(esf.Data, "receipts"), "*.html", SearchOption.AllDirectories))
            WebUtility.HtmlDecode(await File.ReadAllTextAsync(file)).ShouldContain("bland raderna: 2");
        esf.Files("statements").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_workbook_says_the_same()
    {
        clock.Now += TimeSpan.FromMinutes(5);
        var answer = await esf.RunAsync("deliver", "--data", esf.Data, "--json", esf.File("ungdomsinsatser_nyckeltal_2018-08.xlsx", Workbooks.Of(
        [
            ["Indikator", "Ort", "Period", "Utfall", "Bedömning", "Status", "Kommentar"],
            ["Sommarjobb", "Tyresö", "2017", 158, null, null, null],
            ["Nämndmål: Antal sommarjobb för ungdomar ska öka", null, null, null, "Delvis uppfyllt", null, "Rad ett.\nRad två."],
            ["Uppdrag: Arbeta fram ett förslag för modell för sommarjobb för unga", null, null, null, null, "Genomfört", null],
        ])));
        ((int?)answer.Json["judged"]).ShouldBe(2, answer.Output);
        ((string?)Decided(await ReportAsync())!["comment"]).ShouldBe("Rad ett.\nRad två.");
        (await StandsAsync("modell-for-sommarjobb")).ShouldBe("done");
    }

    [Fact]
    public async Task The_later_of_file_and_person_stands_and_a_file_that_says_the_same_again_changes_nothing()
    {
        await DeliverAsync(Figure, $"{Goal};;;;;Delvis uppfyllt;;Ur filen.");
        await ReportAsync();
        (await StandsAsync(Goal)).ShouldBe("partly-met Ur filen.");

        await CommentAsync("--decide", "not-met", "--text", "Annas ord.");
        (await StandsAsync(Goal)).ShouldBe("not-met Annas ord.");

        // The file comes again, with a figure corrected: nobody's later word is undone by it.
        var again = await DeliverAsync("Sommarjobb;Tyresö;2017;159;200;;;", $"{Goal};;;;;Delvis uppfyllt;;Ur filen.");
        ((string?)again["findings"]!.Single(finding => (string?)finding["rule"] == "JUDGEMENT_CHANGED")["message"])!.ShouldContain("Det förra gäller");
        (await StandsAsync(Goal)).ShouldBe("not-met Annas ord.");

        // It says something else: that is later.
        await DeliverAsync(Figure, $"{Goal};;;;;Helt uppfyllt;;Nu i mål.");
        (await StandsAsync(Goal)).ShouldBe("fully-met Nu i mål.");
        (await VersionsAsync(Goal)).ShouldBe(["partly-met Ur filen. False", "not-met Annas ord. False", "fully-met Nu i mål. True"]);

        // It says nothing any longer: what it said falls, and Anna's word stands again.
        var dropped = await DeliverAsync(Figure);
        ((string?)dropped["findings"]!.Single(finding => (string?)finding["rule"] == "JUDGEMENT_DROPPED")["message"])!.ShouldContain("Antal sommarjobb för ungdomar ska öka");
        (await StandsAsync(Goal)).ShouldBe("not-met Annas ord.");
        (await VersionsAsync(Goal)).ShouldBe(["partly-met Ur filen. False", "not-met Annas ord. True", "fully-met Nu i mål. False"]);
        ((string?)Decided(await ReportAsync())!["name"]).ShouldBe("Anna Ek");
    }

    [Fact]
    public async Task A_file_that_is_refused_and_a_row_that_is_say_nothing()
    {
        await DeliverAsync(Figure, $"{Goal};;;;;Delvis uppfyllt;;Ur filen.");
        var refused = await DeliverAsync($"{Goal};;;;;Mycket bra;;");
        ((string?)refused["status"], (int?)refused["judged"]).ShouldBe(("rejected", 0));
        (await StandsAsync(Goal)).ShouldBe("partly-met Ur filen.");

        var partly = await DeliverAsync(Figure, $"{Goal};;;;;Helt uppfyllt;;Gäller {Esf.Person(1)}", "modell-for-sommarjobb;;;;;;Påbörjad;");
        ((string?)partly["status"], (int?)partly["judged"]).ShouldBe(("partly-accepted", 1));
        (await StandsAsync(Goal)).ShouldBe("");
        foreach (var file in esf.Files("").Where(path => !path.Contains("originals", StringComparison.Ordinal)))
            (await File.ReadAllTextAsync(file)).ShouldNotContain(Esf.Person(1));
    }

    [Fact]
    public async Task It_is_of_the_files_month_and_no_other()
    {
        await DeliverAsync(Figure, $"{Goal};;;;;Delvis uppfyllt;;Före.");
        await DeliverOfAsync("2018-07", $"{Goal};;;;;Ej uppfyllt;;I juli.");
        await ReportAsync();
        (await StandsAsync(Goal)).ShouldBe("partly-met Före.");
        (await StandsAsync(Goal, "2018-07")).ShouldBe("not-met I juli.");
        // What was said of July is of July's report: August's is judged anew.
        await DeliverAsync(Figure);
        (await StandsAsync(Goal)).ShouldBe("");
    }

    [Fact]
    public async Task What_a_file_says_and_what_somebody_comments_are_frozen_with_the_report_and_stay_as_they_were()
    {
        clock.Now = new(2019, 1, 10, 8, 0, 0, TimeSpan.Zero);
        await DeliverOfAsync(Frozen, Figure, $"{Goal};;;;;Delvis uppfyllt;;Målet, före.", "modell-for-sommarjobb;;;;;;Påbörjad;");
        await ReportAsync(Frozen);
        await CommentOnReportAsync("Rapporten, före.");
        (await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2019-03-01T07:00:00Z")).Code.ShouldBe(0);
        var frozen = Directory.EnumerateFiles(Path.Combine(esf.Data, "frozen", "ungdomsinsatser"), "report.json", SearchOption.AllDirectories)
            .Single(file => file.Contains("internal", StringComparison.Ordinal) && (string?)JObject.Parse(File.ReadAllText(file))["asOf"] == Frozen);
        var before = File.ReadAllBytes(frozen);

        clock.Now = new(2019, 3, 2, 7, 0, 0, TimeSpan.Zero);
        await DeliverOfAsync(Frozen, Figure, $"{Goal};;;;;Helt uppfyllt;;Målet, efter.", "modell-for-sommarjobb;;;;;;Genomförd;", "Hela rapporten;;;;;;;Rapporten, ur filen, efter.");
        await ReportAsync(Frozen);
        await CommentOnReportAsync("Rapporten, efter.");
        (await esf.RunAsync("prepare", "--data", esf.Data, "--now", "2019-03-02T08:00:00Z")).Code.ShouldBe(0);

        File.ReadAllBytes(frozen).ShouldBe(before);
        var then = JObject.Parse(File.ReadAllText(frozen));
        ((string?)Decided(then)!["word"], (string?)Decided(then)!["comment"], (string?)then["assignments"]![0]!["status"]!["word"], (string?)then["comment"]!["comment"]).ShouldBe(("partly-met", "Målet, före.", "started", "Rapporten, före."));
        var folder = Path.GetDirectoryName(frozen)!;
        foreach (var file in (string[])["report.html", "texts.md", "report.docx", "report.xlsx"])
        {
            var text = TextOf(Path.Combine(folder, file));
            text.ShouldContain("Målet, före.", customMessage: file);
            text.ShouldContain("Rapporten, före.", customMessage: file);
            text.ShouldNotContain("efter.", customMessage: file);
        }

        // The month's own report tells the later of file and person, and the frozen one is told to be of another basis.
        var now = JObject.Parse(Written("report.json", Frozen));
        ((string?)Decided(now)!["word"], (string?)now["comment"]!["comment"]).ShouldBe(("fully-met", "Rapporten, efter."));
        foreach (var file in (string[])["report.html", "texts.md", "report.docx", "report.xlsx"])
            TextOf(PathOf(file, Frozen)).ShouldContain("Rapporten, efter.", customMessage: file);
        (await VersionsAsync("_report", Frozen)).ShouldBe(["Rapporten, före. False", "Rapporten, ur filen, efter. False", "Rapporten, efter. True"], ignoreOrder: false);
    }

    [Fact]
    public async Task A_project_without_goals_is_commented_on_by_a_file_and_by_a_person_and_the_later_stands()
    {
        await DeliverMiaAsync("Hela rapporten;\"Ur filen.\nRad två.\"");
        await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", "2018-08");
        ((string?)Mia()["comment"]!["comment"], (string?)Mia()["comment"]!["name"]).ShouldBe(("Ur filen.\nRad två.", null));
        clock.Now += TimeSpan.FromMinutes(5);
        (await esf.RunAsync("comment", "--data", esf.Data, "--project", "mia", "--month", "2018-08", "--name", "Anna Ek", "--text", "Annas ord.")).Code.ShouldBe(0);
        ((string?)Mia()["comment"]!["comment"], (string?)Mia()["comment"]!["name"]).ShouldBe(("Annas ord.", "Anna Ek"));
        // The file that says the same again is not later; one that says something else is, and the receipt quotes both.
        clock.Now += TimeSpan.FromMinutes(5);
        var other = await DeliverMiaAsync("Hela rapporten;Nytt ur filen.");
        ((string?)other["findings"]!.Single(finding => (string?)finding["rule"] == "JUDGEMENT_CHANGED")["message"]).ShouldBe("Hela rapporten: Anna Ek 2018-09-20 10:10 sade ”Annas ord.”; filen säger ”Nytt ur filen.”. Filens gäller.");
        await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", "2018-08");
        ((string?)Mia()["comment"]!["comment"]).ShouldBe("Nytt ur filen.");
        var asked = await esf.RunAsync("comment", "--data", esf.Data, "--project", "mia", "--month", "2018-08");
        asked.Output.ShouldContain("Nytt ur filen.");
        // A status or Bedömning is of something else; and nothing is kept of a personnummer.
        (await esf.RunAsync("comment", "--data", esf.Data, "--project", "mia", "--month", "2018-08", "--name", "Anna Ek", "--decide", "fully-met")).Code.ShouldBe(2);
        (await esf.RunAsync("comment", "--data", esf.Data, "--project", "mia", "--month", "2018-08", "--name", "Anna Ek", "--about", "_report", "--decide", "fully-met", "--text", "Ord.")).Code.ShouldBe(1);
        (await esf.RunAsync("comment", "--data", esf.Data, "--project", "mia", "--month", "2018-08", "--name", "Anna Ek", "--text", $"Ring {Esf.Person(1)}.")).Code.ShouldBe(1);
        esf.Files("statements").Length.ShouldBe(1);

        JObject Mia() => JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, "reports", "mia", "2018-08", "internal", "report.json")));
        async Task<JObject> DeliverMiaAsync(string row)
        {
            var answer = await esf.RunAsync("deliver", "--data", esf.Data, "--json", esf.File("mia_nyckeltal_2018-08.csv", Encoding.UTF8.GetBytes($"Indikator;Kommentar\r\n{row}\r\n")));
            clock.Now += TimeSpan.FromMinutes(5);
            return (JObject)answer.Json;
        }
    }

    private async Task CommentOnReportAsync(string comment)
    {
        var answer = await esf.RunAsync("comment", "--data", esf.Data, "--project", "ungdomsinsatser", "--month", Frozen, "--name", "Anna Ek", "--text", comment);
        answer.Code.ShouldBe(0, answer.Error);
        clock.Now += TimeSpan.FromMinutes(5);
    }

    /// <summary>What a file of the report says, whatever its form.</summary>
    private static string TextOf(string path)
    {
        if (path.EndsWith(".docx", StringComparison.Ordinal))
        {
            using var document = WordprocessingDocument.Open(path, isEditable: false);
            return document.MainDocumentPart!.Document!.Body!.InnerText;
        }

        if (path.EndsWith(".xlsx", StringComparison.Ordinal))
        {
            using var workbook = SpreadsheetDocument.Open(path, isEditable: false);
            return string.Concat(workbook.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!.InnerText));
        }

        return WebUtility.HtmlDecode(File.ReadAllText(path));
    }

    private Task<JObject> DeliverAsync(params string[] rows) => DeliverOfAsync("2018-08", rows);

    private async Task<JObject> DeliverOfAsync(string month, params string[] rows)
    {
        var answer = await esf.RunAsync("deliver", "--data", esf.Data, "--json", esf.File($"ungdomsinsatser_nyckeltal_{month}.csv", Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. rows, ""]))));
        clock.Now += TimeSpan.FromMinutes(5);
        return (JObject)answer.Json;
    }

    private async Task CommentAsync(params string[] said)
    {
        await ReportAsync();
        var answer = await esf.RunAsync(["comment", "--data", esf.Data, "--project", "ungdomsinsatser", "--month", "2018-08", "--name", "Anna Ek", "--about", Goal, .. said]);
        answer.Code.ShouldBe(0, answer.Error);
        clock.Now += TimeSpan.FromMinutes(5);
    }

    private async Task<IEnumerable<JToken>> ToldAsync(string about, string month = "2018-08") =>
        (await esf.RunAsync("comment", "--data", esf.Data, "--project", "ungdomsinsatser", "--month", month, "--json")).Json["judgements"]!.Where(one => (string?)one["about"] == about);

    private async Task<string> StandsAsync(string about, string month = "2018-08") => (await ToldAsync(about, month)).SingleOrDefault(one => (bool)one["stands"]!) is { } one ? $"{one["decides"]} {one["comment"]}".Trim() : "";

    private async Task<IEnumerable<string>> VersionsAsync(string about, string month = "2018-08") => (await ToldAsync(about, month)).Select(one => $"{one["decides"]} {one["comment"]} {one["stands"]}".Trim());

    private async Task<JObject> ReportAsync(string month = "2018-08")
    {
        var answer = await esf.RunAsync("report", "--data", esf.Data, "--project", "ungdomsinsatser", "--as-of", month);
        answer.Code.ShouldBe(0, answer.Error);
        return JObject.Parse(Written("report.json", month));
    }

    private static JToken? Decided(JObject report) => report["goals"]!.Single(one => (string?)one["id"] == Goal)["decided"];

    private string PathOf(string file, string month = "2018-08") => Path.Combine(esf.Data, "reports", "ungdomsinsatser", month, "internal", file);

    private string Written(string file, string month = "2018-08") => File.ReadAllText(PathOf(file, month));
}
