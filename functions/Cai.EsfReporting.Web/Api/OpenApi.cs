using System.Reflection;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cai.EsfReporting.Web.Api;

/// <summary>
/// <c>GET /api/openapi.json</c>: kept by hand, since the forms and receipts it describes are read and written as streams and
/// json, of which a generator knows nothing. A test holds it against the addresses that are mapped and the answers they give.
/// </summary>
internal static class OpenApi
{
    public static void MapOpenApi(this IEndpointRouteBuilder api) => api.MapMethods("/openapi.json", FileEndpoints.ReadOnly, async (HttpContext context) =>
    {
        context.Response.ContentType = "application/vnd.oai.openapi+json;version=3.1; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache";
        await using var document = Assembly.GetExecutingAssembly().GetManifestResourceStream("openapi.json")!;
        if (!HttpMethods.IsHead(context.Request.Method))
            await document.CopyToAsync(context.Response.Body, context.RequestAborted);
    }).WithMetadata(OpenToAll.Instance);
}
