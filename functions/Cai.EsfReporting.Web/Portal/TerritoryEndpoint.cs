using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Portal;

/// <summary><c>/territories</c>: municipalities and förbund to choose among; and <c>/territories/municipality.tyreso?edition=public&amp;month=2018-08</c>, the report of one, or <c>/territories/municipality.tyreso/period?period=2018-H1</c>.</summary>
internal static class TerritoryEndpoint
{
    public static async Task ListAsync(HttpContext context, ReportingCatalogue catalogue, TerritoryDesk desk) => await context.ShowAsync<TerritoriesPage>(new()
    {
        [nameof(TerritoriesPage.Territories)] = await desk.OfAsync(context.Visitor(), context.RequestAborted),
        [nameof(TerritoriesPage.AnyInCatalogue)] = catalogue.Territories.Count > 0,
    });

    public static async Task ShowPeriodAsync(HttpContext context, TerritoryDesk desk, string territory, string? period, string? from, string? to)
    {
        var known = desk.ToRead(context.Visitor(), territory, Edition.Internal);
        var text = period ?? (from is null && to is null ? null : $"{from}--{to}");
        var asked = text is null ? null : await desk.AskAsync(known, text, context.RequestAborted);
        if (asked?.Refusal is not null)
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.ShowAsync<PeriodPage>(new()
        {
            [nameof(PeriodPage.Subject)] = PeriodSubject.Of(known),
            [nameof(PeriodPage.Choices)] = await desk.PeriodsAsync(known, context.RequestAborted),
            [nameof(PeriodPage.Told)] = asked is { Refusal: null } ? asked.Period : null,
            [nameof(PeriodPage.Refusal)] = asked?.Refusal,
            [nameof(PeriodPage.Files)] = desk.Files,
        });
    }

    public static async Task ShowAsync(HttpContext context, TerritoryDesk desk, string territory, string? edition, string? month)
    {
        var of = edition switch { null => desk.Fullest(context.Visitor(), territory), "internal" => Edition.Internal, "public" => Edition.Public, _ => throw Refusals.NotThere() };
        var known = desk.ToRead(context.Visitor(), territory, of);
        var months = await desk.MonthsAsync(known, of, context.RequestAborted);
        if (month is null && months.Count == 0)
            throw TerritoryDesk.NoneOf(known, null, of, months);
        var asOf = month is null ? months[0] : Month.TryParse(month, out var asked) ? asked : throw Refusals.NotThere();
        if (!months.Contains(asOf))
            throw TerritoryDesk.NoneOf(known, asOf, of, months);
        var other = of == Edition.Internal ? Edition.Public : Edition.Internal;
        await context.ShowAsync<TerritoryFramePage>(new()
        {
            [nameof(TerritoryFramePage.Territory)] = known,
            [nameof(TerritoryFramePage.Edition)] = of,
            [nameof(TerritoryFramePage.AsOf)] = asOf,
            [nameof(TerritoryFramePage.Months)] = months,
            [nameof(TerritoryFramePage.Other)] = desk.MayRead(context.Visitor(), known, other) && (await desk.MonthsAsync(known, other, context.RequestAborted)).Count > 0 ? other : (Edition?)null,
            [nameof(TerritoryFramePage.Files)] = desk.Files,
        });
    }
}
