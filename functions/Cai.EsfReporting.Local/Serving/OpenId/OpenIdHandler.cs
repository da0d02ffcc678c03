using System.Security.Claims;
using System.Text.Encodings.Web;
using Cai.EsfReporting.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Cai.EsfReporting.Local.Serving.OpenId;

/// <summary>
/// The framework's authorization code flow, with its state, correlation cookie and PKCE, made OpenID Connect: addresses from the
/// issuer's own description, a nonce, and a person by an id token instead of none. Why: docs/decisions/0014.
/// </summary>
internal sealed class OpenIdHandler(IOptionsMonitor<OAuthOptions> options, ILoggerFactory logger, UrlEncoder encoder, OpenIdIssuer issuer, AccessList people)
    : OAuthHandler<OAuthOptions>(options, logger, encoder), IAuthenticationSignOutHandler
{
    /// <summary>In the state, which is encrypted and good in one browser only.</summary>
    private const string Nonce = "nonce";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Use(await issuer.FindAsync(Context.RequestAborted));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var nonce = properties.Items[Nonce] = issuer.NewNonce();
        return QueryHelpers.AddQueryString(base.BuildChallengeUrl(properties, redirectUri), OpenIdConnectParameterNames.Nonce, nonce);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        Use(await issuer.DiscoverAsync(Context.RequestAborted));
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        properties.Items.Remove(Nonce, out var nonce);
        var idToken = tokens.Response?.RootElement.TryGetProperty(OpenIdConnectParameterNames.IdToken, out var told) == true ? told.GetString() : null;
        var claims = await issuer.ValidateAsync(idToken, tokens.AccessToken, nonce, Context.RequestAborted);
        // An address that somebody has only stated would be anybody's.
        var isStated = claims.Any(claim => claim.Type == "email_verified" && claim.Value.Equals("false", StringComparison.OrdinalIgnoreCase));
        foreach (var claim in claims.Where(claim => Session.Claims.Contains(claim.Type) && !(isStated && claim.Type == "email")))
            // A person may be in hundreds of groups; the cookie holds those that the list knows of.
            if (claim.Type != "groups" || await people.NamesAsync(claim.Value, Context.RequestAborted))
                identity.AddClaim(new(claim.Type, claim.Value));
        return new(new(identity), properties, Scheme.Name);
    }

    /// <summary>Leads to where the issuer signs people out, or to the issuer itself where it tells no such address.</summary>
    public async Task SignOutAsync(AuthenticationProperties? properties)
    {
        var told = await issuer.DiscoverAsync(Context.RequestAborted);
        Response.Redirect(told.EndSessionEndpoint is { Length: > 0 } end ? QueryHelpers.AddQueryString(end, OpenIdConnectParameterNames.ClientId, Options.ClientId) : told.Issuer);
    }

    /// <summary>The options are everybody's, and so are the addresses.</summary>
    private void Use(OpenIdConnectConfiguration told) => (Options.AuthorizationEndpoint, Options.TokenEndpoint) = (told.AuthorizationEndpoint, told.TokenEndpoint);
}
