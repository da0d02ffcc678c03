using System.Net;
using System.Net.Http.Json;
using System.Text;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Statements;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>Judging goals, stating how far assignments have come and commenting, in the portal and the open interface.</summary>
public sealed class JudgementTest
{
    private const string Page = "/reports/ungdomsinsatser/2018-12/goals", Api = "/api/judgements/ungdomsinsatser/2018-12", Goal = "fler-sommarjobb", Assignment = "modell-for-sommarjobb", Whole = "_report";

    private const string Access = """
        { "people": [
          { "who": ["anna@esf.example"], "roles": ["approve:ungdomsinsatser"], "name": "Anna Ek, controller" },
          { "who": ["bo@esf.example"], "roles": ["approve:*"], "name": "Bo Ek" },
          { "who": ["annat@esf.example"], "roles": ["approve:mia"] },
          { "who": ["tyreso@esf.example"], "roles": ["deliver:ungdomsinsatser/*"] },
          { "who": ["publik@esf.example"], "roles": ["read:ungdomsinsatser:public"] },
          { "who": ["intern@esf.example"], "roles": ["read:ungdomsinsatser:internal"] },
          { "who": ["drift@esf.example"], "roles": ["operate"] } ] }
        """;

    [Fact]
    public async Task What_is_saved_stands_in_every_format_with_the_name_of_the_list_and_is_noted()
    {
        await using var host = await StartAsync();
        using var anna = host.As("anna");
        var token = await anna.TokenOfAsync(Page);

        using (var answer = await PostAsync(anna, token, Goal, "partly-met", "Näringslivet har svårt.\r\n<b>Fetstil</b> =1+1", seen: 0))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
            answer.Headers.Location!.OriginalString.ShouldBe($"{Page}?saved={Goal}#{Goal}");
        }

