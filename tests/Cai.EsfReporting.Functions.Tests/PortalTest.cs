using System.Text;
using Cai.EsfReporting.Functions.Tests.Support;
using Cai.EsfReporting.Storage.Contract;
using Cai.EsfReporting.Web.Access;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Functions.Tests;

/// <summary>Visitors, whom one function answers.</summary>
public sealed class PortalTest
{
    [Fact]
    public async Task A_machine_delivers_with_its_token_and_the_project_is_to_be_counted()
    {
        await using var app = await FunctionApp.StartAsync();
        var token = await TokenAsync(app, "deliver:mia/tyreso");
        using var form = new MultipartFormDataContent { { new StringContent(DeliverySteps.File(4)), "file", "mia_tyreso_2018-08.csv" } };
        var bytes = await form.ReadAsByteArrayAsync();

        var (status, body, left) = await app.VisitAsync("POST", "/api/deliver", request =>
        {
            request.Headers["X-Esf-Token"] = token;
            (request.ContentType, request.ContentLength, request.Body) = (form.Headers.ContentType!.ToString(), bytes.Length, new MemoryStream(bytes));
        });

        status.ShouldBe(200, body);
        left.Projects.ShouldBe(["mia"]);
        (await app.LogAsync()).ShouldHaveSingleItem().Accepted.ShouldBe(4);
        (await app.Inbox.WaitingAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_municipality_is_read_across_projects()
    {
        await using var app = await FunctionApp.StartAsync();
        var token = await TokenAsync(app, "operate");
        using var form = new MultipartFormDataContent { { new StringContent(DeliverySteps.File(4)), "file", "mia_tyreso_2018-08.csv" } };
        var bytes = await form.ReadAsByteArrayAsync();
        (await app.VisitAsync("POST", "/api/deliver", request =>
        {
            request.Headers["X-Esf-Token"] = token;
            (request.ContentType, request.ContentLength, request.Body) = (form.Headers.ContentType!.ToString(), bytes.Length, new MemoryStream(bytes));
        })).Status.ShouldBe(200);

        var (status, body, _) = await app.VisitAsync("GET", "/api/territories/municipality.tyreso/2018-08/internal/report.json", request => request.Headers["X-Esf-Token"] = token);

        status.ShouldBe(200, body);
        var report = JObject.Parse(body);
        ((int)report["people"]!["people"]!, report["projects"]!.Count()).ShouldBe((4, 3));
        foreach (var file in (string[])["html", "csv", "xlsx"])
            (await app.VisitAsync("GET", $"/api/territories/municipality.tyreso/2018-08/internal/report.{file}", request => request.Headers["X-Esf-Token"] = token)).Status.ShouldBe(200, file);
        (await app.VisitAsync("GET", "/territories", request => request.Headers["X-Esf-Token"] = token)).Body.ShouldContain("/territories/municipality.tyreso?edition=internal");
    }

    [Theory]
    [InlineData("AppService", "True", 200, true)]
    [InlineData("AppService", "False", 401, false)]
    [InlineData("AppService", null, 401, false)]
    [InlineData("", "True", 401, true)]
    public async Task What_App_Service_says_of_a_visitor_counts_only_where_it_signs_people_in(string signIn, string? platform, int expected, bool isAsMeant)
    {
        var settings = new Dictionary<string, string> { ["SignIn"] = signIn };
        if (platform is not null)
            settings[PortalSignIn.PlatformSetting] = platform;
        await using var app = await FunctionApp.StartAsync(with: settings);
        await app.Files.WriteAsync(AccessList.Path, """{ "people": [ { "who": ["drift@kommun.example"], "roles": ["operate"] } ] }""");

        var (status, _, _) = await app.VisitAsync("GET", "/api/status", request => request.Headers["X-MS-CLIENT-PRINCIPAL"] = Principal("drift@kommun.example"));

        status.ShouldBe(expected);
        (await app.HealthAsync()).ShouldSatisfyAllConditions(health => health.Status.ShouldBe(200), health => health.Degraded.ShouldBe(isAsMeant ? [] : ["signin"]));
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_told_so()
    {
        await using var app = await FunctionApp.StartAsync();

        (await app.VisitAsync("GET", "/nothing")).Status.ShouldBe(404);
    }

    private static async Task<string> TokenAsync(FunctionApp app, string role) =>
        (await app.Services.GetRequiredService<AccessTokens>().MakeAsync("tyreso-system", [Role.TryParse(role, out var known) ? known : throw new FormatException(role)], CancellationToken.None))!;

    private static string Principal(string mail) => Convert.ToBase64String(Encoding.UTF8.GetBytes(new JObject
    {
        ["auth_typ"] = "aad",
        ["claims"] = new JArray(((IEnumerable<(string Type, string Value)>)[("oid", mail), ("email", mail), ("xms_edov", "true")]).Select(claim => new JObject { ["typ"] = claim.Type, ["val"] = claim.Value })),
    }.ToString()));
}
