using System.Text;
using Cai.EsfReporting.Local.Tests.Commands;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>Key figures through <c>esf</c>, from a dropped file to the report.</summary>
public sealed class KeyFigureDeliveryTest : IDisposable
{
    private const string Header = "Indikator;Ort;Period;Utfall;Mål;Kommentar;Täljare;Nämnare";
    private readonly Calendar clock = new() { Now = new(2018, 9, 20, 8, 0, 0, TimeSpan.Zero) };
    private readonly Esf esf;

    public KeyFigureDeliveryTest() => esf = new() { Clock = clock };

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task Key_figures_are_checked_received_and_reported_as_a_participant_file_is()
    {
        var file = Figures("mia_nyckeltal_2018-08.csv", "U40455;Tyresö;2017;15,7;;Preliminärt;157;1000", "Sjukfrånvaro;Tyresö;2018-H1;4,1 %;;", "U40456;Tyresö;2017;12 %;;");
        var check = await esf.RunAsync("check", "--json", file);
        ((string?)check.Json["status"], (string?)check.Json["site"]).ShouldBe(("partly-accepted", "nyckeltal"));

        (await esf.RunAsync("deliver", "--data", esf.Data, "--json", file)).Json["status"]!.ToString().ShouldBe("partly-accepted");
        esf.Files("accepted").ShouldHaveSingleItem().ShouldContain("nyckeltal");
        esf.Files("originals").ShouldHaveSingleItem();
        esf.Files("inbox").ShouldBeEmpty();

        var report = await ReportAsync();
        var left = Figure(report, "left-for-work-or-study", "2017");
        JToken.DeepEquals(Only(left, "id", "site", "period", "value", "unit", "target", "assessment", "trend", "text", "numerator", "denominator", "comment"), JObject.Parse(
            """
            { "id": "left-for-work-or-study", "site": "tyreso", "period": "2017", "value": 0.157, "unit": "percent", "target": null, "assessment": null,
              "trend": "none", "text": null, "numerator": 157, "denominator": 1000, "comment": "Preliminärt" }
            """)).ShouldBeTrue(left.ToString());
        ((string?)Figure(report, "sick-leave", "2018-H1")["assessment"]).ShouldBe("near");
        report["deliveries"]!.Select(d => (string?)d["site"]).ShouldBe(["nyckeltal"]);
    }

    [Fact]
    public async Task Key_figures_count_nobody_and_stand_for_no_site()
    {
        await esf.RunAsync("deliver", "--data", esf.Data, Figures("mia_nyckeltal_2018-08.csv", "U40800;Tyresö;2017;227;;"),
            esf.Participants("mia_tyreso_2018-08.csv", $"{Esf.Person(1)};Case Management;2018-02-01;;"));
        var report = await ReportAsync();
        ((int?)report["scopes"]![0]!["participants"]).ShouldBe(1);
        report["completeness"]!.Select(s => (string?)s["site"]).ShouldNotContain("nyckeltal");
        report["completeness"]!.Count(s => (string?)s["months"]!.Last!["state"] == "delivered").ShouldBe(1);
        (await esf.RunAsync("status", "--data", esf.Data)).Output.ShouldNotContain("yckeltal");
    }

    [Fact]
    public async Task The_latest_month_that_names_a_figure_stands_and_the_change_is_told()
    {
        await esf.RunAsync("deliver", "--data", esf.Data, Figures("mia_nyckeltal_2018-07.csv", "U40800;Tyresö;2017;227;;", "U40800;Tyresö;2016;272;;"));
        var later = await esf.RunAsync("deliver", "--data", esf.Data, "--json", Figures("mia_nyckeltal_2018-08.csv", "U40800;Tyresö;2017;228;;Rättat"));
        ((string?)later.Json["findings"]!.Single()["message"])!.ShouldContain("leveransen för 2018-07 sade 227; nu sägs 228. 228 gäller");

        var now = await ReportAsync();
        (Figure(now, "participants-in-measures", "2017")["value"], Figure(now, "participants-in-measures", "2016")["value"]).ShouldBe((228, 272));
        ((int?)Figure(await ReportAsync("2018-07"), "participants-in-measures", "2017")["value"]).ShouldBe(227);

        var again = await esf.RunAsync("deliver", "--data", esf.Data, "--json", Figures("mia_nyckeltal_2018-08.csv", "N00919;Haninge;2017;3,1 %;;"));
        again.Json["replaces"]!.Type.ShouldBe(JTokenType.String);
        ((int?)Figure(await ReportAsync(), "participants-in-measures", "2017")["value"]).ShouldBe(227);
    }

    [Fact]
    public async Task A_delivery_of_key_figures_makes_reports_outdated()
    {
        await esf.RunAsync("deliver", "--data", esf.Data, Figures("mia_nyckeltal_2018-08.csv", "U40800;Tyresö;2017;227;;"));
        var before = await BasisAsync();
        await esf.RunAsync("deliver", "--data", esf.Data, Figures("mia_nyckeltal_2018-08.csv", "U40800;Tyresö;2017;228;;"));
        (await BasisAsync()).ShouldNotBe(before);
    }

