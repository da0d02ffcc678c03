using System.Net;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Web.Access;
using DocumentFormat.OpenXml.Packaging;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>The page of the audit log and its export. It is the 17th of September 2018.</summary>
public sealed class AuditTest
{
    private static readonly Actor Anna = new("anna@forbund.example", "Anna Ek");

    [Fact]
    public async Task The_page_tells_who_did_what_the_latest_first_with_a_way_to_it()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        using var system = host.Client(await host.TokenAsync("case-system", "operate"));
        (await system.PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(9))))).EnsureSuccessStatusCode();
        await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("mia")!, new(2018, 8)), Language.Sv);
        (await system.GetAsync("/api/reports/mia/2018-08/internal/report.json")).EnsureSuccessStatusCode();
        (await system.GetAsync("/api/reports/mia/2018-08/public/report.json")).EnsureSuccessStatusCode();

        var rows = await RowsAsync(system, "/audit");

        rows.Length.ShouldBe(2);
        rows[0].ShouldContain("case-system (nyckel)");
        rows[0].ShouldContain("""hämtade den interna rapporten <a href="/reports/mia/2018-08/internal">mia 2018-08, report.json</a>""");
        rows[1].ShouldContain("""lämnade <a href="/deliveries/mia/tyreso/2018-08">mia/tyreso 2018-08</a>""");
        (await RowsAsync(system, "/audit?lang=en"))[1].ShouldContain("delivered <a");
        (await RowsAsync(system, "/audit?kind=download")).ShouldHaveSingleItem();
        (await RowsAsync(system, "/audit?project=etableringscentrum")).ShouldBeEmpty();
        (await RowsAsync(system, "/audit?project=mia&kind=delivery")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_empty_log_says_so()
    {
        await using var host = await PortalHost.StartAsync();

        (await host.Client().GetStringAsync("/audit")).ShouldContain("Loggen är tom.");
        (await host.Client().GetStringAsync("/audit?day=2018-09-01&kind=scb")).ShouldContain("Inget sådant hände den dagen.");
    }

    [Fact]
    public async Task A_day_is_a_day_in_Sweden_and_leads_to_the_nearest_others_with_events()
    {
        await using var host = await PortalHost.StartAsync();
        // A quarter past midnight on the 3rd, Swedish summer time, and long before.
        await DeliverAsync(host, new(2018, 9, 2, 22, 15, 0, TimeSpan.Zero));
        await DeliverAsync(host, new(2018, 9, 2, 21, 45, 0, TimeSpan.Zero));
        await DeliverAsync(host, new(2018, 1, 8, 9, 0, 0, TimeSpan.Zero));

        var page = await host.Client().GetStringAsync("/audit");
        page.ShouldContain("2018-09-03</time>");
        page.ShouldContain("00:15:00");
        page.ShouldNotContain("23:45:00");
        page.ShouldContain("/audit?day=2018-09-02");
        page.ShouldNotContain("rel=\"next\"");

        page = await host.Client().GetStringAsync("/audit?day=2018-09-02&kind=delivery");
        page.ShouldContain("23:45:00");
        page.ShouldContain("/audit?day=2018-01-08&amp;kind=delivery\" rel=\"prev\"");
        page.ShouldContain("/audit?day=2018-09-03&amp;kind=delivery\" rel=\"next\"");
        (await host.Client().GetStringAsync("/audit?day=2018-01-08")).ShouldContain("/audit?day=2018-09-02\" rel=\"next\"");
    }

    [Fact]
    public async Task No_other_day_is_opened()
    {
        await using var host = await PortalHost.StartAsync();
        await DeliverAsync(host, new(2018, 9, 3, 9, 0, 0, TimeSpan.Zero));
        await DeliverAsync(host, new(2018, 9, 5, 9, 0, 0, TimeSpan.Zero));
        var opened = new List<string>();

        var days = new AuditDays(new Watched(host.Data.Files, opened));
        (await days.ReadAsync(new(2018, 9, 5), default)).ShouldHaveSingleItem();
        (await days.BeforeAsync(new(2018, 9, 5), default)).ShouldBe(new DateOnly(2018, 9, 3));
        (await days.AfterAsync(new(2018, 9, 5), new(2018, 9, 17), default)).ShouldBeNull();

        opened.ShouldAllBe(path => path.StartsWith("audit/2018-09-05/", StringComparison.Ordinal));
        opened.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_busy_day_has_several_pages_of_which_none_is_large()
    {
        await using var host = await PortalHost.StartAsync();
        for (var i = 0; i < 205; i++)
            await DeliverAsync(host, new(2018, 9, 3, 9, 0, i % 60, i, TimeSpan.Zero));

        var page = await host.Client().GetStringAsync("/audit?page=2");
        page.ShouldContain("sida 2 av 3 (205 i allt)");
        page.Length.ShouldBeLessThan(50_000);
        (await RowsAsync(host.Client(), "/audit")).Length.ShouldBe(100);
        (await RowsAsync(host.Client(), "/audit?page=3")).Length.ShouldBe(5);
        (await RowsAsync(host.Client(), "/audit?page=99")).Length.ShouldBe(5);
    }

    [Fact]
    public async Task An_entry_that_cannot_be_read_is_told_and_hides_no_other()
    {
        await using var host = await PortalHost.StartAsync();
        await DeliverAsync(host, new(2018, 9, 3, 9, 0, 0, TimeSpan.Zero));
        var folder = Path.Combine(host.Data.Root, "audit", "2018-09-03");
        await File.WriteAllTextAsync(Path.Combine(folder, "20180903T100000000Z-download-0.json"), "{ half");
        await File.WriteAllTextAsync(Path.Combine(folder, "notes.txt"), "not ours");

        var rows = await RowsAsync(host.Client(), "/audit");

        rows.Length.ShouldBe(2);
        rows[0].ShouldContain("något som inte går att läsa: audit/2018-09-03/");
    }

    [Fact]
    public async Task Days_can_be_taken_out_and_that_is_in_the_log_too()
    {
        await using var host = await PortalHost.StartAsync();
        await new AuditLog(host.Data.Files, host.Data.Clock).DeliveryAsync(new("=cmd|' /C calc'!A0", "=HYPERLINK(\"http://evil.example\")"), new("mia", "tyreso", new(2018, 8)), new(2018, 9, 3, 9, 0, 0, TimeSpan.Zero), false, default);
        await DeliverAsync(host, new(2018, 9, 4, 9, 0, 0, TimeSpan.Zero));
        await DeliverAsync(host, new(2018, 9, 5, 9, 0, 0, TimeSpan.Zero));

        using var csv = await host.Client().GetAsync("/api/audit?from=2018-09-03&to=2018-09-04&format=csv");
        using var xlsx = await host.Client().GetAsync("/api/audit?from=2018-09-03&to=2018-09-04&format=xlsx");

        csv.Content.Headers.ContentDisposition!.FileName.ShouldBe("audit-2018-09-03-2018-09-04.csv");
        csv.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var lines = (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("at;who;name;what;project;site;month;about;by");
        lines[1].ShouldBe("2018-09-04T09:00:00Z;anna@forbund.example;Anna Ek;delivery;mia;tyreso;2018-08;;person");
        lines.Length.ShouldBe(3);
        // No cell is a formula to the spreadsheet that opens it.
        lines[2].Split(';').ShouldAllBe(cell => !cell.TrimStart('"').StartsWith('='));
        await using var content = await xlsx.Content.ReadAsStreamAsync();
        using var workbook = SpreadsheetDocument.Open(content, isEditable: false);
        var cells = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToList();
        cells.ShouldContain(cell => cell.InnerText == "lämnade mia/tyreso 2018-08");
        cells.ShouldAllBe(cell => cell.CellFormula == null);

        var rows = await RowsAsync(host.Client(), "/audit?kind=export");
        rows.Length.ShouldBe(2);
        rows[0].ShouldContain("Den här datorn");
        rows[0].ShouldContain("tog ut loggen 2018-09-03–2018-09-04");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=2018-09-03")]
    [InlineData("?from=2018-09-03&to=2018-09-02")]
    [InlineData("?from=2017-09-03&to=2018-09-04")]
    [InlineData("?from=../keys&to=2018-09-04")]
    [InlineData("?from=2018-09-03&to=2018-09-04&format=html")]
    public async Task What_is_no_span_of_days_is_told_so_and_is_no_export(string query)
    {
        await using var host = await PortalHost.StartAsync();

        (await host.Client().GetAsync("/api/audit" + query)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        host.Files("audit").ShouldBeEmpty();
    }

    [Fact]
    public async Task An_identity_that_a_sign_in_gives_as_a_name_is_not_written()
    {
        await using var host = await PortalHost.StartAsync();
        await new AuditLog(host.Data.Files, host.Data.Clock).DownloadAsync(new("19800101-9802", "Anna 198001019802"), "reports/mia/2018-08/internal/report.json", default);

        var entry = await File.ReadAllTextAsync(Path.Combine(host.Data.Root, host.Files("audit").Single()));
        entry.ShouldNotContain("9802");
        entry.ShouldContain("Anna 19800101-****");
    }

    /// <summary>Whatever a sign-in lets people call themselves.</summary>
    [Theory]
    [InlineData("local", "machine")]
    [InlineData("os:root", "account")]
    [InlineData("token:case-system", "token")]
    public async Task A_person_who_is_called_as_a_machine_is_told_as_a_person(string id, string kind)
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.Proxy, new('s', SignIn.ShortestSecret), ProxyHeaders.Forwarded), new JObject { ["people"] = new JArray(new JObject { ["who"] = new JArray("id:" + id), ["roles"] = new JArray("operate") }) }.ToString());
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("X-Esf-Proxy", new string('s', SignIn.ShortestSecret));
        client.DefaultRequestHeaders.Add("X-Forwarded-User", id);
        var real = kind switch { "machine" => Actor.LocalOwner, "account" => Actor.OfAccount("root"), _ => Actor.OfToken("case-system") };
        await new AuditLog(host.Data.Files, host.Data.Clock).DownloadAsync(real, "reports/mia/2018-08/internal/report.json", default);
        (await client.GetAsync("/api/audit?from=2018-09-17&to=2018-09-17")).EnsureSuccessStatusCode();

        var lines = (await client.GetStringAsync("/api/audit?from=2018-09-17&to=2018-09-17")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];
        lines.Select(line => line.Split(';')[^1]).ShouldBe(["person", kind], ignoreOrder: true);
    }

    [Theory]
    [InlineData("Den här datorn")]
    [InlineData("This machine")]
    [InlineData("case-system (nyckel)")]
    [InlineData("root, vid datorn")]
    [InlineData("local")]
    [InlineData("token:case-system")]
    public void No_name_makes_a_person_read_as_a_machine(string name)
    {
        foreach (var person in (Actor[])[new(name, ""), new("id", name), new(name, name)])
            foreach (var machine in (Actor[])[Actor.LocalOwner, Actor.OfAccount("root"), Actor.OfToken("case-system")])
            {
                person.Told.Sv.ShouldNotBe(machine.Told.Sv);
                person.Told.En.ShouldNotBe(machine.Told.En);
                person.Key.ShouldNotBe(machine.Key);
            }
    }

    /// <summary>Entries from before kinds were written.</summary>
    [Theory]
    [InlineData("local", "machine")]
    [InlineData("os:anna", "account")]
    [InlineData("token:x", "token")]
    [InlineData("anna@forbund.example", "person")]
    public async Task An_older_entry_is_told_by_its_id(string id, string expected)
    {
        await using var host = await PortalHost.StartAsync();
        await DeliverAsync(host, new(2018, 9, 3, 9, 0, 0, TimeSpan.Zero));
        var path = Path.Combine(host.Data.Root, host.Files("audit").Single());
        var entry = JObject.Parse(await File.ReadAllTextAsync(path));
        entry.Remove("by");
        entry["who"] = id;
        await File.WriteAllTextAsync(path, entry.ToString());

        (await new AuditDays(host.Data.Files).ReadAsync(new(2018, 9, 3), default)).Single().By.KindWord.ShouldBe(expected);
    }

    [Fact]
    public async Task Who_brought_a_file_is_told_as_not_kept_once_it_is_purged()
    {
        await using var host = await PortalHost.StartAsync();
        (await host.Client().PostAsync("/api/deliver", PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(1))))).EnsureSuccessStatusCode();

        (await host.Client().GetStringAsync("/deliveries/mia/tyreso/2018-08")).ShouldContain("<td>Den här datorn</td>");
        await File.WriteAllTextAsync(Path.Combine(host.Data.Root, host.Files("audit").Single()), "{ half");
        (await host.Client().GetStringAsync("/deliveries/mia/tyreso/2018-08")).ShouldContain("<td>–</td>");
        Directory.Delete(Path.Combine(host.Data.Root, "audit"), recursive: true);
        (await host.Client().GetStringAsync("/deliveries/mia/tyreso/2018-08")).ShouldContain("<td>Inkorgen</td>");
        await host.Data.Log.AppendAsync(new(DeliveryId.Of(new(2016, 9, 1, 0, 0, 0, TimeSpan.Zero), new('0', 64)), new("mia", "tyreso", new(2018, 8)), DeliveryStatus.Rejected, 1, 0, 1, 0, new('0', 64), null), default);
        (await host.Client().GetStringAsync("/deliveries/mia/tyreso/2018-08")).ShouldContain("<td>Sparas inte längre</td>");
    }

    private static Task DeliverAsync(PortalHost host, DateTimeOffset at) =>
        new AuditLog(host.Data.Files, host.Data.Clock).DeliveryAsync(Anna, new("mia", "tyreso", new(2018, 8)), at, false, default);

    private static async Task<string[]> RowsAsync(HttpClient client, string address)
    {
        var page = await client.GetStringAsync(address);
        var body = page.IndexOf("<tbody>", StringComparison.Ordinal);
        return body < 0 ? [] : [.. page[body..page.IndexOf("</tbody>", StringComparison.Ordinal)].Split("<tr>").Skip(1)];
    }

    /// <summary>Notes what is opened.</summary>
    private sealed class Watched(EsfReporting.Storage.IFileStore files, List<string> opened) : EsfReporting.Storage.IFileStore
    {
        public Task<EsfReporting.Storage.IPendingFile> BeginAsync(string path, CancellationToken cancellation) => files.BeginAsync(path, cancellation);

        public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellation)
        {
            opened.Add(path);
            return files.OpenReadAsync(path, cancellation);
        }

        public IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellation) => files.ListAsync(folder, cancellation);

        public Task<bool> DeleteAsync(string path, CancellationToken cancellation) => files.DeleteAsync(path, cancellation);
    }
}
