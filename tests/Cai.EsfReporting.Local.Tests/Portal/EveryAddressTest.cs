using System.Net;
using Cai.EsfReporting.Local.Tests.Portal.OpenId;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>Who may ask for what: every address, and every kind of visitor trying it.</summary>
public sealed class EveryAddressTest
{
    private const int Ok = 200, ToTheIssuer = 302, Wrong = 400, Nobody = 401, No = 403, NotThere = 404, TooMany = 413;

    /// <summary>
    /// By visitor: one without a token, the coordinators of Tyresö and of Nacka, a reader of the public edition, a reader of the internal
    /// one, and an operator. All addresses are Tyresö's.
    /// </summary>
    private static readonly (string Route, string Address, int[] Answers)[] Table =
    [
        //                                                                                                          nobody  tyreso  nacka    public   internal operator
        ("GET /", "/", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /deliver", "/deliver", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /deliver/there", "/deliver/there?place=mia/tyreso&month=2018-08", [Nobody, Ok, No, No, No, Ok]),
        ("POST /deliver", "POST /deliver", [Nobody, Wrong, Wrong, No, No, Wrong]), // no machine has the form's token
        ("POST /deliver/check", "POST /deliver/check", [Nobody, Wrong, Wrong, No, No, Wrong]),
        ("POST /deliver/nothing", "POST /deliver/nothing", [Nobody, Wrong, Wrong, No, No, Wrong]),
        ("POST /deliver/confirm", "POST /deliver/confirm", [Nobody, Wrong, Wrong, No, No, Wrong]),
        ("GET /next", "/next?place=mia/tyreso", [Nobody, Ok, No, No, No, Ok]),
        ("POST /next", "POST /next", [Nobody, Wrong, Wrong, No, No, Wrong]), // as above; who takes it by right is tried in NextPageTest
        ("GET /deliveries", "/deliveries", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /deliveries/{project}/{site}/{month}", "/deliveries/mia/tyreso/2018-08", [Nobody, Ok, No, No, No, Ok]),
        ("GET /sites/{project}/{site}", "/sites/mia/tyreso", [Nobody, No, No, No, Ok, Ok]), // read:mia/tyreso is tried in SitePageTest
        ("GET /reports", "/reports", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /reports/{project}/compare", "/reports/mia/compare?from=2018-07&to=2018-08", [Nobody, No, No, NotThere, Ok, Ok]),
        ("GET /reports/{project}", "/reports/mia", [Nobody, No, No, NotThere, Ok, Ok]), // public: a draft; frozen in DraftTest
        ("GET /reports/{project}/frozen/{deadline}", "/reports/mia/frozen/none", [Nobody, No, No, NotThere, NotThere, NotThere]), // frozen in DraftTest
        ("GET /reports/{project}/{month}/{edition}", "/reports/mia/2018-08/internal", [Nobody, No, No, No, Ok, Ok]),
        ("GET /reports/{project}/{month}/{edition}", "/reports/mia/2018-08/public", [Nobody, No, No, NotThere, Ok, Ok]), // a draft; frozen in DraftTest
        ("POST /reports/{project}/{month}/approval", "POST /reports/mia/2018-08/approval", [Nobody, No, No, No, No, No]), // no machine approves; who does is tried in ApprovalTest
        ("GET /reports/{project}/{month}/goals", "/reports/mia/2018-08/goals", [Nobody, No, No, No, Ok, Ok]), // names no goals; one that does in JudgementTest
        ("GET /reports/{project}/{month}/goals", "/reports/ungdomsinsatser/2018-08/goals", [Nobody, No, No, No, No, NotThere]),
        ("POST /reports/{project}/{month}/goals", "POST /reports/mia/2018-08/goals", [Nobody, No, No, No, No, No]), // as for approving
        ("GET /reports/{project}/{month}/{edition}/texts", "/reports/mia/2018-08/internal/texts", [Nobody, No, No, No, Ok, Ok]),
        ("GET /reports/{project}/{month}/{edition}/texts", "/reports/mia/2018-08/public/texts", [Nobody, No, No, NotThere, Ok, Ok]), // a draft, as above
        ("GET /reports/{project}/period", "/reports/mia/period?period=2018-T2", [Nobody, No, No, No, Ok, Ok]),
        ("GET /reports/{project}/period", "/reports/mia/period?period=2018-H2", [Nobody, No, No, No, Wrong, Wrong]), // half of it is delivered
        ("GET /reports/{project}/period", "/reports/ungdomsinsatser/period", [Nobody, No, No, No, No, Ok]),
        ("GET /reports/{project}/period/texts", "/reports/mia/period/texts?period=2018-T2", [Nobody, No, No, No, Ok, Ok]),
        ("GET /reports/{project}/period/texts", "/reports/mia/period/texts?period=2018-H2", [Nobody, No, No, No, Wrong, Wrong]), // as the period itself
        ("GET /territories", "/territories", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /territories/{territory}", "/territories/municipality.tyreso", [Nobody, No, No, No, No, Ok]), // MIA is one of its three projects
        ("GET /territories/{territory}", "/territories/municipality.nacka?edition=internal", [Nobody, No, No, No, Ok, Ok]), // and the only one here
        ("GET /territories/{territory}", "/territories/municipality.nacka?edition=public", [Nobody, No, No, NotThere, NotThere, NotThere]), // frozen in TerritoryPagesTest
        ("GET /territories/{territory}/period", "/territories/municipality.nacka/period?period=2018-T2", [Nobody, No, No, No, Ok, Ok]),
        ("GET /territories/{territory}/period", "/territories/municipality.tyreso/period?period=2018-T2", [Nobody, No, No, No, No, Ok]),
        ("GET /territories/{territory}/texts", "/territories/municipality.tyreso/texts", [Nobody, No, No, No, No, Ok]), // as the report
        ("GET /territories/{territory}/texts", "/territories/municipality.nacka/texts?edition=internal", [Nobody, No, No, No, Ok, Ok]),
        ("GET /territories/{territory}/texts", "/territories/municipality.nacka/texts?edition=public", [Nobody, No, No, NotThere, NotThere, NotThere]),
        ("GET /territories/{territory}/period/texts", "/territories/municipality.nacka/period/texts?period=2018-T2", [Nobody, No, No, No, Ok, Ok]),
        ("GET /territories/{territory}/period/texts", "/territories/municipality.tyreso/period/texts?period=2018-T2", [Nobody, No, No, No, No, Ok]),
        ("GET /deadlines", "/deadlines", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /scb", "/scb", [Nobody, No, No, No, No, Ok]),
        ("POST /scb", "POST /scb", [Nobody, No, No, No, No, Wrong]), // as above; who takes it out by right is tried in ScbPageTest
        ("GET /audit", "/audit", [Nobody, No, No, No, No, Ok]),
        ("GET /catalogue", "/catalogue", [Nobody, No, No, No, No, Ok]),
        ("GET /catalogue/{number}", "/catalogue/1", [Nobody, No, No, No, No, NotThere]), // one that was applied in CataloguePageTest
        ("GET /catalogue/{number}", "/catalogue/0", [Nobody, No, No, No, No, Ok]), // the one that the service was given
        ("POST /catalogue/check", "POST /catalogue/check", [Nobody, No, No, No, No, Wrong]), // as for the others
        ("POST /catalogue", "POST /catalogue", [Nobody, No, No, No, No, TooMany]), // it takes no file
        ("GET /help", "/help", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /help/format", "/help/format", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /help/rules", "/help/rules", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /help/accessibility", "/help/accessibility", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /templates/mall.csv", "/templates/mall.csv", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /templates/mall-esfplus.xlsx", "/templates/mall-esfplus.xlsx", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /templates/mall-esfplus.csv", "/templates/mall-esfplus.csv", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /templates/mall.xlsx", "/templates/mall.xlsx", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /templates/mall-nyckeltal.csv", "/templates/mall-nyckeltal.csv", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /templates/mall-nyckeltal.xlsx", "/templates/mall-nyckeltal.xlsx", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /templates/{project}/mall.csv", "/templates/mia/mall.csv", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /templates/{project}/mall.csv", "/templates/ungdomsinsatser/mall.csv", [Nobody, NotThere, NotThere, NotThere, NotThere, Ok]),
        ("GET /templates/{project}/mall.xlsx", "/templates/mia/mall.xlsx", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("POST /api/check", "POST /api/check", [Nobody, Ok, No, No, No, Ok]),
        ("POST /api/deliver", "POST /api/deliver", [Nobody, Ok, No, No, No, Ok]),
        ("POST /api/next/{project}/{site}", "POST /api/next/mia/tyreso", [Nobody, Ok, No, No, No, Ok]),
        ("GET /api/status", "/api/status", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /api/reports/{project}/{month}/{edition}/{file}", "/api/reports/mia/2018-08/internal/report.json", [Nobody, No, No, No, Ok, Ok]),
        ("GET /api/reports/{project}/{month}/{edition}/{file}", "/api/reports/mia/2018-08/public/report.json", [Nobody, No, No, NotThere, Ok, Ok]), // as above
        ("GET /api/reports/{project}/{month}/{edition}/{file}", "/api/reports/mia/2018-08/public/..%2Finternal%2Freport.json", [Nobody, NotThere, NotThere, NotThere, NotThere, NotThere]),
        ("GET /api/reports/{project}/periods/{period}/{file}", "/api/reports/mia/periods/2018-T2/report.json", [Nobody, No, No, No, Ok, Ok]),
        ("GET /api/reports/{project}/periods/{period}/{file}", "/api/reports/mia/periods/2018-T2/manifest.json", [Nobody, NotThere, NotThere, NotThere, NotThere, NotThere]),
        ("GET /api/reports/{project}/periods/{period}/{file}", "/api/reports/mia/periods/sommaren/report.json", [Nobody, No, No, No, Wrong, Wrong]),
        ("GET /api/territories", "/api/territories", [Nobody, Ok, Ok, Ok, Ok, Ok]),
        ("GET /api/territories/{territory}/{month}/{edition}/{file}", "/api/territories/municipality.tyreso/2018-08/internal/report.json", [Nobody, No, No, No, No, Ok]),
        ("GET /api/territories/{territory}/{month}/{edition}/{file}", "/api/territories/municipality.nacka/2018-08/internal/report.json", [Nobody, No, No, No, Ok, Ok]),
        ("GET /api/territories/{territory}/{month}/{edition}/{file}", "/api/territories/municipality.nacka/2018-08/public/report.json", [Nobody, No, No, NotThere, NotThere, NotThere]), // as above
        ("GET /api/territories/{territory}/periods/{period}/{file}", "/api/territories/municipality.nacka/periods/2018-T2/report.json", [Nobody, No, No, No, Ok, Ok]),
        ("GET /api/territories/{territory}/periods/{period}/{file}", "/api/territories/municipality.nacka/periods/2018-H2/report.json", [Nobody, No, No, No, Wrong, Wrong]), // as for a project
        ("GET /api/territories/{territory}/periods/{period}/{file}", "/api/territories/municipality.tyreso/periods/2018-T2/report.json", [Nobody, No, No, No, No, Ok]),
        ("GET /api/frozen/{project}/{deadline}/{edition}/{file}", "/api/frozen/mia/scb-2017-08/internal/report.json", [Nobody, No, No, No, NotThere, NotThere]),
        ("GET /api/frozen/{project}/{deadline}/{edition}/{file}", "/api/frozen/mia/scb-2017-08/public/report.json", [Nobody, No, No, NotThere, NotThere, NotThere]),
        ("GET /api/frozen/{project}/{deadline}/{file}", "/api/frozen/mia/scb-2017-08/manifest.json", [Nobody, No, No, No, NotThere, NotThere]),
        ("GET /api/approvals/{project}/{month}", "/api/approvals/mia/2018-08", [Nobody, No, No, No, Ok, Ok]),
        ("POST /api/approvals/{project}/{month}", "POST /api/approvals/mia/2018-08", [Nobody, No, No, No, No, No]),
        ("GET /api/judgements/{project}/{month}", "/api/judgements/mia/2018-08", [Nobody, No, No, No, Ok, Ok]),
        ("POST /api/judgements/{project}/{month}", "POST /api/judgements/mia/2018-08", [Nobody, No, No, No, No, No]),
        ("GET /api/audit", "/api/audit?from=2018-09-01&to=2018-09-30", [Nobody, No, No, No, No, Ok]),
        ("POST /api/catalogue/check", "POST /api/catalogue/check", [Nobody, No, No, No, No, Ok]), // a participant file is answered with what is wrong
        ("POST /api/catalogue/apply", "POST /api/catalogue/apply", [Nobody, No, No, No, No, Ok]),
        ("GET /api/catalogue/versions", "/api/catalogue/versions", [Nobody, No, No, No, No, Ok]),
        ("GET /api/catalogue/versions/{number}", "/api/catalogue/versions/1", [Nobody, No, No, No, No, NotThere]),
        ("GET /api/receipts/{project}/{site}/{month}/{id}.{extension}", "/api/receipts/mia/tyreso/2018-08/{id}.json", [Nobody, Ok, No, No, No, Ok]),
        ("GET /api/receipts/{project}/{site}/{month}/{id}.{extension}", "/api/receipts/mia/nacka/2018-08/{id}.json", [Nobody, No, NotThere, No, No, NotThere]),
    ];

    /// <summary>Where people sign in at an issuer, nobody is led there from a page instead of being refused; all else is alike.</summary>
    [Theory]
    [InlineData(SignInKind.TokensOnly)]
    [InlineData(SignInKind.OpenId)]
    public async Task Each_visitor_gets_what_is_granted_and_nothing_else(SignInKind kind)
    {
        await using var issuer = await OwnIssuer.StartAsync();
        await using var host = await PortalHost.StartAsync(new SignIn(kind), listen: address => kind == SignInKind.OpenId ? address with { OpenId = issuer.Settings } : address);
        string?[] tokens =
        [
            null,
            await host.TokenAsync("tyreso", "deliver:mia/tyreso"),
            await host.TokenAsync("nacka", "deliver:mia/nacka"),
            await host.TokenAsync("public", "read:mia:public"),
            await host.TokenAsync("internal", "read:mia:internal"),
            await host.TokenAsync("operator", "operate"),
        ];
        var id = "";
        foreach (var month in (string[])["2018-07", "2018-08"])
        {
            using var answer = await host.Client(tokens[5]).PostAsync("/api/deliver", PortalHost.Form(($"mia_tyreso_{month}.csv", PortalHost.File(12))));
            id = (string)(await answer.JsonAsync())["id"]!;
            await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("mia")!, Month.Parse(month)), Language.Sv);
        }

        var found = new List<string>();
        foreach (var (_, address, granted) in Table)
            foreach (var (visitor, token) in tokens.Index())
            {
                var expected = token is null && kind == SignInKind.OpenId && address.StartsWith('/') && !address.StartsWith("/api/", StringComparison.Ordinal) ? ToTheIssuer : granted[visitor];
                using var client = host.Client(token);
                using var answer = address.StartsWith("POST ", StringComparison.Ordinal)
                    ? await client.PostAsync(address[5..], PortalHost.Form(("mia_tyreso_2018-08.csv", PortalHost.File(12))))
                    : await client.GetAsync(address.Replace("{id}", id, StringComparison.Ordinal));
                if ((int)answer.StatusCode != expected)
                    found.Add($"{address}, visitor {visitor}: {(int)answer.StatusCode}, expected {expected}");
            }

        found.ShouldBeEmpty();
    }

    /// <summary>Who has two roles may do what one or the other grants: neither less, nor anything that none does. Two entries of the access list are the same as two roles of one.</summary>
    [Fact]
    public async Task Two_roles_grant_what_one_or_the_other_does_and_nothing_else()
    {
        string[] roles = ["deliver:mia/tyreso", "deliver:mia/nacka", "deliver:etableringscentrum/haninge", "read:mia:public", "read:mia:internal", "read:mia/tyreso", "read:mia/nacka", "scb:mia", "approve:mia", "approve:etableringscentrum", "operate"];
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        // Every token is made before the first is shown: the list of them is remembered for a while.
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (i, one) in roles.Index())
        {
            tokens.Add(one, await host.TokenAsync($"only-{i}", one));
            foreach (var (j, other) in roles.Index().Skip(i + 1))
                tokens.Add($"{one} + {other}", await host.TokenAsync($"both-{i}-{j}", one, other));
        }

        foreach (var month in (string[])["2018-07", "2018-08"])
        {
            using var operates = host.Client(tokens["operate"]);
            (await operates.PostAsync("/api/deliver", PortalHost.Form(($"mia_tyreso_{month}.csv", PortalHost.File(12))))).EnsureSuccessStatusCode();
            await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("mia")!, Month.Parse(month)), Language.Sv);
        }

        string[] addresses = [.. Table.Select(row => row.Address).Where(address => address.StartsWith('/') && !address.Contains("{id}", StringComparison.Ordinal) && !address.StartsWith("/help", StringComparison.Ordinal)),
            "/sites/mia/nacka", "/deliveries/mia/nacka/2018-08", "/next?place=mia/nacka", "/scb?project=etableringscentrum", "/reports/etableringscentrum/period", "/templates/etableringscentrum/mall.csv"];
        var alone = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var role in roles)
            alone.Add(role, await AnswersAsync(role));
        var found = new List<string>();
        foreach (var (i, one) in roles.Index())
            foreach (var other in roles.Skip(i + 1))
            {
                var both = await AnswersAsync($"{one} + {other}");
                foreach (var (at, address) in addresses.Index())
                {
                    var (first, second) = (alone[one][at], alone[other][at]);
                    // What is granted, told of as it is; what either would be told is not there is so for both, where none is granted more.
                    var expected = first == Ok || second == Ok ? Ok : first == No ? second : second == No ? first : Math.Min(first, second);
                    if (both[at] != expected)
                        found.Add($"{one} + {other}, {address}: {both[at]}, alone {first} and {second}");
                }
            }

        found.ShouldBeEmpty();

        async Task<int[]> AnswersAsync(string granted)
        {
            using var client = host.Client(tokens[granted]);
            var answers = new List<int>();
            foreach (var address in addresses)
            {
                using var answer = await client.GetAsync(address);
                answers.Add((int)answer.StatusCode);
            }

            return [.. answers];
        }
    }

    [Fact]
    public async Task No_address_is_left_out_of_the_table()
    {
        await using var issuer = await OwnIssuer.StartAsync();
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.OpenId), listen: address => address with { OpenId = issuer.Settings });

