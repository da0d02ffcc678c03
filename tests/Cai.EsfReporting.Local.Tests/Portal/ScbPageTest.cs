using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Commands;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>The participant file for SCB, taken out in the portal.</summary>
public sealed partial class ScbPageTest
{
    private const string Access = """
        { "people": [
          { "who": ["scb@esf.example"], "roles": ["scb:mia"] },
          { "who": ["alla@esf.example"], "roles": ["scb:*"] },
          { "who": ["annat@esf.example"], "roles": ["scb:etableringscentrum"] },
          { "who": ["tyreso@esf.example"], "roles": ["deliver:mia/*"] },
          { "who": ["intern@esf.example"], "roles": ["read:mia:internal"] },
          { "who": ["drift@esf.example"], "roles": ["operate"] } ] }
        """;

    [Fact]
    public async Task It_is_handed_out_as_csv_and_as_a_workbook_never_cached_nowhere_kept_and_who_took_it_is_noted()
    {
        await using var host = await SharedAsync();
        using var client = host.As("scb");
        await DeliverAsync(host, "tyreso", "2018-08", 3);

        using var csv = await TakeAsync(client, "csv");
        using var xlsx = await TakeAsync(client, "xlsx");

        foreach (var answer in (HttpResponseMessage[])[csv, xlsx])
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            // A tag of the content would be a plain hash of identities.
            answer.Headers.ETag.ShouldBeNull();
        }

        csv.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("scb-mia-2018-08.csv");
        var lines = (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Skip(1).Select(line => line.Split(';')[0]).ShouldBe(Enumerable.Range(1, 3).Select(Twelve).Order(StringComparer.Ordinal));
        Rows(await xlsx.Content.ReadAsByteArrayAsync()).Select(row => string.Join(';', row)).ShouldBe(lines);

        var noted = (await new AuditDays(host.Data.Files).ReadAsync(new(2018, 9, 17), default)).Where(entry => entry.Kind == AuditKind.ScbFile).ToList();
        noted.Select(entry => (entry.By.Id, entry.Project, entry.Month)).ShouldBe(Enumerable.Repeat(("scb@esf.example", (string?)"mia", (Month?)new Month(2018, 8)), 2));
        host.Files("evidence").Length.ShouldBe(2);
        foreach (var file in Directory.GetFiles(host.Data.Root, "*", SearchOption.AllDirectories).Where(path => !path.Contains("originals", StringComparison.Ordinal) && !path.Contains(".pending", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith("esf.db", StringComparison.Ordinal)))
            TellsNobody(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), file);
        TellsNobody(host.Log, "the log");
        TellsNobody(await client.GetStringAsync("/scb"), "the page");
    }

    [Theory]
    [InlineData("scb", 200)]
    [InlineData("alla", 200)]
    [InlineData("drift", 200)]
    [InlineData("annat", 403)]
    [InlineData("tyreso", 403)]
    [InlineData("intern", 403)]
    [InlineData("ingen", 403)]
    public async Task Only_who_may_take_it_for_the_project_is_given_it(string who, int expected)
    {
        await using var host = await SharedAsync();
        await DeliverAsync(host, "tyreso", "2018-08", 3);
        await DeliverAsync(host, "haninge", "2018-08", 3, "etableringscentrum");
        using var visitor = host.As(who);
        var (page, token) = (await visitor.GetAsync("/scb"), await visitor.TokenOfAsync("/scb"));
        // With a form's proof of one's own, if any page gives it: what is tried is the right.
        using var answer = await TakeAsync(visitor, "csv", token: token.Length > 0 ? token : await visitor.TokenOfAsync("/deliver"));

        ((int)answer.StatusCode).ShouldBe(expected);
        if (expected != 200)
        {
            TellsNobody(await answer.Content.ReadAsStringAsync(), who);
            host.Files("evidence").ShouldBeEmpty();
            (await page.Content.ReadAsStringAsync()).ShouldNotContain("Mobilisering");
        }

        (await (await visitor.GetAsync("/")).Content.ReadAsStringAsync()).Contains("href=\"/scb\"", StringComparison.Ordinal).ShouldBe(expected == 200 || who == "annat");
    }

