using Cai.EsfReporting.Audit;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Scb;
using Cai.EsfReporting.Web.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Functions;

/// <summary>Answers with the participant file for SCB, or says why it cannot be made. Nothing that is logged tells anybody in it.</summary>
public sealed class ScbByKey(ReportingCatalogue catalogue, ScbDesk desk, ILogger<ScbByKey> logger)
{
    private const string Caller = "function-key";

    /// <returns>Nothing more to write when the file was sent; 400 for what is not understood, and 409, with sentences, when the file cannot be made.</returns>
    public async Task<IResult> AnswerAsync(HttpContext context)
    {
        var query = context.Request.Query;
        context.Response.Headers.CacheControl = "no-store";
        var by = query["by"].ToString();
        if (catalogue.Find(query["project"].ToString()) is not { } project || !Month.TryParse(query["month"].ToString(), out var month)
            || !ScbFormats.TryParse(query["format"] is [{ } word] ? word : ScbFormat.Csv.Word(), out var format) || Masking.HoldsIdentity(by))
            return Told(context, StatusCodes.Status400BadRequest, [new("Ange project, month (ÅÅÅÅ-MM) och format (csv eller xlsx), och i by ett namn, inget personnummer.", "Give project, month (YYYY-MM) and format (csv or xlsx), and in by a name, no personnummer.")]);
        var refusals = await desk.SendAsync(context, project, month, format, query["allowMissing"] == "true", Actor.OfToken(by.Length > 0 ? $"{Caller} {by}" : Caller));
        if (refusals.Count > 0)
            return Told(context, StatusCodes.Status409Conflict, refusals);
        logger.LogInformation("Handed out the participant file for SCB of {Project}, {Month}.", project.Id, month);
        return Results.Empty;
    }

    private static IResult Told(HttpContext context, int status, IReadOnlyList<Text> what) => Results.Problem(
        string.Join(' ', what.Select(sentence => sentence.In(context.Request.Query["lang"] == "en" ? Language.En : Language.Sv))), statusCode: status);
}