        (await PostAsync(anna, token, Assignment, "started", "", seen: 0)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var page = await anna.GetStringAsync($"{Page}?saved={Goal}");
        page.ShouldContain("&lt;b&gt;Fetstil&lt;/b&gt;");
        page.ShouldNotContain("<b>Fetstil");
        WebUtility.HtmlDecode(page).ShouldContain("Sparat. Rapporten görs om av sig själv.");
        await WriteAsync(host);

        foreach (var file in (string[])["report.json", "report.html", "texts.md"])
        {
            var text = WebUtility.HtmlDecode(await anna.GetStringAsync($"/api/reports/ungdomsinsatser/2018-12/internal/{file}"));
            text.ShouldContain("Näringslivet har svårt.", customMessage: file);
            if (file != "texts.md")
                text.ShouldContain("Anna Ek, controller", customMessage: file);
            // The supplied catalogue does not say that it may be public.
            var open = await File.ReadAllTextAsync(Path.Combine(host.Data.Root, "reports", "ungdomsinsatser", "2018-12", "public", file));
            WebUtility.HtmlDecode(open).ShouldNotContain("Näringslivet har svårt.", customMessage: file);
            open.ShouldNotContain("Anna Ek", customMessage: file);
        }

        (await anna.GetStringAsync("/api/reports/ungdomsinsatser/2018-12/internal/texts.md")).ShouldContain("\\<b>Fetstil\\</b>");
        (await anna.GetStringAsync("/api/reports/ungdomsinsatser/2018-12/internal/report.html")).ShouldNotContain("<b>Fetstil");
        WebUtility.HtmlDecode(await anna.GetStringAsync("/api/reports/ungdomsinsatser/2018-12/internal/report.html")).ShouldContain("<strong>Påbörjad</strong> <span class=\"meaning\">Anna Ek, controller 2019-01-10 09:00</span>");
        (await anna.GetStringAsync("/reports/ungdomsinsatser/2018-12/internal")).ShouldContain($"href=\"{Page}#{Goal}\"");
        var noted = (await new AuditDays(host.Data.Files).ReadAsync(new(2019, 1, 10), default)).Where(entry => entry.Kind == AuditKind.Judgement).ToList();
        noted.Select(entry => (entry.By.Id, entry.Project, entry.Month)).Distinct().ShouldBe([("anna@esf.example", "ungdomsinsatser", new Month(2018, 12))]);
        noted.Count.ShouldBe(2);
        (await new StatementFolder(host.Data.Files).FaultsAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task It_is_frozen_with_the_report_and_what_comes_after_is_not()
    {
        var clock = new SetClock(2019, 1, 10);
        await using var host = await StartAsync(clock);
        using var anna = host.As("anna");
        var token = await anna.TokenOfAsync(Page);
        foreach (var asked in (string[])[Page, $"{Page}?saved={Goal}", "/reports/ungdomsinsatser/2018-12/internal"])
        {
            WebUtility.HtmlDecode(await anna.GetStringAsync(asked)).ShouldContain("(till midnatt) för att komma med i det som fryses", customMessage: asked);
            (await anna.GetStringAsync($"{asked}{(asked.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang=en")).ShouldContain("(until midnight) to be in what is frozen", customMessage: asked);
        }

        await anna.GetStringAsync(Page + "?lang=sv");
        (await PostAsync(anna, token, Goal, "partly-met", "Före frysningen.", seen: 0)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var deadline = (await FrozenAsync(host, new(2019, 3, 1, 7, 0, 0, TimeSpan.Zero))).ShouldNotBeNull();
        clock.Now = new(2019, 3, 2, 7, 0, 0, TimeSpan.Zero);
        token = await anna.TokenOfAsync(Page);
        (await PostAsync(anna, token, Goal, "fully-met", "Efter frysningen.", seen: 1)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        await WriteAsync(host);
        foreach (var told in (string[])[Page, $"{Page}?saved={Goal}", "/reports/ungdomsinsatser/2018-12/internal"])
        {
            var page = WebUtility.HtmlDecode(await anna.GetStringAsync(told));
            page.ShouldContain(": fryst som den var 20", customMessage: told);
            page.ShouldContain("Det som sparas nu kommer inte med i den frysta", customMessage: told);
            page.ShouldNotContain("fryses med den", customMessage: told);
        }

        var list = WebUtility.HtmlDecode(await anna.GetStringAsync("/reports/ungdomsinsatser"));
        list.ShouldContain("Tillkom efter frysningen, och står inte i den (1)");
        list.ShouldContain("Anna Ek, controller 2019-03-02 08:00, ");
        list.ShouldContain("Efter frysningen.");
        list.ShouldNotContain("Före frysningen.");
        (await anna.GetStringAsync("/reports/ungdomsinsatser?lang=en")).ShouldContain("Came after it was frozen, and is not in it (1)");

        var frozen = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(deadline, "internal", "report.json")));
        ((string?)frozen.SelectToken($"goals[?(@.id=='{Goal}')].decided.comment")).ShouldBe("Före frysningen.");
        var now = JObject.Parse(await anna.GetStringAsync("/api/reports/ungdomsinsatser/2018-12/internal/report.json"));
        ((string?)now.SelectToken($"goals[?(@.id=='{Goal}')].decided.comment")).ShouldBe("Efter frysningen.");
    }

    [Theory]
    [InlineData("anna", 303, 200, 200)]
    [InlineData("bo", 303, 200, 200)]
    [InlineData("annat", 403, 403, 403)]
    [InlineData("tyreso", 403, 403, 403)]
    [InlineData("publik", 403, 403, 403)]
    [InlineData("intern", 403, 403, 200)]
    [InlineData("drift", 403, 403, 200)]
    [InlineData("ingen", 403, 403, 403)]
    public async Task Only_who_may_approve_writes_and_who_reads_the_internal_edition_reads(string who, int inPortal, int byApi, int reads)
    {
        await using var host = await StartAsync();
        using var visitor = host.As(who);
        ((int)(await visitor.GetAsync(Page)).StatusCode).ShouldBe(reads);
        ((int)(await visitor.GetAsync(Api)).StatusCode).ShouldBe(reads);
        if (reads == 200)
            (await visitor.GetStringAsync(Page)).Contains("<textarea", StringComparison.Ordinal).ShouldBe(inPortal == 303);

        using var answer = await PostAsync(visitor, await visitor.TokenOfAsync(inPortal == 303 ? Page : "/deliver"), Goal, "not-met", "", seen: 0);
        ((int)answer.StatusCode).ShouldBe(inPortal);
        using var asMachine = await visitor.PostAsJsonAsync(Api, new { about = Assignment, decides = "done" });
        ((int)asMachine.StatusCode).ShouldBe(byApi);

        host.Files("statements").Length.ShouldBe(inPortal == 303 ? 2 : 0);
    }

    [Fact]
    public async Task A_token_judges_nothing_whatever_is_written_in_it()
    {
        await using var host = await StartAsync();
        using var machine = host.Client(await host.TokenAsync("maskin", "approve:ungdomsinsatser", "operate"));
        (await machine.PostAsJsonAsync(Api, new { about = Goal, decides = "fully-met" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        host.Files("statements").ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_lost_the_right_has_written_what_was_written_and_writes_nothing_more()
    {
        var clock = new SetClock(2019, 1, 10);
        await using var host = await StartAsync(clock);
        using var anna = host.As("anna");
        var token = await anna.TokenOfAsync(Page);
        (await PostAsync(anna, token, Goal, "partly-met", "Mitt.", seen: 0)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        await host.GrantAsync(Access.Replace("approve:ungdomsinsatser", "read:ungdomsinsatser:internal", StringComparison.Ordinal));
        clock.Now += TimeSpan.FromMinutes(1);

        (await PostAsync(anna, token, Goal, "fully-met", "Mer.", seen: 1)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await anna.PostAsJsonAsync(Api, new { about = Goal, decides = "fully-met", seen = 1 })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var page = WebUtility.HtmlDecode(await anna.GetStringAsync(Page));
        page.ShouldContain("Anna Ek, controller 2019-01-10");
        page.ShouldNotContain("<textarea");
        host.Files("statements").Length.ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_write_of_one_goal_at_once_are_told_and_neither_text_is_lost()
    {
        await using var host = await StartAsync();
        using var anna = host.As("anna");
        using var bo = host.As("bo");
        var (annas, bos) = (await anna.TokenOfAsync(Page), await bo.TokenOfAsync(Page));
        (await PostAsync(anna, annas, Goal, "partly-met", "Annas ord.", seen: 0)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        using (var answer = await PostAsync(bo, bos, Goal, "fully-met", "Bos ord.", seen: 0))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            page.ShouldContain("Anna Ek, controller 2019-01-10");
            page.ShouldContain("har skrivit om detta sedan du öppnade sidan");
            page.ShouldContain("Annas ord.");
            page.ShouldContain("Bos ord.</textarea>");
            page.ShouldContain("name=\"seen\" value=\"1\"");
        }

        using (var asMachine = await bo.PostAsJsonAsync(Api, new { about = Goal, decides = "fully-met", comment = "Bos ord.", seen = 0 }))
            asMachine.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        // Of another goal nobody is in the way; and having read, Bo writes: pressed twice it stands once.
        (await PostAsync(bo, bos, Assignment, "started", "", seen: 0)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        foreach (var _ in (int[])[1, 2])
            (await PostAsync(bo, bos, Goal, "fully-met", "Bos ord.", seen: 1)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        host.Files("statements").Length.ShouldBe(3);
        using (var answer = await PostAsync(anna, annas, Goal, "fully-met", "Ur luften.", seen: 77))
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using (var answer = await PostAsync(anna, annas, "inflytande", "fully-met", "Ur luften.", seen: 77))
            (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Contains("finns inte längre", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true));

        var told = await anna.GetStringAsync(Page);
        WebUtility.HtmlDecode(told).ShouldContain("Tidigare versioner");
        var all = JObject.Parse(await anna.GetStringAsync(Api))["judgements"]!;
        all.Where(one => (string?)one["about"] == Goal).Select(one => $"{one["number"]} {one["comment"]} {one["stands"]}").ShouldBe(["1 Annas ord. False", "3 Bos ord. True"]);
    }

    [Theory]
    [InlineData(Goal, "fully-met", "LONG", "är 20000 tecken; den får vara högst 5000")]
    [InlineData(Goal, "", "", "Det finns inget att spara: bestäm något eller skriv en kommentar.")]
    [InlineData(Whole, "", "", "Det finns inget att spara: skriv en kommentar.")]
    [InlineData(Goal, "", "IDENTITY", "kan vara ett personnummer")]
    [InlineData(Goal, "bra", "Ord.", "Skriv en av Helt uppfyllt")]
    [InlineData(Goal, "started", "Ord.", "Skriv en av Helt uppfyllt")]
    [InlineData(Assignment, "fully-met", "Ord.", "Skriv en av Genomförd")]
    [InlineData("inget-mål", "fully-met", "Ord.", "Katalogen har inget sådant mål")]
    public async Task What_cannot_be_kept_is_told_and_stands_in_the_form_again(string about, string decides, string comment, string told)
    {
        await using var host = await StartAsync();
        using var anna = host.As("anna");
        comment = comment switch { "LONG" => string.Concat(Enumerable.Repeat("åäö <i> ", 2500)).Trim() + "!", "IDENTITY" => $"Ring {Esf.Person(1)}.", _ => comment };

        using var answer = await PostAsync(anna, await anna.TokenOfAsync(Page), about, decides, comment, seen: 0);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        page.ShouldContain(told);
        if (about != "inget-mål")
            page.ShouldContain(comment + "</textarea>");
        using var asMachine = await anna.PostAsJsonAsync(Api, new { about, decides, comment });
        asMachine.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        host.Files("statements").ShouldBeEmpty();
        (await new AuditDays(host.Data.Files).ReadAsync(new(2019, 1, 10), default)).ShouldNotContain(entry => entry.Kind == AuditKind.Judgement);
        host.Log.ShouldNotContain(Esf.Person(1));
    }

    [Fact]
    public async Task The_report_as_a_whole_is_commented_on_the_same_way()
    {
        await using var host = await StartAsync();
        using var anna = host.As("anna");
        using var bo = host.As("bo");
        var (annas, bos) = (await anna.TokenOfAsync(Page), await bo.TokenOfAsync(Page));
        using (var answer = await PostAsync(anna, annas, Whole, "", "Annas ord.\r\n<b>Fet</b> =1+1", seen: 0))
            (answer.StatusCode, answer.Headers.Location!.OriginalString).ShouldBe((HttpStatusCode.SeeOther, $"{Page}?saved=_report#_report"));
        using (var answer = await PostAsync(bo, bos, Whole, "", "Bos ord.", seen: 0))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            page.ShouldContain("har skrivit om detta sedan du öppnade sidan");
            page.ShouldContain("Annas ord.");
            page.ShouldContain("Bos ord.</textarea>");
        }

        using (var asMachine = await bo.PostAsJsonAsync(Api, new { about = Whole, comment = "Bos ord.", seen = 1 }))
            asMachine.StatusCode.ShouldBe(HttpStatusCode.OK);
        JObject.Parse(await bo.GetStringAsync(Api))["judgements"]!.Select(one => $"{one["about"]} {one["comment"]} {one["stands"]}").ShouldBe([$"_report Annas ord.\n<b>Fet</b> =1+1 False", "_report Bos ord. True"]);
        await WriteAsync(host);
        var html = await anna.GetStringAsync("/api/reports/ungdomsinsatser/2018-12/internal/report.html");
        WebUtility.HtmlDecode(html).ShouldContain("<h2 id=\"comment\">Kommentar till rapporten</h2>");
        WebUtility.HtmlDecode(html).ShouldContain("Skriven av Bo Ek 2019-01-10 09:00.");
        html.ShouldContain("Bos ord.");
        (await File.ReadAllTextAsync(Path.Combine(host.Data.Root, "reports", "ungdomsinsatser", "2018-12", "public", "report.html"))).ShouldNotContain("Bos ord.");
        // What nobody can be shown is not kept.
        foreach (var (decides, comment, told) in ((string, string, string)[])[("", new string('a', 20_000), "är 20000 tecken"), ("", $"Ring {Esf.Person(1)}.", "kan vara ett personnummer"), ("fully-met", "Ord.", "varken bedömning eller status")])
            using (var answer = await PostAsync(anna, annas, Whole, decides, comment, seen: 2))
                (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).Contains(told, StringComparison.Ordinal)).ShouldBe((HttpStatusCode.BadRequest, true), told);
        host.Files("statements").Length.ShouldBe(2);
        host.Log.ShouldNotContain(Esf.Person(1));
    }

    [Theory]
    [InlineData("text/plain", "{}")]
    [InlineData("application/json", "{")]
    [InlineData("application/json", "[1]")]
    [InlineData("application/json", "null")]
    [InlineData("application/json", "{ \"seen\": \"ett\" }")]
    public async Task What_is_no_json_of_ours_is_told(string type, string sent)
    {
        await using var host = await StartAsync();
        using var anna = host.As("anna");
        using var answer = await anna.PostAsync(Api, new StringContent(sent, Encoding.UTF8, type));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("/reports/mia/2018-12/goals", 404)] // names no goals, and has no report
    [InlineData("/reports/ungdomsinsatser/2018-07/goals", 404)] // has no report
    [InlineData("/reports/ungdomsinsatser/2018-13/goals", 404)]
    [InlineData("/reports/intet/2018-12/goals", 404)]
    public async Task Where_there_is_nothing_to_judge_there_is_no_page(string address, int expected)
    {
        await using var host = await StartAsync();
        using var bo = host.As("bo");
        ((int)(await bo.GetAsync(address)).StatusCode).ShouldBe(expected);
    }

    private static async Task<PortalHost> StartAsync(TimeProvider? clock = null)
    {
        var host = await BehindProxy.StartAsync(Access, clock ?? new SetClock(2019, 1, 10));
        var rows = Enumerable.Range(1, 12).Select(i => $"{Esf.Person(i)};Coachning;2018-03-01;;");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\r\n", ["Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak", .. rows, ""])));
        await using (var claimed = await host.Data.Inbox.DepositAsync(file, new DeliveryAddress("ungdomsinsatser", "tyreso", new(2018, 12)), confirmed: true, default))
            (await host.Data.Receiver.ReceiveAsync(claimed)).Accepted.ShouldBe(12);
        await WriteAsync(host);
        return host;
    }

    private static async Task WriteAsync(PortalHost host) =>
        await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("ungdomsinsatser")!, new(2018, 12)), Language.Sv);

    /// <summary>Freezes what is due, and tells the folder of the report of December; null where none was.</summary>
    private static async Task<string?> FrozenAsync(PortalHost host, DateTimeOffset when)
    {
        await host.Data.Preparation.RunAsync(when);
        return Directory.EnumerateFiles(Path.Combine(host.Data.Root, "frozen", "ungdomsinsatser"), "report.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => file.Contains($"{Path.DirectorySeparatorChar}internal{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && (string?)JObject.Parse(File.ReadAllText(file))["asOf"] == "2018-12")
            .Select(file => Path.GetDirectoryName(Path.GetDirectoryName(file)!)).FirstOrDefault();
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string token, string about, string decides, string comment, int seen)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in (ReadOnlySpan<(string, string)>)[("form", token), ("about", about), ("decides", decides), ("comment", comment), ("seen", seen.ToString(System.Globalization.CultureInfo.InvariantCulture))])
            form.Add(new StringContent(value), name);
        return await client.PostAsync(Page, form);
    }
}
