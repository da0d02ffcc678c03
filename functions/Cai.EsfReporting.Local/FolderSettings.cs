using Cai.EsfReporting.Web.Access;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local;

/// <summary>What is set for one machine: <c>settings.json</c> in the data folder, and before it the environment.</summary>
/// <param name="Webhook">Where reminders are posted, a secret; null when they stay in <c>reminders/</c>.</param>
/// <param name="ProxySecret">What a trusted proxy in front proves itself by; null when there is none.</param>
public sealed record FolderSettings(Uri? Webhook, string? ProxySecret)
{
    public const string FileName = "settings.json";

    /// <exception cref="InvalidDataException">The file is no json object, the address is none to post to, or the secret is too short. The message tells neither.</exception>
    public static FolderSettings Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var secret = Of(SignIn.ProxySecretSetting, path, "proxySecret");
        return new(Reminders.Webhook.AddressOf(Of(Reminders.Webhook.Setting, path, "webhook")),
            secret is null or { Length: >= SignIn.ShortestSecret } ? secret : throw new InvalidDataException($"proxySecret is shorter than {SignIn.ShortestSecret} characters."));
    }

    /// <returns>Null when neither has it.</returns>
    private static string? Of(string variable, string path, string property) =>
        Environment.GetEnvironmentVariable(variable) is { } set && !string.IsNullOrWhiteSpace(set) ? set : InFile(path, property);

    private static string? InFile(string path, string property)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return (string?)JObject.Parse(File.ReadAllText(path))[property] is { } set && !string.IsNullOrWhiteSpace(set) ? set : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is not of the form {{ \"webhook\": \"https://…\" }}.", e);
        }
    }
}
