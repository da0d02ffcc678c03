using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cai.EsfReporting.Web.Access;

/// <summary>
/// Somebody who has signed in here: a protected cookie with what the issuer claimed, and no more of it than tells who it is. What
/// they may do is asked of <see cref="AccessList"/> at every request.
/// </summary>
public static class Session
{
    /// <summary>The scheme that keeps the session.</summary>
    public const string Scheme = "session";

    /// <summary>
    /// The scheme that the host registers for its issuer: a challenge leads there, <see cref="Return"/> is its way back, and
    /// a sign-out ends the person's session at the issuer too.
    /// </summary>
    public const string Issuer = "issuer";

    /// <summary>Where the issuer sends people back to.</summary>
    public const string Return = "/sign-in/return";

    private const string Subject = "subject", Address = "address", Group = "group", Name = "name";

    /// <summary>A session that nobody has used for this long is over.</summary>
    private static readonly TimeSpan Unused = TimeSpan.FromHours(8);

    /// <summary>After this the issuer is asked again, who may know that the person has left or changed groups.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private const string Began = "began";

    /// <summary>Registers the session; the host adds its issuer.</summary>
    /// <param name="issuer">Whose word a session rests on, with whom we are there: one of another issuer, or from before it was changed, cannot be read.</param>
    public static AuthenticationBuilder AddSignInSession(this IServiceCollection services, string issuer)
    {
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<IDataProtectionProvider>((session, protection) =>
            session.TicketDataFormat = new TicketDataFormat(protection.CreateProtector("Cai.EsfReporting.Session", issuer)));
        return services.AddAuthentication().AddCookie(Scheme, session =>
        {
            session.Cookie.Name = "esf-session";
            session.Cookie.HttpOnly = true;
            // Not Strict: the browser comes back from the issuer.
            session.Cookie.SameSite = SameSiteMode.Lax;
            // Nobody begins a session without https but at the machine itself: BeginAsync.
            session.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            session.ExpireTimeSpan = Unused;
            session.SlidingExpiration = true;
            session.Events.OnSigningIn = signingIn =>
            {
                signingIn.Properties.Items[Began] = Moments.Write(signingIn.Options.TimeProvider!.GetUtcNow());
                return Task.CompletedTask;
            };
            session.Events.OnValidatePrincipal = async kept =>
            {
                if (kept.Properties.Items.TryGetValue(Began, out var began) && Moments.Read(began!) + Longest > kept.Options.TimeProvider!.GetUtcNow())
                    return;
                kept.RejectPrincipal();
                await kept.HttpContext.SignOutAsync(Scheme);
            };
        });
    }

    /// <summary>What the cookie keeps of a person: no claim as the issuer made it, but what is believed of them.</summary>
    public static ClaimsPrincipal Of(SignedIn person)
    {
        var kept = new ClaimsIdentity(Scheme);
        kept.AddClaim(new(Name, person.Name));
        if (person.Subject is { } subject)
            kept.AddClaim(new(Subject, subject));
        if (person.Address is { } address)
            kept.AddClaim(new(Address, address));
        kept.AddClaims(person.Groups.Select(group => new Claim(Group, group)));
        return new(kept);
    }

    /// <returns>Null when it was not kept by <see cref="Of"/>.</returns>
    public static SignedIn? PersonOf(ClaimsPrincipal kept) => kept.FindFirst(Subject) is { } subject
        ? new(subject.Value, kept.FindFirst(Address)?.Value, [.. kept.FindAll(Group).Select(group => group.Value)], kept.FindFirst(Name)?.Value ?? subject.Value)
        : null;

    /// <returns>Null when there is no session.</returns>
    internal static async Task<SignedIn?> ReadAsync(HttpContext context) => (await context.AuthenticateAsync(Scheme)).Principal is { } kept ? PersonOf(kept) : null;

    /// <summary>Whether somebody stands at a page and can be led to the issuer: no program, no form and nothing within a page.</summary>
    internal static bool CanBegin(HttpContext context) => CanBegin(context.Request) && !Front.Of(context).HasTold;

    private static bool CanBegin(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && request.Headers.Authorization.Count == 0
        && request.Headers["Sec-Fetch-Mode"].ToString() is "" or "navigate";

    /// <summary>Leads to the issuer and, when it is done, back to the page.</summary>
    /// <exception cref="SignInFailedException">The issuer is away.</exception>
    /// <exception cref="RefusedException">Whoever listens on the way would have the session.</exception>
    internal static Task BeginAsync(HttpContext context, SignInKind kind)
    {
        if (!context.Request.IsHttps && !Front.IsThisMachine(context.Request.Host.Host))
            throw new RefusedException(StatusCodes.Status400BadRequest, new("Logga in över https: byt http mot https i adressen.", "Sign in over https: change http to https in the address."));
        var back = LocalPath.Of(context.Request) + context.Request.QueryString.ToUriComponent();
        if (kind == SignInKind.OpenId)
            return ChallengeAsync(context, back);
        // App Service keeps the session itself.
        context.Response.Redirect("/.auth/login/aad?post_login_redirect_uri=" + Uri.EscapeDataString(back));
        return Task.CompletedTask;
    }

    private static async Task ChallengeAsync(HttpContext context, string back)
    {
        try
        {
            await context.ChallengeAsync(Issuer, new() { RedirectUri = back });
        }
        catch (Exception e) when (e is not SignInFailedException && !context.RequestAborted.IsCancellationRequested)
        {
            throw new SignInFailedException(isAway: true, e);
        }
    }
}
