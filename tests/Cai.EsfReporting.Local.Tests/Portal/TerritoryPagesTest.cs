using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Reports.Territories;
using Cai.EsfReporting.Web.Access;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>Municipalities and förbund in the portal and the open interface: what is chosen, read and downloaded, by whom, and every report that cannot be had.</summary>
public sealed partial class TerritoryPagesTest
{
    private const string Tyreso = "municipality.tyreso";

    private static readonly string[] Projects = ["mia", "etableringscentrum", "ungdomsinsatser"];

    private static string[] ReadAll(string edition) => [.. Projects.Select(project => $"read:{project}:{edition}")];

    /// <summary>Twenty in MIA, of whom the last ten, and five others, are in Etableringscentrum; in Tyresö in August 2018.</summary>
    private static async Task<PortalHost> DeliveredAsync()
    {
        var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        await DeliverAsync(host, "mia", 1, 20, "Case Management");
        await DeliverAsync(host, "etableringscentrum", 11, 15, "Språkpraktik");
        return host;
    }

    private static async Task DeliverAsync(PortalHost host, string project, int from, int count, string insats)
    {
        string[] rows = [.. Enumerable.Range(from, count).Select(i => $"{Esf.Person(i)};{insats};2018-04-02;{(i % 2 == 0 ? "2018-08-10;Arbete" : ";")}")];
        var file = string.Join("\r\n", ["Personnummer;Insats;Startdatum;Slutdatum;Avslutsorsak", .. rows, ""]);
        await using var claimed = await host.Data.Inbox.DepositAsync(new MemoryStream(Encoding.UTF8.GetBytes(file)), new DeliveryAddress(project, "tyreso", new(2018, 8)), confirmed: true, default);
        (await host.Data.Receiver.ReceiveAsync(claimed)).Accepted.ShouldBe(count);
    }

