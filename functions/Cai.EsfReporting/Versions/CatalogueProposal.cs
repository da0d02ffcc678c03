using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;

namespace Cai.EsfReporting.Versions;

/// <summary>A catalogue that is to be taken into use, and what it would change.</summary>
/// <param name="Base">The catalogue that it was held against: <see cref="CatalogueInUse.Reading.Base"/>.</param>
public sealed record CatalogueProposal(ReportingCatalogue Catalogue, string Against, string Base, IReadOnlyList<CatalogueChange> Changes, CatalogueEffects Effects)
{
    /// <summary>It may be taken into use, and would change something.</summary>
    public bool MayBeApplied => Effects.Refusals.Count == 0 && !IsSame;

    /// <summary>The very file that is in use.</summary>
    public bool IsSame { get; init; }
}

/// <summary>What became of a catalogue that was to be taken into use.</summary>
public enum ApplyOutcome
{
    Applied = 0,

    /// <summary>Another has come into use since the proposal was made; nothing is changed.</summary>
    Stale,

    /// <summary>It must not be taken into use; nothing is changed.</summary>
    Refused,

    /// <summary>It is in use already.</summary>
    Same,
}
