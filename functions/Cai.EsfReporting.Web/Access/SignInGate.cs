using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Access;

/// <summary>An address that anybody may ask for: it tells nothing of anybody.</summary>
internal sealed class OpenToAll
{
    public static OpenToAll Instance { get; } = new();
}

/// <summary>
/// Finds out who asks. Whoever shows a token is its machine or nobody; otherwise it is whom the sign-in says. Nobody gets
/// past it to an address that is not <see cref="OpenToAll"/>, and no page elsewhere can make a browser change anything here.
/// </summary>
internal sealed class SignInGate(RequestDelegate next, AccessTokens tokens, WrongTokens wrong)
{
    private const string Bearer = "Bearer ";

    /// <summary>For tokens where a platform in front takes <c>Authorization</c> for itself, as App Service does.</summary>
    private const string TokenHeader = "X-Esf-Token";

    /// <summary>Tells a machine the last day on which its token is good, with every answer.</summary>
    internal const string LastDayHeader = "X-Esf-Token-Last-Day";

    public async Task InvokeAsync(HttpContext context, SignIn signIn, AccessList people)
    {
        if (signIn.Kind == SignInKind.LocalOwner && Front.Of(context).Trace is { } trace)
            throw new RefusedException(StatusCodes.Status403Forbidden, new(
                $"Här loggar ingen in, så bara den som sitter vid datorn får svar, direkt. Anropet kom genom något annat, som en proxy ({trace}). Ska fler nå tjänsten: ställ in inloggning, docs/portal.md visar hur.",
                $"Nobody signs in here, so only whoever sits at the machine is answered, and directly. The request came through something else, such as a proxy ({trace}). If others are to reach the service: configure a sign-in, docs/portal.md shows how."));

        var isOpen = context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is not null;
        if (FromElsewhere.IsRefused(context.Request, isOpen))
            throw new RefusedException(StatusCodes.Status403Forbidden, new("Anropet kom från en annan webbplats. Öppna sidan här först.", "The request came from another site. Open the page here first."));

        // An open address looks at no token: nobody could tell there whether one is good, however often it is tried.
        var token = isOpen ? null : TokenOf(context.Request);
        if (token is not null)
            await LetInAsync(context, token);
        else if (await PersonAsync(context, signIn, people) is { } person)
            context.SetVisitor(person);
        if (context.FindVisitor() is { } visitor)
        {
            if (visitor is { HasSession: true, Roles.Count: 0 } && IsClosed(context))
                throw new RefusedException(StatusCodes.Status403Forbidden, new(
                    $"Du är inloggad som {visitor.Name}, men ingen har gett dig rätt till något här ännu. Be den som sköter tjänsten om det, och ange ditt id: {visitor.Asked}. Har du loggat in med fel konto, eller nyss fått rätten genom en grupp: logga ut och in igen.",
                    $"You are signed in as {visitor.Name}, but nobody has given you a right to anything here yet. Ask whoever runs the service for it, and tell your id: {visitor.Asked}. If you signed in with the wrong account, or have just been given the right by a group: sign out and in again."));
        }
        else if (IsClosed(context))
        {
            if (signIn.Kind is SignInKind.OpenId or SignInKind.AppService && Session.CanBegin(context))
            {
                await Session.BeginAsync(context, signIn.Kind);
                return;
            }

            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new RefusedException(StatusCodes.Status401Unauthorized, signIn.Kind switch
            {
                SignInKind.OpenId or SignInKind.AppService => new("Du är inte inloggad, eller så har inloggningen gått ut. Logga in och gör om det du gjorde, eller visa en giltig nyckel.", "You are not signed in, or the sign-in has run out. Sign in and do again what you did, or show a valid token."),
                _ => new("Det går inte att se vem du är. Logga in, eller visa en giltig nyckel.", "It cannot be told who you are. Sign in, or show a valid token."),
            }) { IsSignIn = signIn.Kind is SignInKind.OpenId or SignInKind.AppService };
        }

        await next(context);
    }

    /// <summary>Nothing at all is there for somebody who may not know it.</summary>
    private static bool IsClosed(HttpContext context) => context.GetEndpoint() is { } endpoint && endpoint.Metadata.GetMetadata<OpenToAll>() is null;

    /// <summary>What is shown as a token of ours; null when nothing is.</summary>
    private static string? TokenOf(HttpRequest request)
    {
        if (request.Headers[TokenHeader].ToString() is { Length: > 0 } token)
            return token;
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Bearer + AccessTokens.Prefix, StringComparison.OrdinalIgnoreCase) ? authorization[Bearer.Length..].Trim() : null;
    }

    /// <summary>Lets in whoever shows a good token.</summary>
    /// <exception cref="RefusedException">It is not good here, or not any longer.</exception>
    private async Task LetInAsync(HttpContext context, string token)
    {
        var shown = await tokens.FindAsync(token, context.RequestAborted);
        if (shown is { HasEnded: false })
        {
            context.SetVisitor(shown.Visitor);
            context.Response.Headers[LastDayHeader] = shown.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        if (shown is { LastDay: var last })
            throw new RefusedException(StatusCodes.Status401Unauthorized, new(
                $"Nyckeln gällde till och med {last:yyyy-MM-dd}. Be den som sköter tjänsten om en ny.", $"The token was good up to and including {last:yyyy-MM-dd}. Ask whoever runs the service for a new one."));

        using var lease = await wrong.CountAsync(Front.Of(context).Client, context.RequestAborted);
        throw lease.IsAcquired
            ? new RefusedException(StatusCodes.Status401Unauthorized, new("Nyckeln gäller inte här. Visa en giltig nyckel.", "The token is not good here. Show a valid token."))
            : Allowance.Spent(context, lease);
    }

    private static async Task<Visitor?> PersonAsync(HttpContext context, SignIn signIn, AccessList people)
    {
        var authorization = context.Request.Headers.Authorization.ToString();
        // What else is shown there App Service has looked at, and says whom it is for.
        if (authorization.Length > 0 && signIn.Kind != SignInKind.AppService)
            return null;
        if (signIn.Kind == SignInKind.LocalOwner)
            return Visitor.LocalOwner;
        return (signIn.Kind == SignInKind.OpenId ? await Session.ReadAsync(context) : Front.Of(context).Person) is { } person
            ? new(new(person.Id, person.Name), await people.RolesOfAsync(person, context.RequestAborted))
            {
                Listed = await people.NameOfAsync(person, context.RequestAborted),
                Asked = person.Subject is { } subject ? "id:" + subject : person.Address,
                SignOut = authorization.Length > 0 ? null : WayOut.Of(signIn.Kind),
            }
            : null;
    }
}
