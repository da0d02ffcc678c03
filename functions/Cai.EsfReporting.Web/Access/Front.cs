using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Cai.EsfReporting.Web.Access;

/// <summary>
/// What stands in front of the app and tells of the visitor by headers. They are read here, once, as far as <see cref="SignIn"/>
/// believes them, and taken off the request before anything else sees it: nothing after this can believe one by mistake.
/// </summary>
/// <param name="Trace">What shows that the request came by way of something in front, for people; null when nothing does.</param>
/// <param name="IsHttps">Whether the browser spoke https to what stands in front.</param>
/// <param name="Person">Whom the sign-in in front tells of; null when it tells of nobody that can be believed.</param>
/// <param name="HasTold">Whether it has told of somebody, readable or not: to sign in again would not help.</param>
/// <param name="Client">From where the request was sent: an address, or for IPv6 the network that a visitor has for itself.</param>
internal sealed record Front(string? Trace, bool IsHttps, SignedIn? Person, bool HasTold, string Client)
{
    private const string ForwardedFor = "X-Forwarded-For";

    /// <summary>Octets of an IPv6 address that are one visitor's network.</summary>
    private const int NetworkOctets = 8;

    private static readonly string[] Names =
    [
        "Forwarded", "Via", "Client-IP", "True-Client-IP", "X-Client-IP", "X-Real-IP", "X-Cluster-Client-IP", "X-ProxyUser-Ip", "Fastly-Client-IP", "X-Scheme", "X-Url-Scheme",
        "X-Host", "X-Rewrite-Url", "Front-End-Https", "Remote-User", "X-Esf-Proxy", "X-WebAuth-User",
    ];

    private static readonly string[] Beginnings =
    [
        "X-Forwarded", "X-Original-", "X-MS-CLIENT-", "X-MS-TOKEN-", "X-MS-FORWARDED-", "X-MS-ORIGINAL-", "X-MS-PROXY", "X-Auth-Request-", "X-Remote-", "X-Authenticated-", "X-Envoy-", "X-Amzn-", "X-Azure-", "X-ARR-", "X-Goog-", "CF-", "X-AppGw-",
        "X-Vouch-", "X-Pomerium-", "X-Authentik-", "X-Appengine-",
    ];

    /// <summary>
    /// What browsers, curl and the like send of themselves. Nobody can list what every proxy adds, and a name that is not here is taken for that of one:
    /// where nobody signs in it costs a program on this machine a header, while the other way round it would cost all that there is.
    /// </summary>
    private static readonly HashSet<string> OfThisMachine = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Connection", "Keep-Alive", "User-Agent", "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Cache-Control", "Pragma", "Cookie", "Authorization", "Origin", "Referer",
        "Content-Length", "Content-Type", "Content-Language", "Transfer-Encoding", "TE", "Trailer", "Expect", "Date", "Range", "If-Match", "If-None-Match", "If-Modified-Since", "If-Unmodified-Since", "If-Range",
        "DNT", "Priority", "Purpose", "Save-Data", "Upgrade", "Upgrade-Insecure-Requests", "HTTP2-Settings", "X-Esf-Token",
    };

    /// <summary>Those that a browser lets no page set.</summary>
    private const string OfABrowser = "Sec-";

    private static readonly object Key = new();

    /// <summary>Of a request that <see cref="Read"/> has seen.</summary>
    public static Front Of(HttpContext context) => (Front)context.Items[Key]!;

    /// <summary>Reads what is believed, and takes every header of that kind off the request.</summary>
    public static Front Read(HttpContext context, SignIn signIn)
    {
        var request = context.Request;
        var told = request.Headers.Where(header => IsOfAFront(header.Key)).ToList();
        var isProven = signIn.IsProven(request);
        var front = new Front(
            told.Select(header => header.Key).FirstOrDefault() ?? request.Headers.Keys.FirstOrDefault(name => !IsOfThisMachine(name)) ?? Contradiction(context),
            isProven,
            isProven ? signIn.Read(request) : null,
            isProven && signIn.Tells(request),
            ClientOf(isProven && request.Headers[ForwardedFor] is { Count: > 0 } by ? Last(by) : null, context.Connection.RemoteIpAddress));
        foreach (var (name, _) in told)
            request.Headers.Remove(name);
        context.Items[Key] = front;
        return front;
    }

    /// <summary>Whether something in front of an app tells by the header who asks, from where, or how. Some servers take <c>_</c> for <c>-</c>.</summary>
    private static bool IsOfAFront(string name)
    {
        name = name.Replace('_', '-');
        return Names.Contains(name, StringComparer.OrdinalIgnoreCase) || Beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsOfThisMachine(string name) => OfThisMachine.Contains(name) || name.StartsWith(OfABrowser, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// What a browser on this machine never sends, and what comes through a proxy that does not tell of itself: another name or port, another
    /// origin, or the protocol that browsers left and proxies kept.
    /// </summary>
    private static string? Contradiction(HttpContext context)
    {
        var request = context.Request;
        if (context.Connection.RemoteIpAddress is { } remote && !IPAddress.IsLoopback(remote))
            return "a remote address";
        if (!IsThisMachine(request.Host.Host) || (request.Host.Port ?? (request.IsHttps ? 443 : 80)) != context.Connection.LocalPort)
            return "Host";
        if (request.Protocol is "HTTP/1.0" or "HTTP/0.9")
            return request.Protocol;
        var isSame = request.Headers["Sec-Fetch-Site"].ToString() == "same-origin";
        return IsElsewhere(request, request.Headers.Origin, whenNoAddress: !isSame) ? "Origin" : isSame && IsElsewhere(request, request.Headers.Referer, whenNoAddress: false) ? "Referer" : null;
    }

    /// <param name="whenNoAddress">The answer for what is there and no address, as <c>null</c>.</param>
    private static bool IsElsewhere(HttpRequest request, StringValues origin, bool whenNoAddress) => origin.Count > 1 || origin.ToString() is { Length: > 0 } from
        && (Uri.TryCreate(from, UriKind.Absolute, out var address) ? address.Scheme != request.Scheme || address.Authority != new Uri($"{request.Scheme}://{request.Host.Value}").Authority : whenNoAddress);

    /// <summary>Whether a name is one that leads to this machine and nowhere else.</summary>
    internal static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Loopback) || ip.Equals(IPAddress.IPv6Loopback));

    /// <summary>The address that the nearest in front has seen: it writes last, and what stands before it anybody may have written.</summary>
    private static IPAddress? Last(StringValues by)
    {
        var last = by[^1]!.Split(',')[^1].Trim();
        return IPEndPoint.TryParse(last, out var point) ? point.Address : null;
    }

    private static string ClientOf(IPAddress? told, IPAddress? connected)
    {
        var address = told ?? connected ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 && !IPAddress.IsLoopback(address)
            ? new IPAddress([.. address.GetAddressBytes().AsSpan(0, NetworkOctets), .. new byte[NetworkOctets]]).ToString()
            : address.ToString();
    }
}
