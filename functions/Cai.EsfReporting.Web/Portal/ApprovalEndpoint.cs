using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>What the forms beside a report are sent to: approving it, and taking that back.</summary>
internal static class ApprovalEndpoint
{
    public static void MapApproval(this IEndpointRouteBuilder pages) => pages.MapPost("/reports/{project}/{month}/approval", AnswerAsync).RequireRateLimiting(RateLimits.Uploads);

    private static async Task AnswerAsync(HttpContext context, ReportingCatalogue catalogue, IFileStore files, ReportShelf shelf, ApprovalDesk desk, string project, string month)
    {
        if (catalogue.Find(project) is not { } known || !Month.TryParse(month, out var asOf))
            throw Refusals.NotThere();
        if (!context.Visitor().MayApprove(project))
            throw Refusals.MayNotApprove();
        await using var form = await Upload.ReadAsync(context, read => DeliverEndpoints.ValidateAsync(context, read), mostFiles: 0);
        try
        {
            if (form.Field("withdraw") is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                await desk.WithdrawAsync(known, asOf, number, context.Visitor(), context.RequestAborted);
            else
                await desk.ApproveAsync(known, asOf, form.Field("signable") ?? "", form.Field("name"), context.Visitor(), context.RequestAborted);
        }
        catch (RefusedException refused) when (refused.Status is StatusCodes.Status400BadRequest or StatusCodes.Status412PreconditionFailed)
        {
            if (!await HasReportAsync(shelf, known, asOf, context))
                throw;
            // The report as it is now, with why beside the form.
            context.Response.StatusCode = refused.Status;
            await PortalEndpoints.ShowReportAsync(context, catalogue, files, shelf, desk, project, month, Edition.Internal.Word(), refused.What);
            return;
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"/reports/{known.Id}/{asOf}/internal";
    }

    private static async Task<bool> HasReportAsync(ReportShelf shelf, Project project, Month asOf, HttpContext context) =>
        (await shelf.OfAsync(project, context.Visitor(), context.RequestAborted)).Any(report => report.AsOf == asOf && report.Edition == Edition.Internal);
}
