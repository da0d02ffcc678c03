using System.Globalization;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>
/// Answers what could not be served. A visitor sees an id, never a stack; the log has the id with the kind and place of the
/// error, never its message, which may name a file, and never the address, which says who is looked at.
/// </summary>
internal sealed class ErrorGate(RequestDelegate next, TimeProvider clock, ILogger<ErrorGate> logger)
{
    private int errors;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, ContentLength: null, ContentType: null, StatusCode: >= 400 })
                await Problems.WriteAsync(context, context.Response.StatusCode, context.Response.StatusCode switch
                {
                    StatusCodes.Status404NotFound => new("Det finns inget på den här adressen.", "There is nothing at this address."),
                    StatusCodes.Status405MethodNotAllowed => new("Adressen finns, men svarar på något annat än det här.", "The address exists, but answers something else than this."),
                    _ => new("Anropet gick inte att förstå.", "The request could not be understood."),
                });
        }
        catch (RefusedException refused)
        {
            await Problems.WriteAsync(context, refused.Status, refused.What, isSignIn: refused.IsSignIn);
        }
        catch (SignInFailedException failed)
        {
            var id = NextId();
            logger.LogWarning("Error {Id} in sign-in: {Kind} {Told}", id, (failed.InnerException ?? failed).GetType().Name, failed.Told ?? "");
            await (failed.IsAway
                ? Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, new(
                    "Inloggningstjänsten går inte att nå just nu, så ingen kan loggas in. Försök igen om en stund. Hjälper det inte: kontakta den som sköter tjänsten och ange numret nedan.",
                    "The sign-in service cannot be reached now, so nobody can be signed in. Try again in a while. If that does not help: contact whoever runs the service and tell the number below."), id, isSignIn: true)
                : Problems.WriteAsync(context, StatusCodes.Status401Unauthorized, new(
                    "Du blev inte inloggad: inloggningen avbröts, tog för lång tid eller kunde inte godtas. Försök igen. Hjälper det inte: kontakta den som sköter tjänsten och ange numret nedan.",
                    "You were not signed in: the sign-in was broken off, took too long or could not be accepted. Try again. If that does not help: contact whoever runs the service and tell the number below."), id, isSignIn: true));
        }
        catch (AntiforgeryValidationException)
        {
            await Problems.WriteAsync(context, StatusCodes.Status400BadRequest, new("Formuläret har legat för länge. Gå tillbaka, läs om sidan och skicka det igen.", "The form has been open for too long. Go back, reload the page and send it again."));
        }
        catch (BadHttpRequestException bad)
        {
            await Problems.WriteAsync(context, bad.StatusCode, new("Anropet gick inte att läsa till slut.", "The request could not be read to its end."));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (Exception e)
        {
            var id = NextId();
            logger.LogError("Error {Id} in Web: {Kind} 0x{Code:X8}\n{Place}", id, e.GetType().Name, e.HResult, e.StackTrace);
            // Storage that is away comes back; the rest is ours to mend.
            var status = e is IOException or TimeoutException or OperationCanceledException ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
            await Problems.WriteAsync(context, status, new(
                "Det var inte ditt fel. Försök igen om en stund. Hjälper det inte: kontakta oss och ange numret nedan. En fil som redan hade kommit fram tas emot av sig själv.",
                "It was not your fault. Try again in a while. If that does not help: contact us and tell the number below. A file that had already arrived is received by itself."), id);
        }
    }
    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"{Moments.Stamp(clock.GetUtcNow())}-w{Interlocked.Increment(ref errors)}");
}
