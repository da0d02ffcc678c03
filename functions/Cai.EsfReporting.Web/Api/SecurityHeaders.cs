using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Api;

/// <summary>What every answer tells a browser that it may not do.</summary>
internal static class SecurityHeaders
{
    /// <summary>Style, script and frames of our own as files, nothing inline and nothing from elsewhere.</summary>
    private const string OfPages = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>
    /// A report or receipt is one file with its style inside, which its own policy pins by hash; here it gets no script and no
    /// request, and may be shown within our pages.
    /// </summary>
    private const string OfDocuments = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = OfPages;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        // Unless somebody says otherwise: most of it concerns somebody.
        headers.CacheControl = "no-cache, no-store";
        return next(context);
    }

    public static void OfDocument(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = OfDocuments;
        response.Headers.XFrameOptions = "SAMEORIGIN";
    }
}