    [Fact]
    public async Task What_would_be_lacking_is_told_and_made_only_when_it_is_said_and_what_is_gone_is_refused()
    {
        await using var host = await SharedAsync();
        using var client = host.As("scb");
        await DeliverAsync(host, "tyreso", "2018-08", 3);

        // The page of a month whose originals are gone has no form: this one was opened before.
        var token = await client.TokenOfAsync("/scb");
        using var refused = await TakeAsync(client, "csv", allTheSame: false, token: token);
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ShouldContain("Har inte levererat 2018-08: Haninge");

        foreach (var original in host.Files("originals"))
            File.Delete(Path.Combine(host.Data.Root, original));
        using var gone = await TakeAsync(client, "csv", token: token);
        gone.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = WebUtility.HtmlDecode(await gone.Content.ReadAsStringAsync());
        page.ShouldContain("Tyresö 2018-08: originalet som togs emot 2018-09-17 finns inte kvar. Be orten lämna månaden igen.");
        page.ShouldNotContain("Hämta Excel");
        host.Files("evidence").ShouldBeEmpty();
        (await TakeAsync(client, "csv", month: "2018-05", token: token)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await TakeAsync(client, "pdf", token: token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await TakeAsync(client, "csv", token: "nonsense")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_months_to_send_again_stand_beside_it_in_order()
    {
        await using var host = await SharedAsync();
        using var client = host.As("scb");
        foreach (var month in (string[])["2018-06", "2018-07", "2018-08"])
        {
            await DeliverAsync(host, "tyreso", month, 3);
            (await TakeAsync(client, "csv", month)).EnsureSuccessStatusCode();
        }

        (await client.GetStringAsync("/scb")).ShouldNotContain("id=\"again\"");
        await DeliverAsync(host, "tyreso", "2018-07", 4);

        var page = await client.GetStringAsync("/scb");
        AgainLink().Matches(page).Select(link => link.Groups["month"].Value).ShouldBe(["2018-07", "2018-08"]);
        page.ShouldContain("<option value=\"2018-07\" selected>");
        (await TakeAsync(client, "csv", "2018-07")).Headers.GetValues("X-Esf-Send-Again").ShouldBe(["2018-08"]);
        AgainLink().Matches(await client.GetStringAsync("/scb")).Select(link => link.Groups["month"].Value).ShouldBe(["2018-08"]);
    }

    [GeneratedRegex("<li><a href=\"/scb\\?project=mia&amp;month=(?<month>[0-9-]+)\"")]
    private static partial Regex AgainLink();

    private static Task<PortalHost> SharedAsync() => BehindProxy.StartAsync(Access);

    private static async Task<HttpResponseMessage> TakeAsync(HttpClient client, string format, string month = "2018-08", bool allTheSame = true, string? token = null)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in (IEnumerable<(string, string)>)[("form", token ?? await client.TokenOfAsync("/scb")), ("project", "mia"), ("month", month), ("format", format), .. allTheSame ? [("all-the-same", "yes")] : Array.Empty<(string, string)>()])
            form.Add(new StringContent(value), name);
        return await client.PostAsync("/scb", form);
    }

    private static async Task DeliverAsync(PortalHost host, string site, string month, int people, string project = "mia")
    {
        await using var claimed = await host.Data.Inbox.DepositAsync(new MemoryStream(Encoding.UTF8.GetBytes(PortalHost.File(people))), new DeliveryAddress(project, site, Month.Parse(month)), confirmed: true, default);
        (await host.Data.Receiver.ReceiveAsync(claimed)).Accepted.ShouldBe(people);
    }

    private static string Twelve(int person) => Esf.Person(person).Replace("-", "", StringComparison.Ordinal);

    private static void TellsNobody(string text, string where)
    {
        foreach (var person in Enumerable.Range(1, 4))
            (text.Contains(Twelve(person), StringComparison.Ordinal) || text.Contains(Esf.Person(person), StringComparison.Ordinal) || text.Contains(Twelve(person)[2..], StringComparison.Ordinal)).ShouldBeFalse(where);
    }

    private static List<List<string>> Rows(byte[] workbook)
    {
        using var opened = SpreadsheetDocument.Open(new MemoryStream(workbook), isEditable: false);
        new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(opened).Select(error => error.Description).ShouldBeEmpty();
        return [.. opened.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row =>
        {
            var cells = Enumerable.Repeat("", 7).ToList();
            foreach (var cell in row.Elements<Cell>())
                cells[cell.CellReference!.Value![0] - 'A'] = cell.InnerText;
            return cells;
        })];
    }
}
