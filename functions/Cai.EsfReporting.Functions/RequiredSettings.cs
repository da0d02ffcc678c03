using Microsoft.Extensions.Configuration;

namespace Cai.EsfReporting.Functions;

internal static class RequiredSettings
{
    /// <summary>Asks for app settings; one may be a value, or a section such as <c>Data__blobServiceUri</c>.</summary>
    /// <exception cref="InvalidOperationException">Some are missing; the message names every one, and the app does not start.</exception>
    public static void Require(this IConfiguration configuration, params IEnumerable<string> names)
    {
        var missing = names.Where(name => !configuration.GetSection(name).GetChildren().Any() && string.IsNullOrWhiteSpace(configuration[name])).ToList();
        if (missing.Count > 0)
            throw new InvalidOperationException($"Missing app settings: {string.Join(", ", missing)}. local.settings.sample.json shows each of them.");
    }
}
