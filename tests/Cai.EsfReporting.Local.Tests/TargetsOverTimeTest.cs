using System.Net;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Web.Access;
using DocumentFormat.OpenXml.Packaging;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>
/// The store with everything in it, when its targets change in the middle and are words: 30 % to work or study, and 35 % from September 2018; more referred on than a year before, from 12 %; of
/// the young 65 % a year, and 70 % from August 2018. Every file of a month's report prints the month's.
/// </summary>
public sealed class TargetsOverTimeTest : IAsyncLifetime
{
    private Esf esf = null!;

    public async ValueTask InitializeAsync()
    {
        esf = await EverythingStore.CopyAsync();
        var proposed = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")));
        proposed["version"] = "targets over time";
        Indicator(proposed, "mia", "work-or-study")["target"] = JObject.Parse("""{ "2017": 0.3, "2018-09": 0.35 }""");
        Indicator(proposed, "mia", "referral")["target"] = "increase";
        Indicator(proposed, "mia", "referral")["startingValue"] = 0.12;
        ((JArray)proposed["projects"]!.Single(p => (string?)p["id"] == "mia")["indicators"]!).Add(JObject.Parse(
            """{ "kind": "enrolled", "id": "enrolled-less", "name": "Inskrivna, färre", "target": { "2018": 100, "2018-09": "decrease" }, "goodDirection": "down", "startingValue": 90, "source": "Eget mål" }"""));
        Indicator(proposed, "ungdomsinsatser", "work-or-study")["target"] = JObject.Parse("""{ "2018": 0.65, "2018-08": 0.7 }""");
        foreach (var project in proposed["projects"]!)
            project["deadlines"]!["published"] = new JArray("2018-09");
        (await esf.RunAsync("catalogue", "apply", esf.File("proposed.json", proposed.ToString()), "--data", esf.Data)).ShouldSatisfyAllConditions(answer => answer.Code.ShouldBe(0, answer.Output + answer.Error));
        await ReportAsync();
    }

    private async Task<Esf.Answer> ReportAsync(params string[] of)
    {
        var answer = await esf.RunAsync(["report", "--data", esf.Data, .. of]);
        answer.Code.ShouldBe(0, answer.Output + answer.Error);
        return answer;
    }

    public ValueTask DisposeAsync()
    {
        esf.Dispose();
        return ValueTask.CompletedTask;
    }

    private static JToken Indicator(JObject catalogue, string project, string indicator) =>
        catalogue["projects"]!.Single(p => (string?)p["id"] == project)["indicators"]!.Single(i => (string?)i["id"] == indicator);

    private string Folder(string project, string month, string edition = "internal") => Path.Combine(esf.Data, "reports", project, month, edition);

