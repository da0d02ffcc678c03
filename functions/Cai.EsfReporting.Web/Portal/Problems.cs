using Cai.EsfReporting.Web.Pages;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>What is answered when something cannot be done: <c>application/problem+json</c> (RFC 9457) under <c>/api</c>, otherwise a page.</summary>
internal static class Problems
{
    /// <param name="id">The error's id in the log; null when it is no error of ours.</param>
    /// <param name="isSignIn">Whether signing in is what could not be done, and may be tried again.</param>
    public static async Task WriteAsync(HttpContext context, int status, Text what, string? id = null, bool isSignIn = false)
    {
        if (context.Response.HasStarted)
            return;
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        var language = LanguageChoice.Of(context);
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Response.ContentType = "application/problem+json; charset=utf-8";
            var problem = new JObject { ["title"] = Title(status).In(language), ["status"] = status, ["detail"] = what.In(language) };
            if (id is not null)
                problem["id"] = id;
            await Json.WriteAsync(problem, context.Response.Body, context.RequestAborted);
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await HtmlFile.WriteAsync<ProblemPage>(new()
        {
            [nameof(ProblemPage.View)] = PortalView.Of(context),
            [nameof(ProblemPage.Title)] = Title(status).In(language),
            [nameof(ProblemPage.What)] = what.In(language),
            [nameof(ProblemPage.Id)] = id,
            [nameof(ProblemPage.IsSignIn)] = isSignIn,
        }, context.Response.Body, context.RequestAborted);
    }

    private static Text Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new("Det gick inte att förstå", "This could not be understood"),
        StatusCodes.Status401Unauthorized => new("Logga in", "Sign in"),
        StatusCodes.Status403Forbidden => new("Du har inte rätt till det här", "You have no right to this"),
        StatusCodes.Status404NotFound => new("Sidan finns inte", "There is no such page"),
        StatusCodes.Status405MethodNotAllowed => new("Adressen används på ett annat sätt", "The address is used in another way"),
        StatusCodes.Status409Conflict => new("Här går det bara att läsa", "Here one can only read"),
        StatusCodes.Status412PreconditionFailed => new("Det har ändrats", "It has changed"),
        StatusCodes.Status413PayloadTooLarge => new("Filen är för stor", "The file is too large"),
        StatusCodes.Status415UnsupportedMediaType => new("Skicka filen som ett formulär", "Send the file as a form"),
        StatusCodes.Status429TooManyRequests => new("För många anrop", "Too many requests"),
        StatusCodes.Status503ServiceUnavailable => new("Försök igen om en stund", "Try again in a while"),
        _ => new("Något gick fel hos oss", "Something went wrong on our side"),
    };
}
