using System.ComponentModel;
using Microsoft.AspNetCore.Http;

namespace Cai.EsfReporting.Web.Api.Described;

/// <summary>The form of an address that takes a catalogue.</summary>
/// <remarks>As <see cref="CatalogueAddresses"/> reads it.</remarks>
internal sealed record CatalogueForm([property: Description("The catalogue, json.")] IFormFile File)
{
    [Description("Apply only if the catalogue in use is still the one that the check told of: its `base`.")]
    public string? Base { get; init; }
}

/// <summary>What is answered of a catalogue: its problems, and nothing else, or what it would change.</summary>
internal sealed record CatalogueAnswer([property: Description("False when it has problems; then nothing but they is told.")] bool Valid,
    [property: Description("Each at its path in the file.")] IReadOnlyList<string> Problems)
{
    public string? Version { get; init; }

    [Description("The version of the one in use.")]
    public string? Against { get; init; }

    [Description("Names the one in use; send it along to apply only if it still is.")]
    public string? Base { get; init; }

    public IReadOnlyList<CatalogueChange>? Changes { get; init; }

    public IReadOnlyList<string>? Warnings { get; init; }

    [Description("Why it must not be taken into use; empty when it may.")]
    public IReadOnlyList<string>? Refusals { get; init; }

    [Description("Months, yyyy-MM, whose reports would be made again, by project.")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? ReportsAgain { get; init; }

    [Description("applied, stale (another has come into use), refused or same (it is in use already); of an apply only.")]
    public string? Outcome { get; init; }

    [Description("The number that it was given; when it was applied.")]
    public int? Number { get; init; }
}

internal sealed record CatalogueChange([property: Description("sites, targets, deadlines, insatser or other.")] string Area, string Path,
    [property: Description("As json; null when it is new.")] string? Before, [property: Description("As json; null when it is gone.")] string? After);

internal sealed record CatalogueVersion(int Number, string Version, string Sha256, [property: Description("When it was taken into use, UTC.")] string At,
    string Who, string Name, [property: Description("person, account, token or machine; null for the one that was in use before.")] string? By);
