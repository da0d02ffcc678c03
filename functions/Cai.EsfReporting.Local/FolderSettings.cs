using Cai.EsfReporting.Local.Serving;
using Cai.EsfReporting.Local.Serving.OpenId;
using Cai.EsfReporting.Reminders.Mail;
using Cai.EsfReporting.Web.Access;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local;

/// <summary>What is set for one machine: <c>settings.json</c> in the data folder, and before it the environment.</summary>
/// <param name="Webhook">Where reminders are posted, a secret; null when they stay in <c>reminders/</c>.</param>
/// <param name="ProxySecret">What a trusted proxy in front proves itself by; null when there is none.</param>
/// <param name="OpenId">Where people sign in; null when they do not, or a proxy signs them in.</param>
/// <param name="Certificate">What https is served with; null for http. Not yet read.</param>
public sealed record FolderSettings(Uri? Webhook, string? ProxySecret, OpenIdSettings? OpenId, ServerCertificate? Certificate)
{
    public const string FileName = "settings.json";

    /// <summary>By which headers the proxy tells who has signed in; none when it signs nobody in.</summary>
    public ProxyHeaders ProxyHeaders { get; init; }

    /// <summary>By which server mail goes out; null when none does.</summary>
    public MailSettings? Mail { get; init; }

    /// <exception cref="InvalidDataException">The file is no json object, or the webhook is no address to post to. The message tells neither.</exception>
    /// <exception cref="WrongSettingException">Another setting is wrong.</exception>
    public static FolderSettings Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var file = ReadFile(path);
        string? InFile(string property)
        {
            try
            {
                return (string?)file[property] is { } set && !string.IsNullOrWhiteSpace(set) ? set : null;
            }
            catch (ArgumentException e)
            {
                throw WrongForm(path, e);
            }
        }

        string? Of(string variable, string property) =>
            Environment.GetEnvironmentVariable(variable) is { } set && !string.IsNullOrWhiteSpace(set) ? set : InFile(property);

        var secret = Of(SignIn.ProxySecretSetting, "proxySecret");
        if (secret is { Length: < SignIn.ShortestSecret })
            throw new WrongSettingException(new($"proxySecret är kortare än {SignIn.ShortestSecret} tecken.", $"proxySecret is shorter than {SignIn.ShortestSecret} characters."));
        var headers = Of(ProxyHeadersWords.Variable, ProxyHeadersWords.Setting);
        if (headers is not null && !ProxyHeadersWords.Words.ContainsKey(headers))
            throw new WrongSettingException(new(
                $"proxyHeaders i settings.json ska vara ett av {string.Join(" och ", ProxyHeadersWords.Words.Keys)}: de rubriker som proxyn, och bara den, skriver.",
                $"proxyHeaders in settings.json must be one of {string.Join(" and ", ProxyHeadersWords.Words.Keys)}: the headers that the proxy, and nobody else, writes."));
        return new(Reminders.Webhook.AddressOf(Of(Reminders.Webhook.Setting, "webhook")), secret,
            file["openId"] is { Type: not JTokenType.Null } openId ? OpenIdSettings.Of(openId) : null,
            (InFile("certificate"), InFile("certificateKey")) switch
            {
                (null, null) => null,
                ({ } certificate, { } key) => new(Path.GetFullPath(certificate, Path.GetFullPath(folder)), Path.GetFullPath(key, Path.GetFullPath(folder))),
                _ => throw new WrongSettingException(new("certificate och certificateKey i settings.json hör ihop: ange båda.", "certificate and certificateKey in settings.json belong together: give both.")),
            })
        {
            ProxyHeaders = headers is null ? ProxyHeaders.None : ProxyHeadersWords.Words[headers],
            Mail = MailOf(path, file["mail"]),
        };
    }

    /// <exception cref="WrongSettingException">Something of it is wrong.</exception>
    private static MailSettings? MailOf(string path, JToken? told)
    {
        if (told is not (null or JObject or JValue { Type: JTokenType.Null }))
            throw new WrongSettingException(new("mail i settings.json ska vara { \"host\": …, \"from\": … }.", "mail in settings.json must be { \"host\": …, \"from\": … }."));
        var variables = MailSettings.Names.ToDictionary(name => name.Property, name => name.Variable);
        if ((told as JObject)?.Properties().FirstOrDefault(p => !variables.ContainsKey(p.Name)) is not null)
            throw new WrongSettingException(new(
                $"mail i settings.json har en egenskap som inte finns; de som finns är {string.Join(", ", variables.Keys)}.",
                $"mail in settings.json has a property that does not exist; those that do are {string.Join(", ", variables.Keys)}."));
        string? Told(string property)
        {
            try
            {
                return Environment.GetEnvironmentVariable(variables[property]) is { } set && !string.IsNullOrWhiteSpace(set) ? set : (string?)(told as JObject)?[property];
            }
            catch (ArgumentException e)
            {
                throw WrongForm(path, e);
            }
        }

        var mail = MailSettings.Of(Told, out var fault);
        return fault is { } what ? throw new WrongSettingException(what) : mail;
    }

    private static JObject ReadFile(string path)
    {
        try
        {
            return File.Exists(path) ? JObject.Parse(File.ReadAllText(path)) : [];
        }
        catch (JsonException e)
        {
            throw WrongForm(path, e);
        }
    }

    private static InvalidDataException WrongForm(string path, Exception cause) => new($"{path} is not of the form {{ \"webhook\": \"https://…\" }}.", cause);
}
