using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>One number has one assessment in every table, and beside each table with differences stands how they are rounded.</summary>
public sealed partial class FormatsAgreeTest
{
    [Theory]
    [InlineData("inflow", "started", "Påbörjade", "Deltagare mot plan")]
    [InlineData("enrolled", "enrolled", "Inskrivna vid slutet", "Inskrivna")]
    public async Task A_number_of_participants_has_the_same_assessment_and_target_in_every_table(string measure, string id, string column, string name)
    {
        using var esf = await EverythingStore.CopyAsync();
        var folder = await ReportedAsync(esf, "ungdomsinsatser");
        var told = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")))["scopes"]![0]!["measures"]!.Single(m => (string?)m["id"] == measure);
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
        var years = Cells(TableOf(page, "by-year-table"));
        var year = years.Single(row => row[0].StartsWith(column, StringComparison.Ordinal));
        var measured = Cells(TableOf(page, "measures-table")).Single(row => row[0].StartsWith(name, StringComparison.Ordinal));
        var assessment = year[^2];
        (year[^3], assessment).ShouldBe((told["target"]!.Type == JTokenType.Null ? "." : measured[2], measured[3]));
        if (measure == "inflow")
            year[^3].ShouldContain(" av årets 390 hittills");

        Sheet(Path.Combine(folder, "report.xlsx"), "Indikatorer per år").First(row => row.Contains(column) && row.Contains("Projekt")).ShouldContain(cell => cell.EndsWith(assessment, StringComparison.Ordinal));
        var csv = (await File.ReadAllLinesAsync(Path.Combine(folder, "report.csv"))).Select(line => line.TrimStart('\uFEFF').Split(';')).ToList();
        string In(string[] line, string of) => line[Array.IndexOf(csv[0], of)];
        foreach (var line in csv.Where(line => line.Length == csv[0].Length && In(line, "scopeKind") == "project" && In(line, "measure") == id && In(line, "part") == "by-year" && In(line, "period").StartsWith("2018", StringComparison.Ordinal)).ToList())
            In(line, "assessment").ShouldBe((string?)told["assessment"] ?? "");
    }

    [Fact]
    public async Task Beside_each_table_with_differences_stands_how_they_are_rounded()
    {
        const string Rule = "Skillnader räknas på oavrundade tal";
        using var esf = await EverythingStore.CopyAsync();
        var folder = await ReportedAsync(esf, "mia");
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
        foreach (var table in (string[])["outcome-work-or-study", "years-work-or-study", "changes-table", "measures-areas"])
            Below(page, table).ShouldContain(Rule, Case.Sensitive, table);
        foreach (var sheet in (string[])["Utfall", "Årsskiften", "Förändringar", "Mått"])
            Sheet(Path.Combine(folder, "report.xlsx"), sheet).SelectMany(row => row).ShouldContain(cell => cell.StartsWith(Rule, StringComparison.Ordinal), sheet);
    }
}
