using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Access;

/// <summary>
/// What a page elsewhere has made a browser ask for. A browser tells it by <c>Sec-Fetch-Site</c>, older ones by <c>Origin</c> or <c>Referer</c>; other programs
/// tell nothing, and cannot be led by a page.
/// </summary>
internal static class FromElsewhere
{
    /// <summary>
    /// Whether it is to be refused: what changes something; what is fetched as part of a page elsewhere; and files, for that they were taken out is written in
    /// the audit log in the visitor's name. A link that leads somebody to a page of ours, as from a mail or the issuer, is followed.
    /// </summary>
    /// <param name="isOpen">The address is open to all, and tells and writes nothing of anybody.</param>
    public static bool IsRefused(HttpRequest request, bool isOpen)
    {
        var isReading = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (isReading && isOpen)
            return false;
        var isFile = request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is not ("same-origin" or "none") && !(isReading && !isFile && IsFollowed(request));
        return (!isReading || isFile) && IsAnother(request, request.Headers.Origin.ToString(), whenNoAddress: true) || isReading && isFile && IsAnother(request, request.Headers.Referer.ToString(), whenNoAddress: false);
    }

    /// <summary>A link that was followed to a page of its own, not one within another.</summary>
    private static bool IsFollowed(HttpRequest request) => request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"].ToString() is "document" or "";

    /// <param name="whenNoAddress">The answer for what is there and no address, as <c>null</c>.</param>
    private static bool IsAnother(HttpRequest request, string from, bool whenNoAddress) => from.Length > 0
        && (Uri.TryCreate(from, UriKind.Absolute, out var address) ? !string.Equals(address.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase) : whenNoAddress);
}
