using System.Text;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using Newtonsoft.Json.Linq;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>The forms that others build on (design: Contracts).</summary>
public sealed class ContractTests
{
    private static async Task<OutcomeReport> ReportAsync()
    {
        var mia = SmallCatalogue.Mia;
        var asOf = new Month(2018, 8);
        SiteMonth[] told =
        [
            Month("tyreso", "2017-08", Row(1, "2017-07-01", "2017-08-01", ExitReason.Illness)),
            Month("tyreso", "2018-08", Row(2, "2018-07-01", "2018-08-01", ExitReason.Work), Row(3, "2018-07-01"), Anonymous("2018-08-01")),
            Month("haninge", "2018-08"),
        ];
        Delivery[] log = [Check.Delivered("2018-08", "a", 3)];
        return InternalEdition.Of(new(SmallCatalogue.Whole, mia, asOf, log), await TallyAsync(told, "2018-08"));
    }

    private static async Task<byte[]> WriteAsync(IReportFormat format)
    {
        using var stream = new MemoryStream();
        await format.WriteAsync(await ReportAsync(), Language.Sv, stream, CancellationToken.None);
        return stream.ToArray();
    }

    [Fact]
    public async Task A_report_has_the_properties_of_the_contract()
    {
        var json = JObject.Parse(Encoding.UTF8.GetString(await WriteAsync(new ReportJson())));
        ((string?)json["schema"], (string?)json["project"], (string?)json["asOf"], (string?)json["edition"]).ShouldBe(("cai-esf-report/1", "mia", "2018-08", "internal"));
        var site = json["scopes"]!.Single(s => (string?)s["id"] == "tyreso");
        JToken.DeepEquals(Only(site, "kind", "id", "name", "participants", "anonymous", "enrolled", "leavers", "participations"), JObject.Parse(
            """{ "kind": "site", "id": "tyreso", "name": "Tyresö", "participants": 4, "anonymous": 1, "enrolled": 1, "leavers": 2, "participations": 3 }""")).ShouldBeTrue(site.ToString());
        JToken.DeepEquals(Only(site["indicators"]![0]!, "id", "numerator", "denominator", "rate", "shareOfParticipants", "target", "assessment", "trend"), JObject.Parse(
            """{ "id": "work-or-study", "numerator": 1, "denominator": 2, "rate": 0.5, "shareOfParticipants": 0.25, "target": 0.3, "assessment": "reached", "trend": "none" }""")).ShouldBeTrue(site.ToString());
        var none = json["scopes"]!.Single(s => (string?)s["id"] == "haninge")["indicators"]![0]!;
        (none["rate"]!.Type, (string?)none["assessment"], (string?)none["trend"]).ShouldBe((JTokenType.Null, "no-data", "none"));
        var missing = json["scopes"]!.Single(s => (string?)s["id"] == "nacka");
        (missing["participants"]!.Type, (bool?)missing["missing"], (bool?)missing["indicators"]![0]!["missing"], (string?)missing["indicators"]![0]!["assessment"]).ShouldBe((JTokenType.Null, true, true, null));
        missing.ToString().ShouldNotContain("hidden");
        ((JObject)json["deliveries"]!.Single()).Properties().Select(p => p.Name).ShouldBe(["site", "month", "id", "status", "rows", "sha256"]);
        var period = json["periods"]!.Single(p => (string?)p["id"] == "2018-01--2018-08");
        ((string?)period["from"], (string?)period["to"]).ShouldBe(("2018-01", "2018-08"));
        var told = (JObject)period["scopes"]!.Single(s => (string?)s["id"] == "tyreso");
        JToken.DeepEquals(Only(told, "kind", "id", "started", "leavers", "untold", "enrolled", "indicators"), JObject.Parse(
            """
            { "kind": "site", "id": "tyreso", "started": 3, "leavers": 1, "untold": 0, "enrolled": 1, "indicators": [
                { "id": "work-or-study", "numerator": 1, "denominator": 1, "rate": 1.0, "target": 0.3, "assessment": "reached" },
                { "id": "referral", "numerator": 0, "denominator": 1, "rate": 0.0, "target": 0.4, "assessment": "not-reached" } ] }
            """)).ShouldBeTrue(told.ToString());
        json["scopes"]!.Select(s => (string?)s["kind"]).Distinct().ShouldBe(["project", "sub-project", "site"]);
    }

