using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>Next month's file, taken in the portal and over the open interface.</summary>
public sealed partial class NextPageTest
{
    [GeneratedRegex("name=\"form\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();

    [Fact]
    public async Task It_is_handed_out_by_a_form_never_cached_and_who_took_it_is_noted()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        await DeliverAsync(host, "2018-08");

        var page = WebUtility.HtmlDecode(await client.GetStringAsync("/next?place=mia/tyreso"));
        page.ShouldContain("Tyresö, september 2018");
        page.ShouldContain("Görs av filen för augusti 2018, mottagen 2018-09-17");
        TellsNobody(page);
        using var answer = await TakeAsync(client, "mia/tyreso");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        // A tag of the content would be a plain hash of identities.
        answer.Headers.ETag.ShouldBeNull();
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldBe("mia_tyreso_2018-09.csv");
        (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF').ShouldBe(PortalHost.File(3));
        var noted = (await new AuditDays(host.Data.Files).ReadAsync(new(2018, 9, 17), default)).Single(entry => entry.Kind == AuditKind.NextFile);
        (noted.Project, noted.Site, noted.Month).ShouldBe(("mia", "tyreso", new Month(2018, 9)));
        WebUtility.HtmlDecode(await client.GetStringAsync("/audit")).ShouldContain("hämtade filen att börja med för");
        TellsNobody(host.Log);
        foreach (var kept in Directory.GetFiles(host.Data.Root, "*", SearchOption.AllDirectories).Where(path => !path.Contains("originals", StringComparison.Ordinal) && !path.Contains(".pending", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith("esf.db", StringComparison.Ordinal)))
            TellsNobody(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(kept)));
    }

    [Fact]
    public async Task Over_the_open_interface_it_is_the_same_for_who_may_deliver_for_the_site()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        await DeliverAsync(host, "2018-08");
        using var own = host.Client(await host.TokenAsync("tyreso", "deliver:mia/tyreso"));

        using var answer = await own.PostAsync("/api/next/mia/tyreso", null);
        (await answer.Content.ReadAsStringAsync()).TrimStart('\uFEFF').ShouldBe(PortalHost.File(3));
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await own.GetAsync("/api/next/mia/tyreso")).IsSuccessStatusCode.ShouldBeFalse();
        (await own.PostAsync("/api/next/mia/nowhere", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await own.PostAsync("/api/next/mia/tyreso?month=soon", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var refused = await own.PostAsync("/api/next/mia/tyreso?month=2018-08", null);
        (refused.StatusCode, (await refused.Content.ReadAsStringAsync()).Contains("före 2018-08", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Conflict, true));
        foreach (var (name, roles) in (IEnumerable<(string, string[])>)[("nacka", ["deliver:mia/nacka"]), ("own-results", ["read:mia/tyreso"]), ("internal", ["read:mia:internal"]), ("scb", ["scb:mia"])])
        {
            using var other = host.Client(await host.TokenAsync(name, roles));
            using var no = await other.PostAsync("/api/next/mia/tyreso", null);
            no.StatusCode.ShouldBe(HttpStatusCode.Forbidden, name);
            TellsNobody(await no.Content.ReadAsStringAsync());
            (await other.GetAsync("/next?place=mia/tyreso")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, name);
        }

        (await new AuditDays(host.Data.Files).ReadAsync(new(2018, 9, 17), default)).Count(entry => entry.Kind == AuditKind.NextFile).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_gone_is_refused_on_the_page_and_a_form_that_is_not_ones_own_too()
    {
        await using var host = await PortalHost.StartAsync();
        using var client = host.Client();
        WebUtility.HtmlDecode(await client.GetStringAsync("/next?place=mia/tyreso")).ShouldContain("Orten har inte lämnat någon fil som tagits emot ännu");
        await DeliverAsync(host, "2018-08");
        var token = await TokenAsync(client);
        foreach (var original in host.Files("originals"))
            File.Delete(Path.Combine(host.Data.Root, original));

        using var gone = await TakeAsync(client, "mia/tyreso", token);
        gone.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        WebUtility.HtmlDecode(await gone.Content.ReadAsStringAsync()).ShouldContain("Tyresö 2018-08: originalet som togs emot 2018-09-17 finns inte kvar. Be orten lämna månaden igen.");
        (await TakeAsync(client, "mia/tyreso", "nonsense")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await TakeAsync(client, "mia/nowhere", token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/next?place=mia/nowhere")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await new AuditDays(host.Data.Files).ReadAsync(new(2018, 9, 17), default)).ShouldNotContain(entry => entry.Kind == AuditKind.NextFile);
    }

    [Fact]
    public async Task On_a_store_with_everything_each_site_has_a_page()
    {
        using var esf = await EverythingStore.CopyAsync();
        await using var host = await PortalHost.StartAsync(store: esf.Data, clock: esf.Clock);
        using var client = host.Client();
        foreach (var project in host.Data.Catalogue.Projects)
            foreach (var site in project.Sites)
                (await client.GetAsync($"/next?place={project.Id}/{site.Id}")).StatusCode.ShouldBe(HttpStatusCode.OK, $"{project.Id}/{site.Id}");
    }

    private static async Task<string> TokenAsync(HttpClient client)
    {
        using var answer = await client.GetAsync("/next?place=mia/tyreso");
        return FormToken().Match(await answer.Content.ReadAsStringAsync()).Groups["token"].Value;
    }

    private static async Task<HttpResponseMessage> TakeAsync(HttpClient client, string place, string? token = null)
    {
        var form = new MultipartFormDataContent { { new StringContent(token ?? await TokenAsync(client)), "form" }, { new StringContent(place), "place" } };
        return await client.PostAsync("/next", form);
    }

    private static async Task DeliverAsync(PortalHost host, string month)
    {
        await using var claimed = await host.Data.Inbox.DepositAsync(new MemoryStream(Encoding.UTF8.GetBytes(PortalHost.File(3))), new DeliveryAddress("mia", "tyreso", Month.Parse(month)), confirmed: true, default);
        (await host.Data.Receiver.ReceiveAsync(claimed)).Accepted.ShouldBe(3);
    }

    private static void TellsNobody(string text)
    {
        foreach (var person in Enumerable.Range(1, 3).Select(Esf.Person))
            (text.Contains(person, StringComparison.Ordinal) || text.Contains(person.Replace("-", "", StringComparison.Ordinal)[2..], StringComparison.Ordinal)).ShouldBeFalse();
    }
}
