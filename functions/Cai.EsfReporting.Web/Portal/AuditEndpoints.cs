using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>The page of the audit log: a day at a time, for operators.</summary>
internal static class AuditEndpoints
{
    /// <summary>On one page: a busy day has several.</summary>
    private const int MostShown = 100;

    public static void MapAuditPage(this IEndpointRouteBuilder pages) => pages.MapGet("/audit", async (
        HttpContext context, ReportingCatalogue catalogue, AuditDays days, Standings standings, string? day, string? project, string? kind, string? page) =>
    {
        if (!context.Visitor().IsOperator)
            throw Refusals.MayNotRead();
        var today = standings.Now;
        if (!AuditEndpoint.TryDay(day, out var shown))
            shown = await days.BeforeAsync(today.AddDays(1), context.RequestAborted) ?? today;
        var filter = new AuditFilter(catalogue.Find(project ?? "")?.Id, AuditKinds.Of(kind)) { Territories = [.. catalogue.Territories.Where(territory => territory.Sites.Any(site => site.Project == project)).Select(territory => territory.Key)] };
        var entries = (await days.ReadAsync(shown, context.RequestAborted)).Where(filter.Covers).ToList();
        var pageCount = Math.Max(1, (entries.Count + MostShown - 1) / MostShown);
        var number = int.TryParse(page, out var asked) ? Math.Clamp(asked, 1, pageCount) : 1;
        await context.ShowAsync<AuditPage>(new()
        {
            [nameof(AuditPage.Catalogue)] = catalogue,
            [nameof(AuditPage.Day)] = shown,
            [nameof(AuditPage.Today)] = today,
            [nameof(AuditPage.Filter)] = filter,
            [nameof(AuditPage.Count)] = entries.Count,
            [nameof(AuditPage.Entries)] = (IReadOnlyList<AuditEntry>)[.. entries.Skip((number - 1) * MostShown).Take(MostShown)],
            [nameof(AuditPage.Number)] = number,
            [nameof(AuditPage.PageCount)] = pageCount,
            [nameof(AuditPage.Before)] = await days.BeforeAsync(shown, context.RequestAborted),
            [nameof(AuditPage.After)] = await days.AfterAsync(shown, today, context.RequestAborted),
        });
    });
}

/// <param name="Project">Its id; null for every project, and for what is about none.</param>
/// <param name="Kind">Unknown for every kind.</param>
public sealed record AuditFilter(string? Project, AuditKind Kind)
{
    /// <summary>The keys of the municipalities and förbund that the project has a site in: whoever takes out a report of one takes out what it tells of the project.</summary>
    public IReadOnlyList<string> Territories { get; init; } = [];

    public bool IsOn => Project is not null || Kind != AuditKind.Unknown;

    public bool Covers(AuditEntry entry) => (Project is null || entry.Project == Project || entry.Project is { } place && Territories.Contains(place)) && (Kind == AuditKind.Unknown || entry.Kind == Kind);

    /// <summary>As part of an address, with <c>&amp;</c> before each.</summary>
    internal string Query => (Project is null ? "" : $"&project={Project}") + (Kind == AuditKind.Unknown ? "" : $"&kind={Kind.Word()}");
}
