using System.ComponentModel;

namespace Cai.EsfReporting.Web.Api.Described;

/// <summary>The municipalities and förbund whose reports the visitor may read, in the catalogue's order.</summary>
/// <remarks>As <see cref="TerritoryEndpoints"/> tells it.</remarks>
internal sealed record Territories([property: System.Text.Json.Serialization.JsonPropertyName("territories")] IReadOnlyList<ReadTerritory> All);

internal sealed record ReadTerritory([property: Description("In the addresses of its reports: `municipality.tyreso`.")] string Key, [property: Description("municipality or forbund")] string Kind, string Id, string Name,
    [property: Description("The projects with a site there.")] IReadOnlyList<string> Projects)
{
    [Description("The months, yyyy-MM, that its internal edition can be of, the latest first; not there for whoever may not read it.")]
    public IReadOnlyList<string>? Internal { get; init; }

    [Description("The months that its public edition can be of, the latest first; not there for whoever may not read it.")]
    public IReadOnlyList<string>? Public { get; init; }
}
