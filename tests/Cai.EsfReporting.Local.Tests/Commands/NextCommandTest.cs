using System.Text;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Local.Storage;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>The file that a site's next month begins with, made out of its last original.</summary>
public sealed class NextCommandTest : IDisposable
{
    private const string Header = "Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak";
    private readonly SetClock clock = new(2018, 9, 5);
    private readonly Esf esf;

    public NextCommandTest() => esf = new() { Clock = clock };

    public void Dispose() => esf.Dispose();

    public static TheoryData<string> FieldFiles => [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Files", "Field")).Select(path => Path.GetFileName(path)!).Where(name => !name.Contains("nyckeltal", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(FieldFiles))]
    public async Task Delivered_as_it_is_it_gives_no_finding_that_its_base_did_not_give_on_its_rows(string name)
    {
        clock.Now = new(2018, 11, 5, 8, 0, 0, TimeSpan.Zero);
        var month = name.Contains("2018-07", StringComparison.Ordinal) ? "2018-07" : "2018-08";
        var form = Path.GetExtension(name);
        var before = await ReceiptAsync(Path.Combine(AppContext.BaseDirectory, "Files", "Field", name), month);

        var made = await NextAsync(esf.Beside("next" + form));

        if ((string?)before["status"] == "rejected")
        {
            (made.Code, File.Exists(esf.Beside("next" + form))).ShouldBe((1, false));
            return;
        }

        made.Code.ShouldBe(0, made.Error);
        made.Json["notes"]!.Any(note => ((string)note!).Contains("rader i grunden togs inte emot", StringComparison.Ordinal)).ShouldBe((int)before["rejected"]! > 0);
        var after = await ReceiptAsync(esf.Beside("next" + form), (string)made.Json["month"]!);
        ((int)after["rows"]!).ShouldBe((int)made.Json["rows"]!);
        ((int)after["rows"]! + (int)made.Json["left"]!).ShouldBe((int)before["rows"]!);
        // A row that was refused or doubted is so again, until it is mended; what was wrong with the file as such is not.
        Rules(after).Except(Rules(before)).ShouldBeEmpty();
        Rules(after).ShouldBeSubsetOf(["INSATS_UNKNOWN", "SEX_NOT_TOLD", "CELL_ERROR", "ROW_SHIFTED", "END_AFTER_MONTH", "START_AFTER_MONTH"]);
        if (form == ".xlsx")
            Rows(esf.Beside("next.xlsx"), (string)made.Json["month"]!);
    }

    [Fact]
    public async Task Who_has_left_is_out_of_it_unless_a_follow_up_is_still_to_be_answered()
    {
        const string header = Header + ";Anonym;Kön;Timmar;Status 90 dagar;Status 6 månader;Min anteckning";
        string[] stays =
        [
            $"{Esf.Person(1)};Case Management;2018-02-01;;;;;;;;ring på tisdag", $"{Esf.Person(2)};Roa;2018-02-01;2018-08-20;Arbete;;;;;;", $"{Esf.Person(3)};Roa;2018-02-01;2018-04-10;Studier;;;;Arbete;;",
            $"{Esf.Person(4)};Roa;2017-08-01;2017-09-20;Arbete;;;;Arbete;;", ";;2018-05-01;;;Ja;Kvinna;;;;",
        ];
        string[] leaves =
        [
            $"{Esf.Person(5)};Roa;2017-06-01;2017-10-10;Arbete;;;;Arbete;Arbete;", $"{Esf.Person(6)};Roa;2018-02-01;2018-08-10;Avliden;;;;;;", $"{Esf.Person(7)};Roa;2018-02-01;;Felregistrering;;;;;;",
            // Nobody has answered in a year.
            $"{Esf.Person(8)};Roa;2017-05-01;2017-08-20;Arbete;;;;;;",
        ];
        // The hours are August's.
        await DeliverAsync("2018-08", header, [.. stays.Concat(leaves).Select(row => row.Replace("2018-02-01;;;;;;", "2018-02-01;;;;;12,5;", StringComparison.Ordinal))]);

        var answer = await NextAsync();

        Lines().ShouldBe([header, .. stays]);
        ((int?)answer.Json["rows"], (int?)answer.Json["left"], (int?)answer.Json["followUps"]).ShouldBe((5, 4, 3));
        (await File.ReadAllBytesAsync(Output))[..3].ShouldBe(Encoding.UTF8.Preamble.ToArray());
    }

    [Fact]
    public async Task Without_columns_to_answer_in_nobody_who_left_is_in_it()
    {
        await DeliverAsync("2018-08", Header, $"{Esf.Person(1)};Roa;2018-02-01;;", $"{Esf.Person(2)};Roa;2018-02-01;2018-08-20;Arbete");
        await NextAsync();
        Lines().ShouldBe([Header, $"{Esf.Person(1)};Roa;2018-02-01;;"]);
    }

    [Theory]
    [InlineData(";", 1252, 65001)]
    [InlineData(",", 65001, 65001)]
    [InlineData("\t", 1200, 1200)]
    public async Task Headings_order_separator_and_a_mark_that_Excel_reads(string separator, int from, int to)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = string.Join("\r\n", "Översikt", "Anteckning;START ;Pnr;Aktivitet;Anordnare;;Utskrivningsdatum;Avslutad till", $"grön;2018-02-01;{Esf.Person(1)};Roa;Källan;x;;", "").Replace(";", separator, StringComparison.Ordinal);
        var encoding = Encoding.GetEncoding(from);
        await ReceiptAsync(esf.File("mia_tyreso_2018-08.csv", [.. from == 1200 ? encoding.Preamble : [], .. encoding.GetBytes(text)]), "2018-08");

        (await NextAsync()).Code.ShouldBe(0);
        clock.Now = new(2018, 10, 5, 8, 0, 0, TimeSpan.Zero);

        var written = await File.ReadAllBytesAsync(Output);
        written[..Encoding.GetEncoding(to).Preamble.Length].ShouldBe(Encoding.GetEncoding(to).Preamble.ToArray());
        Encoding.GetEncoding(to).GetString(written).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .ShouldBe([.. new[] { "Anteckning;START;Pnr;Aktivitet;Anordnare;;Utskrivningsdatum;Avslutad till", $"grön;2018-02-01;{Esf.Person(1)};Roa;Källan;x;;" }.Select(line => line.Replace(";", separator, StringComparison.Ordinal))]);
        ((string?)(await ReceiptAsync(Output, "2018-09"))["status"]).ShouldBe("accepted");
    }

