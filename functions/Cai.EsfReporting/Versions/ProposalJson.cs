using Cai.EsfReporting.Catalogue;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Versions;

/// <summary>What is answered of a catalogue, the same from the command line and the open interface.</summary>
public static class ProposalJson
{
    /// <summary>Every fault, and nothing else.</summary>
    public static JObject Of(InvalidCatalogueException invalid, Language language) =>
        new() { ["valid"] = false, ["problems"] = new JArray(invalid.Faults.Select(problem => problem.Told.In(language))) };

    /// <param name="outcome">What became of it; null when it is only proposed.</param>
    /// <param name="version">The one that it became; null for none.</param>
    public static JObject Of(CatalogueProposal proposal, Language language, ApplyOutcome? outcome = null, CatalogueVersion? version = null)
    {
        var json = new JObject
        {
            ["valid"] = true,
            ["problems"] = new JArray(),
            ["version"] = proposal.Catalogue.Version,
            ["against"] = proposal.Against,
            ["base"] = proposal.Base,
            ["changes"] = new JArray(proposal.Changes.Select(change => new JObject { ["area"] = change.Area.ToString().ToLowerInvariant(), ["path"] = change.Path, ["before"] = change.Before, ["after"] = change.After })),
            ["warnings"] = new JArray(proposal.Effects.Warnings.Select(warning => warning.In(language))),
            ["refusals"] = new JArray(proposal.Effects.Refusals.Select(refusal => refusal.In(language))),
            ["reportsAgain"] = new JObject(proposal.Effects.Again.Select(of => new JProperty(of.Key, new JArray(of.Value.Select(month => month.ToString()))))),
        };
        if (outcome is { } became)
            (json["outcome"], json["number"]) = (became.ToString().ToLowerInvariant(), version?.Number);
        return json;
    }

    public static JObject Of(CatalogueVersion version) => new()
    {
        ["number"] = version.Number,
        ["version"] = version.Name,
        ["sha256"] = version.Sha256,
        ["at"] = Moments.Write(version.At),
        ["who"] = version.By.Id,
        ["name"] = version.By.Name,
        ["by"] = version.IsFromBefore ? null : version.By.KindWord,
    };

    /// <summary>What became of it, for people.</summary>
    public static Text Told(ApplyOutcome outcome, CatalogueVersion? version) => outcome switch
    {
        ApplyOutcome.Applied => new($"Katalogen är tagen i bruk, som nummer {version!.Number}. Rapporterna görs om.", $"The catalogue is in use, as number {version.Number}. The reports are made again."),
        ApplyOutcome.Stale => new("Katalogen togs inte i bruk: en annan har tagits i bruk sedan du såg vad den skulle ändra. Se efter vad din ändrar mot den.",
            "The catalogue was not taken into use: another has come into use since you saw what it would change. See what yours changes against that one."),
        ApplyOutcome.Same => new("Det är den katalogen som används redan.", "That catalogue is in use already."),
        _ => new("Katalogen togs inte i bruk.", "The catalogue was not taken into use."),
    };
}
