using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Cai.EsfReporting.Web.Access;

internal static class LocalPath
{
    /// <summary>The path that was asked for, as an address within this site; the start page where it would be one of another site, as <c>//evil.example</c> is.</summary>
    public static string Of(HttpRequest request) => request.Path.ToUriComponent() is var path && RedirectHttpResult.IsLocalUrl(path) ? path : "/";
}
