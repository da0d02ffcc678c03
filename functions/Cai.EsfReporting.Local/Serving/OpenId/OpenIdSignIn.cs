using System.Text.Json;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Cai.EsfReporting.Local.Serving.OpenId;

/// <summary>Signing in at an OpenID Connect issuer by the framework's handler, into a <see cref="Session"/>. Why so: docs/decisions/0014.</summary>
internal static partial class OpenIdSignIn
{
    /// <summary>Somebody waits at the page.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(15);

    /// <summary>Until the person has signed in at the issuer, perhaps with a code from a telephone.</summary>
    private static readonly TimeSpan LongestSignIn = TimeSpan.FromMinutes(15);

    /// <summary>Bytes of an answer: a description, its keys, a token.</summary>
    private const long LargestAnswer = 1024 * 1024;

    /// <summary>Signatures that only the issuer can make; one made with the secret that we share is none.</summary>
    private static readonly string[] Signatures =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddOpenIdSignIn(this IServiceCollection services, OpenIdSettings settings, TimeProvider clock)
    {
        // The handler logs the issuer's sentences, which may name somebody and hold line breaks; what failed is told by ErrorGate.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.Authentication.OpenIdConnect", LogLevel.None));
        services.AddSignInSession($"{settings.Issuer.AbsoluteUri} {settings.ClientId}").AddOpenIdConnect(Session.Issuer, flow =>
        {
            flow.Backchannel = new() { Timeout = LongestAnswer, MaxResponseContentBufferSize = LargestAnswer };
            var issuer = new ChosenIssuer(settings, flow.Backchannel, clock);
            flow.ConfigurationManager = issuer;
            flow.ClientId = settings.ClientId;
            flow.ClientSecret = settings.ClientSecret;
            flow.ResponseType = OpenIdConnectResponseType.Code;
            // A form from the issuer would need cookies that every other site's forms are sent with too.
            flow.ResponseMode = OpenIdConnectResponseMode.Query;
            flow.Scope.Add("email");
            flow.GetClaimsFromUserInfoEndpoint = SignedIn.TellsMoreWhenAsked(settings.Issuer);
            flow.TokenValidationParameters.ValidAlgorithms = Signatures;
            flow.MapInboundClaims = false;
            flow.ClaimActions.Clear();
            flow.DisableTelemetry = true;
            flow.CallbackPath = Session.Return;
            // Nobody is signed out by a link from elsewhere, and nothing leads on from us.
            flow.RemoteSignOutPath = default;
            flow.SignedOutCallbackPath = default;
            flow.SignInScheme = Session.Scheme;
            flow.RemoteAuthenticationTimeout = LongestSignIn;
            foreach (var (cookie, name) in ((CookieBuilder, string)[])[(flow.CorrelationCookie, "esf-sign-in."), (flow.NonceCookie, "esf-sign-in-nonce.")])
            {
                cookie.Name = name;
                // They come back by a link, and https is the session's concern.
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            }

            flow.Events.OnRedirectToIdentityProvider = led => issuer.MustBeThereAsync(led.HttpContext.RequestAborted);
            flow.Events.OnTokenValidated = told =>
            {
                // The handler lets a token without a signature pass where it came straight from the issuer.
                if (told.SecurityToken.RawSignature.Length == 0 || !Signatures.Contains(told.SecurityToken.Header.Alg))
                    told.Fail("The token is not signed.");
                else if (SignedIn.OfIssuer(settings.Issuer, told.Principal!.Claims.Select(claim => (claim.Type, claim.Value))) is { } person)
                    told.Principal = Session.Of(person);
                else
                    told.Fail("The issuer tells of nobody.");
                return Task.CompletedTask;
            };
            flow.Events.OnUserInformationReceived = told =>
            {
                if (Session.PersonOf(told.Principal!) is { } known && SignedIn.OfIssuer(settings.Issuer, Claims(told.User.RootElement)) is { } person)
                    told.Principal = Session.Of(known.Completed(person));
                return Task.CompletedTask;
            };
            flow.Events.OnTicketReceived = async signedIn => signedIn.Principal = Session.Of(await KnownAsync(Session.PersonOf(signedIn.Principal!)!, signedIn.HttpContext));
            flow.Events.OnRedirectToIdentityProviderForSignOut = led =>
            {
                // No way back is asked for: issuers take only those that they have been told of.
                led.Response.Redirect(led.ProtocolMessage.IssuerAddress is { Length: > 0 } end
                    ? new OpenIdConnectMessage { IssuerAddress = end, ClientId = settings.ClientId, EnableTelemetryParameters = false }.BuildRedirectUrl()
                    : settings.Issuer.AbsoluteUri);
                led.HandleResponse();
                return Task.CompletedTask;
            };
            flow.Events.OnRemoteFailure = failed => throw Failed(failed.Failure);
        });
    }

    /// <summary>A person may be in hundreds of groups; the cookie holds those that the list knows of.</summary>
    private static async Task<SignedIn> KnownAsync(SignedIn person, HttpContext context)
    {
        var people = context.RequestServices.GetRequiredService<AccessList>();
        var groups = new List<string>();
        foreach (var group in person.Groups)
            if (await people.KnowsGroupAsync(group, context.RequestAborted))
                groups.Add(group);
        return person with { Groups = groups };
    }

    /// <summary>What the issuer tells when it is asked (section 5.3.2), as it would stand in a token.</summary>
    private static IEnumerable<(string, string)> Claims(JsonElement told) =>
        told.EnumerateObject().SelectMany(property => property.Value.ValueKind == JsonValueKind.Array ? property.Value.EnumerateArray() : (IEnumerable<JsonElement>)[property.Value],
            (property, value) => (property.Name, value.ValueKind is JsonValueKind.Object or JsonValueKind.Null ? "" : value.ToString()));

    private static SignInFailedException Failed(Exception? failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
            if (cause is SignInFailedException known)
                return known;
        return new(failure is HttpRequestException or OperationCanceledException, failure, ErrorOf(failure));
    }

    /// <summary>The issuer's word for what is wrong (RFC 6749, sections 4.1.2.1 and 5.2): <c>invalid_client</c>. Its sentences may name somebody.</summary>
    private static string? ErrorOf(Exception? failure) => failure?.Data["error"]?.ToString() is { } word && ErrorWord().IsMatch(word) ? word : null;

    [GeneratedRegex("^[a-z_]{1,40}\\z", RegexOptions.None, matchTimeoutMilliseconds: 20_000)]
    private static partial Regex ErrorWord();
}
