using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.Next;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>The page from which a site takes the file to begin its next month with. By a form only: no link leads to a file with identities.</summary>
internal static class NextEndpoints
{
    public static void MapNextPage(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/next", (HttpContext context, string? place) => ShowAsync(context, place, null));
        pages.MapPost("/next", TakeAsync).RequireRateLimiting(RateLimits.Uploads);
    }

    private static async Task TakeAsync(HttpContext context, NextDesk desk)
    {
        if (!context.Visitor().DeliversAnything)
            throw Refusals.MayNotDeliver();
        await using var form = await Upload.ReadAsync(context, read => DeliverEndpoints.ValidateAsync(context, read), mostFiles: 0);
        var (project, site) = Find(context, form.Field("place")) ?? throw Refusals.NotThere();
        if (await desk.SendAsync(context, project, site, null, context.Visitor().Actor) is { } refusal)
            await ShowAsync(context, $"{project.Id}/{site.Id}", refusal);
    }

    /// <summary>What an address or a form names; null when there is no such place.</summary>
    private static (Project Project, Site Site)? Find(HttpContext context, string? place)
    {
        if (place?.Split('/') is not [var id, var of] || context.RequestServices.GetRequiredService<ReportingCatalogue>().Find(id) is not { } project || project.FindSite(of) is not { } site)
            return null;
        return context.Visitor().MayDeliver(project.Id, site.Id) ? (project, site) : throw Refusals.MayNotDeliver();
    }

    private static async Task ShowAsync(HttpContext context, string? place, Text? refusal)
    {
        if (!context.Visitor().DeliversAnything)
            throw Refusals.MayNotDeliver();
        if (place is { Length: > 0 } && Find(context, place) is null)
            throw Refusals.NotThere();
        var places = context.RequestServices.GetRequiredService<ReportingCatalogue>().Projects.Select(project => ProjectPlaces.Of(project, context.Visitor()).WithoutKeyFigures).Where(of => of.Sites.Count > 0).ToList();
        var chosen = Find(context, place is { Length: > 0 } ? place : places is [{ Sites: [var only] } one] ? $"{one.Project.Id}/{only.Id}" : null);
        if (refusal is not null)
            context.Response.StatusCode = StatusCodes.Status409Conflict;
        await context.ShowAsync<NextPage>(new()
        {
            [nameof(NextPage.Places)] = places,
            [nameof(NextPage.Plan)] = chosen is var (project, site) ? await context.RequestServices.GetRequiredService<NextFiles>().PlanAsync(project, site, null, context.RequestAborted) : null,
            [nameof(NextPage.Refused)] = refusal,
        }, hasForm: true);
    }
}
