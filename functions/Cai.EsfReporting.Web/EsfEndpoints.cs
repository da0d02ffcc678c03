using Cai.EsfReporting.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web;

/// <summary>Every address that the product answers, whoever hosts it.</summary>
public static class EsfEndpoints
{
    /// <remarks>The host registers its health checks; what they tell as data is told on <c>/health</c>, so it may hold nothing of anybody.</remarks>
    public static void MapEsf(this IEndpointRouteBuilder endpoints, Language language = Language.Sv)
    {
        endpoints.MapGet("/", context => StartPageAsync(context, language));
        endpoints.MapHealthChecks("/health", new HealthCheckOptions { ResponseWriter = WriteHealthAsync });
    }

    private static Task StartPageAsync(HttpContext context, Language language)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        return HtmlFile.WriteAsync<StartPage>(new() { [nameof(StartPage.Language)] = language }, context.Response.Body, context.RequestAborted);
    }

    /// <summary><c>{ "status": "healthy", … }</c>; 503 when it is <c>unhealthy</c>, otherwise 200.</summary>
    private static Task WriteHealthAsync(HttpContext context, HealthReport health)
    {
        var answer = new JObject { ["status"] = health.Status.ToString().ToLowerInvariant() };
        foreach (var (name, value) in health.Entries.Values.SelectMany(entry => entry.Data))
            answer[name] = value as JToken ?? JToken.FromObject(value);
        context.Response.ContentType = "application/json; charset=utf-8";
        return Json.WriteAsync(answer, context.Response.Body, context.RequestAborted);
    }
}
