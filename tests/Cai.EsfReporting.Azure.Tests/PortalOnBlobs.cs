using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Azure.Tests.Support;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reminders;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage.Contract;
using Cai.EsfReporting.Versions;
using Cai.EsfReporting.Web;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Cai.EsfReporting.Web.Receipts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Azure.Tests;

/// <summary>The portal as the Functions app carries it: instances that share a storage and nothing else, behind a host that has routed already.</summary>
public sealed partial class PortalOnBlobs
{
    private const string People = """{ "people": [ { "who": ["anna@tyreso.example"], "roles": ["deliver:mia/tyreso"] }, { "who": ["drift@kommun.example"], "roles": ["operate"] } ] }""";

    [Fact]
    public async Task A_form_of_one_instance_is_delivered_at_another_and_leaves_an_empty_inbox()
    {
        var storage = AzuriteStorage.In(await Azurite.SharedAsync());
        await storage.Files.WriteAsync(AccessList.Path, People);
        await using var one = await InstanceAsync(storage);
        await using var other = await InstanceAsync((AzuriteStorage)storage.Another());

        using var page = await one.GetAsync("/deliver", "anna@tyreso.example");
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
        var token = FormToken().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
        var cookie = page.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using var answer = await other.SendAsync(HttpMethod.Post, "/deliver", "anna@tyreso.example", new MultipartFormDataContent
        {
            { new StringContent(token), "form" },
            { new StringContent(DeliverySteps.File(7)), "file", "mia_tyreso_2018-08.csv" },
        }, cookie);

        (await answer.Content.ReadAsStringAsync()).ShouldContain("Mottagen");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        other.Delivered.ShouldBe(["mia/tyreso/2018-08"]);
        (await storage.With(held: TimeSpan.Zero).Inbox.WaitingAsync()).ShouldBeEmpty();
        var delivery = (await storage.Log.ReadAsync("mia", CancellationToken.None)).ShouldHaveSingleItem();
        delivery.Rows.ShouldBe(7);
        JObject.Parse((await storage.Files.ReadAsync((await storage.Files.ListAsync("audit/", CancellationToken.None).ToListAsync()).ShouldHaveSingleItem()))!)["who"]!
            .ToString().ShouldBe("anna@tyreso.example");
    }