    [Fact]
    public async Task A_cell_is_no_formula_and_is_read_as_it_was()
    {
        await DeliverAsync("2018-08", Header + ";Anordnare;=1+1", $"{Esf.Person(1)};-Egen insats;2018-02-01;;;+Källan;=cmd|' /C calc'!A0", $"=\"\"{Esf.Person(2)}\"\";Roa;2018-02-01;;;;@SUM(1)".Replace("=\"\"", "\"=\"\"", StringComparison.Ordinal).Replace("\"\";Roa", "\"\"\";Roa", StringComparison.Ordinal));
        await NextAsync();
        clock.Now = new(2018, 10, 5, 8, 0, 0, TimeSpan.Zero);

        foreach (var cell in Lines().SelectMany(line => line.Split(';')).Select(cell => cell.Trim('"')).Where(cell => cell.Length > 0))
            "=+-@".ShouldNotContain(cell[0]);
        var after = await ReceiptAsync(Output, "2018-09");
        // No more than the insats that the catalogue does not know: it is the same, and nobody was moved to another.
        Rules(after).ShouldBe(["INSATS_UNKNOWN"]);
        ((int)after["accepted"]!).ShouldBe(2);
        await NextAsync("--force");
        (await File.ReadAllTextAsync(Output)).ShouldNotContain("''");
    }

