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

    /// <summary>Whether a text is a name, or an address, by which browsers may call it: no pattern and no port.</summary>
    public static bool IsName(string text) => Uri.CheckHostName(text) != UriHostNameType.Unknown;

    /// <summary>The names that it answers to. Any address of the machine's own is none: a proxy in front calls it by a name.</summary>
    public IEnumerable<string> Hosts =>
    [
        "localhost", "127.0.0.1", "[::1]",
        .. Bind is null || Bind.Equals(IPAddress.Any) || Bind.Equals(IPAddress.IPv6Any) ? [] : new[] { Named(Bind) },
        .. Names,
    ];

    /// <summary>Where https is served. A name has no free port of its own, for it has two addresses.</summary>
    public string HttpsAddress => $"https://{(Bind is { } ip ? Named(ip) : Port == 0 ? "127.0.0.1" : "localhost")}:{Port}";

    /// <summary>How people are told apart; null when others than this machine are to reach it and nothing tells them apart.</summary>
    /// <param name="isForOthers">It is bound to the network, or is called by a name: then something in front lets others in.</param>
    /// <exception cref="WrongSettingException">A proxy signs people in, and it is not said by which headers; or it is said where it signs nobody in.</exception>
    public static SignIn? SignInFor(bool isForOthers, FolderSettings settings, bool hasTokens)
    {
        if (settings.ProxyHeaders == ProxyHeaders.None && settings is { OpenId: null, ProxySecret: not null })
            throw new WrongSettingException(new(
                $"proxySecret finns men inte {ProxyHeadersWords.Setting}. Ange i settings.json med vilka rubriker proxyn talar om vem som loggat in: {string.Join(" eller ", ProxyHeadersWords.Words.Keys)}.",
                $"There is a proxySecret but no {ProxyHeadersWords.Setting}. Say in settings.json by which headers the proxy tells who has signed in: {string.Join(" or ", ProxyHeadersWords.Words.Keys)}."));
        if (settings.ProxyHeaders != ProxyHeaders.None && (settings.OpenId is not null || settings.ProxySecret is null))
            throw new WrongSettingException(new(
                $"{ProxyHeadersWords.Setting} i settings.json gäller bara en proxy som loggar in människor: det kräver proxySecret och inget openId.",
                $"{ProxyHeadersWords.Setting} in settings.json is for a proxy that signs people in: it needs proxySecret and no openId."));
        return settings.OpenId is not null ? new(SignInKind.OpenId, settings.ProxySecret)
            : settings.ProxySecret is { } secret ? new(SignInKind.Proxy, secret, settings.ProxyHeaders)
            : !isForOthers ? new(SignInKind.LocalOwner)
            : hasTokens ? new(SignInKind.TokensOnly)
            : null;
    }

    private static string Named(IPAddress ip) => ip.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{ip}]" : ip.ToString();
}