    [Fact]
    public async Task A_frozen_report_names_the_key_figures_behind_it_and_can_be_verified()
    {
        await esf.RunAsync("deliver", "--data", esf.Data, Figures("mia_nyckeltal_2018-08.csv", "U40800;Tyresö;2017;158;;"));
        clock.Now = new(2018, 9, 29, 8, 0, 0, TimeSpan.Zero);
        await esf.RunAsync("prepare", "--data", esf.Data);
        var manifest = JObject.Parse(File.ReadAllText(esf.Files("frozen/mia/lagesrapport-2018-08").Single(path => path.EndsWith("manifest.json", StringComparison.Ordinal))));
        ((string?)manifest["deliveries"]!.Single()["path"])!.ShouldStartWith("accepted/mia/nyckeltal/2018-08/");
        (await esf.RunAsync("verify", esf.Data)).Code.ShouldBe(0);

        var accepted = esf.Files("accepted").Single();
        File.WriteAllText(accepted, File.ReadAllText(accepted).Replace("158", "258", StringComparison.Ordinal));
        (await esf.RunAsync("verify", esf.Data)).Code.ShouldBe(1);
    }

    [Fact]
    public async Task Formulas_markup_and_line_breaks_are_text_in_every_format()
    {
        const string Nasty = "\"=HYPERLINK(\"\"http://x\"\";1) <b>&amp;</b>\r\n+cmd|' /C calc'!A0\"";
        foreach (var column in Enumerable.Range(0, 8))
        {
            string[] cells = ["U40455", "Tyresö", "2017", "15,7 %", "20 %", "", "157", "1000"];
            cells[column] = Nasty;
            await esf.RunAsync("deliver", "--data", esf.Data, Figures("mia_nyckeltal_2018-08.csv", string.Join(';', cells), "U40800;Tyresö;2017;227;;"));
        }

        foreach (var path in esf.Files("receipts").Where(path => path.EndsWith(".xlsx", StringComparison.Ordinal)))
        {
            using var workbook = SpreadsheetDocument.Open(path, isEditable: false);
            new OpenXmlValidator().Validate(workbook).Select(error => error.Description).ShouldBeEmpty(path);
            workbook.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>()).ShouldBeEmpty();
        }

        foreach (var path in esf.Files("receipts").Where(path => path.EndsWith(".html", StringComparison.Ordinal)))
            File.ReadAllText(path).ShouldNotContain("<b>&amp;</b>");
        esf.Files("receipts").Where(path => path.EndsWith(".json", StringComparison.Ordinal)).Select(path => JObject.Parse(File.ReadAllText(path))).Count().ShouldBe(8);

        // The comment is the only text that is kept.
        await esf.RunAsync("deliver", "--data", esf.Data, Figures("mia_nyckeltal_2018-08.csv", $"U40455;Tyresö;2017;15,7 %;;{Nasty}"));
        ((string?)Figure(await ReportAsync(), "left-for-work-or-study", "2017")["comment"]).ShouldBe("=HYPERLINK(\"http://x\";1) <b>&amp;</b> +cmd|' /C calc'!A0");
        foreach (var path in esf.Files("reports").Where(path => path.EndsWith(".html", StringComparison.Ordinal)))
            File.ReadAllText(path).ShouldNotContain("<b>&amp;</b>");
    }

    [Fact]
    public async Task An_identity_in_a_comment_stays_in_the_original()
    {
        await esf.RunAsync("deliver", "--data", esf.Data, Figures("mia_nyckeltal_2018-08.csv", $"U40455;Tyresö;2017;15,7 %;;Gäller {Esf.Person(1)}", "U40800;Tyresö;2017;227;;"));
        foreach (var file in esf.Files("").Where(path => !path.Contains("originals", StringComparison.Ordinal)))
            File.ReadAllText(file).ShouldNotContain(Esf.Person(1)[^4..] + "\"");
        File.ReadAllText(esf.Files("receipts").Single(path => path.EndsWith(".json", StringComparison.Ordinal))).ShouldContain("TEXT_HOLDS_ID");
        File.ReadAllText(esf.Files("accepted").Single()).ShouldNotContain("left-for-work");
    }

    private string Figures(string name, params string[] rows) => esf.File(name, Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. rows, ""])));

    private async Task<JObject> ReportAsync(string asOf = "2018-08")
    {
        var answer = await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", asOf);
        answer.Code.ShouldBe(0, answer.Error);
        return JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, "reports", "mia", asOf, "internal", "report.json")));
    }

    private async Task<string?> BasisAsync()
    {
        await ReportAsync();
        return (string?)JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, "reports", "mia", "2018-08", "internal", "manifest.json")))["basis"];
    }

    private static JToken Figure(JObject report, string id, string period) => report["figures"]!.Single(f => (string?)f["id"] == id && (string?)f["period"] == period);

    private static JObject Only(JToken json, params string[] names) => new(names.Select(name => new JProperty(name, json[name]?.DeepClone())));

    private sealed class Calendar : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