    [Fact]
    public async Task A_workbook_stays_one_with_dates_as_dates()
    {
        var mall = esf.Beside("mall.xlsx");
        await ReceiptAsync(Path.Combine(AppContext.BaseDirectory, "Files", "Field", "K18_merged_person.xlsx"), "2018-08");
        (await NextAsync(mall)).Code.ShouldBe(0);
        var rows = Rows(mall, "2018-09");
        rows.Count.ShouldBe(4);
        // A person that was merged over two rows stands on both.
        rows[1].ShouldContain(cell => cell == rows[2][0]);
        double.Parse(rows[1][2][2..], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(43_000, 43_400);
        (await NextAsync(esf.Beside("next.csv"))).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Who_was_erased_does_not_come_back()
    {
        await DeliverAsync("2018-08", Header, $"{Esf.Person(1)};Roa;2018-02-01;;", $"{Esf.Person(2)};Roa;2018-02-01;;");
        var original = esf.Files("originals").Single();
        var kept = await File.ReadAllBytesAsync(original);
        (await esf.AskAsync(Esf.Person(2), "erase", "--data", esf.Data)).Code.ShouldBe(0);

        var refused = await NextAsync();
        (refused.Code, File.Exists(Output)).ShouldBe((1, false));
        ((string)refused.Json["refusal"]!).ShouldContain("raderades 2018-09-05 (erasure, evidence/");
        // Somebody puts the original back from a copy.
        await File.WriteAllBytesAsync(original, kept);
        (await NextAsync()).Code.ShouldBe(0);
        Lines().ShouldBe([Header, $"{Esf.Person(1)};Roa;2018-02-01;;"]);
    }

    [Fact]
    public async Task It_is_refused_clearly_where_none_can_be_made()
    {
        (await NextAsync()).Code.ShouldBe(2); // no such folder
        await DeliverAsync("2018-07", Header, $"{Esf.Person(1)};Roa;2018-02-01;;");
        await RefusedAsync("Orten har inte lämnat någon fil för en månad före 2018-07", "--month", "2018-07");
        await RefusedAsync("Projektet slutade 2020-08-31: det finns ingen månad efter 2018-07", "--month", "2020-09");
        (await esf.RunAsync("next", "--data", esf.Data, "--project", "mia", "--site", "haninge", "--out", Output)).Error.ShouldContain("börja med mallen");
        (await esf.RunAsync("next", "--data", esf.Data, "--project", "mia", "--site", "nowhere", "--out", Output)).Code.ShouldBe(2);
        (await esf.RunAsync("next", "--data", esf.Data, "--project", "mia", "--site", "tyreso", "--out", Path.Combine(esf.Data, "next.csv"))).Code.ShouldBe(2);
        await DeliverAsync("2018-08", Header);
        await RefusedAsync("För 2018-08 fanns inget att rapportera");
        var original = esf.Files("originals")[0];
        await File.AppendAllTextAsync(original, $"{Esf.Person(2)};Roa;2018-02-01;;");
        (await NextAsync("--month", "2018-08")).Code.ShouldBe(3);
        File.Delete(original);
        await RefusedAsync("Tyresö 2018-07: originalet som togs emot 2018-09-05 finns inte kvar. Be orten lämna månaden igen.", "--month", "2018-08");
        (await AuditedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_base_is_told_when_it_is_not_what_one_would_think()
    {
        await DeliverAsync("2018-06", Header, $"{Esf.Person(1)};Roa;2018-02-01;;", $"{Esf.Person(2)};Roa;2018-02-01;2018-01-01;Arbete");
        clock.Now += TimeSpan.FromDays(1);
        (await esf.RunAsync("deliver", "--data", esf.Data, "--project", "mia", "--site", "tyreso", "--month", "2018-07", esf.File("mia_tyreso_2018-07.csv", "nothing"))).Code.ShouldBe(1);

        var answer = await NextAsync("--month", "2018-09");

        answer.Json["notes"]!.Select(note => (string)note!).ShouldBe(
        [
            "Den senaste filen, för 2018-07 och mottagen 2018-09-06 10:00, avvisades. Den är inte grunden, utan den för 2018-06.",
            "1 av 2 rader i grunden togs inte emot. De följer med som de var: rätta dem.",
            "2018-07–2018-08 har inte lämnats: det som hände då är inte med.",
        ]);
        Lines().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Who_took_it_is_noted_and_nothing_else_holds_anybody()
    {
        await DeliverAsync("2018-08", Header, $"{Esf.Person(1)};Roa;2018-02-01;;");
        var answer = await NextAsync();
        (await AuditedAsync()).ShouldBe([("mia", "tyreso", new Month(2018, 9))]);
        esf.TellsNobody(Esf.Person(1), answer);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Output).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await NextAsync()).Code.ShouldBe(2); // it is there already
    }

    private string Output => esf.Beside("next.csv");

    private List<string> Lines() => [.. File.ReadAllText(Output).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    private Task<Esf.Answer> NextAsync(params string[] more) =>
        esf.RunAsync(["next", "--data", esf.Data, "--project", "mia", "--site", "tyreso", "--json", "--out", .. more is [var path] && Path.IsPathRooted(path) ? more : [Output, .. more]]);

    private async Task RefusedAsync(string why, params string[] more)
    {
        var answer = await NextAsync(more);
        (answer.Code, File.Exists(Output)).ShouldBe((1, false));
        ((string)answer.Json["refusal"]!).ShouldStartWith(why);
        answer.Error.ShouldContain(why);
    }

    private async Task DeliverAsync(string month, string header, params string[] rows) =>
        ((string?)(await ReceiptAsync(esf.File($"mia_tyreso_{month}.csv", string.Join("\r\n", [header, .. rows, ""])), month))["status"]).ShouldNotBe("rejected");

    private async Task<JObject> ReceiptAsync(string path, string month) =>
        (await esf.RunAsync("deliver", "--data", esf.Data, "--project", "mia", "--site", "tyreso", "--month", month, "--confirm", "--json", path)).Json;

    private static List<string> Rules(JObject receipt) => [.. receipt["findings"]!.Select(finding => (string)finding["rule"]!).Distinct().Order(StringComparer.Ordinal)];

    private async Task<List<(string?, string?, Month?)>> AuditedAsync() =>
        [.. (await new AuditDays(new FolderFileStore(esf.Data)).ReadAsync(new(2018, 9, 5), default)).Where(entry => entry.Kind == AuditKind.NextFile).Select(entry => (entry.Project, entry.Site, entry.Month))];

    private static List<List<string>> Rows(string path, string sheet)
    {
        using var workbook = SpreadsheetDocument.Open(path, isEditable: false);
        new OpenXmlValidator().Validate(workbook).Select(error => error.Description).ShouldBeEmpty();
        workbook.WorkbookPart!.Workbook.Descendants<Sheet>().Single().Name!.Value.ShouldBe(sheet);
        return [.. workbook.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => $"{cell.CellReference!.Value![..1]} {cell.InnerText}").ToList())];
    }
}
