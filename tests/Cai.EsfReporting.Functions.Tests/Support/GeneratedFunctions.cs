using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Functions.Tests.Support;

/// <summary>A function as the worker tells the host of it.</summary>
internal sealed record GeneratedFunction(string Name, JObject Trigger, IReadOnlyList<JObject> Outputs)
{
    /// <summary><c>httpTrigger</c>, <c>timerTrigger</c> …</summary>
    public string Kind => (string)Trigger["type"]!;

    public string? this[string property] => (string?)Trigger[property];

    /// <summary>In the order in which the host keeps them: by name, capitals or not.</summary>
    public static async Task<IReadOnlyList<GeneratedFunction>> AllAsync() =>
    [
        .. (await new GeneratedFunctionMetadataProvider().GetFunctionMetadataAsync(""))
            .Select(function => (Name: function.Name!, Bindings: function.RawBindings!.Select(JObject.Parse).ToLookup(binding => (string?)binding["direction"] == "In")))
            .Select(function => new GeneratedFunction(function.Name, function.Bindings[true].Single(), [.. function.Bindings[false]]))
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
    ];
}
