using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

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
/// <param name="Headers">The family by which the proxy tells who has signed in, where the kind is <see cref="SignInKind.Proxy"/>; every other is worth nothing.</param>
public sealed record SignIn(SignInKind Kind, string? ProxySecret = null, ProxyHeaders Headers = ProxyHeaders.None)
{
    /// <summary>The app setting, or variable of the environment, with the secret.</summary>
    public const string ProxySecretSetting = "ESF_PROXY_SECRET";

    /// <summary>A secret shorter than this is none.</summary>
    public const int ShortestSecret = 32;

    private const string ProxyHeader = "X-Esf-Proxy";
    private const string PrincipalHeader = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>The one family that is believed.</summary>
    private ProxyHeaders Believed => Kind switch
    {
        SignInKind.AppService => ProxyHeaders.Principal,
        SignInKind.Proxy => Headers,
        _ => ProxyHeaders.None,
    };

    /// <summary>Who the sign-in in front says that it is; null when it says nobody. Of a request that <see cref="IsProven"/>.</summary>
    internal SignedIn? Read(HttpRequest request) => Believed switch
    {
        ProxyHeaders.Principal when request.Headers[PrincipalHeader] is [{ } principal] => SignedIn.OfPrincipal(principal),
        ProxyHeaders.Forwarded => SignedIn.OfForwarded(request.Headers),
        _ => null,
    };

    /// <summary>Whether the sign-in in front has said that somebody has signed in, whether it can be read or not.</summary>
    internal bool Tells(HttpRequest request) => Believed == ProxyHeaders.Principal && request.Headers[PrincipalHeader].Count > 0;

    /// <summary>Whether what stands in front is the one that is believed: App Service, past which nothing comes, or the proxy with the secret.</summary>
    internal bool IsProven(HttpRequest request) => Kind == SignInKind.AppService || IsProxy(request);

    /// <summary>Whether the request came by way of the proxy.</summary>
    private bool IsProxy(HttpRequest request) => ProxySecret is { } secret
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(request.Headers[ProxyHeader].ToString())), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
