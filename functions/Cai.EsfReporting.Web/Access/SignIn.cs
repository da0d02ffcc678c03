using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Access;

public enum SignInKind
{
    /// <summary>Nobody but this machine can ask, and whoever does may do everything.</summary>
    LocalOwner = 0,

    /// <summary>Machines with tokens; people cannot sign in.</summary>
    TokensOnly,

    /// <summary>A proxy in front signs people in, and proves itself by a secret.</summary>
    Proxy,

    /// <summary>App Service signs people in; nothing reaches the app past it.</summary>
    AppService,

    /// <summary>People sign in at an OpenID Connect issuer, and have a <see cref="Session"/> here. What redeems the issuer's answer is the host's, under <see cref="Session.Issuer"/>.</summary>
    OpenId,
}

/// <summary>How people are told apart.</summary>
/// <param name="ProxySecret">What a trusted proxy sends in <c>X-Esf-Proxy</c>; null when there is none. It signs people in where the kind is <see cref="SignInKind.Proxy"/>; otherwise it only does the https.</param>
public sealed record SignIn(SignInKind Kind, string? ProxySecret = null)
{
    /// <summary>The app setting, or variable of the environment, with the secret.</summary>
    public const string ProxySecretSetting = "ESF_PROXY_SECRET";

    /// <summary>A secret shorter than this is none.</summary>
    public const int ShortestSecret = 32;

    private const string ProxyHeader = "X-Esf-Proxy";
    internal const string PrincipalHeader = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Who the sign-in in front says that it is; null when it says nothing that can be trusted.</summary>
    internal SignedIn? Read(HttpRequest request) => Kind switch
    {
        SignInKind.AppService => OfPrincipal(request),
        SignInKind.Proxy when IsProxy(request) => OfPrincipal(request) ?? OfForwarded(request),
        _ => null,
    };

    /// <summary>Whether the browser spoke https to what stands in front.</summary>
    internal bool IsByHttps(HttpRequest request) => Kind == SignInKind.AppService || IsProxy(request);

    /// <summary>Whether the request came by way of the proxy.</summary>
    private bool IsProxy(HttpRequest request) => ProxySecret is { } secret
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers[ProxyHeader].ToString())), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>As App Service writes it: base64 of <c>{ "claims": [ { "typ": …, "val": … } ] }</c>.</summary>
    private static SignedIn? OfPrincipal(HttpRequest request)
    {
        if (request.Headers[PrincipalHeader].ToString() is not { Length: > 0 } encoded)
            return null;
        try
        {
            var claims = JObject.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(encoded)))["claims"]?
                .Select(claim => (Type: (string?)claim["typ"], Value: (string?)claim["val"])).ToList() ?? [];
            return SignedIn.Of(claims);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>As oauth2-proxy and its like write it.</summary>
    private static SignedIn? OfForwarded(HttpRequest request)
    {
        string Header(string name) => request.Headers[name].ToString();
        var mail = Header("X-Forwarded-Email");
        var user = Header("X-Forwarded-User");
        var names = ((string[])[mail, user]).Where(name => name.Length > 0).ToList();
        return names is [var first, ..] ? new(first, first, [.. names, .. Header("X-Forwarded-Groups").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]) : null;
    }
}