    [Fact]
    public async Task Whom_App_Service_does_not_name_is_told_to_sign_in_and_a_token_stands_in_a_header_of_its_own()
    {
        var storage = AzuriteStorage.In(await Azurite.SharedAsync());
        var token = await new AccessTokens(storage.Files, TimeProvider.System).MakeAsync("case-system", [Role.TryParse("deliver:mia/tyreso", out var role) ? role : default], CancellationToken.None);
        await using var portal = await InstanceAsync(storage);

        using var nobody = await portal.GetAsync("/api/status", null);
        using var atAPage = await portal.GetAsync("/deliveries?lang=en", null);
        using var somebody = await portal.GetAsync("/deliver", "eva@nacka.example");
        using var machine = new HttpRequestMessage(HttpMethod.Post, "/api/check");
        machine.Headers.Add("X-Esf-Token", token);
        machine.Content = new MultipartFormDataContent { { new StringContent(DeliverySteps.File(3)), "file", "mia_tyreso_2018-08.csv" } };
        using var receipt = await portal.Client.SendAsync(machine);

        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        atAPage.Headers.Location!.OriginalString.ShouldBe("/.auth/login/aad?post_login_redirect_uri=%2Fdeliveries%3Flang%3Den");
        somebody.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var told = await somebody.Content.ReadAsStringAsync();
        told.ShouldNotContain("Tyresö");
        told.ShouldContain("/.auth/logout?post_logout_redirect_uri=%2Fsign-out%2Fdone");
        ((int)JObject.Parse(await receipt.Content.ReadAsStringAsync())["accepted"]!).ShouldBe(3);
        portal.Delivered.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_visitor_has_a_log_of_deliveries_of_the_request_alone()
    {
        var storage = AzuriteStorage.In(await Azurite.SharedAsync());
        await storage.Files.WriteAsync(AccessList.Path, People);
        await using var portal = await InstanceAsync(storage);

        var sites = (string[])["tyreso", "nacka", "varmdo", "tyreso"];
        var answers = await Task.WhenAll(sites.Select((site, number) => portal.SendAsync(HttpMethod.Post, "/api/deliver", "drift@kommun.example", new MultipartFormDataContent
        {
            { new StringContent(DeliverySteps.File(number + 1)), "file", $"mia_{site}_2018-08.csv" },
        })));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        portal.Delivered.Order().ShouldBe(sites.Select(site => $"mia/{site}/2018-08").Order());
        (await storage.Log.ReadAsync("mia", CancellationToken.None)).Select(delivery => delivery.Rows).Order().ShouldBe([1, 2, 3, 4]);
    }

    private static async Task<Instance> InstanceAsync(AzuriteStorage storage)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var path = Path.Combine(AppContext.BaseDirectory, "samples", "catalogue.json");
        await using var file = File.OpenRead(path);
        var catalogue = CatalogueFile.Read(file, path);
        var delivered = new After();
        builder.Services.AddLogging();
        builder.Services.AddHealthChecks();
        builder.Services.AddSingleton(catalogue).AddSingleton(new CatalogueInUse(new(storage.Files), catalogue)).AddSingleton<TimeProvider>(new September2018()).AddSingleton(storage.Inbox).AddSingleton(storage.Files).AddSingleton(storage.Log);
        builder.Services.AddSingleton(new Receiver(catalogue, storage.Files, storage.Log, storage.Keys, [new ReceiptJson(), new ReceiptHtml(), new ReceiptXlsx()], TimeProvider.System));
        builder.Services.AddSingleton(new Scb.ScbExport(catalogue, storage.Files, storage.Log, storage.Keys, TimeProvider.System));
        builder.Services.AddSingleton(new Deliveries.Next.NextFiles(catalogue, storage.Files, storage.Log, storage.Keys));
        builder.Services.AddSingleton(storage.Outcomes).AddSingleton(storage.Keys).AddSingleton<Reporter>().AddSingleton<FrozenChanges>().AddSingleton<FrozenReports>();
        builder.Services.AddSingleton(new Outbox(storage.Files, null, new September2018()));
        builder.Services.AddSingleton<IAfterDelivery>(delivered);
        builder.Services.AddEsf(new(SignInKind.AppService));
        var app = builder.Build();
        app.Map("{*path}", EsfEndpoints.Answer(app.Services));
        await app.StartAsync();
        return new(app, delivered);
    }

    private sealed class September2018 : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2018, 9, 20, 8, 0, 0, TimeSpan.Zero);
    }

    private sealed class After : IAfterDelivery
    {
        public List<string> Addresses { get; } = [];

        public void Received(Receipt receipt) => Received(receipt.Address!.Value.Path);

        public void Stated(string project) => Received(project);

        private void Received(string told)
        {
            lock (Addresses)
                Addresses.Add(told);
        }

        public void Applied(ReportingCatalogue catalogue) => throw new NotSupportedException();
    }

    private sealed record Instance(WebApplication App, After After) : IAsyncDisposable
    {
        public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(App.Urls.First()) };

        public IReadOnlyList<string> Delivered => After.Addresses;

        public Task<HttpResponseMessage> GetAsync(string address, string? mail) => SendAsync(HttpMethod.Get, address, mail);

        /// <param name="mail">Whom App Service names; null when nobody has signed in.</param>
        public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? mail, HttpContent? content = null, string? cookie = null)
        {
            var request = new HttpRequestMessage(method, address) { Content = content };
            if (mail is not null)
                request.Headers.Add("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String(Encoding.UTF8.GetBytes(new JObject
                {
                    ["auth_typ"] = "aad",
                    ["claims"] = new JArray(((IEnumerable<(string Type, string Value)>)[("oid", mail), ("email", mail), ("xms_edov", "true")]).Select(claim => new JObject { ["typ"] = claim.Type, ["val"] = claim.Value })),
                }.ToString())));
            if (cookie is not null)
                request.Headers.Add("Cookie", cookie);
            return Client.SendAsync(request);
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await App.DisposeAsync();
        }
    }

    [GeneratedRegex("name=\"form\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex FormToken();
}
