using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Versions;
using Cai.EsfReporting.Web.Access;
using Cai.EsfReporting.Web.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Api;

/// <summary>The catalogue over the open interface, for operators: check another, apply it, and those that were.</summary>
internal static class CatalogueAddresses
{
    public static void MapCatalogue(this IEndpointRouteBuilder api)
    {
        api.MapPost("/catalogue/check", (HttpContext context, CatalogueDesk desk) => AnswerAsync(context, async (content, name, _, language) =>
                (StatusCodes.Status200OK, ProposalJson.Of(await desk.ProposeAsync(content, name, context.RequestAborted), language))))
            .RequireRateLimiting(RateLimits.Uploads).WithMetadata(new OpenDescription.TakesCatalogue()).Produces<Described.CatalogueAnswer>()
            .Describe("check-catalogue", "What is wrong with a catalogue, or what it would change. Nothing is stored. For operators.", StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);
        api.MapPost("/catalogue/apply", (HttpContext context, CatalogueDesk desk, CatalogueInUse inUse, IAfterDelivery after) => AnswerAsync(context, async (content, name, against, language) =>
            {
                RefusePinned(inUse);
                var (outcome, proposal, version) = await desk.ApplyAsync(content, name, against, context.Visitor().Actor, context.RequestAborted);
                if (outcome == ApplyOutcome.Applied)
                    after.Applied(proposal.Catalogue);
                return (outcome is ApplyOutcome.Applied or ApplyOutcome.Same ? StatusCodes.Status200OK : StatusCodes.Status409Conflict, ProposalJson.Of(proposal, language, outcome, version));
            }))
            .RequireRateLimiting(RateLimits.Uploads).WithMetadata(new OpenDescription.TakesCatalogue()).Produces<Described.CatalogueAnswer>().Produces<Described.CatalogueAnswer>(StatusCodes.Status409Conflict)
            .Describe("apply-catalogue", "Take a catalogue into use from now on. 409 when it may not be, or when another is in use than the one whose `base` is given: nothing is changed then. For operators; it is written in the audit log.", StatusCodes.Status400BadRequest, StatusCodes.Status403Forbidden, StatusCodes.Status413PayloadTooLarge, StatusCodes.Status415UnsupportedMediaType);
        api.MapMethods("/catalogue/versions", FileEndpoints.ReadOnly, async (HttpContext context, CatalogueVersions versions) =>
        {
            MustOperate(context);
            await context.AnswerAsync(new JArray((await versions.ReadAsync(context.RequestAborted)).Select(ProposalJson.Of)));
        }).Produces<IReadOnlyList<Described.CatalogueVersion>>().Describe("catalogue-versions", "The catalogues that were taken into use, the first first; empty where the one supplied is in use. For operators.", StatusCodes.Status403Forbidden);
        api.MapMethods("/catalogue/versions/{number}", FileEndpoints.ReadOnly, async (HttpContext context, CatalogueVersions versions, string number) =>
        {
            MustOperate(context);
            var version = (int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var wanted) ? await versions.FindAsync(wanted, context.RequestAborted) : null) ?? throw Refusals.NotThere();
            context.Response.Headers.ContentDisposition = FormattableString.Invariant($"attachment; filename=\"catalogue-{version.Number}.json\"");
            await FileEndpoints.SendAsync(context, await versions.ContentAsync(version, context.RequestAborted), ".json", null, isPublic: false);
        }).AnswersFile("application/json").Describe("catalogue-version", "A catalogue as it was taken into use. For operators.", StatusCodes.Status403Forbidden, StatusCodes.Status404NotFound);
    }

    public static void MustOperate(HttpContext context)
    {
        if (!context.Visitor().IsOperator)
            throw Refusals.MayNotRead();
    }

    /// <exception cref="RefusedException">The host uses a file that it was told to use.</exception>
    public static void RefusePinned(CatalogueInUse inUse)
    {
        if (inUse.IsPinned)
            throw new RefusedException(StatusCodes.Status409Conflict, Pinned);
    }

    public static Text Pinned { get; } = new("Tjänsten är startad med --catalogue och använder bara den filen. Starta den utan --catalogue för att kunna byta katalog här.",
        "The service was started with --catalogue and uses only that file. Start it without --catalogue to change the catalogue here.");

    private static async Task AnswerAsync(HttpContext context, Func<byte[], string, string?, Language, Task<(int Status, JObject Json)>> answerTo)
    {
        MustOperate(context);
        await using var upload = await Upload.ReadAsync(context, mostFiles: 1);
        if (upload.Files is not [var file])
            throw new RefusedException(StatusCodes.Status400BadRequest, new("Det finns ingen fil i fältet file.", "There is no file in the field file."));
        await using var content = file.Open();
        var language = LanguageChoice.Of(context);
        var (status, json) = (StatusCodes.Status200OK, (JObject?)null);
        try
        {
            (status, json) = await answerTo(await CatalogueFile.BytesAsync(content, context.RequestAborted), file.Shown, upload.Field("base"), language);
        }
        catch (InvalidCatalogueException e)
        {
            json = ProposalJson.Of(e, language);
        }

        context.Response.StatusCode = status;
        await context.AnswerAsync(json);
    }
}
