using System.Text.RegularExpressions;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cai.EsfReporting.Local.Serving.OpenId;

/// <summary>Signing in at an OpenID Connect issuer, into a <see cref="Session"/>.</summary>
internal static partial class OpenIdSignIn
{
    /// <summary>Somebody waits at the page.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(15);

    /// <summary>Until the person has signed in at the issuer, perhaps with a code from a telephone.</summary>
    private static readonly TimeSpan LongestSignIn = TimeSpan.FromMinutes(15);

    public static void AddOpenIdSignIn(this IServiceCollection services, OpenIdSettings settings)
    {
        services.AddSingleton(all => new OpenIdIssuer(settings, new() { Timeout = LongestAnswer }, all.GetRequiredService<TimeProvider>()));
        services.AddSignInSession().AddOAuth<OAuthOptions, OpenIdHandler>(Session.Issuer, flow =>
        {
            flow.ClientId = settings.ClientId;
            flow.ClientSecret = settings.ClientSecret;
            flow.CallbackPath = Session.Return;
            flow.SignInScheme = Session.Scheme;
            flow.UsePkce = true;
            flow.Scope.Add("openid");
            flow.Scope.Add("profile");
            flow.Scope.Add("email");
            // The issuer tells them before they are used.
            flow.AuthorizationEndpoint = flow.TokenEndpoint = settings.Issuer.AbsoluteUri;
            flow.BackchannelTimeout = LongestAnswer;
            flow.RemoteAuthenticationTimeout = LongestSignIn;
            flow.CorrelationCookie.Name = "esf-sign-in.";
            // It comes back by a link, and https is the session's concern.
            flow.CorrelationCookie.SameSite = SameSiteMode.Lax;
            flow.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            flow.Events.OnRemoteFailure = failed => throw (failed.Failure is SignInFailedException known ? known : new(failed.Failure is HttpRequestException or OperationCanceledException, failed.Failure, ErrorOf(failed.Failure)));
        });
    }

    /// <summary>The issuer's word for what is wrong (RFC 6749, sections 4.1.2.1 and 5.2): <c>invalid_client</c>. Its sentences may name somebody.</summary>
    private static string? ErrorOf(Exception? failure) => failure?.Data["error"]?.ToString() is { } word && ErrorWord().IsMatch(word) ? word : null;

    [GeneratedRegex("^[a-z_]{1,40}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ErrorWord();
}
