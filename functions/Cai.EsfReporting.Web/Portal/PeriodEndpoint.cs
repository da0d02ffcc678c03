using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Portal;

/// <summary><c>/reports/mia/period?period=2018-H1</c>, or <c>?from=2018-01&amp;to=2018-08</c>: a period of one project, for those who may read its internal edition.</summary>
internal static class PeriodEndpoint
{
    public static async Task ShowAsync(HttpContext context, ReportingCatalogue catalogue, PeriodDesk desk, string project, string? period, string? from, string? to)
    {
        if (catalogue.Find(project) is not { } known)
            throw Refusals.NotThere();
        if (!context.Visitor().MayRead(project, Edition.Internal))
            throw Refusals.MayNotRead();
        var text = period ?? (from is null && to is null ? null : $"{from}--{to}");
        var asked = text is null ? null : await desk.AskAsync(known, text, context.RequestAborted);
        if (asked?.Refusal is not null)
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        await context.ShowAsync<PeriodPage>(new()
        {
            [nameof(PeriodPage.Subject)] = PeriodSubject.Of(known),
            [nameof(PeriodPage.Project)] = known,
            [nameof(PeriodPage.Choices)] = await desk.ChoicesAsync(known, context.RequestAborted),
            [nameof(PeriodPage.Told)] = asked is { Refusal: null } ? asked.Period : null,
            [nameof(PeriodPage.Refusal)] = asked?.Refusal,
            [nameof(PeriodPage.Files)] = desk.Files,
        });
    }
}
