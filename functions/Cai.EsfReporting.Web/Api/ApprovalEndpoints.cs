using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Api;

/// <summary><c>/api/approvals/{project}/{month}</c>: who has approved a month's report, for those who may read it; and approving it.</summary>
internal static class ApprovalEndpoints
{
    /// <summary>Bytes of what is sent: a fingerprint and a name.</summary>
    private const int Largest = 4096;

    private static readonly Text Example = new("{ \"signable\": \"…\" } eller { \"withdraw\": 1 }", "{ \"signable\": \"…\" } or { \"withdraw\": 1 }");

    public static void MapApprovals(this IEndpointRouteBuilder api)
    {
        api.MapMethods("/approvals/{project}/{month}", FileEndpoints.ReadOnly, async (HttpContext context, ReportingCatalogue catalogue, ApprovalDesk desk, string project, string month) =>
        {
            var (of, asOf) = Find(catalogue, project, month);
            if (!context.Visitor().MayRead(project, Edition.Internal))
                throw Refusals.MayNotRead();
            await TellAsync(context, desk, of, asOf);
        }).Produces<Described.Approval>().Describe("approvals", "Who has approved a month's report, and the fingerprint to approve it by. For those who may read the internal edition.", StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);
        api.MapPost("/approvals/{project}/{month}", async (HttpContext context, ReportingCatalogue catalogue, ApprovalDesk desk, string project, string month) =>
        {
            var (of, asOf) = Find(catalogue, project, month);
            if (!context.Visitor().MayApprove(project))
                throw Refusals.MayNotApprove();
            var sent = await context.ReadAsync<Described.ToApprove>(Largest, Example);
            if (sent.Withdraw is { } number)
                await desk.WithdrawAsync(of, asOf, number, context.Visitor(), context.RequestAborted);
            else
                await desk.ApproveAsync(of, asOf, sent.Signable ?? "", sent.Name, context.Visitor(), context.RequestAborted);
            await TellAsync(context, desk, of, asOf);
        }).RequireRateLimiting(RateLimits.Uploads).WithMetadata(new OpenDescription.Takes(typeof(Described.ToApprove))).Produces<Described.Approval>().Describe("approve",
            "Approve a month's report as it was read, or withdraw an approval of one's own. For people with the right approve; a token has it never. 412 when the report is not the one that was read: nothing is approved then.",
            StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);
    }

    private static (Project Project, Month Month) Find(ReportingCatalogue catalogue, string project, string month) =>
        catalogue.Find(project) is { } known && Month.TryParse(month, out var asOf) ? (known, asOf) : throw Refusals.NotThere();

    private static async Task TellAsync(HttpContext context, ApprovalDesk desk, Project project, Month asOf)
    {
        var report = await desk.OfAsync(project, asOf, context.RequestAborted);
        var json = new JObject { ["project"] = project.Id, ["month"] = asOf.ToString(), ["signable"] = report.Written, ["current"] = report.IsCurrent };
        json.Merge(ApprovalJson.Of(report.Approvals, numbered: true));
        await context.AnswerAsync(json);
    }
}
