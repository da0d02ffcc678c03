using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Cai.EsfReporting.Web.Pages;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>
/// <c>/reports/mia/period?period=2018-H1</c>, or <c>?from=2018-01&amp;to=2018-08</c>: a period of one project, for those who may read its internal edition; and
/// <c>/reports/mia/period/texts?period=2018-H1</c>, its texts to copy.
/// </summary>
internal static class PeriodEndpoint
{
    public static async Task ShowAsync(HttpContext context, ReportingCatalogue catalogue, PeriodDesk desk, string project, string? period, string? from, string? to)
    {
        var (known, asked) = await AskAsync(context, catalogue, desk, project, period, from, to);
        await ShowAsync(context, desk, known, asked);
    }

    /// <summary>The texts of a period that can be told; of another the page of the period, which says why it cannot and what to ask instead.</summary>
    public static async Task ShowTextsAsync(HttpContext context, ReportingCatalogue catalogue, PeriodDesk desk, ReportShelf shelf, string project, string? period, string? from, string? to)
    {
        var (known, asked) = await AskAsync(context, catalogue, desk, project, period, from, to);
        if (asked is not { Refusal: null })
        {
            await ShowAsync(context, desk, known, asked);
            return;
        }

        var texts = await desk.TextsAsync(known, asked.Period, LanguageChoice.Of(context), context.RequestAborted);
        // The page holds what the file does, as for a month.
        await desk.RecordAsync(context.Visitor().Actor, known, asked.Period, TextsMarkdown.File, context.RequestAborted);
        await context.ShowAsync<TextsPage>(new()
        {
            [nameof(TextsPage.Subject)] = TextsSubject.Of(known, asked.Period, texts, OtherOf(await shelf.OfAsync(known, context.Visitor(), context.RequestAborted), asked.Period.Last, Edition.Internal)),
            [nameof(TextsPage.Texts)] = texts,
        });
    }

    /// <summary>The other edition of a month, whose texts are others; null where there is none.</summary>
    internal static WrittenReport? OtherOf(IReadOnlyList<WrittenReport> reports, Month asOf, Edition edition) => reports.FirstOrDefault(report => report.AsOf == asOf && report.Edition != edition);

    private static async Task<(Project Project, AskedPeriod? Asked)> AskAsync(HttpContext context, ReportingCatalogue catalogue, PeriodDesk desk, string project, string? period, string? from, string? to)
    {
        if (catalogue.Find(project) is not { } known)
            throw Refusals.NotThere();
        if (!context.Visitor().MayRead(project, Edition.Internal))
            throw Refusals.MayNotRead();
        var text = period ?? (from is null && to is null ? null : $"{from}--{to}");
        return (known, text is null ? null : await desk.AskAsync(known, text, context.RequestAborted));
    }

    private static async Task ShowAsync(HttpContext context, PeriodDesk desk, Project known, AskedPeriod? asked)
    {
        if (asked?.Refusal is not null)
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.ShowAsync<PeriodPage>(new()
        {
            [nameof(PeriodPage.Subject)] = PeriodSubject.Of(known),
            [nameof(PeriodPage.Project)] = known,
            [nameof(PeriodPage.Choices)] = await desk.ChoicesAsync(known, context.RequestAborted),
            [nameof(PeriodPage.Told)] = asked is { Refusal: null } ? asked.Period : null,
            [nameof(PeriodPage.Refusal)] = asked?.Refusal,
            [nameof(PeriodPage.Instead)] = asked?.Instead,
            [nameof(PeriodPage.Files)] = desk.Files,
        });
    }
}
