using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local;

/// <summary>What is set for one machine: <c>settings.json</c> in the data folder, and before it the environment.</summary>
/// <param name="Webhook">Where reminders are posted, a secret; null when they stay in <c>reminders/</c>.</param>
public sealed record FolderSettings(Uri? Webhook)
{
    public const string FileName = "settings.json";

    /// <exception cref="InvalidDataException">The file is no json object, or the address is none to post to. The message tells neither.</exception>
    public static FolderSettings Read(string folder)
    {
        var set = Environment.GetEnvironmentVariable(Reminders.Webhook.Setting);
        return new(Reminders.Webhook.AddressOf(string.IsNullOrWhiteSpace(set) ? InFile(Path.Combine(folder, FileName)) : set));
    }

    private static string? InFile(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            return (string?)JObject.Parse(File.ReadAllText(path))["webhook"];
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path} is not of the form {{ \"webhook\": \"https://…\" }}.", e);
        }
    }
}
