using Cai.EsfReporting.Web.Access;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.Configuration;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Cai.EsfReporting.Local.Serving.OpenId;

/// <summary>
/// What the issuer that the settings name says of itself, and that no other answers in its place. Asked for the first time when somebody signs in,
/// so it need not be up when we start.
/// </summary>
internal sealed class ChosenIssuer(OpenIdSettings settings, HttpClient http, TimeProvider clock) : ConfigurationManager<OpenIdConnectConfiguration>(
    DescriptionOf(settings), new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(http) { RequireHttps = settings.Issuer.Scheme == Uri.UriSchemeHttps }, new IsChosen(settings.Issuer))
{
    /// <summary>An issuer that has answered this recently is taken to be there.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    /// <summary>When it last answered, in ticks.</summary>
    private long answered;

    /// <exception cref="SignInFailedException">It does not answer, or as another issuer.</exception>
    public override async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        try
        {
            return await base.GetConfigurationAsync(cancel);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested)
        {
            var isAnother = e.InnerException is InvalidConfigurationException || e is InvalidConfigurationException;
            throw new SignInFailedException(isAway: true, e, isAnother ? "The issuer calls itself something else than openId.issuer in settings.json." : null);
        }
    }

    /// <summary>Nobody is led to an issuer that is away, for it could not say so; what it has said of itself is kept for hours.</summary>
    /// <exception cref="SignInFailedException">It does not answer.</exception>
    public async Task MustBeThereAsync(CancellationToken cancellation)
    {
        if (clock.GetUtcNow().Ticks - Volatile.Read(ref answered) <= Fresh.Ticks)
            return;
        try
        {
            using var answer = await http.GetAsync(new Uri(DescriptionOf(settings)), cancellation);
            answer.EnsureSuccessStatusCode();
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            throw new SignInFailedException(isAway: true, e);
        }

        Volatile.Write(ref answered, clock.GetUtcNow().Ticks);
    }

    /// <summary>Where it describes itself: OpenID Connect Discovery 1.0, section 4.</summary>
    private static string DescriptionOf(OpenIdSettings settings) => settings.Issuer.AbsoluteUri.TrimEnd('/') + "/.well-known/openid-configuration";

    /// <summary>OpenID Connect Discovery 1.0, section 4.3; but for a stroke at the end, which people leave out.</summary>
    private sealed class IsChosen(Uri issuer) : IConfigurationValidator<OpenIdConnectConfiguration>
    {
        public ConfigurationValidationResult Validate(OpenIdConnectConfiguration configuration) => configuration.Issuer?.TrimEnd('/') == issuer.AbsoluteUri.TrimEnd('/')
            ? new() { Succeeded = true }
            : new() { Succeeded = false, ErrorMessage = "It is another issuer." };
    }
}