    private static string Plain(string html) => WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]+>", " ")).Replace('\u00A0', ' ');

    private static string Naive(string month) => string.CompareOrdinal(month, "2018-09") < 0 ? "30 %" : "35 %";

    [Theory]
    [InlineData("2018-07")]
    [InlineData("2018-08")]
    [InlineData("2018-09")]
    [InlineData("2018-10")]
    public async Task Every_file_of_a_month_prints_the_month_s_target(string month)
    {
        await ReportAsync("--project", "mia", "--as-of", month);
        var folder = Folder("mia", month);
        var html = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
        var outcome = Regex.Match(html, "id=\"outcome-work-or-study\".*?</table>", RegexOptions.Singleline).Value;
        Regex.Matches(outcome, "<td class=\"number\">([^<]*%)</td>").Select(cell => Plain(cell.Groups[1].Value)).Where(cell => cell is "30 %" or "35 %").Distinct().ShouldBe([Naive(month)]);
        Plain(html).ShouldContain($"mot målet {Naive(month)}.");
        Plain(html).ShouldContain("Mål 30 % från 2017-01, 35 % från 2018-09, nära från");
        Plain(html).ShouldContain("Öka");
        using (var document = WordprocessingDocument.Open(Path.Combine(folder, "report.docx"), false))
            document.MainDocumentPart!.Document!.Body!.InnerText.Replace('\u00A0', ' ').ShouldContain($"mot målet {Naive(month)}.");
        (await File.ReadAllTextAsync(Path.Combine(folder, "texts.md"))).Replace('\u00A0', ' ').ShouldContain(Naive(month).Replace("%", "procent", StringComparison.Ordinal));

        var json = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")));
        foreach (var (at, told) in json["scopes"]!.Select(scope => (month, scope["indicators"]!)).Concat(json["periods"]!.SelectMany(period => period["scopes"]!.Select(scope => ((string)period["to"]!, scope["indicators"]!)))))
        {
            $"{100 * (decimal)told[0]!["target"]!:0} %".ShouldBe(Naive(at));
            ((string?)told[1]!["targetInWords"], told[1]!["target"]!.Type).ShouldBe(("increase", JTokenType.Null));
        }

        var enrolled = json["scopes"]![0]!["measures"]!.Single(measure => (string?)measure["id"] == "enrolled-less");
        ((decimal?)enrolled["target"], (string?)enrolled["targetInWords"]).ShouldBe(string.CompareOrdinal(month, "2018-09") < 0 ? (100m, null) : (null, "decrease"));

        var csv = (await File.ReadAllLinesAsync(Path.Combine(folder, "report.csv"))).Select(line => line.TrimStart('\uFEFF').Split(';')).ToList();
        foreach (var line in csv.Skip(1).Where(line => line[Array.IndexOf(csv[0], "indicator")] == "work-or-study"))
            $"{100 * decimal.Parse(line[Array.IndexOf(csv[0], "target")].Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture):0} %".ShouldBe(Naive(line[Array.IndexOf(csv[0], "asOf")]));
    }

    [Fact]
    public async Task The_year_s_target_is_that_of_the_month()
    {
        await ReportAsync("--project", "ungdomsinsatser", "--as-of", "2018-08");
        var html = Plain(await File.ReadAllTextAsync(Path.Combine(Folder("ungdomsinsatser", "2018-08"), "report.html")));
        html.ShouldContain("Årets mål 70 %");
        html.ShouldContain("70 % per år");
        html.ShouldNotContain("65 % per år");
        html.ShouldContain("65 % från 2018-01, 70 % från 2018-08");
    }

    [Fact]
    public async Task The_public_edition_prints_the_month_s_target_and_no_word_where_a_year_before_is_hidden()
    {
        foreach (var month in (string[])["2018-09"])
        {
            await ReportAsync("--project", "mia", "--as-of", month);
            var json = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(Folder("mia", month, "public"), "report.json")));
            foreach (var told in json["scopes"]!.Select(scope => scope["indicators"]!))
            {
                $"{100 * (decimal)told[0]!["target"]!:0} %".ShouldBe(Naive(month));
                if (told[1]!["numerator"]!.Type == JTokenType.Null)
                    ((string?)told[1]!["assessment"], (string?)told[1]!["targetInWords"]).ShouldBe((null, "increase"));
            }
        }
    }

    [Fact]
    public async Task The_portal_a_municipality_and_every_view_of_it_tell_the_month_s()
    {
        var tyreso = (await ReportAsync("--municipality", "tyreso", "--as-of", "2018-08")).Output;
        tyreso.ShouldContain("30\u00A0%");
        tyreso.ShouldNotContain("35\u00A0%");
        (await ReportAsync("--project", "mia", "--period", "2018-Q3")).Output.ShouldContain("mål 35\u00A0%");
        (await esf.RunAsync("status", "--data", esf.Data)).Code.ShouldBe(0);
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.LocalOwner), clock: esf.Clock, store: esf.Data);
        using var client = new HttpClient { BaseAddress = new(host.Address) };
        var start = Plain(await client.GetStringAsync("/"));
        start.ShouldContain("Mål 35 %");
        start.ShouldContain("Mål Öka");
        Plain(await client.GetStringAsync("/sites/mia/tyreso")).ShouldContain("Mål 35 %");
    }
}
