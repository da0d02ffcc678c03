using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Commands;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>Approving a report, in the portal and the open interface.</summary>
public sealed partial class ApprovalTest
{
    private const string Page = "/reports/mia/2018-08/internal", Api = "/api/approvals/mia/2018-08";

    private const string Access = """
        { "people": [
          { "who": ["chef@esf.example"], "roles": ["approve:mia"], "name": "Anna Ek, förbundschef" },
          { "who": ["bo@esf.example"], "roles": ["approve:*"] },
          { "who": ["annat@esf.example"], "roles": ["approve:etableringscentrum"] },
          { "who": ["tyreso@esf.example"], "roles": ["deliver:mia/*"] },
          { "who": ["publik@esf.example"], "roles": ["read:mia:public"] },
          { "who": ["intern@esf.example"], "roles": ["read:mia:internal"] },
          { "who": ["bada@esf.example"], "roles": ["read:mia/tyreso", "approve:etableringscentrum"] },
          { "who": ["bada@esf.example"], "roles": ["scb:etableringscentrum", "deliver:mia/nacka"] },
          { "who": ["198001019802@esf.example", "198001019828@esf.example"], "roles": ["approve:mia"] },
          { "who": ["drift@esf.example"], "roles": ["operate"] } ] }
        """;

    [GeneratedRegex("name=\"signable\" value=\"(?<of>[0-9a-f]{16})\"")]
    private static partial Regex Signable();

    [Fact]
    public async Task It_stands_in_the_internal_edition_with_the_name_of_the_list_and_in_the_public_one_without()
    {
        await using var host = await SharedAsync();
        await DeliverAsync(host, 12);
        using var chef = host.As("chef");

        using var answer = await PostAsync(chef, await FieldsAsync(chef));
        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.OriginalString.ShouldBe(Page);
        WebUtility.HtmlDecode(await chef.GetStringAsync(Page)).ShouldContain("Godkänd av Anna Ek, förbundschef 2018-09-17");
        await WriteAsync(host);

        foreach (var file in (string[])["report.json", "report.html", "report.csv", "manifest.json"])
        {
            WebUtility.HtmlDecode(await chef.GetStringAsync($"/api/reports/mia/2018-08/internal/{file}")).ShouldContain("Anna Ek, förbundschef", customMessage: file);
            var open = await File.ReadAllTextAsync(Path.Combine(host.Data.Root, "reports", "mia", "2018-08", "public", file));
            open.ShouldNotContain("Anna Ek", customMessage: file);
            open.ShouldContain("2018-09-17", customMessage: file);
        }

        WebUtility.HtmlDecode(await chef.GetStringAsync(Page)).ShouldNotContain("Rapportens filer görs om just nu");

        // Of a period it is told what was approved: the month's report.
        const string Period = "/api/reports/mia/periods/2018-03--2018-08/";
        WebUtility.HtmlDecode(await chef.GetStringAsync(Period + "report.html")).ShouldContain("Perioden godkänns inte för sig. Rapporten till och med augusti 2018, som den är räknad ur: Godkänd av Anna Ek, förbundschef 2018-09-17");
        ((string?)JObject.Parse(await chef.GetStringAsync(Period + "report.json"))["approvals"]!["of"]).ShouldBe("2018-08");
        var rows = (await chef.GetStringAsync(Period + "report.csv")).Split('\n');
        rows.Where(row => row.Contains(";2018-03--2018-08;", StringComparison.Ordinal)).ShouldNotBeEmpty();
        rows.Where(row => row.Contains(";2018-03--2018-08;", StringComparison.Ordinal) && row.Contains("Anna Ek", StringComparison.Ordinal)).ShouldBeEmpty();

        var noted = (await new AuditDays(host.Data.Files).ReadAsync(new(2018, 9, 17), default)).Single(entry => entry.Kind == AuditKind.Approval);
        (noted.By.Id, noted.Project, noted.Month).ShouldBe(("chef@esf.example", "mia", new Month(2018, 8)));
        await host.Data.Frozen.VerifyAsync(default).ToListAsync();
    }

