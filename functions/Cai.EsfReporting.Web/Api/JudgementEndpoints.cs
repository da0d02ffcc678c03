using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cai.EsfReporting.Web.Api;

/// <summary><c>/api/judgements/{project}/{month}</c>: what people have decided and written of a month's goals, activities and assignments, and of its report as a whole; and adding to it.</summary>
internal static class JudgementEndpoints
{
    private static readonly Text Example = new("{ \"about\": \"…\", \"decides\": \"fully-met\", \"comment\": \"…\", \"seen\": 0 }", "{ \"about\": \"…\", \"decides\": \"fully-met\", \"comment\": \"…\", \"seen\": 0 }");

    public static void MapJudgements(this IEndpointRouteBuilder api)
    {
        api.MapMethods("/judgements/{project}/{month}", FileEndpoints.ReadOnly, async (HttpContext context, ReportingCatalogue catalogue, JudgingDesk desk, string project, string month) =>
        {
            var (of, asOf) = Find(catalogue, project, month);
            if (!context.Visitor().MayRead(project, Edition.Internal))
                throw Refusals.MayNotRead();
            await TellAsync(context, of, asOf, await desk.OfAsync(of, asOf, context.RequestAborted));
        }).Produces<Described.Judgements>().Describe("judgements", "What people have decided and written of a month's goals, activities and assignments, and of its report as a whole, every version. For those who may read the internal edition.", StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);
        api.MapPost("/judgements/{project}/{month}", async (HttpContext context, ReportingCatalogue catalogue, JudgingDesk desk, string project, string month) =>
        {
            var (of, asOf) = Find(catalogue, project, month);
            if (!context.Visitor().MayApprove(project))
                throw Refusals.MayNotApprove();
            var sent = await context.ReadAsync<Described.ToJudge>(Upload.LongestText, Example);
            if (await desk.JudgeAsync(of, asOf, new(sent.About ?? "", sent.Decides ?? "", sent.Comment ?? "", sent.Seen ?? 0), sent.Name, context.Visitor(), context.RequestAborted) is { } refused)
                throw new RefusedException(refused.Meanwhile is null ? StatusCodes.Status400BadRequest : StatusCodes.Status412PreconditionFailed, refused.Why);
            await TellAsync(context, of, asOf, await desk.OfAsync(of, asOf, context.RequestAborted));
        }).RequireRateLimiting(RateLimits.Uploads).WithMetadata(new OpenDescription.Takes(typeof(Described.ToJudge))).Produces<Described.Judgements>().Describe("judge",
            "Decide the Bedömning of a goal, or the status of an activity or assignment, and comment on it or on the report as a whole. For people with the right approve; a token has it never. 412 when somebody else has written of it since what was seen: nothing is kept then.",
            StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);
    }

    private static (Project Project, Month Month) Find(ReportingCatalogue catalogue, string project, string month) =>
        catalogue.Find(project) is { } known && Month.TryParse(month, out var asOf) ? (known, asOf) : throw Refusals.NotThere();

    private static Task TellAsync(HttpContext context, Project project, Month asOf, Judgements told) => context.AnswerAsync(JudgementJson.Of(project, asOf, told));
}
