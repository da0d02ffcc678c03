using System.Net;
using System.Net.Sockets;
using Cai.EsfReporting.Local.Serving.OpenId;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>Where the host listens and to whom it answers.</summary>
/// <param name="Bind">Null for this machine only, by any of its own names.</param>
/// <param name="Port">0 for one that is free.</param>
/// <param name="Names">Further names by which browsers call it.</param>
/// <param name="OpenId">The issuer at which people sign in; null unless the sign-in is of that kind.</param>
/// <param name="Certificate">What https is served with; null for http.</param>
internal sealed record ListenAddress(IPAddress? Bind, int Port, IReadOnlyList<string> Names, SignIn SignIn, OpenIdSettings? OpenId = null, ServerCertificate? Certificate = null)
{
    public bool IsLocal => Bind is null || IPAddress.IsLoopback(Bind);

    /// <summary>The names that it answers to. Any address of the machine's own is none: a proxy in front calls it by a name.</summary>
    public IEnumerable<string> Hosts =>
    [
        "localhost", "127.0.0.1", "[::1]",
        .. Bind is null || Bind.Equals(IPAddress.Any) || Bind.Equals(IPAddress.IPv6Any) ? [] : new[] { Named(Bind) },
        .. Names,
    ];

    /// <summary>Where https is served. A name has no free port of its own, for it has two addresses.</summary>
    public string HttpsAddress => $"https://{(Bind is { } ip ? Named(ip) : Port == 0 ? "127.0.0.1" : "localhost")}:{Port}";

    /// <summary>How people are told apart; null when it is open to others than this machine and nothing tells them apart.</summary>
    public static SignIn? SignInFor(bool isLocal, FolderSettings settings, bool hasTokens) =>
        settings.OpenId is not null ? new(SignInKind.OpenId, settings.ProxySecret)
        : settings.ProxySecret is { } secret ? new(SignInKind.Proxy, secret)
        : isLocal ? new(SignInKind.LocalOwner)
        : hasTokens ? new(SignInKind.TokensOnly)
        : null;

    private static string Named(IPAddress ip) => ip.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{ip}]" : ip.ToString();
}
