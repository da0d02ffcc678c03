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

/// <summary>Where goals are judged, activities and assignments given a status, and all of them and the report as a whole commented on.</summary>
internal static class GoalsEndpoint
{
    public static void MapGoals(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/reports/{project}/{month}/goals", async (HttpContext context, ReportingCatalogue catalogue, JudgingDesk desk, ReportShelf shelf, IFileStore files, string project, string month) =>
        {
            var (known, asOf) = Find(catalogue, project, month);
            if (!context.Visitor().MayRead(project, Edition.Internal))
                throw Refusals.MayNotRead();
            await ShowAsync(context, catalogue, desk, shelf, files, known, asOf, null);
        });
        pages.MapPost("/reports/{project}/{month}/goals", AnswerAsync).RequireRateLimiting(RateLimits.Uploads);
    }

    private static async Task AnswerAsync(HttpContext context, ReportingCatalogue catalogue, JudgingDesk desk, ReportShelf shelf, IFileStore files, string project, string month)
    {
        var (known, asOf) = Find(catalogue, project, month);
        if (!context.Visitor().MayApprove(project))
            throw Refusals.MayNotApprove();
        await using var form = await Upload.ReadAsync(context, read => DeliverEndpoints.ValidateAsync(context, read), mostFiles: 0, longestField: Upload.LongestText);
        var said = new ToJudge(form.Field("about") ?? "", form.Field("decides") ?? "", form.Field("comment") ?? "", int.TryParse(form.Field("seen"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seen) ? seen : 0);
        if (await desk.JudgeAsync(known, asOf, said, form.Field("name"), context.Visitor(), context.RequestAborted) is { } refused)
        {
            // What was written stands in the form again: nothing of it is lost.
            context.Response.StatusCode = refused.Meanwhile is null ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict;
            await ShowAsync(context, catalogue, desk, shelf, files, known, asOf, new(said, form.Field("name"), refused));
            return;
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = $"/reports/{known.Id}/{asOf}/goals?saved={Uri.EscapeDataString(said.About)}#{Uri.EscapeDataString(said.About)}";
    }

    private static (Project Project, Month AsOf) Find(ReportingCatalogue catalogue, string project, string month) =>
        catalogue.Find(project) is { } known && Month.TryParse(month, out var asOf) ? (known, asOf) : throw Refusals.NotThere();

    private static async Task ShowAsync(HttpContext context, ReportingCatalogue catalogue, JudgingDesk desk, ReportShelf shelf, IFileStore files, Project project, Month asOf, Unkept? unkept)
    {
        var report = await JsonFile.ReadAsync(files, $"reports/{project.Id}/{asOf}/internal/report.json", context.RequestAborted) ?? throw Refusals.NotThere();
        var elsewhere = new Dictionary<string, FollowedUpElsewhere>(StringComparer.Ordinal);
        foreach (var goal in project.Goals)
            if (goal.FollowedUpIn is { } followed && await FollowedUpElsewhere.OfAsync(followed, catalogue, shelf, context.Visitor(), asOf, context.RequestAborted) is { } told)
                elsewhere[goal.Id] = told;
        await context.ShowAsync<GoalsPage>(new()
        {
            [nameof(GoalsPage.Project)] = project,
            [nameof(GoalsPage.AsOf)] = asOf,
            [nameof(GoalsPage.Judgements)] = await desk.OfAsync(project, asOf, context.RequestAborted),
            [nameof(GoalsPage.Proposed)] = (report["goals"] ?? new Newtonsoft.Json.Linq.JArray()).ToDictionary(goal => (string)goal["id"]!, goal => ObjectiveWords.FindAssessment((string?)goal["proposed"] ?? ""), StringComparer.Ordinal),
            [nameof(GoalsPage.Written)] = (report["goals"] ?? new Newtonsoft.Json.Linq.JArray()).ToDictionary(goal => (string)goal["id"]!, StringComparer.Ordinal),
            [nameof(GoalsPage.Elsewhere)] = elsewhere,
            [nameof(GoalsPage.Shares)] = (IReadOnlyList<Text>)[.. ToldOutcome.InBothTimes(project, report).Where(told => told.Target is not null && told.Ratio is not null).Select(told => told.InWords)],
            [nameof(GoalsPage.Freezing)] = await shelf.FreezeNotesAsync(project, asOf, context.RequestAborted),
            [nameof(GoalsPage.Unkept)] = unkept,
            [nameof(GoalsPage.Saved)] = context.Request.Query["saved"].ToString(),
        }, hasForm: context.Visitor().MayApprove(project.Id));
    }
}

/// <summary>What somebody wrote that could not be kept, to be shown again.</summary>
/// <param name="Name">As it was written, where nobody signs in.</param>
public sealed record Unkept(ToJudge Said, string? Name, NotJudged Because);
