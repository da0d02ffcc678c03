using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Next;
using Cai.EsfReporting.Scb;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cai.EsfReporting.Web.Api;

/// <summary>
/// Hands out the file that a site's next month begins with. It holds identities: it is made when it is asked for, sent once, never to be cached, and kept nowhere;
/// who asked is in the audit log before a byte of it is sent.
/// </summary>
public sealed class NextDesk(NextFiles files, AuditLog audit)
{
    /// <returns>Why nothing was sent; null when the file was.</returns>
    public async Task<Text?> SendAsync(HttpContext context, Project project, Site site, Month? month, Actor actor)
    {
        var plan = await files.PlanAsync(project, site, month, context.RequestAborted);
        if (plan is { Refusal: { } refusal })
            return refusal;
        using var file = await files.MakeAsync(plan, context.RequestAborted);
        if (file is null)
            return plan.NoLongerTaken;
        // What is begun is noted to its end, also when whoever asked goes away.
        await audit.NextFileAsync(actor, new(project.Id, site.Id, plan.Month!.Value), CancellationToken.None);
        var response = context.Response;
        response.ContentType = file.Name.EndsWith(".xlsx", StringComparison.Ordinal) ? ScbFormats.XlsxType : "text/csv";
        response.ContentLength = file.Content.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
        await response.Body.WriteAsync(file.Content, context.RequestAborted);
        return null;
    }
}

/// <summary><c>POST /api/next/mia/tyreso</c>. Posted, so that no link leads to a file with identities.</summary>
internal static class NextEndpoint
{
    public static void MapNext(this IEndpointRouteBuilder api) => api.MapPost("/next/{project}/{site}", async (HttpContext context, ReportingCatalogue catalogue, NextDesk desk, string project, string site, string? month) =>
    {
        if (catalogue.Find(project) is not { } known || known.FindSite(site) is not { } place || month is not null && !Month.TryParse(month, out _))
            throw Refusals.NotThere();
        if (!context.Visitor().MayDeliver(project, site))
            throw Refusals.MayNotDeliver();
        if (await desk.SendAsync(context, known, place, month is null ? null : Month.Parse(month), context.Visitor().Actor) is { } refusal)
            throw new RefusedException(StatusCodes.Status409Conflict, refusal);
    }).RequireRateLimiting(RateLimits.Uploads).AnswersFile("text/csv", ScbFormats.XlsxType)
        .Describe("next", "The file that a site's next month begins with: its latest file, in the same columns, without those who have ended and wait for no follow-up. It holds identities, is never to be cached, and each is written in the audit log. 409 says why none can be made.",
            StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status409Conflict);
}
