using System.Net;
using Cai.EsfReporting.Web.Access;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>Where the host listens and to whom it answers.</summary>
/// <param name="Bind">Null for this machine only, by any of its own names.</param>
/// <param name="Port">0 for one that is free.</param>
/// <param name="Names">Further names by which browsers call it.</param>
internal sealed record ListenAddress(IPAddress? Bind, int Port, IReadOnlyList<string> Names, SignIn SignIn)
{
    public bool IsLocal => Bind is null || IPAddress.IsLoopback(Bind);

    /// <summary>The names that it answers to. Any address of the machine's own is none: a proxy in front calls it by a name.</summary>
    public IEnumerable<string> Hosts =>
    [
        "localhost", "127.0.0.1", "[::1]",
        .. Bind is null || Bind.Equals(IPAddress.Any) || Bind.Equals(IPAddress.IPv6Any) ? [] : new[] { Bind.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{Bind}]" : Bind.ToString() },
        .. Names,
    ];

    /// <summary>How people are told apart; null when it is open to others than this machine and nothing tells them apart.</summary>
    public static SignIn? SignInFor(bool isLocal, string? proxySecret, bool hasTokens) =>
        proxySecret is not null ? new(SignInKind.Proxy, proxySecret)
        : isLocal ? new(SignInKind.LocalOwner)
        : hasTokens ? new(SignInKind.TokensOnly)
        : null;
}
