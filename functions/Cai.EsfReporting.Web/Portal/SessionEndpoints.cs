using Cai.EsfReporting.Web.Portal;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cai.EsfReporting.Web.Access;

/// <summary>The way out of a <see cref="Session"/>. Open to all: whoever comes there is leaving it, or has none any more.</summary>
internal static class SessionEndpoints
{
    public const string SignOut = "/sign-out";
    public const string SignedOut = "/sign-out/done";
    public const string SignOutAtIssuer = "/sign-out/issuer";

    /// <summary>Bytes of the form by which somebody leaves: a token and no more.</summary>
    private const long LargestForm = 64 * 1024;

    /// <summary>Where somebody signs out: a form where the session is ours, a link where App Service keeps it; null where nobody does here.</summary>
    public static string? SignOutOf(SignInKind kind) => kind switch
    {
        SignInKind.OpenId => SignOut,
        SignInKind.AppService => "/.auth/logout?post_logout_redirect_uri=" + Uri.EscapeDataString(SignedOut),
        _ => null,
    };

    public static void MapSession(this IEndpointRouteBuilder endpoints, SignInKind kind)
    {
        endpoints.MapGet(SignedOut, SignedOutAsync).WithMetadata(OpenToAll.Instance);
        if (kind != SignInKind.OpenId)
            return;
        endpoints.MapPost(SignOut, SignOutAsync).WithMetadata(OpenToAll.Instance, new RequestSizeLimitAttribute(LargestForm));
        // A link and not where the form leads: our policy lets no form lead elsewhere.
        endpoints.MapGet(SignOutAtIssuer, (HttpContext context) => context.SignOutAsync(Session.Issuer)).WithMetadata(OpenToAll.Instance);
    }

    private static async Task SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (context.FindVisitor() is not null)
        {
            await antiforgery.ValidateRequestAsync(context);
            await context.SignOutAsync(Session.Scheme);
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = SignedOut;
    }

    private static Task SignedOutAsync(HttpContext context, SignIn signIn)
    {
        if (context.FindVisitor() is null)
            return context.ShowAsync<SignedOutPage>(new() { [nameof(SignedOutPage.AtIssuerToo)] = signIn.Kind == SignInKind.AppService });
        context.Response.Redirect("/");
        return Task.CompletedTask;
    }
}
