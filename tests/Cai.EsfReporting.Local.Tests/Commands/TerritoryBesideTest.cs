using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>What the report of a place tells beside counts: each project's goals as a person judged them, its comment, its free places and its plan, as the project's own report has them.</summary>
public sealed class TerritoryBesideTest : IDisposable
{
    private readonly Esf esf = new() { Clock = new SetClock(2018, 9, 5) };

    public void Dispose() => esf.Dispose();

    private string Folder(string edition = "internal") => Path.Combine(esf.Data, "reports", "forbund.ostra-sodertorn", "2018-08", edition);

    private async Task DeliverAsync()
    {
        esf.Publishes("2018-08");
        foreach (var (project, insats) in ((string, string)[])[("mia", "Case Management"), ("ungdomsinsatser", "Coachning")])
        {
            string[] rows = [.. Enumerable.Range(0, 40).Select(i => $"{Esf.Person(i)};{insats};2018-04-02;{(i < 20 ? "2018-08-10;Arbete" : i < 30 ? "2018-08-10;Avbrott" : ";")}")];
            (await esf.RunAsync("deliver", "--data", esf.Data, "--confirm", "--project", project, "--site", "tyreso", "--month", "2018-08", esf.Participants("file.csv", rows))).Code.ShouldBe(0);
        }

        (await esf.RunAsync("report", "--data", esf.Data)).Code.ShouldBe(0);
        await SayAsync("ungdomsinsatser", "Fler fick arbete än i fjol.", "--about", "naringsliv", "--decide", "Delvis uppfyllt");
        await SayAsync("mia", "Nästan hälften gick till arbete.\nAndra stycket.");
    }

    private async Task SayAsync(string project, string text, params string[] about)
    {
        var answer = await esf.RunAsync(["comment", "--data", esf.Data, "--project", project, "--month", "2018-08", "--text", text, "--name", "Anna Ek", .. about]);
        answer.Code.ShouldBe(0, answer.Output + answer.Error);
    }

    private async Task MakeAsync(params string[] more) => (await esf.RunAsync(["report", "--data", esf.Data, "--forbund", "ostra-sodertorn", .. more])).Code.ShouldBe(0);

    private JToken Of(string project, string edition = "internal") => JObject.Parse(File.ReadAllText(Path.Combine(Folder(edition), "report.json")))["projects"]!.Single(one => (string?)one["id"] == project);

    [Fact]
    public async Task It_tells_in_every_form_what_people_have_decided_and_written_and_where_there_is_room()
    {
        await DeliverAsync();
        await MakeAsync();
        var goal = Of("ungdomsinsatser")["goals"]!.Single(goal => (string?)goal["id"] == "naringsliv");
        ((string?)goal["assessment"], (bool)goal["decided"]!, (string?)goal["comment"]).ShouldBe(("partly-met", true, "Fler fick arbete än i fjol."));
        ((bool)Of("ungdomsinsatser")["goals"]!.Single(goal => (string?)goal["id"] == "fler-sommarjobb")["decided"]!).ShouldBeFalse();
        ((string?)Of("mia")["comment"]).ShouldBe("Nästan hälften gick till arbete.\nAndra stycket.");
        // The project's own numbers.
        (await esf.RunAsync("report", "--data", esf.Data, "--project", "mia")).Code.ShouldBe(0);
        var own = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(esf.Data, "reports/mia/2018-08/internal/report.json")));
        JToken.DeepEquals(Of("mia")["places"], own["places"]).ShouldBeTrue();
        ((int)Of("mia")["places"]!.Sum(places => (int)places["free"]!)).ShouldBeGreaterThan(0);
        // MIA's plan of the area is its own.
        (((string?)Of("mia")["inflow"]!.Single()["kind"]), (int)Of("mia")["inflow"]![0]!["participants"]!).ShouldBe(("sub-project", 40));

        var (html, docx) = (System.Net.WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(Folder(), "report.html"))), OpenedDocument.TextOf(Path.Combine(Folder(), "report.docx")));
        var texts = await File.ReadAllTextAsync(Path.Combine(Folder(), "texts.md"));
        foreach (var told in (string[])["Fler fick arbete än i fjol.", "Nästan hälften gick till arbete.", "Andra stycket.", "Delvis uppfyllt", "Arbetslösheten är bland de lägsta i regionen"])
        {
            html.ShouldContain(told);
            docx.ShouldContain(told);
            texts.ShouldContain(told);
        }

        html.ShouldContain("MIA – Mobilisering inför arbete: lediga platser per insats och anordnare, 2018-08-31");
        docx.ShouldContain("MIA – Mobilisering inför arbete: lediga platser per insats och anordnare, 2018-08-31");
        var kit = TextsMarkdown.Read(texts);
        kit.Single(text => text.MayBePublished).Heading.ShouldBe("Nyhetsbrev: lediga platser, MIA – Mobilisering inför arbete");
        kit.Single(text => text.Heading.StartsWith("Delårsrapport: målen i Ungdomsinsatser", StringComparison.Ordinal)).Rows[0].ShouldBe("Strategiskt mål, Arbetslösheten är bland de lägsta i regionen och sysselsättningsgraden hög: Delvis uppfyllt. Fler fick arbete än i fjol.");
        using var workbook = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(Path.Combine(Folder(), "report.xlsx"), isEditable: false);
        var sheets = workbook.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value).ToList();
        foreach (var name in (string[])["Mål", "Lediga platser", "Inflöde"])
            sheets.ShouldContain(name);

        // A later word is another basis: the report with the earlier one does not stand.
        await SayAsync("ungdomsinsatser", "Nu helt.", "--about", "naringsliv", "--decide", "Helt uppfyllt");
        File.Exists(Path.Combine(Folder(), "report.json")).ShouldBeFalse();
        await MakeAsync("--period", "2018-T2");
        ((string?)JObject.Parse(await File.ReadAllTextAsync(Path.Combine(Folder(), "2018-T2", "report.json")))["projects"]!.Single(one => (string?)one["id"] == "ungdomsinsatser")["goals"]![0]!["assessment"]).ShouldBe("fully-met");
    }

    [Fact]
    public async Task The_public_edition_tells_of_it_what_the_projects_own_does_and_no_free_places()
    {
        await DeliverAsync();
        (await esf.RunAsync("report", "--data", esf.Data)).Code.ShouldBe(0);
        ((SetClock)esf.Clock).Now = new(2018, 11, 5, 8, 0, 0, TimeSpan.Zero);
        (await esf.RunAsync("prepare", "--data", esf.Data)).Code.ShouldBe(0);
        await MakeAsync("--as-of", "2018-08");
        Of("mia", "public")["sources"]!.ShouldNotBeEmpty();
        foreach (var project in (string[])["mia", "ungdomsinsatser"])
            foreach (var source in (Of(project, "public")["sources"] ?? new JArray()).Select(source => JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, (string)source["path"]!)))))
            {
                JToken.DeepEquals(Of(project, "public")["comment"], source["comment"]?["comment"]).ShouldBeTrue();
                foreach (var goal in Of(project, "public")["goals"] ?? new JArray())
                    ((string?)goal["assessment"], (string?)goal["comment"]).ShouldBe(((string?)(source["goals"]!.Single(own => (string?)own["id"] == (string?)goal["id"])["proposed"]), null));
                Of(project, "public")["places"].ShouldBeNull();
            }

        foreach (var name in (string[])["report.html", "texts.md", "report.json"])
            File.ReadAllText(Path.Combine(Folder("public"), name)).ShouldNotContain("Anna Ek");
    }
}
