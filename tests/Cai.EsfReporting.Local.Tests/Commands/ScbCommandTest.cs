using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

public sealed class ScbCommandTest : IDisposable
{
    private const string Header = "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak;Anonym;Kön;Timmar";
    private readonly SetClock clock = new(2018, 9, 5);
    private readonly Esf esf;
    private readonly string output;

    public ScbCommandTest()
    {
        esf = new() { Clock = clock };
        output = esf.Beside("scb.csv");
    }

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task The_file_holds_one_row_a_person_and_what_was_rejected_is_not_in_it()
    {
        string[] rows =
        [
            $"{Esf.Person(2)};Case Management;2018-02-01;;;;;12,5", $"{Esf.Person(2)};Roa;2018-03-01;2018-08-20;Arbete;;;4", $"{Esf.Person(1)[2..]};Case Management;2018-04-01;2018-08-31;Studier;;;",
            ";;2018-05-01;;;Ja;Kvinna;", "19800101-0000;Case Management;2018-02-01;;;;;8", $"{Esf.Person(3)};Case Management;2018-02-01;2018-03-01;Felregistrering;;;",
        ];
        await DeliverAsync("tyreso", "2018-08", rows);

        var answer = await ExportAsync("--by", "Ekonom", "--json");
        ((bool?)answer["written"], (int?)answer["rows"]).ShouldBe((true, 3));
        var expected = new[] { $"{Twelve(1)};2018-04-01;2018-08-31;;Nej;;", $"{Twelve(2)};2018-02-01;;16,5;Nej;;" }.Order(StringComparer.Ordinal);
        (await File.ReadAllTextAsync(output)).ShouldBe(string.Concat(new[] { "Personnummer;Startdatum;Slutdatum;Timmar;Anonym;År;Kön" }.Concat(expected).Append(";;;;Ja;2018;Kvinna").Select(line => line + "\r\n")));
        (await File.ReadAllBytesAsync(output))[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(output).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var noted = esf.Evidence("scb");
        ((string?)noted["by"], (string?)noted["month"], (int?)noted["rows"], noted["deliveries"]!.Count()).ShouldBe(("Ekonom", "2018-08", 3, 1));
        noted["completed"]!.Type.ShouldBe(JTokenType.String);
        esf.TellsNobody(Esf.Person(2), await esf.RunAsync("scb", "--data", esf.Data, "--project", "mia", "--month", "2018-08", "--out", output, "--force", "--allow-missing"));
    }

    [Fact]
    public async Task The_layout_is_the_catalogues()
    {
        await DeliverAsync("tyreso", "2018-08", $"{Esf.Person(1)};Case Management;2018-02-01;;;;;2,25", $"{Esf.Person(1)};Roa;2018-03-01;;;;;", ";;2018-05-01;;;Ja;Man;");
        var catalogue = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")));
        catalogue["projects"]![0]!["deadlines"]!["scb"]!["layout"] = JObject.Parse("""
            { "columns": [ { "field": "year", "header": "År" }, { "field": "identity" }, { "field": "hours", "header": "h" }, { "field": "start", "header": "from" } ],
              "separator": ",", "dates": "yyyyMMdd", "decimal": ",", "encoding": "windows-1252", "rows": "participation" }
            """);
        catalogue["projects"]![0]!["deadlines"]!["scb"]!["layout"]!["columns"]![1]!["header"] = "pnr";

        await ExportAsync("--catalogue", esf.File("own.json", catalogue.ToString()), "--json");
        Encoding.Latin1.GetString(await File.ReadAllBytesAsync(output)).ShouldBe($"År,pnr,h,from\r\n,{Twelve(1)},\"2,25\",20180201\r\n,{Twelve(1)},,20180301\r\n2018,,,\r\n");
    }

    [Fact]
    public async Task By_the_ending_that_is_asked_for_it_is_a_workbook_of_the_same_layout()
    {
        await DeliverAsync("tyreso", "2018-08", $"{Esf.Person(1)};Case Management;2018-02-01;2018-08-20;Arbete;;;2,25", ";;2018-05-01;;;Ja;Man;");
        var catalogue = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")));
        catalogue["projects"]![0]!["deadlines"]!["scb"]!["layout"] = JObject.Parse("""
            { "columns": [ { "field": "hours", "header": "h" }, { "field": "identity", "header": "pnr" }, { "field": "end", "header": "slut" }, { "field": "year", "header": "år" } ],
              "dates": "date", "sheet": "Blad för SCB" }
            """);
        var own = esf.File("own.json", catalogue.ToString());

        (await RunAsync(esf.Beside("scb.XLSX"), "--catalogue", own)).Code.ShouldBe(0);
        var rows = Rows(esf.Beside("scb.XLSX"), "Blad för SCB");
        rows[0].ShouldBe(["A h", "B pnr", "C slut", "D år"]);
        rows[1].ShouldBe(["A 2.25", $"B {Twelve(1)}", $"C {new DateTime(2018, 8, 20).ToOADate()}"]);
        rows[2].ShouldBe(["D 2018"]);

        catalogue["projects"]![0]!["deadlines"]!["scb"]!["layout"]!["header"] = false;
        catalogue["projects"]![0]!["deadlines"]!["scb"]!["layout"]!["dates"] = "yyyyMMdd";
        (await RunAsync(esf.Beside("scb.xlsx"), "--catalogue", esf.File("other.json", catalogue.ToString()))).Code.ShouldBe(0);
        rows = Rows(esf.Beside("scb.xlsx"), "Blad för SCB");
        rows.Count.ShouldBe(2);
        rows[0][^1].ShouldBe("C 20180820");

        (await RunAsync(esf.Beside("again.xlsx"), "--catalogue", own)).Code.ShouldBe(0);
        Convert.ToHexString(await File.ReadAllBytesAsync(esf.Beside("again.xlsx"))).ShouldBe(Convert.ToHexString(await File.ReadAllBytesAsync(esf.Beside("scb.XLSX"))));
        (await RunAsync(esf.Beside("scb.ods"))).Code.ShouldBe(2);
        File.Exists(esf.Beside("scb.ods")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Ett blad med ett alldeles för långt namn")]
    [InlineData("a/b")]
    [InlineData("'")]
    public async Task A_name_that_no_sheet_can_have_is_told_with_its_path(string name)
    {
        var catalogue = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")));
        catalogue["projects"]![0]!["deadlines"]!["scb"]!["layout"] = new JObject { ["sheet"] = name };
        var refused = await esf.RunAsync("deliver", "--data", esf.Data, "--catalogue", esf.File("own.json", catalogue.ToString()));
        (refused.Code, refused.Error.Contains("deadlines.scb.layout.sheet", StringComparison.Ordinal)).ShouldBe((2, true));
    }

    /// <summary>Each cell that is there, with the letter of its column.</summary>
    private static List<List<string>> Rows(string path, string sheet)
    {
        using var workbook = SpreadsheetDocument.Open(path, isEditable: false);
        new OpenXmlValidator().Validate(workbook).Select(error => error.Description).ShouldBeEmpty();
        workbook.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single().Name!.Value.ShouldBe(sheet);
        return [.. workbook.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => $"{cell.CellReference!.Value![..1]} {cell.InnerText}").ToList())];
    }

    [Fact]
    public async Task A_site_that_has_not_delivered_is_refused_unless_it_is_allowed()
    {
        await DeliverAsync("tyreso", "2018-08", $"{Esf.Person(1)};Case Management;2018-02-01;;;;;");
        var refused = await esf.RunAsync("scb", "--data", esf.Data, "--project", "mia", "--month", "2018-08", "--out", output);

        refused.Code.ShouldBe(1);
        refused.Error.ShouldContain("Haninge");
        refused.Error.ShouldNotContain("Tyresö");
        File.Exists(output).ShouldBeFalse();
        esf.Files("evidence").ShouldBeEmpty();
        (await ExportAsync("--json"))["missing"]!.Count().ShouldBe(11);
    }

    [Fact]
    public async Task Originals_that_are_gone_are_named_with_site_and_date()
    {
        await DeliverAsync("tyreso", "2018-08", $"{Esf.Person(1)};Case Management;2018-02-01;;;;;");
        await DeliverAsync("nacka", "2018-08", $"{Esf.Person(2)};Case Management;2018-02-01;;;;;");
        await DeliverAsync("haninge", "2018-08");
        clock.Now = new(2018, 10, 1, 8, 0, 0, TimeSpan.Zero);
        await esf.AskAsync(Esf.Person(2), "erase", "--data", esf.Data);
        clock.Now = new(2018, 12, 5, 8, 0, 0, TimeSpan.Zero);
        await esf.RunAsync("purge", "--data", esf.Data, "--delete");

        var refused = await esf.RunAsync("scb", "--data", esf.Data, "--project", "mia", "--month", "2018-08", "--out", output, "--allow-missing");
        refused.Code.ShouldBe(1);
        refused.Error.ReplaceLineEndings(" ").ShouldContain("Tyresö 2018-08: originalet som togs emot 2018-09-05 raderades 2018-12-05 (purge");
        refused.Error.ReplaceLineEndings(" ").ShouldContain("Nacka 2018-08: originalet som togs emot 2018-09-05 raderades 2018-10-01 (erasure");
        refused.Error.ShouldNotContain("Haninge");
        File.Exists(output).ShouldBeFalse();
    }

    [Fact]
    public async Task A_month_corrected_after_it_was_sent_takes_the_later_ones_with_it()
    {
        foreach (var month in new[] { "2018-06", "2018-07", "2018-08" })
            await DeliverAsync("tyreso", month, $"{Esf.Person(1)};Case Management;2018-02-01;;;;;");
        foreach (var month in new[] { "2018-06", "2018-07", "2018-08" })
            (await ExportMonthAsync(month))["sendAgain"]!.ShouldBeEmpty();

        await DeliverAsync("tyreso", "2018-07", $"{Esf.Person(2)};Case Management;2018-02-01;;;;;");
        (await ExportMonthAsync("2018-06"))["sendAgain"]!.Select(m => (string?)m).ShouldBe(["2018-07", "2018-08"]);
        (await ExportMonthAsync("2018-07"))["sendAgain"]!.Select(m => (string?)m).ShouldBe(["2018-08"]);
        (await ExportMonthAsync("2018-08"))["sendAgain"]!.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_file_is_never_put_among_the_data_nor_over_another_unasked()
    {
        await DeliverAsync("tyreso", "2018-08", $"{Esf.Person(1)};Case Management;2018-02-01;;;;;");
        (await RunAsync(Path.Combine(esf.Data, "scb.csv"))).Code.ShouldBe(2);
        (await RunAsync(Path.Combine(esf.Data, "originals", "..", "scb.csv"))).Code.ShouldBe(2);
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateSymbolicLink(esf.Beside("link"), esf.Data);
            (await RunAsync(esf.Beside("link/scb.csv"))).Code.ShouldBe(2);
        }

        await File.WriteAllTextAsync(output, "kept");
        (await RunAsync(output)).Code.ShouldBe(2);
        (await File.ReadAllTextAsync(output)).ShouldBe("kept");
        (await RunAsync(output, "--force")).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(output)).ShouldContain(Twelve(1));
        (await RunAsync(esf.Beside("no/such/folder.csv"))).Code.ShouldBe(3);
        (await RunAsync(output, "--force", "--by", Esf.Person(1))).Code.ShouldBe(2);
    }