    [Fact]
    public async Task A_site_that_has_not_delivered_is_missing()
    {
        var json = JObject.Parse(Encoding.UTF8.GetString(await WriteAsync(new ReportJson())));
        string? State(string site, string month) => (string?)json["completeness"]!.Single(s => (string?)s["site"] == site)["months"]!.Single(m => (string?)m["month"] == month)["state"];
        (State("tyreso", "2018-08"), State("tyreso", "2018-07"), State("nacka", "2018-08")).ShouldBe(("delivered", "missing", "missing"));
    }

    [Fact]
    public async Task The_same_report_is_the_same_bytes()
    {
        foreach (var format in (IReportFormat[])[new ReportJson(), new ReportCsv()])
            (await WriteAsync(format)).ShouldBe(await WriteAsync(format));
    }

    [Fact]
    public async Task A_report_as_csv_reads_back()
    {
        var text = Encoding.UTF8.GetString(await WriteAsync(new ReportCsv()));
        text[0].ShouldBe('\uFEFF');
        var lines = Csv.Lines(text[1..]);
        var header = lines[0].Index().ToDictionary(c => c.Item, c => c.Index);
        var report = await ReportAsync();
        lines.Skip(1).Count(cells => cells[header["indicator"]].Length > 0).ShouldBe(report.Scopes.Sum(scope => report.RowsOf(scope).Count) + report.Periods.Sum(told => told.Scopes.Sum(scope => scope.Indicators.Count)));
        foreach (var (row, cells) in report.Scopes.SelectMany(report.RowsOf).Zip(lines.Skip(1)))
        {
            (cells[header["scope"]], cells[header["indicator"]], cells[header["assessment"]], cells[header["trend"]], cells[header["missing"]]).ShouldBe((row.Scope, row.Indicator, row.Assessment ?? "", row.Trend ?? "", row.Participants is null ? "true" : ""));
            cells[header["participants"]].ShouldBe(row.Participants?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "");
            var rate = cells[header["rate"]];
            rate.ShouldNotContain(".");
            (rate.Length == 0 ? (double?)null : double.Parse(rate.Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(row.Rate);
        }
    }

    [Fact]
    public async Task A_receipt_has_the_properties_of_the_contract()
    {
        var wrong = RuleCaseNumber();
        var answer = await Check.RowsAsync([.. Enumerable.Range(0, 3).Select(i => $"{Synthetic.Person(i)};Jobbverket;2018-08-01"), $"{wrong};Jobbverket;2018-08-01"]);
        var json = JObject.Parse(Json.Text(ReceiptJson.Of(answer.Receipt, Language.En)));
        JToken.DeepEquals(Only(json, "schema", "project", "site", "month", "status", "rows", "accepted", "rejected", "warnings", "replaces"), JObject.Parse(
            """{ "schema": "cai-esf-receipt/1", "project": "mia", "site": "tyreso", "month": "2018-08", "status": "partly-accepted", "rows": 4, "accepted": 3, "rejected": 1, "warnings": 0, "replaces": null }""")).ShouldBeTrue(json.ToString());
        var finding = (JObject)json["findings"]!.Single();
        finding.Properties().Select(p => p.Name).ShouldBe(["rule", "severity", "line", "column", "value", "message", "action"]);
        ((string?)finding["rule"], (string?)finding["severity"], (int)finding["line"]!, (string?)finding["column"], (string?)finding["value"])
            .ShouldBe(("ID_CHECKDIGIT", "reject-row", 5, "Personnummer", "19800101-****"));
    }

    [Fact]
    public async Task A_resent_file_names_the_delivery_that_it_replaces()
    {
        var before = Check.Delivered("2018-08", "a");
        var answer = await Check.TextAsync($"{Check.Header}\n", current: before);
        ((string?)ReceiptJson.Of(answer.Receipt, Language.Sv)["replaces"]).ShouldBe(before.Id.Value);
    }

    private static string RuleCaseNumber()
    {
        var right = Synthetic.Personnummer(new(1980, 1, 1));
        return right[..11] + (char)('0' + ((right[11] - '0' + 1) % 10));
    }

    private static JObject Only(JToken json, params string[] names) => new(names.Select(name => new JProperty(name, json[name]?.DeepClone())));
}
