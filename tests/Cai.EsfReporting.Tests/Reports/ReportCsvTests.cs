using System.Globalization;
using System.Text;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Reports.Xlsx;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>The rows of report.csv, a number each, are those of report.json.</summary>
public sealed class ReportCsvTests
{
    [Fact]
    public async Task A_number_of_the_json_is_a_row()
    {
        var report = await ToldReport.InternalAsync();
        var (json, rows) = (ReportJson.Of(report), await RowsAsync(report));
        var asked = 0;
        foreach (var scope in json["scopes"]!)
        {
            foreach (var people in (string[])["participants", "enrolled", "leavers", "untold", "anonymous", "participations"])
                Is(scope[people], "participants", scope, people);
            foreach (var indicator in scope["indicators"]!)
            {
                Is(indicator["rate"], "outcome", scope, (string)indicator["id"]!);
                Is(indicator["shareOfParticipants"], "outcome", scope, (string)indicator["id"]!, "participants");
                Is(indicator["needed"], "takes", scope, (string)indicator["id"]!, "needed");
            }

            foreach (var measure in scope["measures"]!)
                Is(measure["rate"] ?? measure["count"], "measures", scope, (string)measure["id"]!);
            foreach (var (reason, left) in (JObject)scope["reasons"]!)
                Is(left, "reasons", scope, "leavers", reason);
            Is(scope["days"]!["leavers"]!["median"], "time", scope, "days-of-leavers", "median");
        }

        foreach (var group in json["breakdown"]!)
            Is(group["participants"], "breakdown", json["scopes"]![0]!, "participants", (string)group["value"]!, by: (string)group["by"]!);
        foreach (var told in json["periods"]!)
            foreach (var scope in told["scopes"]!)
            {
                Is(scope["started"], "periods", scope, "started", period: (string)told["id"]!);
                foreach (var indicator in scope["indicators"]!)
                    Is(indicator["rate"], "periods", scope, (string)indicator["id"]!, period: (string)told["id"]!);
            }

        foreach (var figure in json["esf"]!.Where(figure => figure["year"]!.Type == JTokenType.Null))
        {
            Is(figure["total"], "esf", json["scopes"]![0]!, (string)figure["code"]!);
            Is(figure["women"], "esf", json["scopes"]![0]!, (string)figure["code"]!, "woman");
        }

        asked.ShouldBeGreaterThan(300);

        void Is(JToken? number, string part, JToken scope, string measure, string group = "", string period = "", string? by = null)
        {
            var row = rows.Where(row => (row["part"], row["scopeKind"], row["scope"], row["measure"], row["group"], row["period"]) == (part, (string)scope["kind"]!, (string)scope["id"]!, measure, group, period) && (by is null || row["by"] == by)).ToList();
            if (number is null)
                return;
            asked++;
            row.Count.ShouldBe(1, $"{part} {scope["id"]} {measure} {group} {period}");
            row[0]["value"].ShouldBe(number.Type == JTokenType.Null ? "" : ((double)number).ToString(CultureInfo.InvariantCulture).Replace('.', ','), $"{part} {scope["id"]} {measure} {group} {period}");
            row[0]["hidden"].ShouldBe("");
        }
    }

    [Fact]
    public async Task A_row_says_what_it_tells_once()
    {
        var rows = await RowsAsync(await ToldReport.InternalAsync());
        rows.Select(row => string.Join(';', ((string[])["part", "scopeKind", "scope", "asOf", "period", "measure", "by", "group"]).Select(column => row[column]))).ShouldBeUnique();
        rows.ShouldAllBe(row => row["measureName"].Length > 0 && row["unit"].Length > 0);
    }

    [Fact]
    public async Task What_the_public_edition_hides_is_empty_and_says_so()
    {
        var edition = PublicEdition.Of(await ToldReport.InternalAsync());
        var rows = await RowsAsync(edition);
        rows.Where(row => row["hidden"] == "true").ShouldNotBeEmpty();
        rows.Where(row => row["hidden"] == "true").ShouldAllBe(row => row["value"] == "" && row["numerator"] == "");
        rows.Select(row => row["part"]).Distinct().ShouldBeSubsetOf(["outcome", "measures", "participants", "reasons", "inflow", "breakdown", "history", "periods", "by-year", "key-figures", "goals", "completeness"]);
    }

    private static async Task<List<Dictionary<string, string>>> RowsAsync(OutcomeReport report)
    {
        using var stream = new MemoryStream();
        await new ReportCsv().WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        var lines = Csv.Lines(Encoding.UTF8.GetString(stream.ToArray()));
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
