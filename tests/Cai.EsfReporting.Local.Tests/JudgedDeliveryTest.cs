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
    private const string Header = "Indikator;Ort;Period;Utfall;Mål;Bedömning;Status;Kommentar", Figure = "Sommarjobb;Tyresö;2017;158;200;;;", Goal = "fler-sommarjobb", Comment = "Näringslivet har svårt. =1+1 <b>x</b>";
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
    public async Task It_is_of_the_files_month_and_no_other_and_frozen_as_it_was_known()
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

    private async Task<IEnumerable<string>> VersionsAsync(string about) => (await ToldAsync(about)).Select(one => $"{one["decides"]} {one["comment"]} {one["stands"]}");

    private async Task<JObject> ReportAsync()
    {
        var answer = await esf.RunAsync("report", "--data", esf.Data, "--project", "ungdomsinsatser", "--as-of", "2018-08");
        answer.Code.ShouldBe(0, answer.Error);
        return JObject.Parse(Written("report.json"));
    }

    private static JToken? Decided(JObject report) => report["goals"]!.Single(one => (string?)one["id"] == Goal)["decided"];

    private string PathOf(string file) => Path.Combine(esf.Data, "reports", "ungdomsinsatser", "2018-08", "internal", file);

    private string Written(string file) => File.ReadAllText(PathOf(file));
}