    [Fact]
    public async Task An_original_that_was_changed_is_refused()
    {
        await DeliverAsync("tyreso", "2018-08", $"{Esf.Person(1)};Case Management;2018-02-01;;;;;");
        await File.AppendAllTextAsync(esf.Files("originals").Single(), $"{Esf.Person(2)};Case Management;2018-02-01;;;;;\r\n");

        var refused = await RunAsync(output);
        refused.Code.ShouldBe(3);
        File.Exists(output).ShouldBeFalse();
        (refused.Output + refused.Error).ShouldNotContain(Esf.Person(2)[..6]);
    }

    private static string Twelve(int person) => Esf.Person(person).Replace("-", "", StringComparison.Ordinal);

    private Task<Esf.Answer> RunAsync(string path, params string[] options) =>
        esf.RunAsync(["scb", "--data", esf.Data, "--project", "mia", "--month", "2018-08", "--out", path, "--allow-missing", .. options]);

    private async Task<JObject> ExportAsync(params string[] options)
    {
        var answer = await RunAsync(output, options);
        answer.Code.ShouldBe(0, answer.Error);
        return answer.Json;
    }

    private async Task<JObject> ExportMonthAsync(string month)
    {
        clock.Now = clock.Now.AddMinutes(1);
        return (await esf.RunAsync("scb", "--data", esf.Data, "--project", "mia", "--month", month, "--out", output, "--allow-missing", "--force", "--json")).Json;
    }

    private async Task DeliverAsync(string site, string month, params string[] rows)
    {
        clock.Now = clock.Now.AddSeconds(1);
        (await esf.RunAsync("deliver", "--data", esf.Data, esf.File($"mia_{site}_{month}.csv", string.Join("\r\n", [Header, .. rows, ""])))).Code.ShouldBeInRange(0, 1);
    }
}
