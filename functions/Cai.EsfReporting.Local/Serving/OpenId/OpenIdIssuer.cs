using System.Globalization;
using System.IdentityModel.Tokens.Jwt;
using System.Net.Http.Headers;
using System.Security.Claims;
using Cai.EsfReporting.Web.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Serving.OpenId;

/// <summary>
/// The issuer: where its addresses are, and whether a token is its word. Asked for the first time when somebody signs in, so it
/// need not be up when we start.
/// </summary>
internal sealed class OpenIdIssuer(OpenIdSettings settings, HttpClient http, TimeProvider clock)
{
    /// <summary>An issuer that has answered this recently is taken to be there.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>Signatures that only the issuer can make; one made with the secret that we share is none.</summary>
    private static readonly string[] Signatures =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>Where it describes itself: OpenID Connect Discovery 1.0, section 4.</summary>
    private readonly string description = DescriptionOf(settings.Issuer);

    private readonly ConfigurationManager<OpenIdConnectConfiguration> configuration = new(
        DescriptionOf(settings.Issuer),
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever(http) { RequireHttps = settings.Issuer.Scheme == Uri.UriSchemeHttps });

    private readonly OpenIdConnectProtocolValidator protocol = new();

    /// <summary>When it last answered, in ticks.</summary>
    private long answered;

    /// <summary>What a token must repeat, so that it was made for this very sign-in.</summary>
    public string NewNonce() => protocol.GenerateNonce();

    /// <summary>As <see cref="DiscoverAsync"/>, and it is there now: nobody is led to an issuer that is away, for it could not say so.</summary>
    /// <exception cref="SignInFailedException">It does not answer, or as another issuer.</exception>
    public async Task<OpenIdConnectConfiguration> FindAsync(CancellationToken cancellation)
    {
        if (clock.GetUtcNow().Ticks - Volatile.Read(ref answered) > Fresh.Ticks)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(description), cancellation);
                answer.EnsureSuccessStatusCode();
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                throw new SignInFailedException(isAway: true, e);
            }

            Volatile.Write(ref answered, clock.GetUtcNow().Ticks);
        }

        return await DiscoverAsync(cancellation);
    }

    /// <summary>What it says of itself, which is kept for hours.</summary>
    /// <exception cref="SignInFailedException">It does not answer, or as another issuer.</exception>
    public async Task<OpenIdConnectConfiguration> DiscoverAsync(CancellationToken cancellation)
    {
        OpenIdConnectConfiguration told;
        try
        {
            told = await configuration.GetConfigurationAsync(cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            throw new SignInFailedException(isAway: true, e);
        }

        // OpenID Connect Discovery 1.0, section 4.3; but for a stroke at the end, which people leave out.
        return told.Issuer?.TrimEnd('/') == settings.Issuer.AbsoluteUri.TrimEnd('/')
            ? told
            : throw new SignInFailedException(isAway: true, cause: null, "The issuer calls itself something else than openId.issuer in settings.json.");
    }

    /// <summary>OpenID Connect Core 1.0, section 3.1.3.7: the signature, issuer, audience, time and nonce.</summary>
    /// <param name="nonce">What this sign-in was begun with.</param>
    /// <returns>What the issuer claims of the person.</returns>
    /// <exception cref="SignInFailedException">The token is not its word, or not for us, or not for this sign-in.</exception>
    public async Task<IReadOnlyList<Claim>> ValidateAsync(string? idToken, string? accessToken, string? nonce, CancellationToken cancellation)
    {
        var told = await DiscoverAsync(cancellation);
        var read = await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(idToken, new()
        {
            ConfigurationManager = configuration,
            ValidIssuer = told.Issuer,
            ValidAudience = settings.ClientId,
            ValidAlgorithms = Signatures,
        });
        if (!read.IsValid)
            throw new SignInFailedException(isAway: false, read.Exception);
        var token = (JsonWebToken)read.SecurityToken;
        try
        {
            var checkedToken = JwtSecurityTokenConverter.Convert(token);
            protocol.ValidateTokenResponse(new() { ClientId = settings.ClientId, Nonce = nonce, ProtocolMessage = new() { IdToken = idToken, AccessToken = accessToken }, ValidatedIdToken = checkedToken });
            return IsNamed(token.Claims) || told.UserInfoEndpoint is not { Length: > 0 } userInfo ? [.. token.Claims] : [.. token.Claims, .. await AskAsync(new(userInfo), accessToken, checkedToken, cancellation)];
        }
        catch (Exception e) when (e is OpenIdConnectProtocolException or JsonException)
        {
            throw new SignInFailedException(isAway: false, e);
        }
        catch (HttpRequestException e)
        {
            throw new SignInFailedException(isAway: true, e);
        }
    }

    private static string DescriptionOf(Uri issuer) => issuer.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration";

    private static bool IsNamed(IEnumerable<Claim> claims) => claims.Any(claim => claim.Type is "email" or "preferred_username");

    /// <summary>Some issuers tell the name and address only when asked with the access token (section 5.4).</summary>
    private async Task<IEnumerable<Claim>> AskAsync(Uri userInfo, string? accessToken, JwtSecurityToken token, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, userInfo) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", accessToken) } };
        using var response = await http.SendAsync(request, cancellation);
        var answer = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellation);
        protocol.ValidateUserInfoResponse(new() { UserInfoEndpointResponse = answer, ValidatedIdToken = token });
        return JObject.Parse(answer).Properties().Where(told => told.Name != "sub")
            .SelectMany(told => told.Value is JArray several ? several : (IEnumerable<JToken>)[told.Value], (told, value) => (told.Name, Value: value as JValue))
            .Where(told => told.Value is not null).Select(told => new Claim(told.Name, told.Value!.ToString(CultureInfo.InvariantCulture)));
    }
}
