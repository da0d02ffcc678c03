using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Local.Serving.OpenId;
using Cai.EsfReporting.Local.Tests.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests.Portal.OpenId;

/// <summary>
/// An issuer whose every word the test decides, over real http on this machine; its keys are its own. That a well-kept issuer
/// is understood is shown in a browser (SignInPagesTest).
/// </summary>
internal sealed class OwnIssuer : LoopbackServer
{

    /// <summary>What it signs with and publishes.</summary>
    public RsaSecurityKey Key { get; private set; } = NewKey("first");

    /// <summary>What it calls itself; null for its address.</summary>
    public string? Name { get; set; }

    public string Address => Origin;

    public OpenIdSettings Settings => new(new(Address), "esf", "the secret that esf shares with its issuer");

    /// <summary>What the token endpoint answers, by the code that is redeemed; null for an answer of its own, HTTP 400.</summary>
    public Func<string, JObject?> Redeem { get; set; } = _ => null;

    /// <summary>What is told to whoever has the access token; null when it has no such address.</summary>
    public JObject? UserInfo { get; set; }

    /// <summary>The last request for a token.</summary>
    public IFormCollection? Asked { get; private set; }

    public static async Task<OwnIssuer> StartAsync()
    {
        var issuer = new OwnIssuer();
        await issuer.ComeBackAsync();
        return issuer;
    }

    public void ChangeKey() => Key = NewKey("second");

    public static RsaSecurityKey NewKey(string id) => new(RSA.Create(2048)) { KeyId = id };

    /// <summary>An id token for Anna of Tyresö, signed in now, but for what the test changes.</summary>
    /// <param name="key">Null for the issuer's.</param>
    public string Token(string? nonce, Action<Dictionary<string, object>>? change = null, SecurityKey? key = null, string algorithm = SecurityAlgorithms.RsaSha256)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Address,
            ["aud"] = Settings.ClientId,
            ["sub"] = "subject-of-anna",
            ["name"] = "Anna Andersson",
            ["email"] = "anna@tyreso.example",
            ["email_verified"] = true,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        if (nonce is not null)
            claims["nonce"] = nonce;
        change?.Invoke(claims);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(JObject.FromObject(claims).ToString(), new SigningCredentials(key ?? Key, algorithm));
    }

    /// <summary>What a token without a signature looks like.</summary>
    public static string Unsigned(string token) => string.Join('.', [WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes("""{"alg":"none","typ":"JWT"}""")), token.Split('.')[1], ""]);

    /// <summary>The same signature under another name.</summary>
    public static string Tampered(string token)
    {
        var parts = token.Split('.');
        var claims = JObject.Parse(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(parts[1])));
        claims["email"] = "bo@nacka.example";
        return string.Join('.', [parts[0], WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(claims.ToString())), parts[2]]);
    }

    public static JObject Answer(string? idToken) => new() { ["access_token"] = "an-access-token", ["token_type"] = "Bearer", ["expires_in"] = 300, ["id_token"] = idToken };

    protected override async Task HandleAsync(HttpContext context)
    {
        var (status, answer) = context.Request.Path.Value switch
        {
            "/.well-known/openid-configuration" => (200, new JObject
            {
                ["issuer"] = Name ?? Address,
                ["authorization_endpoint"] = Address + "/authorize",
                ["token_endpoint"] = Address + "/token",
                ["jwks_uri"] = Address + "/keys",
                ["end_session_endpoint"] = Address + "/end",
                ["userinfo_endpoint"] = UserInfo is null ? null : Address + "/me",
            }),
            "/keys" => (200, new JObject { ["keys"] = new JArray(Published()) }),
            "/me" when context.Request.Headers.Authorization == "Bearer an-access-token" => (200, UserInfo),
            "/token" => await RedeemAsync(context),
            _ => (404, []),
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer!.ToString());
    }

    private async Task<(int, JObject)> RedeemAsync(HttpContext context)
    {
        Asked = await context.Request.ReadFormAsync();
        return Redeem(Asked["code"].ToString()) is { } answer ? (200, answer) : (400, new JObject { ["error"] = "invalid_grant", ["error_description"] = "The code of anna@tyreso.example is used." });
    }

    private JObject Published()
    {
        var told = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(Key.Rsa.ExportParameters(includePrivateParameters: false)) { KeyId = Key.KeyId });
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = told.Kid, ["n"] = told.N, ["e"] = told.E };
    }
}
