using System.Text;
using Cai.EsfReporting.Local.Tests.MadeClient;
using Cai.EsfReporting.Web.Access;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal;

/// <summary>The description of the open interface, and a client that the build has made from it (NSwag) and nobody has touched.</summary>
public sealed class OpenDescriptionTest
{
    [Fact]
    public async Task What_is_served_is_what_is_documented_and_tells_every_address()
    {
        await using var host = await PortalHost.StartAsync();
        using var answer = await host.Client().GetAsync("/api/openapi.json");
        var served = await answer.Content.ReadAsStringAsync();

        served.ShouldBe(await System.IO.File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "docs", "openapi.json")));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.oai.openapi+json");
        var description = JObject.Parse(served);
        var told = ((JObject)description["paths"]!).Properties().SelectMany(path => ((JObject)path.Value).Properties().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}"));
        told.Order(StringComparer.Ordinal).ShouldBe(host.Endpoints.Select(e => e.Route).Where(route => route.Contains(" /api/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (var reference in description.SelectTokens("$..['$ref']").Select(token => (string)token!))
            description.SelectToken(reference.Replace("#/", "", StringComparison.Ordinal).Replace('/', '.')).ShouldNotBeNull(reference);
    }

    /// <summary>Every property that is served is described, and the client refuses an answer that lacks one that is described as always there.</summary>
    [Fact]
    public async Task A_client_that_was_made_of_it_delivers_and_reads_the_answers()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        using var http = host.Client(await host.TokenAsync("case-system", "operate"));
        var client = ClientOf(http);

        (await client.DeliverAsync([File("mia_tyreso_2018-07.csv", PortalHost.File(60))], null, null, null, null)).Status.ShouldBeOneOf(Status.Accepted, Status.AcceptedWithWarnings);
        var receipt = await client.CheckAsync([File("whatever.csv", PortalHost.File(9, bad: true))], "mia", "tyreso", "2018-08", "true");
        (receipt.Status, receipt.Id, receipt.Accepted, receipt.Rejected).ShouldBe((Status.PartlyAccepted, null, 9, 1));
        receipt.Findings.Single(finding => finding.Rule == "DATE_ORDER").ShouldSatisfyAllConditions(finding => finding.Severity.ShouldBe(Severity.RejectRow), finding => finding.Line.ShouldBe(11));
        // Nearly everybody that the site told of in July is gone.
        var refused = await client.DeliverAsync([File("mia_tyreso_2018-08.csv", PortalHost.File(12))], null, null, null, null);
        (refused.Status, refused.CanBeConfirmed).ShouldBe((Status.Rejected, true));
        var delivered = await client.DeliverAsync([File("mia_tyreso_2018-08.csv", PortalHost.File(12))], null, null, null, "true");
        delivered.Status.ShouldBeOneOf(Status.Accepted, Status.AcceptedWithWarnings);
        var rejected = await client.CheckAsync([File("mia_tyreso_2018-08.csv", "no table")], null, null, null, null);
        rejected.Status.ShouldBe(Status.Rejected);
        rejected.Findings.Select(finding => finding.Severity).ShouldContain(Severity.RejectFile);

        await host.Data.Consolidator.WriteAsync(await host.Data.Reporter.ReportAsync(host.Data.Catalogue.Find("mia")!, new(2018, 8)), Language.Sv);
        var standing = await client.StatusAsync();
        Undescribed((object[])[receipt, refused, delivered, rejected, standing]).ShouldBeEmpty();
        standing.Projects.Select(project => project.Project).ShouldContain("mia");
        standing.Outbox.ShouldNotBeNull();
        (await TextAsync(await client.ReceiptAsync("mia", "tyreso", "2018-08", delivered.Id, Extension.Json))).ShouldContain(delivered.Id);
        (await TextAsync(await client.ReportAsync("mia", "2018-08", Edition.Internal, "report.json"))).ShouldContain("cai-esf-report/1");
        var territories = await client.TerritoriesAsync();
        territories.Territories1.ShouldContain(one => one.Key == "municipality.tyreso" && one.Internal.First() == "2018-08");
        Undescribed(territories).ShouldBeEmpty();
        (await TextAsync(await client.TerritoryReportAsync("municipality.tyreso", "2018-08", Edition3.Internal, "report.json"))).ShouldContain("cai-esf-territory/1");
        (await TextAsync(await client.AuditAsync("2018-09-01", "2018-09-30", Format.Csv))).ShouldContain("token:case-system");
        (await client.OpenapiAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_client_that_was_made_of_it_is_told_what_is_wrong()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.TokensOnly));
        using var reader = host.Client(await host.TokenAsync("reader", "read:mia:public"));
        using var delivers = host.Client(await host.TokenAsync("tyreso", "deliver:mia/tyreso"));

        await ShouldBeAsync(401, () => ClientOf(host.Client()).StatusAsync());
        await ShouldBeAsync(403, () => ClientOf(reader).DeliverAsync([File("mia_tyreso_2018-08.csv", PortalHost.File(1))], null, null, null, null));
        await ShouldBeAsync(403, () => ClientOf(reader).ReportAsync("mia", "2018-08", Edition.Internal, "report.json"));
        await ShouldBeAsync(404, () => ClientOf(reader).ReportAsync("mia", "2018-08", Edition.Public, "report.json"));
        await ShouldBeAsync(404, () => ClientOf(delivers).ReceiptAsync("mia", "tyreso", "2018-08", "20180905T081500123Z-0000000000000000", Extension.Json));
        await ShouldBeAsync(400, () => ClientOf(delivers).DeliverAsync([File("whatever.csv", PortalHost.File(1))], null, null, null, null));
        await ShouldBeAsync(403, () => ClientOf(delivers).AuditAsync("2018-09-01", "2018-09-30", Format.Csv));
    }

    private static async Task ShouldBeAsync(int status, Func<Task> call)
    {
        var problem = await call.ShouldThrowAsync<ApiException<Problem>>();
        problem.StatusCode.ShouldBe(status);
        problem.Result.Status.ShouldBe(status);
        problem.Result.Detail.ShouldNotBeNullOrEmpty();
    }

    private static EsfClient ClientOf(HttpClient http) => new(http.BaseAddress!.ToString(), http);

    /// <summary>Whatever was served and is not described.</summary>
    private static IEnumerable<string> Undescribed(object? told) => told switch
    {
        null or string => [],
        IEnumerable<object> several => several.SelectMany(Undescribed),
        _ when told.GetType().Namespace == typeof(EsfClient).Namespace && told.GetType().IsClass => told.GetType().GetProperties().SelectMany(property => property.Name == "AdditionalProperties"
            ? ((IDictionary<string, object>)property.GetValue(told)!).Keys
            : Undescribed(property.GetValue(told))),
        _ => [],
    };

    private static FileParameter File(string name, string content) => new(new MemoryStream(Encoding.UTF8.GetBytes(content)), name);

    private static async Task<string> TextAsync(FileResponse file)
    {
        using (file)
        using (var text = new StreamReader(file.Stream))
            return await text.ReadToEndAsync();
    }
}
