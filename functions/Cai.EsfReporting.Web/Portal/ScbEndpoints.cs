using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Scb;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>The page from which the participant file for SCB is taken out. By a form only: no link leads to a file with identities.</summary>
internal static class ScbEndpoints
{
    /// <summary>A year, and what was sent again of it.</summary>
    private const int MostShown = 18;

    public static void MapScb(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/scb", (HttpContext context, string? project, string? month) => ShowAsync(context, project, month, []));
        pages.MapPost("/scb", TakeAsync).RequireRateLimiting(RateLimits.Uploads);
    }

    private static async Task TakeAsync(HttpContext context, ReportingCatalogue catalogue, ScbDesk desk)
    {
        if (!context.Visitor().TakesScb)
            throw Refusals.MayNotRead();
        await using var form = await Upload.ReadAsync(context, read => DeliverEndpoints.ValidateAsync(context, read), mostFiles: 0);
        if (catalogue.Find(form.Field("project") ?? "") is not { } project || !Month.TryParse(form.Field("month"), out var month) || !ScbFormats.TryParse(form.Field("format"), out var format))
            throw Refusals.NotThere();
        if (!context.Visitor().MayTakeScb(project.Id))
            throw Refusals.MayNotRead();
        if (await desk.SendAsync(context, project, month, format, form.Field("all-the-same") is not null, context.Visitor().Actor) is { Count: > 0 } refusals)
            await ShowAsync(context, project.Id, month.ToString(), refusals);
    }

    private static async Task ShowAsync(HttpContext context, string? asked, string? month, IReadOnlyList<Text> refusals)
    {
        if (!context.Visitor().TakesScb)
            throw Refusals.MayNotRead();
        var of = context.RequestServices;
        var (scb, today) = (of.GetRequiredService<ScbExport>(), of.GetRequiredService<Standings>().Today);
        var projects = of.GetRequiredService<ReportingCatalogue>().Projects.Where(p => p.Deadlines.ScbDaysAfterMonthEnd is not null && context.Visitor().MayTakeScb(p.Id))
            .OrderBy(p => ReportingCalendar.IsFinished(p, today)).ToList();
        var project = projects.FirstOrDefault(p => p.Id == asked) ?? projects.FirstOrDefault();
        ScbPlan? plan = null;
        var (handedOut, sendAgain, months) = ((IReadOnlyList<ScbHandedOut>)[], (IReadOnlyList<Month>)[], (IReadOnlyList<Month>)[]);
        if (project is not null)
        {
            (handedOut, sendAgain) = await scb.HistoryAsync(project, context.RequestAborted);
            var delivered = Delivery.Current(await of.GetRequiredService<IDeliveryLog>().ReadAsync(project.Id, context.RequestAborted)).Of(DeliveryKind.Participants).Select(d => d.Address.Month).ToHashSet();
            months = [.. delivered.OrderDescending()];
            if (months.Count > 0)
                plan = await scb.PlanAsync(project, Month.TryParse(month, out var chosen) && delivered.Contains(chosen) ? chosen : sendAgain is [var first, ..] ? first : months[0], context.RequestAborted);
        }

        if (refusals.Count > 0)
            context.Response.StatusCode = StatusCodes.Status409Conflict;
        await context.ShowAsync<ScbPage>(new()
        {
            [nameof(ScbPage.Projects)] = projects,
            [nameof(ScbPage.Project)] = project,
            [nameof(ScbPage.Months)] = months,
            [nameof(ScbPage.Plan)] = plan,
            [nameof(ScbPage.HandedOut)] = (IReadOnlyList<ScbHandedOut>)[.. handedOut.Take(MostShown)],
            [nameof(ScbPage.SendAgain)] = sendAgain,
            [nameof(ScbPage.Refused)] = refusals,
        }, hasForm: true);
    }
}
