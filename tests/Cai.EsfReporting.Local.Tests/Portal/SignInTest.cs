using System.Net;
using System.Text;
using Cai.EsfReporting.Local.Commands;
using Cai.EsfReporting.Local.Tests.Commands;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Tests.Portal;

public sealed class SignInTest
{
    private const string Secret = "a-secret-that-is-long-enough-to-be-one";
    private const string Access = """{ "people": [ { "who": ["anna@nacka.example"], "roles": ["deliver:mia/nacka"] }, { "who": ["group:group-1"], "roles": ["read:mia:internal"] } ] }""";

    /// <summary>As App Service writes it, for somebody with an object id, an address and a group.</summary>
    private static string Principal(string mail, string group) => Convert.ToBase64String(Encoding.UTF8.GetBytes(
        $$"""{ "auth_typ": "aad", "claims": [ { "typ": "http://schemas.microsoft.com/identity/claims/objectidentifier", "val": "oid-1" }, { "typ": "preferred_username", "val": "{{mail}}" }, { "typ": "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "val": "{{mail}}" }, { "typ": "xms_edov", "val": "True" }, { "typ": "groups", "val": "{{group}}" }, { "typ": "name", "val": "Anna" } ] }"""));

    private static async Task<int> StatusAsync(PortalHost host, string address, params (string Name, string Value)[] headers)
    {
        using var client = host.Client();
        foreach (var (name, value) in headers)
            client.DefaultRequestHeaders.Add(name, value);
        return (int)(await client.GetAsync(address)).StatusCode;
    }

    [Theory]
    [InlineData("anna@nacka.example", "group-0", "/deliveries/mia/nacka/2018-08", 200)]
    [InlineData("ANNA@nacka.example", "group-0", "/deliveries/mia/nacka/2018-08", 200)]
    [InlineData("anna@nacka.example", "group-0", "/deliveries/mia/tyreso/2018-08", 403)]
    [InlineData("bo@tyreso.example", "group-0", "/deliveries/mia/nacka/2018-08", 403)]
    [InlineData("bo@tyreso.example", "group-1", "/api/reports/mia/2018-08/internal/report.json", 404)]
    [InlineData("bo@tyreso.example", "group-0", "/api/reports/mia/2018-08/internal/report.json", 403)]
    public async Task Behind_App_Service_the_list_says_what_a_person_or_group_may(string mail, string group, string address, int expected)
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.AppService), Access);

        (await StatusAsync(host, address, ("X-MS-CLIENT-PRINCIPAL", Principal(mail, group)))).ShouldBe(expected);
    }

    [Fact]
    public async Task A_header_that_anybody_can_write_signs_nobody_in_without_the_proxys_secret()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.Proxy, Secret, ProxyHeaders.Forwarded), Access);

        (await StatusAsync(host, "/deliveries", ("X-MS-CLIENT-PRINCIPAL", Principal("anna@nacka.example", "")))).ShouldBe(401);
        (await StatusAsync(host, "/deliveries", ("X-Forwarded-Email", "anna@nacka.example"))).ShouldBe(401);
        (await StatusAsync(host, "/deliveries", ("X-Forwarded-Email", "anna@nacka.example"), ("X-Esf-Proxy", Secret[1..]))).ShouldBe(401);
        (await StatusAsync(host, "/deliveries", ("X-Forwarded-Email", "anna@nacka.example"), ("X-Esf-Proxy", Secret))).ShouldBe(200);
        (await StatusAsync(host, "/deliveries", ("X-Esf-Proxy", Secret))).ShouldBe(401);
        (await StatusAsync(host, "/deliveries")).ShouldBe(401);
    }

    [Fact]
    public async Task A_header_makes_the_owner_of_a_machine_nobody_else_and_is_refused()
    {
        await using var host = await PortalHost.StartAsync(access: Access);

        (await StatusAsync(host, "/deliveries/mia/tyreso/2018-08", ("X-MS-CLIENT-PRINCIPAL", Principal("anna@nacka.example", "")))).ShouldBe(403);
        (await StatusAsync(host, "/deliveries/mia/tyreso/2018-08")).ShouldBe(200);
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("bm90IGpzb24=")]
    [InlineData("e30=")]
    public async Task A_broken_principal_is_nobody(string principal)
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.AppService), Access);

        (await StatusAsync(host, "/", ("X-MS-CLIENT-PRINCIPAL", principal))).ShouldBe((int)HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_lets_nobody_in()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.AppService), """{ "people": [ { "who": ["anna@nacka.example"], "roles": ["everything"] } ] }""");

        (await StatusAsync(host, "/", ("X-MS-CLIENT-PRINCIPAL", Principal("anna@nacka.example", "")))).ShouldBe(500);
    }

    [Fact]
    public async Task Another_name_that_leads_here_is_not_answered()
    {
        await using var host = await PortalHost.StartAsync();

        (await StatusAsync(host, "/", ("Host", "evil.example"))).ShouldBe(400);
    }

    [Fact]
    public async Task To_the_network_nothing_is_served_without_a_sign_in()
    {
        using var esf = new Esf();
        Directory.CreateDirectory(esf.Data);

        var refused = await esf.RunAsync("serve", "--data", esf.Data, "--bind", "0.0.0.0", "--port", "0", "--lang", "en");

        refused.Code.ShouldBe(EsfCommandLine.WrongUse);
        refused.Error.ShouldContain("sign-in");
    }

    [Fact]
    public async Task A_token_is_made_listed_and_taken_away()
    {
        using var esf = new Esf();
        Directory.CreateDirectory(esf.Data);

        var made = await esf.RunAsync("token", "--data", esf.Data, "--name", "case-system", "--role", "deliver:mia/tyreso", "--json");

        ((string)made.Json["token"]!).ShouldStartWith("esf_case-system_");
        (await esf.RunAsync("token", "--data", esf.Data)).Output.ShouldContain("case-system");
        (await esf.RunAsync("token", "--data", esf.Data, "--name", "case-system", "--role", "operate")).Code.ShouldBe(EsfCommandLine.WrongUse);
        (await esf.RunAsync("token", "--data", esf.Data, "--name", "case-system", "--revoke")).Code.ShouldBe(EsfCommandLine.Done);
        (await esf.RunAsync("token", "--data", esf.Data)).Output.ShouldNotContain("case-system");
        (await esf.RunAsync("token", "--data", esf.Data, "--name", "x", "--role", "everything")).Code.ShouldBe(EsfCommandLine.WrongUse);
    }
}
