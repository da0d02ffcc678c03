using System.Text.Json;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Cai.EsfReporting.Web.Api;

/// <summary><c>/api/judgements/{project}/{month}</c>: what people have decided and written of a month's goals, activities and assignments; and adding to it.</summary>
internal static class JudgementEndpoints
{
    public static void MapJudgements(this IEndpointRouteBuilder api)
    {
        api.MapMethods("/judgements/{project}/{month}", FileEndpoints.ReadOnly, async (HttpContext context, ReportingCatalogue catalogue, JudgingDesk desk, string project, string month) =>
        {
            var (of, asOf) = Find(catalogue, project, month);
            if (!context.Visitor().MayRead(project, Edition.Internal))
                throw Refusals.MayNotRead();
            await TellAsync(context, of, asOf, await desk.OfAsync(of, asOf, context.RequestAborted));
        }).Produces<Described.Judgements>().Describe("judgements", "What people have decided and written of a month's goals, activities and assignments, every version. For those who may read the internal edition.", StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);
        api.MapPost("/judgements/{project}/{month}", async (HttpContext context, ReportingCatalogue catalogue, JudgingDesk desk, string project, string month) =>
        {
            var (of, asOf) = Find(catalogue, project, month);
            if (!context.Visitor().MayApprove(project))
                throw Refusals.MayNotApprove();
            var sent = await ReadAsync(context);
            if (await desk.JudgeAsync(of, asOf, new(sent.About ?? "", sent.Decides ?? "", sent.Comment ?? "", sent.Seen ?? 0), sent.Name, context.Visitor(), context.RequestAborted) is { } refused)
                throw new RefusedException(refused.Meanwhile is null ? StatusCodes.Status400BadRequest : StatusCodes.Status412PreconditionFailed, refused.Why);
            await TellAsync(context, of, asOf, await desk.OfAsync(of, asOf, context.RequestAborted));
        }).RequireRateLimiting(RateLimits.Uploads).WithMetadata(new OpenDescription.Takes(typeof(Described.ToJudge))).Produces<Described.Judgements>().Describe("judge",
            "Decide the Bedömning of a goal, or the status of an activity or assignment, and comment on it. For people with the right approve; a token has it never. 412 when somebody else has written of it since what was seen: nothing is kept then.",
            StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound, StatusCodes.Status412PreconditionFailed);
    }

    private static (Project Project, Month Month) Find(ReportingCatalogue catalogue, string project, string month) =>
        catalogue.Find(project) is { } known && Month.TryParse(month, out var asOf) ? (known, asOf) : throw Refusals.NotThere();

    private static async Task<Described.ToJudge> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = Upload.LongestText;
        try
        {
            if (context.Request.HasJsonContentType() && await context.Request.ReadFromJsonAsync<Described.ToJudge>(context.RequestAborted) is { } sent)
                return sent;
        }
        catch (JsonException)
        {
            // Told below.
        }

        throw new RefusedException(StatusCodes.Status400BadRequest, new("Skicka application/json: { \"about\": \"…\", \"decides\": \"fully-met\", \"comment\": \"…\", \"seen\": 0 }.", "Send application/json: { \"about\": \"…\", \"decides\": \"fully-met\", \"comment\": \"…\", \"seen\": 0 }."));
    }

    private static async Task TellAsync(HttpContext context, Project project, Month asOf, Judgements told)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await Json.WriteAsync(JudgementJson.Of(project, asOf, told), context.Response.Body, context.RequestAborted);
    }
}
