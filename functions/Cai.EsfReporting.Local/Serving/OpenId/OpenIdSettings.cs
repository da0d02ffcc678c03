using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Serving.OpenId;

/// <summary>The issuer at which people sign in, and who we are there: <c>"openId": { "issuer": "https://…", "clientId": "…", "clientSecret": "…" }</c>.</summary>
/// <param name="Issuer">As the issuer names itself. Https, or http on this machine.</param>
/// <param name="ClientSecret">From <see cref="SecretSetting"/> if that is set.</param>
public sealed record OpenIdSettings(Uri Issuer, string ClientId, string ClientSecret)
{
    /// <summary>The variable of the environment with the secret.</summary>
    public const string SecretSetting = "ESF_OPENID_SECRET";

    /// <exception cref="WrongSettingException">Something is missing, or the issuer is no address that secrets may be sent to.</exception>
    internal static OpenIdSettings Of(JToken node)
    {
        string? Word(string name) => node is JObject all && all[name] is JValue { Type: JTokenType.String } value && (string)value! is var text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
        Uri? issuer = null;
        if (Word("issuer") is not { } told || !Uri.TryCreate(told, UriKind.Absolute, out issuer) || issuer.Query.Length > 0 || issuer.Fragment.Length > 0 || issuer.Scheme != Uri.UriSchemeHttps && !(issuer.Scheme == Uri.UriSchemeHttp && issuer.IsLoopback))
            throw new WrongSettingException(new(
                "openId.issuer i settings.json ska vara inloggningstjänstens adress, som https://login.microsoftonline.com/{katalogens id}/v2.0.",
                "openId.issuer in settings.json must be the sign-in service's address, as https://login.microsoftonline.com/{tenant id}/v2.0."));
        return new(issuer,
            Word("clientId") ?? throw new WrongSettingException(new("openId.clientId saknas i settings.json.", "openId.clientId is missing in settings.json.")),
            Environment.GetEnvironmentVariable(SecretSetting) is { } set && !string.IsNullOrWhiteSpace(set) ? set : Word("clientSecret")
                ?? throw new WrongSettingException(new($"Hemligheten för inloggningen saknas: openId.clientSecret i settings.json eller {SecretSetting}.", $"The sign-in's secret is missing: openId.clientSecret in settings.json or {SecretSetting}.")));
    }
}
