using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Functions.Tests.Infra;

/// <summary>The compiler of <c>infra/</c>, and what it makes.</summary>
internal static class Bicep
{
    private static readonly ConcurrentDictionary<string, Task<JObject>> Compiled = new(StringComparer.Ordinal);

    /// <summary>What is deployed: the subscription's template with its modules, and the two that are deployed by themselves.</summary>
    public static IReadOnlyList<string> Templates { get; } = ["main.bicep", "event-subscription.bicep", "site-access.bicep"];

    /// <summary><c>infra/</c> itself.</summary>
    public static string Folder { get; } = Metadata("InfraFolder")!;

    /// <returns>What the compiler says of the template and its modules; empty when it is content.</returns>
    public static async Task<string> SaysAsync(string file) =>
        (await RunAsync("build", file, "--stdout")).Errors + (await RunAsync("lint", file)).Errors;

    public static Task<JObject> CompileAsync(string file) =>
        Compiled.GetOrAdd(file, static async name =>
        {
            var (output, errors) = await RunAsync("build", name, "--stdout");
            output.ShouldNotBeEmpty(errors);
            return JObject.Parse(output);
        });

    /// <summary>Every resource that the template and the templates in it make, with the template that it is in.</summary>
    public static async Task<IReadOnlyList<(JObject Resource, JObject Template)>> ResourcesAsync(string file) => [.. Resources(await CompileAsync(file))];

    private static IEnumerable<(JObject Resource, JObject Template)> Resources(JObject template)
    {
        // By name where the template's language says so, in a list where not.
        foreach (var resource in template["resources"]!.Children().Select(child => (JObject)(child is JProperty named ? named.Value : child)))
            if ((string?)resource["type"] == "Microsoft.Resources/deployments")
                foreach (var inner in Resources((JObject)resource["properties"]!["template"]!))
                    yield return inner;
            else if (resource["existing"] is not { } existing || !(bool)existing)
                yield return (resource, template);
    }

    private static async Task<(string Output, string Errors)> RunAsync(string command, string file, params string[] more)
    {
        var start = new ProcessStartInfo(Metadata("BicepCompiler") ?? "bicep", [command, Path.Combine(Folder, file), .. more]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            Assert.Skip($"Bicep's compiler is not on the path (https://aka.ms/bicep-install): {e.Message}");
            throw;
        }

        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return (await output, process.ExitCode == 0 ? errors.Trim() : $"exit {process.ExitCode}: {errors}");
        }
    }

    private static string? Metadata(string key) =>
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().SingleOrDefault(metadata => metadata.Key == key)?.Value;
}
