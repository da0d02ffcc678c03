using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Reports.Territories;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Cai.EsfReporting.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Portal;

/// <summary><c>/territories</c>: municipalities and förbund to choose among; and <c>/territories/municipality.tyreso?edition=public&amp;month=2018-08</c>, the report of one, or <c>/territories/municipality.tyreso/period?period=2018-H1</c>; and <c>…/texts</c> below either, the texts to copy.</summary>
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

    /// <summary>The texts of a period that can be told; of another the page of the period, which says why it cannot and what to ask instead.</summary>
    public static async Task ShowPeriodTextsAsync(HttpContext context, TerritoryDesk desk, string territory, string? period, string? from, string? to)
    {
        var known = desk.ToRead(context.Visitor(), territory, Edition.Internal);
        if (await desk.AskAsync(known, period ?? $"{from}--{to}", context.RequestAborted) is not { Refusal: null, Period: var asked })
        {
            await ShowPeriodAsync(context, desk, territory, period, from, to);
            return;
        }

        var report = await desk.ReportAsync(known, asked, context.RequestAborted);
        // The page holds what the file does, as for a project.
        await desk.RecordAsync(context.Visitor().Actor, known, asked, TextsMarkdown.File, context.RequestAborted);
        await ShowTextsAsync(context, report, hasOther: await HasAsync(context, desk, known, Edition.Public, asked.Last));
    }

    public static async Task ShowTextsAsync(HttpContext context, TerritoryDesk desk, string territory, string? edition, string? month)
    {
        var (known, of, asOf, _) = await AskAsync(context, desk, territory, edition, month);
        var report = await desk.ReportAsync(known, asOf, of, context.RequestAborted);
        if (of == Edition.Internal)
            await desk.RecordAsync(context.Visitor().Actor, known, asOf, TextsMarkdown.File, context.RequestAborted);
        await ShowTextsAsync(context, report, hasOther: await HasAsync(context, desk, known, of == Edition.Internal ? Edition.Public : Edition.Internal, asOf));
    }

    private static Task ShowTextsAsync(HttpContext context, TerritoryReport report, bool hasOther)
    {
        var texts = TerritoryTexts.Of(report, LanguageChoice.Of(context));
        return context.ShowAsync<TextsPage>(new() { [nameof(TextsPage.Subject)] = TextsSubject.Of(report, texts, hasOther), [nameof(TextsPage.Texts)] = texts });
    }

    private static async Task<bool> HasAsync(HttpContext context, TerritoryDesk desk, Territory known, Edition edition, Month asOf) =>
        desk.MayRead(context.Visitor(), known, edition) && (await desk.MonthsAsync(known, edition, context.RequestAborted)).Contains(asOf);

    public static async Task ShowAsync(HttpContext context, TerritoryDesk desk, string territory, string? edition, string? month)
    {
        var (known, of, asOf, months) = await AskAsync(context, desk, territory, edition, month);
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

    /// <summary>The edition and month that an address asks for, where it names neither the fullest and the latest.</summary>
    private static async Task<(Territory Known, Edition Of, Month AsOf, IReadOnlyList<Month> Months)> AskAsync(HttpContext context, TerritoryDesk desk, string territory, string? edition, string? month)
    {
        var of = edition switch { null => desk.Fullest(context.Visitor(), territory), "internal" => Edition.Internal, "public" => Edition.Public, _ => throw Refusals.NotThere() };
        var known = desk.ToRead(context.Visitor(), territory, of);
        var months = await desk.MonthsAsync(known, of, context.RequestAborted);
        if (month is null && months.Count == 0)
            throw TerritoryDesk.NoneOf(known, null, of, months);
        var asOf = month is null ? months[0] : Month.TryParse(month, out var asked) ? asked : throw Refusals.NotThere();
        if (!months.Contains(asOf))
            throw TerritoryDesk.NoneOf(known, asOf, of, months);
        return (known, of, asOf, months);
    }
}
