using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>
/// A number that nobody has delivered is printed nowhere as 0. Botkyrka has delivered nothing, nor has anybody in Södertälje; Nynäshamn's only file was rejected; Salem said that it has nothing to
/// report, and has 0; Haninge delivered in August for the first time.
/// </summary>
public sealed partial class FormatsAgreeTest
{
    /// <summary>By id, as the pages and tables call them.</summary>
    private static readonly Dictionary<string, string> Undelivered = new() { ["sodertalje"] = "Södertälje", ["botkyrka"] = "Botkyrka", ["nynashamn"] = "Nynäshamn" };

    [Theory]
    [InlineData("internal")]
    [InlineData("public")]
    public async Task What_nobody_has_delivered_is_missing_in_every_format_and_is_no_0(string edition)
    {
        using var esf = await EverythingStore.CopyAsync();
        esf.Publishes("2018-09");
        var folder = Path.Combine(await ReportedAsync(esf, "mia"), "..", edition);
        // Who stands there with what: for each place in the report.
        var (zeros, missing) = (new List<string>(), new HashSet<string>());
        await InJsonAsync();
        await InCsvAsync();
        await InTsvAsync();
        await InHtmlAsync();
        InXlsx();
        InDocx();
        zeros.ShouldBeEmpty();
        foreach (var id in Undelivered.Keys)
            ((string[])["json", "csv", "html", "xlsx", "docx"]).ShouldAllBe(format => missing.Contains($"{format} {id}"), id);

        async Task InJsonAsync()
        {
            var json = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")));
            foreach (var scope in json["scopes"]!.Concat((json["periods"] ?? new JArray()).SelectMany(period => period["scopes"]!)).OfType<JObject>())
                if (Undelivered.ContainsKey((string)scope["id"]!))
                {
                    Said("json", (string)scope["id"]!, scope["participants"]?.ToString() ?? scope["started"]!.ToString(), "");
                    scope.Descendants().OfType<JProperty>().Where(property => property.Name is "hidden").ShouldBeEmpty((string?)scope["id"]);
                    ((bool?)scope["missing"]).ShouldBe(true, (string?)scope["id"]);
                    foreach (var number in scope.Descendants().OfType<JProperty>().Where(own => own.Value.Type is JTokenType.Integer or JTokenType.Float && own.Name is not ("target" or "planned" or "expected")))
                        zeros.Add($"json {scope["id"]} {number.Path} {number.Value}");
                }

            json["scopes"]!.Single(scope => (string?)scope["id"] == "salem")["missing"].ShouldBeNull();
        }

        async Task InCsvAsync()
        {
            var lines = (await File.ReadAllLinesAsync(Path.Combine(folder, "report.csv"))).Select(line => line.TrimStart('\uFEFF').Split(';')).ToList();
            foreach (var line in lines.Skip(1))
            {
                string In(string column) => line[Array.IndexOf(lines[0], column)];
                if (!Undelivered.ContainsKey(In("scope")) || In("part") is "completeness" or "quality" or "key-figures" || In("measure") == "planned")
                    continue;
                foreach (var column in (string[])["participants", "enrolled", "leavers", "numerator", "denominator", "rate", "value", "assessment", "trend", "started", "hidden"])
                    if (In(column).Length > 0)
                        zeros.Add($"csv {string.Join(' ', In("scope"), In("part"), In("measure"), In("period"), column)}");
                In("missing").ShouldBe("true", string.Join(';', line));
                missing.Add($"csv {In("scope")}");
            }
        }

        async Task InTsvAsync() =>
            zeros.AddRange((await File.ReadAllLinesAsync(Path.Combine(folder, "report.tsv"))).Where(line => Undelivered.ContainsValue(line.Split('\t')[0]) && !line.Contains("plan", StringComparison.OrdinalIgnoreCase)).Select(line => "tsv " + line));

        async Task InHtmlAsync()
        {
            var page = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
            foreach (var (table, caption) in Regex.Matches(page, "<table.*?</table>", RegexOptions.Singleline).Select(match => (match.Value, Regex.Match(match.Value, "id=\"([^\"]+)-caption\"").Groups[1].Value)))
                if (!caption.StartsWith("quality", StringComparison.Ordinal) && !caption.StartsWith("completeness", StringComparison.Ordinal) && !caption.StartsWith("provenance", StringComparison.Ordinal))
                    foreach (var row in Cells(table))
                        Row("html", caption, row);
            WebUtility.HtmlDecode(page).ShouldContain("Inget är levererat från Nynäshamn,");
        }

        void InXlsx()
        {
            foreach (var sheet in (string[])["Utfall", "Deltagare", "Mått", "Historik", "Orter", "Inflöde", "Årsskiften", "Perioder"])
            {
                if (edition == "public" && sheet == "Perioder")
                    continue;
                foreach (var row in Sheet(Path.Combine(folder, "report.xlsx"), sheet))
                    Row("xlsx", sheet, sheet is "Orter" ? row : [.. row.Skip(1)]);
            }
        }

        void InDocx()
        {
            using var document = WordprocessingDocument.Open(Path.Combine(folder, "report.docx"), isEditable: false);
            foreach (var table in document.MainDocumentPart!.Document!.Body!.Descendants<Table>().Where(table => !table.InnerText.Contains("Väntade", StringComparison.Ordinal)))
                foreach (var row in table.Descendants<TableRow>())
                    Row("docx", "", [.. row.Elements<TableCell>().Select(cell => cell.InnerText)]);
        }

        // The first cell names who it is of.
        void Row(string format, string table, string[] row)
        {
            if (Undelivered.FirstOrDefault(own => row.Length > 1 && row[0].StartsWith(own.Value, StringComparison.Ordinal)) is not { Key: { } id })
                return;
            row.ShouldContain(cell => cell.Contains("saknas", StringComparison.Ordinal), $"{format} {table} {string.Join(" | ", row)}");
            foreach (var cell in row.Skip(1).Where(cell => cell is "0" or ".." or "–" || (cell.StartsWith("0 ", StringComparison.Ordinal) && !cell.EndsWith("orter", StringComparison.Ordinal)) || cell.Contains("Inget värde", StringComparison.Ordinal)))
                zeros.Add($"{format} {table} {string.Join(" | ", row)}");
            missing.Add($"{format} {id}");
        }

        void Said(string format, string id, string told, string nothing)
        {
            told.ShouldBe(nothing, $"{format} {id}");
            missing.Add($"{format} {id}");
        }
    }

