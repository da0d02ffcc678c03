using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>The way out of a <see cref="Session"/>. Open to all: whoever comes there is leaving it, or has none any more.</summary>
internal static class SessionEndpoints
{
    /// <summary>Bytes of the form by which somebody leaves: a token and no more.</summary>
    private const long LargestForm = 64 * 1024;

    public static void MapSession(this IEndpointRouteBuilder endpoints, SignInKind kind)
    {
        endpoints.MapGet(WayOut.Done, SignedOutAsync).WithMetadata(OpenToAll.Instance);
        if (kind != SignInKind.OpenId)
            return;
        endpoints.MapPost(WayOut.Form, SignOutAsync).WithMetadata(OpenToAll.Instance, new RequestSizeLimitAttribute(LargestForm));
        // A link and not where the form leads: our policy lets no form lead elsewhere.
        endpoints.MapGet(WayOut.AtIssuer, (HttpContext context) => context.SignOutAsync(Session.Issuer)).WithMetadata(OpenToAll.Instance);
    }

    private static async Task SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (context.FindVisitor() is not null)
        {
            await antiforgery.ValidateRequestAsync(context);
            await context.SignOutAsync(Session.Scheme);
        }

        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = WayOut.Done;
    }

    private static Task SignedOutAsync(HttpContext context, SignIn signIn)
    {
        if (context.FindVisitor() is null)
            return context.ShowAsync<SignedOutPage>(new() { [nameof(SignedOutPage.AtIssuerToo)] = signIn.Kind == SignInKind.AppService });
        context.Response.Redirect("/");
        return Task.CompletedTask;
    }
}