    [Fact]
    public async Task Before_a_deadline_the_summary_says_when_it_is_missing_and_by_no_name()
    {
        await using var host = await SharedAsync();
        await DeliverAsync(host, 12);
        var morning = new DateTimeOffset(2018, 9, 25, 7, 0, 0, TimeSpan.FromHours(2));
        await host.Data.Preparation.RunAsync(morning);
        var missing = await NoticeAsync(host, "lagesrapport-2018-08");
        ((bool)missing["approved"]!).ShouldBeFalse();
        ((string)missing["text"]!["sv"]!["body"]!).ShouldEndWith("Rapporten till och med 2018-08 är inte godkänd som den är nu: den som får godkänna den gör det i portalen, under Rapporter. Annars fryses den ändå, och säger att den inte är godkänd.");
        ((string)missing["text"]!["en"]!["body"]!).ShouldContain("is not approved as it is now");

        using var chef = host.As("chef");
        (await PostAsync(chef, await FieldsAsync(chef))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await host.Data.Preparation.RunAsync(morning.AddDays(17));
        var given = await NoticeAsync(host, "ansokan-2018-08");
        ((bool)given["approved"]!).ShouldBeTrue();
        given.ToString().ShouldNotContain("Anna");
        given.ToString().ShouldNotContain("godkänd");
    }

    private static async Task<JObject> NoticeAsync(PortalHost host, string deadline) =>
        JObject.Parse(await File.ReadAllTextAsync(Path.Combine(host.Data.Root, "reminders", "mia", deadline, "summary.json")));

    [Theory]
    [InlineData("chef", 303, 200)]
    [InlineData("bo", 303, 200)]
    [InlineData("annat", 403, 403)]
    [InlineData("tyreso", 403, 403)]
    [InlineData("publik", 403, 403)]
    [InlineData("intern", 403, 403)]
    [InlineData("drift", 403, 403)]
    [InlineData("ingen", 403, 403)]
    public async Task Only_who_may_approve_does(string who, int inPortal, int byApi)
    {
        await using var host = await SharedAsync();
        await DeliverAsync(host, 3);
        using var visitor = host.As(who);
        var fields = inPortal == 303 ? await FieldsAsync(visitor) : [("form", await visitor.TokenOfAsync("/deliver")), ("signable", await SignableAsync(host))];

        using var answer = await PostAsync(visitor, fields);
        ((int)answer.StatusCode).ShouldBe(inPortal);
        using var asMachine = await visitor.PostAsJsonAsync(Api, new { signable = await SignableAsync(host) });
        ((int)asMachine.StatusCode).ShouldBe(byApi);

        host.Files("statements").Length.ShouldBe(inPortal == 303 ? 1 : 0);
    }

    [Fact]
    public async Task Two_who_sign_in_by_a_personnummer_and_were_born_on_one_day_are_two()
    {
        await using var host = await SharedAsync();
        await DeliverAsync(host, 3);
        using var one = host.As("198001019802");
        using var other = host.As("198001019828");
        (await PostAsync(one, await FieldsAsync(one))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        // To the other it stands as somebody else's, who may neither take it back nor is kept from approving.
        var page = await other.GetStringAsync(Page);
        page.ShouldNotContain("name=\"withdraw\"");
        var fields = await FieldsAsync(other);
        (await PostAsync(other, [fields[0], ("withdraw", "1")])).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await PostAsync(other, fields)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        host.Files("statements").Length.ShouldBe(2);
        // Each knows their own again, and no form of the number is kept.
        (await one.GetStringAsync(Page)).ShouldContain("name=\"withdraw\" value=\"1\"");
        foreach (var file in Directory.GetFiles(Path.Combine(host.Data.Root, "statements"), "*", SearchOption.AllDirectories))
            (await File.ReadAllTextAsync(file)).ShouldSatisfyAllConditions(kept => kept.ShouldContain("19800101-****"), kept => kept.ShouldNotContain("010198"), kept => kept.ShouldNotContain("0101-98"));
        (await PostAsync(one, [(await FieldsAsync(one))[0], ("withdraw", "1")])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        host.Files("statements").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Somebody_with_roles_at_odds_has_each_where_it_is_and_none_where_it_is_not()
    {
        await using var host = await SharedAsync();
        await DeliverAsync(host, 3);
        using var both = host.As("bada");
        (string Address, int Answer)[] pages =
        [
            ("/sites/mia/tyreso", 200), ("/sites/mia/nacka", 403), (Page, 403), ("/reports/mia/2018-08/public", 403), ("/api/reports/mia/2018-08/internal/report.json", 403), (Api, 403), ("/reports/mia/period?period=2018-T2", 403),
            ("/deliveries/mia/tyreso/2018-08", 403), ("/next?place=mia/tyreso", 403), ("/next?place=mia/nacka", 200), ("/scb", 200), ("/audit", 403), ("/catalogue", 403), ("/api/approvals/etableringscentrum/2018-08", 200),
        ];
        foreach (var (address, expected) in pages)
            ((int)(await both.GetAsync(address)).StatusCode).ShouldBe(expected, address);
        (await both.GetStringAsync("/scb")).ShouldNotContain("value=\"mia\"");
        (await PostAsync(both, [("form", await both.TokenOfAsync("/deliver")), ("signable", await SignableAsync(host))])).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        host.Files("statements").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_is_nobody_whatever_is_written_in_it()
    {
        await using var host = await SharedAsync();
        await DeliverAsync(host, 3);
        using var machine = host.Client(await host.TokenAsync("maskin", "approve:mia", "operate"));

        using var answer = await machine.PostAsJsonAsync(Api, new { signable = await SignableAsync(host) });

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        host.Files("statements").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_has_changed_since_the_page_was_shown_is_told_and_not_signed()
    {
        await using var host = await SharedAsync();
        await DeliverAsync(host, 3);
        using var chef = host.As("chef");
        var fields = await FieldsAsync(chef);
        await DeliverAsync(host, 4);

        using var answer = await PostAsync(chef, fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("har ändrats sedan du läste den");
        host.Files("statements").ShouldBeEmpty();

        // As it is now it can be signed; once, however often it is pressed.
        var asItIsNow = await FieldsAsync(chef, fields);
        foreach (var _ in (int[])[1, 2])
            (await PostAsync(chef, asItIsNow)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        host.Files("statements").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Who_lost_the_right_has_signed_what_was_signed_and_signs_nothing_more()
    {
        var clock = new SetClock(2018, 9, 17);
        await using var host = await SharedAsync(clock);
        await DeliverAsync(host, 3);
        using var chef = host.As("chef");
        (await PostAsync(chef, await FieldsAsync(chef))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var fields = await FieldsAsync(chef);

        await host.GrantAsync(Access.Replace("approve:mia", "read:mia:internal", StringComparison.Ordinal));
        clock.Now += TimeSpan.FromMinutes(1);

        (await PostAsync(chef, [fields[0], ("withdraw", "1")])).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var page = WebUtility.HtmlDecode(await chef.GetStringAsync(Page));
        page.ShouldContain("Godkänd av Anna Ek, förbundschef 2018-09-17");
        page.ShouldNotContain("/approval\"");
        await DeliverAsync(host, 4);
        (await PostAsync(chef, [fields[0], ("signable", await SignableAsync(host))])).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        WebUtility.HtmlDecode(await chef.GetStringAsync(Page)).ShouldContain("Inte godkänd som den är nu: godkänd av Anna Ek, förbundschef");
    }

    [Fact]
    public async Task It_is_withdrawn_by_who_gave_it_and_both_stand()
    {
        await using var host = await SharedAsync();
        await DeliverAsync(host, 3);
        using var chef = host.As("chef");
        using var bo = host.As("bo");
        using (var given = await chef.PostAsJsonAsync(Api, new { signable = await SignableAsync(host) }))
            ((string?)(await given.JsonAsync())["given"]![0]!["name"]).ShouldBe("Anna Ek, förbundschef");

        (await bo.PostAsJsonAsync(Api, new { withdraw = 1 })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var answer = await chef.PostAsJsonAsync(Api, new { withdraw = 1 });

        var told = await answer.JsonAsync();
        ((bool)told["approved"]!, (string?)told["withdrawn"]![0]!["name"]).ShouldBe((false, "Anna Ek, förbundschef"));
        host.Files("statements").Length.ShouldBe(2);
        (await bo.GetStringAsync(Page)).ShouldContain("drogs tillbaka");
    }

    [Theory]
    [InlineData("", "Skriv ditt namn")]
    [InlineData("Anna \u0007Ek", "tecken som inte syns")]
    [InlineData("IDENTITY", "personnummer")]
    public async Task Where_nobody_signs_in_whoever_sits_there_writes_a_name_that_may_stand_in_a_report(string name, string told)
    {
        await using var host = await PortalHost.StartAsync();
        await DeliverAsync(host, 3);
        using var client = host.Client();

        using var answer = await PostAsync(client, [.. await FieldsAsync(client), ("name", name == "IDENTITY" ? "Anna " + Esf.Person(1) : name)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        // Why stands beside the form, to be sent again, and the other language is that of the report.
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain(told);
        page.ShouldContain("aria-describedby=\"approval-wrong\"");
        page.ShouldContain($"href=\"{Page}?lang=en\"");
        page.ShouldNotContain("/deliver?");
        page.ShouldNotContain(Esf.Person(1));
        Signable().IsMatch(page).ShouldBeTrue();
        host.Files("statements").ShouldBeEmpty();

        (await PostAsync(client, [.. await FieldsAsync(client), ("name", "<b>Anna</b> =1+1")])).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await client.GetStringAsync(Page)).ShouldContain("av &lt;b&gt;Anna&lt;/b&gt; =1&#x2B;1 2018-09-17");
    }

    [Theory]
    [InlineData("text/plain", "{}")]
    [InlineData("application/json", "{")]
    [InlineData("application/json", "[1]")]
    [InlineData("application/json", "null")]
    [InlineData("application/json", "{ \"withdraw\": \"ett\" }")]
    public async Task What_is_no_json_of_ours_is_told(string type, string sent)
    {
        await using var host = await PortalHost.StartAsync();
        using var answer = await host.Client().PostAsync(Api, new StringContent(sent, Encoding.UTF8, type));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static Task<PortalHost> SharedAsync(TimeProvider? clock = null) => BehindProxy.StartAsync(Access, clock);

    /// <summary>What the page's own form sends, or what another page of the same visitor gave it.</summary>
    private static async Task<List<(string, string)>> FieldsAsync(HttpClient client, List<(string, string)>? before = null)
    {
        var token = before is null ? await client.TokenOfAsync(Page) : before[0].Item2;
        return [("form", token), ("signable", Signable().Match(await client.GetStringAsync(Page)).Groups["of"].Value)];
    }

    private static async Task<string> SignableAsync(PortalHost host) =>
        (string)JObject.Parse(await File.ReadAllTextAsync(Path.Combine(host.Data.Root, "reports", "mia", "2018-08", "internal", "manifest.json")))["signable"]!;

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, IEnumerable<(string, string)> fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return await client.PostAsync("/reports/mia/2018-08/approval", form);
    }

    private static async Task DeliverAsync(PortalHost host, int people)
    {
        await using (var claimed = await host.Data.Inbox.DepositAsync(new MemoryStream(Encoding.UTF8.GetBytes(PortalHost.File(people))), new DeliveryAddress("mia", "tyreso", new(2018, 8)), confirmed: true, default))
            (await host.Data.Receiver.ReceiveAsync(claimed)).Accepted.ShouldBe(people);
        await WriteAsync(host);
    }

    private static async Task WriteAsync(PortalHost host) =>
        await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("mia")!, new(2018, 8)), Language.Sv);
}
