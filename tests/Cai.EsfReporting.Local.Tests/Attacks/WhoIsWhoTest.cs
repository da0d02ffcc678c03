using System.Net;
using System.Text;
using Cai.EsfReporting.Local.Tests.Portal;
using Cai.EsfReporting.Local.Tests.Portal.OpenId;
using Cai.EsfReporting.Web.Access;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Attacks;

/// <summary>Somebody whose own claims say much: only the subject, a verified address and the groups claim count, each as what it is.</summary>
public sealed class WhoIsWhoTest
{
    private const string Boss = "boss@forbund.example";
    private const string Access = """{ "people": [ { "who": ["boss@forbund.example"], "roles": ["operate"] }, { "who": ["group:operators"], "roles": ["operate"] }, { "who": ["id:subject-of-boss"], "roles": ["operate"] } ] }""";

    /// <summary>What is claimed of Mallory, beside or instead of their own subject and verified address.</summary>
    private static readonly JObject[] Claimed =
    [
        // An address that nobody has verified, in all the ways of not saying so.
        .. ((JToken?[])[null, false, "false", "False", 0, "no", "yes", "", new JArray(true, false), new JArray(), new JObject { ["email"] = true }]).Select(verified => new JObject { ["email"] = Boss, ["email_verified"] = verified }),
        new() { ["email"] = new JArray(Boss, "mallory@elsewhere.example") },
        new() { ["email"] = new JArray(Boss, Boss) },
        new() { ["email"] = new JObject { ["value"] = Boss } },
        new() { ["email"] = Boss, ["email_verified"] = null, ["xms_edov"] = true },
        new() { ["email"] = Boss, ["email_verified"] = null, ["verified_email"] = true, ["emailVerified"] = true },
        new() { ["email"] = null, ["mail"] = Boss, ["emails"] = new JArray(Boss), ["http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"] = Boss },
        // Letters that are others, though some would hold them equal.
        .. ((string[])[Boss + " ", " " + Boss, Boss + "\n", Boss + ".", Boss + "\0", "boſs@forbund.example", "bоss@forbund.example", "ｂoss@forbund.example", "boss@forbund.example@elsewhere.example", "boss+x@forbund.example", "address:" + Boss, "id:subject-of-boss", "group:operators"]).Select(mail => new JObject { ["email"] = mail }),
        // Names that people choose.
        .. ((string[])["preferred_username", "upn", "unique_name", "name", "nickname", "username", "login_hint", "verified_primary_email", "address", "subject", "id"]).Select(claim => new JObject { [claim] = Boss }),
        .. ((string[])["preferred_username", "upn", "name", "role", "roles", "group", "Groups", "wids", "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups", "address"]).Select(claim => new JObject { [claim] = "operators" }),
        // One kind in the place of another.
        .. ((string[])[Boss, "subject-of-boss", "id:subject-of-boss", "address:" + Boss, "group:operators", "Operators", "operators ", "operators,", "operators/x"]).Select(group => new JObject { ["groups"] = new JArray(group) }),
        .. ((string[])[Boss, "operators", "group:operators", "id:subject-of-boss", "Subject-of-boss", "subject-of-boss ", "subject-of-boss\n"]).Select(subject => new JObject { ["sub"] = subject }),
        .. ((string[])["oid", "uid", "user_id", "subject", "http://schemas.microsoft.com/identity/claims/objectidentifier", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier"]).Select(claim => new JObject { [claim] = "subject-of-boss" }),
    ];

    [Fact]
    public async Task Nobody_is_somebody_else_at_an_issuer()
    {
        await using var host = await OpenIdHost.StartAsync(Access);
        var succeeded = new List<string>();
        foreach (var claimed in Claimed)
            if (await AsksAsync(host, claimed) != HttpStatusCode.Forbidden)
                succeeded.Add(claimed.ToString());

        Tally.Tell("Claims that make nobody anybody, at an issuer", Claimed.Length, succeeded.Count);
        succeeded.ShouldBeEmpty();
        foreach (var good in (JObject[])[new() { ["email"] = Boss }, new() { ["email"] = "BOSS@Forbund.example" }, new() { ["email"] = Boss, ["email_verified"] = "true" }, new() { ["groups"] = new JArray("others", "operators") }, new() { ["groups"] = "operators" }, new() { ["sub"] = "subject-of-boss" }])
            (await AsksAsync(host, good)).ShouldBe(HttpStatusCode.OK, good.ToString());
    }

    /// <summary>What the issuer tells only when asked is its word too, but no half of it verifies the other half elsewhere.</summary>
    [Theory]
    [InlineData("""{ "email": "boss@forbund.example" }""", "{}", false)]
    [InlineData("""{ "email": "boss@forbund.example", "email_verified": false }""", "{}", false)]
    [InlineData("""{ "email_verified": true }""", """{ "email": "boss@forbund.example", "email_verified": null }""", false)]
    [InlineData("""{ "email": "boss@forbund.example" }""", """{ "email": null }""", false)]
    [InlineData("""{ "groups": ["operators"] }""", """{ "groups": ["others"] }""", false)]
    [InlineData("""{ "address": "boss@forbund.example", "group": "operators", "subject": "subject-of-boss" }""", "{}", false)]
    [InlineData("""{ "email": "boss@forbund.example", "email_verified": true }""", """{ "email": null, "email_verified": null }""", true)]
    [InlineData("""{ "email": "boss@forbund.example", "email_verified": true }""", "{}", false)]
    public async Task Two_tellings_are_not_mixed(string userInfo, string claimed, bool isBoss)
    {
        await using var host = await OpenIdHost.StartAsync(Access);
        host.Issuer.UserInfo = JObject.Parse(userInfo);
        host.Issuer.UserInfo["sub"] = "subject-of-mallory";

        (await AsksAsync(host, JObject.Parse(claimed))).ShouldBe(isBoss ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_is_somebody_else_behind_App_Service()
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.AppService), Access);
        const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier", Mail = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress";
        (string Provider, (string, string)[] Claims)[] attacks =
        [
            ("aad", [("preferred_username", Boss)]),
            ("aad", [("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", Boss)]),
            ("aad", [("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name", Boss), ("name", Boss)]),
            ("aad", [(Mail, Boss)]),
            ("aad", [("email", Boss)]),
            ("aad", [("email", Boss), ("xms_edov", "false")]),
            ("aad", [("email", Boss), ("xms_edov", "0")]),
            ("aad", [("email", Boss), ("xms_edov", "true"), ("xms_edov", "true")]),
            ("aad", [("email", Boss), ("email_verified", "true")]),
            ("aad", [("email", Boss), (Mail, "mallory@elsewhere.example"), ("xms_edov", "true")]),
            ("aad", [("groups", Boss)]),
            ("aad", [("groups", "subject-of-boss")]),
            ("aad", [("roles", "operators"), ("http://schemas.microsoft.com/ws/2008/06/identity/claims/role", "operators")]),
            ("aad", [("sub", "subject-of-boss"), ("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier", "subject-of-boss")]),
            ("aad", [("oid", "subject-of-boss")]), // a second object id beside Mallory's
            ("google", [(ObjectId, "subject-of-boss"), ("groups", "operators"), ("email", Boss), ("xms_edov", "true")]),
            ("AAD", [("groups", "operators")]),
            ("", [("groups", "operators")]),
        ];
        var succeeded = new List<string>();
        foreach (var (provider, claims) in attacks)
            if (await BehindAsync(host, provider, [(ObjectId, "subject-of-mallory"), .. claims]) == 200)
                succeeded.Add(string.Join(' ', claims));

        Tally.Tell("Claims that make nobody anybody, behind App Service", attacks.Length, succeeded.Count);
        succeeded.ShouldBeEmpty();
        (await BehindAsync(host, "aad", [(ObjectId, "subject-of-boss")])).ShouldBe(200);
        (await BehindAsync(host, "aad", [(ObjectId, "x"), (Mail, Boss), ("xms_edov", "1")])).ShouldBe(200);
        (await BehindAsync(host, "aad", [(ObjectId, "x"), ("groups", "operators")])).ShouldBe(200);
    }

    [Fact]
    public void Entra_tells_the_subject_in_oid_and_a_verified_address_by_xms_edov()
    {
        var entra = new Uri("https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/v2.0");

        var told = SignedIn.OfIssuer(entra, [("sub", "pairwise"), ("oid", "object"), ("email", Boss), ("xms_edov", "1"), ("preferred_username", "chosen@forbund.example"), ("groups", "g")])!;
        (told.Subject, told.Address, told.Name, told.Groups.Single()).ShouldBe(("object", Boss, "chosen@forbund.example", "g"));
        SignedIn.OfIssuer(entra, [("sub", "pairwise"), ("oid", "object"), ("email", Boss), ("email_verified", "true")])!.Address.ShouldBeNull();
        SignedIn.OfIssuer(entra, [("sub", "pairwise")]).ShouldBeNull();
        SignedIn.OfIssuer(new("https://login.microsoftonline.com.evil.example/"), [("sub", "pairwise"), ("oid", "object")])!.Subject.ShouldBe("pairwise");
    }

    /// <summary>A subject is only the issuer's: at another one it is somebody else.</summary>
    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.Redirect)]
    public async Task A_session_of_another_issuer_is_none(bool isSame, HttpStatusCode expected)
    {
        await using var issuer = await OwnIssuer.StartAsync();
        await using var another = await OwnIssuer.StartAsync();
        await using var before = await PortalHost.StartAsync(new(SignInKind.OpenId), Access, listen: address => address with { OpenId = issuer.Settings }, clock: TimeProvider.System);
        using var boss = new Browsing(before, issuer);
        (await boss.SignInAsync(nonce => issuer.Token(nonce, claims => claims["sub"] = "subject-of-boss"))).Dispose();
        await using var after = await PortalHost.StartAsync(new(SignInKind.OpenId), Access, listen: address => address with { OpenId = isSame ? issuer.Settings : another.Settings }, clock: TimeProvider.System);
        foreach (var key in before.Files("keys/forms"))
        {
            Directory.CreateDirectory(Path.Combine(after.Data.Root, "keys/forms"));
            File.Copy(Path.Combine(before.Data.Root, key), Path.Combine(after.Data.Root, key));
        }

        using var later = new Browsing(after, issuer);
        later.Cookies["esf-session"] = boss.Cookies["esf-session"];

        (await later.GetAsync("/audit")).StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("operators")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    [InlineData("person:boss")]
    [InlineData("group:")]
    [InlineData("id: x")]
    [InlineData("")]
    public async Task A_list_that_does_not_say_what_a_name_is_lets_nobody_in(string who)
    {
        await using var host = await PortalHost.StartAsync(new SignIn(SignInKind.AppService), new JObject { ["people"] = new JArray(new JObject { ["who"] = new JArray(who), ["roles"] = new JArray("operate") }) }.ToString());

        (await BehindAsync(host, "aad", [("oid", who + "x"), ("groups", who), ("email", who), ("xms_edov", "true")])).ShouldBe(500);
    }

    private static async Task<HttpStatusCode> AsksAsync(OpenIdHost host, JObject claimed)
    {
        using var mallory = host.Browser();
        using var back = await mallory.SignInAsync(nonce => host.Issuer.Token(nonce, claims =>
        {
            (claims["sub"], claims["email"], claims["name"]) = ("subject-of-mallory", "mallory@elsewhere.example", "Mallory");
            foreach (var (claim, value) in claimed)
                if (value is null or { Type: JTokenType.Null })
                    claims.Remove(claim);
                else
                    claims[claim] = value;
        }));
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect, claimed.ToString());
        return (await mallory.GetAsync("/audit")).StatusCode;
    }

    private static async Task<int> BehindAsync(PortalHost host, string provider, (string Type, string Value)[] claims)
    {
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String(Encoding.UTF8.GetBytes(new JObject
        {
            ["auth_typ"] = provider,
            ["claims"] = new JArray(claims.Select(claim => new JObject { ["typ"] = claim.Type, ["val"] = claim.Value })),
        }.ToString())));
        return (int)(await client.GetAsync("/audit")).StatusCode;
    }
}