        host.Endpoints.Where(e => !e.IsOpen).Select(e => e.Route).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(Table.Select(row => row.Route).Distinct().Order(StringComparer.Ordinal));
        // The way out is tried in OpenId/SignInTest, and the way back from the issuer, which is no address of the table, in OpenId/RefusedTest.
        host.Endpoints.Where(e => e.IsOpen).Select(e => e.Route).Where(route => !route.StartsWith("GET /assets/", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["GET /api/openapi.json", "GET /deadlines.ics", "GET /health", "GET /sign-out/done", "GET /sign-out/issuer", "POST /sign-out"]);
    }

    [Fact]
    public async Task A_coordinator_is_shown_no_other_sites()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        using var nacka = host.Client(await host.TokenAsync("nacka", "deliver:mia/nacka"));

        foreach (var page in (string[])["/", "/deliveries", "/deliver", "/api/status"])
        {
            var text = await nacka.GetStringAsync(page);
            text.ShouldContain("nacka", Case.Insensitive);
            text.ShouldNotContain("tyres", Case.Insensitive, page);
            text.ShouldNotContain("etableringscentrum", Case.Insensitive, page);
        }
    }

    [Theory]
    [InlineData("esf_tyreso_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("esf_nobody_0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("esf_../keys/pseudonym_00")]
    [InlineData("nonsense")]
    public async Task A_token_that_is_not_good_lets_nobody_in_even_on_the_owners_machine(string token)
    {
        await using var host = await PortalHost.StartAsync();
        await host.TokenAsync("tyreso", "deliver:mia/tyreso");

        (await host.Client(token).GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.Client().GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_the_hash_of_a_token_is_kept_and_a_revoked_one_is_gone_at_once()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        var token = await host.TokenAsync("tyreso", "deliver:mia/tyreso");
        using var client = host.Client(token);
        (await client.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await File.ReadAllTextAsync(Path.Combine(host.Data.Root, "access/tokens/tyreso.json"))).ShouldNotContain(token[^64..]);
        await new AccessTokens(host.Data.Files, host.Data.Clock).TakeAwayAsync("tyreso", default);

        (await client.GetAsync("/api/status")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }
}
