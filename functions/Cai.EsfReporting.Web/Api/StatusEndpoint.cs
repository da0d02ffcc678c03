using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reminders;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Api;

/// <summary><c>GET /api/status</c>: as <c>esf status --json</c>, of what the visitor may see.</summary>
internal static class StatusEndpoint
{
    public static void MapStatus(this IEndpointRouteBuilder api) => api.MapMethods("/status", FileEndpoints.ReadOnly, async (HttpContext context, ReportingCatalogue catalogue, IFileStore files, Standings standings, FrozenChanges changes, Outbox outbox, AccessTokens tokens) =>
    {
        var visitor = context.Visitor();
        var projects = new JArray();
        foreach (var project in catalogue.Projects)
            if (await standings.OfAsync(project, visitor, context.RequestAborted) is { } standing)
            {
                var json = standing.ToJson();
                if (visitor.MayRead(project.Id, Edition.Internal))
                {
                    json["public"] = new JArray((await new PublicStandings(files, standings.Today).OfAsync(project, context.RequestAborted)).Select(standing => standing.ToJson()));
                    json["sinceFrozen"] = await SinceFrozenAsync(changes, project, context.RequestAborted);
                }

                projects.Add(json);
            }

        var answer = new JObject { ["projects"] = projects };
        if (visitor.IsOperator)
        {
            answer["outbox"] = (await outbox.LookAsync(context.RequestAborted)).ToJson();
            answer["tokens"] = new JArray((await tokens.EndingAsync(context.RequestAborted)).Select(token => token.ToJson(tokens.Today)));
        }

        await context.AnswerAsync(answer);
    }).Produces<Described.Standing>().Describe("status", "Who has delivered what and what is due, of the sites that the visitor may see.");

    private static async Task<JArray> SinceFrozenAsync(FrozenChanges changes, Project project, CancellationToken cancellation)
    {
        var answer = new JArray();
        await foreach (var change in changes.ReadAsync(project, cancellation))
            if (!change.Changes.IsEmpty)
                answer.Add(new JObject { ["deadline"] = change.Deadline, ["asOf"] = change.AsOf.ToString(), ["changes"] = change.ToJson() });
        return answer;
    }
}

/// <summary>Where each project stands today, for somebody who may see some of its sites.</summary>
/// <param name="shown">The day as of which the portal is shown; null for the day that it is.</param>
public sealed class Standings(IDeliveryLog log, TimeProvider clock, ShownDay? shown = null)
{
    /// <summary>The day as of which things are told.</summary>
    public DateOnly Today => shown?.Day ?? Now;

    /// <summary>The day that it is, whatever is shown: for what is kept and for how long.</summary>
    public DateOnly Now => StockholmTime.DayOf(clock.GetUtcNow());

    /// <summary>Of the sites that the visitor may see, made of their deliveries and no others; null when there are none.</summary>
    public async Task<ProjectStanding?> OfAsync(Project project, Visitor visitor, CancellationToken cancellation)
    {
        var sites = project.Sites.Where(site => visitor.MaySeeStanding(project.Id, site.Id)).Select(site => site.Id).ToHashSet();
        if (sites.Count == 0)
            return null;
        var standing = ProjectStanding.Of(project, [.. (await log.ReadAsync(project.Id, cancellation)).Where(d => sites.Contains(d.Address.Site))], Today);
        return standing with { Sites = [.. standing.Sites.Where(site => sites.Contains(site.Site.Id))] };
    }
}
