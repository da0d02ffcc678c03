using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Commands;

public sealed partial class DemoCommandTest : IDisposable
{
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    [Fact]
    public async Task The_demo_delivers_every_kind_of_file_and_reports_the_published_figures()
    {
        var answer = await esf.RunAsync("demo", "--data", esf.Data, "--today", "2018-09-10");
        answer.Code.ShouldBe(0, answer.Error);

        var receipts = esf.Files("receipts").Where(path => path.EndsWith(".json", StringComparison.Ordinal)).Select(path => JObject.Parse(File.ReadAllText(path))).ToList();
        receipts.Select(r => $"{r["project"]}/{r["site"]}").Distinct().Count(address => !address.EndsWith("/nyckeltal", StringComparison.Ordinal)).ShouldBe(18);
        receipts.Where(r => (string?)r["site"] == "nyckeltal").Select(r => (string?)r["status"]).ShouldBe(["accepted", "accepted", "accepted", "accepted"]);
        receipts.Count(r => (string?)r["status"] == "rejected").ShouldBe(1);
        receipts.Count(r => (string?)r["status"] == "partly-accepted").ShouldBe(1);
        receipts.Count(r => (bool?)r["zeroReturn"] == true).ShouldBeGreaterThan(0);
        receipts.Count(r => r["replaces"]!.Type != JTokenType.Null).ShouldBe(1);
        receipts.Count(r => r["counts"]!.Any(c => (string?)c["rule"] == "FILE_ENCODING")).ShouldBe(1);

        // Newsletter, autumn 2018 (domain.md §7); the counts behind the shares are made up.
        Share("mia", "ostra-sodertorn", "work-or-study").ShouldBe(15);
        Share("mia", "ostra-sodertorn", "referral").ShouldBe(32);
        Share("mia", "mia", "work-or-study").ShouldBe(21);
        Share("mia", "mia", "referral").ShouldBe(28);
        Share("ungdomsinsatser", "ungdomsinsatser", "work-or-study").ShouldBe(64);
        ((int?)Scope("mia", "ostra-sodertorn")["enrolled"]).ShouldBe(82);

        // One row a provider: it is spelled the same at every site. And some are in two projects of a place.
        JObject.Parse(await File.ReadAllTextAsync(Path.Combine(esf.Data, "reports", "mia", "2018-08", "internal", "report.json")))["breakdown"]!.Select(group => (string?)group["name"]).Where(name => name!.StartsWith("Nynäshamn", StringComparison.Ordinal)).ShouldBe(["Nynäshamns kommun"]);
        (await esf.RunAsync("report", "--data", esf.Data, "--municipality", "tyreso")).Output.ShouldContain("Olika personer: 202. Av dem är 94 inskrivna i något av projekten, och 5 är eller har varit med i fler än ett.");

        // Hiding that leaves nothing to read is a fault as well.
        Printed("etableringscentrum", "2018-08").ShouldBeGreaterThan(0.25);
        Printed("mia", "2018-08").ShouldBeGreaterThan(0.35);
        Printed("ungdomsinsatser", "2018-06").ShouldBeGreaterThan(0.4);
    }

    /// <summary>Share of a public edition's numbers that are printed: of those that could be, for columns that areas never have count too.</summary>
    private double Printed(string project, string month)
    {
        var numbers = JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, "reports", project, month, "public", "report.json")))["scopes"]!
            .SelectTokens("$..*").OfType<JValue>().Where(value => value.Type is JTokenType.Integer or JTokenType.Float or JTokenType.Null).ToList();
        return numbers.Count(value => value.Type != JTokenType.Null) / (double)numbers.Count;
    }

    [Fact]
    public async Task No_identity_leaves_intake()
    {
        await esf.RunAsync("demo", "--data", esf.Data);
        foreach (var file in esf.Files("").Where(path => !path.Contains("originals", StringComparison.Ordinal) && Path.GetExtension(path) is ".csv" or ".json" or ".html"))
            if (!file.Contains("originals", StringComparison.Ordinal))
                Identity().IsMatch(File.ReadAllText(file)).ShouldBeFalse(file);
    }

    [Fact]
    public async Task Every_workbook_is_valid()
    {
        await esf.RunAsync("demo", "--data", esf.Data, "--lang", "en");
        var workbooks = esf.Files("reports").Concat(esf.Files("receipts/mia/osteraker")).Where(path => Path.GetExtension(path) == ".xlsx").ToList();
        workbooks.Count.ShouldBeGreaterThan(3);
        foreach (var path in workbooks)
        {
            using var workbook = SpreadsheetDocument.Open(path, isEditable: false);
            new OpenXmlValidator().Validate(workbook).Select(error => $"{path} {error.Part?.Uri} {error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        }
    }

    private int Share(string project, string scope, string indicator) =>
        (int)Math.Round((double)Scope(project, scope)["indicators"]!.Single(i => (string?)i["id"] == indicator)["rate"]! * 100, MidpointRounding.AwayFromZero);

    private JToken Scope(string project, string scope) =>
        JObject.Parse(File.ReadAllText(Path.Combine(esf.Data, "reports", project, "2018-08", "internal", "report.json")))["scopes"]!.Single(s => (string?)s["id"] == scope && (string?)s["kind"] != "site");

    [GeneratedRegex("\\b(19|20)?[0-9]{6}[-+]?[0-9]{4}\\b(?!-)", RegexOptions.CultureInvariant)]
    private static partial Regex Identity();
}
