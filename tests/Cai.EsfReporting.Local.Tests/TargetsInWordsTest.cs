using System.Net;
using System.Text.Json.Nodes;
using Cai.EsfReporting.Local.Tests.Commands;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>U40455 of the sources: 15,7 % in 2018 with <em>Öka</em>, and 16 % a year later; with a target for each year and a starting value in the catalogue.</summary>
public sealed class TargetsInWordsTest : IDisposable
{
    private readonly Esf esf = new() { Clock = new SetClock(2020, 2, 3) };

    public void Dispose() => esf.Dispose();

    private async Task<string> ReportAsync(Action<JsonNode> change, params string[] rows)
    {
        var catalogue = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")))!;
        change(catalogue["projects"]!.AsArray().Single(p => (string?)p!["id"] == "mia")!["figures"]!.AsArray().Single(f => (string?)f!["kolada"] == "U40455")!);
        Directory.CreateDirectory(esf.Data);
        await File.WriteAllTextAsync(Path.Combine(esf.Data, "catalogue.json"), catalogue.ToJsonString());
        var file = Path.Combine(esf.Data, "mia_nyckeltal_2019-12.csv");
        await File.WriteAllLinesAsync(file, ["Indikator;Ort;Period;Utfall;Mål", .. rows]);
        foreach (var arguments in (string[][])[["deliver", "--data", esf.Data, file], ["report", "--data", esf.Data, "--project", "mia"]])
            (await esf.RunAsync(arguments)).ShouldSatisfyAllConditions(answer => answer.Code.ShouldBe(0, answer.Output + answer.Error), answer => answer.Output.ShouldNotContain("▲"));
        return Path.Combine(esf.Data, "reports", "mia", "2019-12", "internal");
    }

    private static JToken Figure(string folder, string period) => JObject.Parse(File.ReadAllText(Path.Combine(folder, "report.json")))["figures"]!.Single(f => (string?)f["period"] == period);

    [Fact]
    public async Task Of_15_7_and_then_16_an_increase_is_reached_in_every_format()
    {
        var folder = await ReportAsync(_ => { }, "U40455;Tyresö;2018;15,7 %;Öka", "U40455;Tyresö;2019;16 %;Öka");

        var told = Figure(folder, "2019");
        ((string?)told["targetInWords"], (double?)told["before"], (string?)told["assessment"], told["target"]!.Type).ShouldBe(("increase", 0.157, "reached", JTokenType.Null));
        ((string?)Figure(folder, "2018")["assessment"]).ShouldBe("no-data");
        var html = WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(folder, "report.html"))).Replace('\u00A0', ' ');
        html.ShouldContain("<td class=\"number\">Öka (från 15,7 %)</td>");
        using var workbook = SpreadsheetDocument.Open(Path.Combine(folder, "report.xlsx"), false);
        workbook.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()).Select(cell => cell.InnerText.Replace('\u00A0', ' '))
            .Concat(workbook.WorkbookPart.SharedStringTablePart?.SharedStringTable?.Select(text => text.InnerText.Replace('\u00A0', ' ')) ?? []).ShouldContain("Öka (från 15,7 %)");
    }

    [Fact]
    public async Task The_catalogue_has_a_target_for_each_year_and_a_starting_value()
    {
        var folder = await ReportAsync(figure =>
        {
            figure["target"] = new JsonObject { ["2018"] = "increase", ["2019"] = 0.2 };
            figure["startingValue"] = 0.15;
        }, "U40455;Tyresö;2018;15,7 %;", "U40455;Tyresö;2019;16 %;");

        var (first, second) = (Figure(folder, "2018"), Figure(folder, "2019"));
        ((string?)first["targetInWords"], (double?)first["before"], (string?)first["assessment"]).ShouldBe(("increase", 0.15, "reached"));
        ((double?)second["target"], second["targetInWords"], (string?)second["assessment"]).ShouldBe((0.2, null, "near"));
    }
}