    private static async Task FreezeAsync(PortalHost host, string project)
    {
        var known = host.Data.Catalogue.Find(project)!;
        await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(known, new(2018, 8)), Language.Sv);
        var deadline = ReportingCalendar.Of(known).First(d => d.Month == new Month(2018, 8) && ReportingCalendar.IsPublished(known, d.Month));
        (await host.Data.Frozen.FreezeAsync(known, deadline, Language.Sv, default)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_place_is_chosen_read_and_downloaded_in_every_form_as_the_command_writes_it()
    {
        await using var host = await DeliveredAsync();
        using var reader = host.Client(await host.TokenAsync("reader", ReadAll("internal")));

        (await reader.GetStringAsync("/reports")).ShouldContain("href=\"/territories\"");
        (await reader.GetStringAsync("/territories")).ShouldContain("<a href=\"/territories/municipality.tyreso?edition=internal\">Intern utgåva, augusti 2018");
        var page = await reader.GetStringAsync("/territories/" + Tyreso);
        page.ShouldContain("<iframe class=\"report\" src=\"/api/territories/municipality.tyreso/2018-08/internal/report.html\"");
        var addresses = Downloads().Matches(page).Select(link => link.Groups[1].Value).ToList();
        addresses.Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(host.Data.TerritoryFormats.Select(format => format.FileName).Order(StringComparer.Ordinal));

        var known = host.Data.Catalogue.Find(TerritoryKind.Municipality, "tyreso")!;
        var report = await host.Data.Territories.InternalAsync(known, new Month(2018, 8), default);
        foreach (var address in addresses)
        {
            using var answer = await reader.GetAsync(address + "?lang=sv");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe($"rapport-kommun-tyreso-2018-08-intern{Path.GetExtension(address)}");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
            (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(await BytesAsync(host, report, Path.GetFileName(address)), address);
        }

        var people = JObject.Parse(await reader.GetStringAsync($"/api/territories/{Tyreso}/2018-08/internal/report.json"))["people"]!;
        ((int)people["people"]!, (int)people["ofSeveral"]!).ShouldBe((25, 10));
        (await reader.GetStringAsync($"/api/territories/{Tyreso}/2018-08/internal/report.html?lang=en")).ShouldContain("Different people: 25, without ");
        // Asking writes nothing but who took it out.
        host.Files("reports").ShouldNotContain(file => file.Contains(Tyreso, StringComparison.Ordinal));
        var taken = host.Files("audit").Where(file => file.Contains("download", StringComparison.Ordinal)).Select(file => JObject.Parse(File.ReadAllText(Path.Combine(host.Data.Root, file)))).ToList();
        taken.Count.ShouldBe(addresses.Count + 2);
        taken.ShouldAllBe(entry => (string?)entry["who"] == "token:reader" && ((string)entry["path"]!).StartsWith("reports/municipality.tyreso/2018-08/internal/", StringComparison.Ordinal));
        using var operates = host.Client(await host.TokenAsync("operator", "operate"));
        // What it tells of a project was taken out too.
        foreach (var filter in (string[])["", "?project=mia", "?project=etableringscentrum"])
            (await operates.GetStringAsync("/audit" + filter)).ShouldContain("<a href=\"/territories/municipality.tyreso?edition=internal&amp;month=2018-08\">municipality.tyreso 2018-08, report.json</a>");
    }

    [Fact]
    public async Task A_period_of_a_place_is_chosen_read_and_downloaded_as_the_command_writes_it()
    {
        await using var host = await DeliveredAsync();
        using var reader = host.Client(await host.TokenAsync("reader", ReadAll("internal")));
        using var publicReader = host.Client(await host.TokenAsync("public", ReadAll("public")));

        (await reader.GetStringAsync("/territories/" + Tyreso)).ShouldContain("href=\"/territories/municipality.tyreso/period\"");
        var choices = await reader.GetStringAsync($"/territories/{Tyreso}/period");
        choices.ShouldContain("<option value=\"2018-T2\"");
        choices.ShouldContain("<form method=\"get\" action=\"/territories/municipality.tyreso/period\"");
        var addresses = Downloads().Matches(await reader.GetStringAsync($"/territories/{Tyreso}/period?period=2018-T2")).Select(link => link.Groups[1].Value).ToList();
        addresses.Count.ShouldBe(host.Data.TerritoryFormats.Count);
        var known = host.Data.Catalogue.Find(TerritoryKind.Municipality, "tyreso")!;
        var report = await host.Data.Territories.InternalAsync(known, Period.Of(new(2018, 5), new(2018, 8)), default);
        foreach (var address in addresses)
        {
            using var answer = await reader.GetAsync(address + "?lang=sv");
            answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe($"rapport-kommun-tyreso-2018-T2-intern{Path.GetExtension(address)}");
            (await answer.Content.ReadAsByteArrayAsync()).ShouldBe(await BytesAsync(host, report, Path.GetFileName(address)), address);
        }

        using var operates = host.Client(await host.TokenAsync("operator", "operate"));
        (await operates.GetStringAsync("/audit?project=etableringscentrum")).ShouldContain("<a href=\"/territories/municipality.tyreso/period?period=2018-T2\">");
        foreach (var address in (string[])[$"/territories/{Tyreso}/period?period=2018-H2", $"/api/territories/{Tyreso}/periods/2018-H2/report.json", $"/territories/{Tyreso}/period?from=2018-08&to=2018-01", $"/territories/{Tyreso}/period?period=sommaren"])
            (await reader.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, address);
        foreach (var address in (string[])[$"/territories/{Tyreso}/period", $"/api/territories/{Tyreso}/periods/2018-T2/report.json"])
            (await publicReader.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
    }

    [Fact]
    public async Task Whoever_may_read_only_some_of_its_projects_is_told_so_and_whom_to_ask()
    {
        await using var host = await DeliveredAsync();
        using var some = host.Client(await host.TokenAsync("some", "read:mia:internal", "read:etableringscentrum:public"));
        using var mixed = host.Client(await host.TokenAsync("mixed", "read:mia:internal", "read:etableringscentrum:internal", "read:ungdomsinsatser:public"));
        using var none = host.Client(await host.TokenAsync("none", "deliver:mia/tyreso"));

        var list = WebUtility.HtmlDecode(await some.GetStringAsync("/territories"));
        list.ShouldContain("2 av 3 projekt får du läsa, och rapporten har alla. Be den som sköter tjänsten om rätt till resten.");
        list.ShouldContain("/territories/municipality.nacka?edition=internal");
        list.ShouldNotContain("Ungdomsinsatser");
        foreach (var address in (string[])[$"/territories/{Tyreso}", $"/api/territories/{Tyreso}/2018-08/internal/report.json", $"/api/territories/{Tyreso}/2018-08/public/report.json"])
        {
            using var answer = await some.GetAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
            var told = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            told.ShouldContain("Tyresö har 3 projekt, och den som läser rapporten ska få läsa alla", Case.Sensitive, address);
            told.ShouldNotContain("Ungdomsinsatser");
        }

        // The public edition of all, and the internal one of some, is the public edition.
        using var refused = await mixed.GetAsync($"/api/territories/{Tyreso}/2018-08/internal/report.json?lang=en");
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        ((string)(await refused.JsonAsync())["detail"]!).ShouldContain("(internal edition). You are for MIA – Mobilisering inför arbete, Etableringscentrum.");
        (await mixed.GetAsync($"/territories/{Tyreso}")).StatusCode.ShouldNotBe(HttpStatusCode.Forbidden);
        JObject.Parse(await mixed.GetStringAsync("/api/territories"))["territories"]!.Single(one => (string?)one["key"] == Tyreso).ToObject<JObject>()!.ContainsKey("internal").ShouldBeFalse();

        WebUtility.HtmlDecode(await none.GetStringAsync("/territories")).ShouldContain("ingen kommun och inget samordningsförbund som du får läsa");
        (await none.GetStringAsync("/reports")).ShouldNotContain("/territories");
        JObject.Parse(await none.GetStringAsync("/api/territories"))["territories"]!.ShouldBeEmpty();
        (await none.GetAsync($"/territories/{Tyreso}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        host.Files("audit").ShouldNotContain(file => file.Contains("download", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/territories/municipality.xyz", 404, "inget på den här adressen", "nothing at this address")]
    [InlineData("/territories/tyreso", 404, "inget på den här adressen", "nothing at this address")]
    [InlineData("/territories/forbund.tyreso", 404, "inget på den här adressen", "nothing at this address")]
    [InlineData("/territories/municipality.tyreso?month=2018-09", 404, "Tyresö har ingen rapport för 2018-09: leveranserna går från 2018-08 till 2018-08.", "has no report of 2018-09")]
    [InlineData("/territories/municipality.tyreso?month=augusti", 404, "inget på den här adressen", "nothing at this address")]
    [InlineData("/territories/municipality.tyreso?edition=hemlig", 404, "inget på den här adressen", "nothing at this address")]
    [InlineData("/territories/municipality.nacka?edition=public", 404, "Nacka: ingen publik utgåva ännu.", "no public edition yet")]
    [InlineData("/territories/municipality.sodertalje?month=2017-01", 404, "Södertälje har ingen rapport för 2017-01", "has no report of 2017-01")]
    [InlineData("/api/territories/municipality.tyreso/2018-09/internal/report.json", 404, "Tyresö har ingen rapport för 2018-09", "has no report of 2018-09")]
    [InlineData("/api/territories/municipality.tyreso/2018-08/internal/manifest.json", 404, "inget på den här adressen", "nothing at this address")]
    [InlineData("/api/territories/municipality.tyreso/2018-08/hemlig/report.json", 404, "inget på den här adressen", "nothing at this address")]
    [InlineData("/api/reports/municipality.tyreso/2018-08/internal/report.json", 404, "inget på den här adressen", "nothing at this address")]
    public async Task What_cannot_be_had_is_answered_with_what_can(string address, int status, string sv, string en)
    {
        await using var host = await DeliveredAsync();
        using var operates = host.Client(await host.TokenAsync("operator", "operate"));

        foreach (var (language, says) in ((string, string)[])[("sv", sv), ("en", en)])
        {
            using var answer = await operates.GetAsync($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}");
            ((int)answer.StatusCode).ShouldBe(status);
            WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain(says);
        }
    }

    [Fact]
    public async Task What_is_public_is_read_by_whoever_may_read_the_public_editions_and_tells_nobody_how_many_they_are()
    {
        await using var host = await DeliveredAsync();
        await FreezeAsync(host, "mia");
        using var reader = host.Client(await host.TokenAsync("public", ReadAll("public")));

        var page = await reader.GetStringAsync("/territories/" + Tyreso);
        page.ShouldContain("/api/territories/municipality.tyreso/2018-08/public/report.html");
        page.ShouldNotContain("edition=internal");
        using var answer = await reader.GetAsync($"/api/territories/{Tyreso}/2018-08/public/report.json");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var report = await answer.JsonAsync();
        report.ContainsKey("people").ShouldBeFalse();
        report["projects"]!.SelectMany(project => project["sources"] ?? new JArray()).ShouldNotBeEmpty();
        (await reader.GetStringAsync("/territories")).ShouldContain("Publik utgåva, augusti 2018");
        ((string)(await (await reader.GetAsync($"/api/territories/{Tyreso}/2018-07/public/report.json")).JsonAsync())["detail"]!).ShouldContain("De som finns är för 2018-08");
        host.Files("audit").ShouldNotContain(file => file.Contains("download", StringComparison.Ordinal), "what is public is not noted");
    }

    [Fact]
    public async Task Before_anything_is_delivered_and_without_any_in_the_catalogue_it_says_so()
    {
        await using var host = await PortalHost.StartAsync();
        using var owner = host.Client();
        (await owner.GetStringAsync("/territories")).ShouldContain("inga leveranser ännu");
        using var answer = await owner.GetAsync("/territories/" + Tyreso);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()).ShouldContain("Tyresö: inga leveranser ännu, ingen rapport.");

        var catalogue = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json")));
        (catalogue["version"], _, _) = ("without", catalogue.Remove("municipalities"), catalogue.Remove("forbund"));
        using var applied = await owner.PostAsync("/api/catalogue/apply", new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(catalogue.ToString())), "file", "catalogue.json" } });
        applied.EnsureSuccessStatusCode();
        WebUtility.HtmlDecode(await owner.GetStringAsync("/territories")).ShouldContain("Katalogen säger inte vilken kommun projektens orter ligger i.");
        (await owner.GetStringAsync("/reports")).ShouldNotContain("/territories");
        (await owner.GetAsync("/territories/" + Tyreso)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task On_a_store_with_everything_each_place_and_edition_is_answered_in_every_form()
    {
        using var esf = await EverythingStore.CopyAsync();
        await using var host = await PortalHost.StartAsync(store: esf.Data, clock: esf.Clock);
        using var owner = host.Client();
        var (internals, publics) = (0, 0);
        foreach (var one in JObject.Parse(await owner.GetStringAsync("/api/territories"))["territories"]!)
            foreach (var edition in (string[])["internal", "public"])
            {
                var months = one[edition]!.Select(month => (string)month!).ToList();
                (await owner.GetAsync($"/territories/{one["key"]}?edition={edition}")).StatusCode.ShouldBe(months.Count > 0 ? HttpStatusCode.OK : HttpStatusCode.NotFound, $"{one["key"]} {edition}");
                foreach (var file in months.Count > 0 ? host.Data.TerritoryFormats.Select(format => format.FileName) : [])
                    (await owner.GetAsync($"/api/territories/{one["key"]}/{months[0]}/{edition}/{file}")).StatusCode.ShouldBe(HttpStatusCode.OK, $"{one["key"]} {edition} {file}");
                (internals, publics) = edition == "internal" ? (internals + months.Count, publics) : (internals, publics + months.Count);
            }

        internals.ShouldBeGreaterThan(0);
        publics.ShouldBeGreaterThan(0);
        // The same number as the command's own.
        (await esf.RunAsync("report", "--data", esf.Data, "--forbund", "ostra-sodertorn", "--as-of", "2018-09")).Code.ShouldBe(0);
        (await owner.GetByteArrayAsync("/api/territories/forbund.ostra-sodertorn/2018-09/internal/report.json")).ShouldBe(await File.ReadAllBytesAsync(Path.Combine(esf.Data, "reports/forbund.ostra-sodertorn/2018-09/internal/report.json")));
    }

    /// <summary>As the command writes it: by what it counts with and writes with.</summary>
    private static async Task<byte[]> BytesAsync(PortalHost host, TerritoryReport report, string file)
    {
        using var bytes = new MemoryStream();
        await host.Data.TerritoryFormats.Single(format => format.FileName == file).WriteAsync(report, Language.Sv, bytes, default);
        return bytes.ToArray();
    }

    [GeneratedRegex("<a href=\"(/api/[^\"]*)\" download")]
    private static partial Regex Downloads();
}