    [Fact]
    public async Task A_site_that_had_nothing_to_report_has_0_and_one_that_had_not_delivered_yet_is_missing_until_it_does()
    {
        using var esf = await EverythingStore.CopyAsync();
        var folder = await ReportedAsync(esf, "mia");
        var json = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")));
        JToken Of(string id) => json["scopes"]!.Single(scope => (string?)scope["kind"] == "site" && (string?)scope["id"] == id);
        ((int?)Of("salem")["participants"], (int?)Of("salem")["indicators"]![0]!["denominator"], (bool?)Of("salem")["missing"]).ShouldBe((0, 0, null));
        Of("haninge")["history"]!.Select(month => ((string)month["month"]!, (int?)month["participants"], (bool?)month["missing"])).ShouldBe([("2018-06", null, true), ("2018-07", null, true), ("2018-08", 3, null), ("2018-09", 3, null)]);
        JToken InPeriod(string period) => json["periods"]!.Single(told => (string?)told["id"] == period)["scopes"]!.Single(scope => (string?)scope["kind"] == "site" && (string?)scope["id"] == "haninge");
        (InPeriod("2018-H1")["started"]!.Type, (bool?)InPeriod("2018-H1")["missing"], InPeriod("2018-H1")["indicators"]![0]!["assessment"]!.Type).ShouldBe((JTokenType.Null, true, JTokenType.Null));
        ((int?)InPeriod("2018-01--2018-09")["started"], (bool?)InPeriod("2018-01--2018-09")["missing"]).ShouldBe((3, null));
        // Nothing is compared with a month that is missing.
        (await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", "2018-08")).Code.ShouldBe(0);
        var august = Path.Combine(folder, "..", "..", "2018-08", "internal");
        Rows(await File.ReadAllTextAsync(Path.Combine(august, "report.html")), "changes").Single(row => row[0] == "Haninge")[1].ShouldBe("inget att jämföra med: saknades juli 2018");
        JObject.Parse(await File.ReadAllTextAsync(Path.Combine(august, "report.json")))["changes"]!["scopes"]!.Single(scope => (string?)scope["id"] == "haninge").ShouldSatisfyAllConditions(
            change => change["participants"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("[null,3]"), change => ((bool?)change["missingBefore"]).ShouldBe(true));
    }
}
