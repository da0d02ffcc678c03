using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Portal;

/// <summary><c>/sites/mia/tyreso</c>: one site's own results, for those who may read them and may not read of others.</summary>
internal static class SiteEndpoint
{
    public static async Task ShowAsync(HttpContext context, ReportingCatalogue catalogue, ReportShelf shelf, IDeliveryLog log, IFileStore files, Standings standings, string project, string site)
    {
        if (catalogue.Find(project) is not { } known || known.FindSite(site) is not { } place)
            throw Refusals.NotThere();
        if (!context.Visitor().MayReadSite(project, site))
            throw Refusals.MayNotRead();
        var deliveries = (await log.ReadAsync(project, context.RequestAborted)).Where(d => d.Address.Site == site).ToList();
        var told = await shelf.OfSiteAsync(known, place, context.RequestAborted);
        var latest = Delivery.Current(deliveries).MaxBy(d => d.Address.Month);
        await context.ShowAsync<SitePage>(new()
        {
            [nameof(SitePage.Project)] = known,
            [nameof(SitePage.Site)] = place,
            [nameof(SitePage.AsOf)] = told?.AsOf,
            [nameof(SitePage.People)] = told?.Scope,
            [nameof(SitePage.Outcomes)] = ToldOutcome.OfScope(known, told?.Scope),
            [nameof(SitePage.Standing)] = ProjectStanding.Of(known, deliveries, standings.Today).Sites.Single(of => of.Site.Id == site),
            [nameof(SitePage.Latest)] = latest?.Address.Month,
            [nameof(SitePage.FollowUps)] = latest is null ? null : await FollowUpsAsync(files, latest, context),
        });
    }

    /// <summary>Those of the receipt; null when it is kept no longer, or is older than what receipts tell.</summary>
    private static async Task<IReadOnlyList<(int Line, Month Exit, string After)>?> FollowUpsAsync(IFileStore files, Delivery delivery, HttpContext context)
    {
        var receipt = await JsonFile.ReadAsync(files, $"receipts/{delivery.Address.Path}/{delivery.Id}.json", context.RequestAborted);
        return (receipt?["followUpsDue"] as JArray)?.Select(due => ((int)due["line"]!, Month.Parse((string)due["exit"]!), (string)due["after"]!)).ToList();
    }
}
