using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Outcomes;

/// <summary>A tidy row: one scope and indicator, or measure that is a share, of a project and month. What Power BI and the portal read. Null where the public edition hides it.</summary>
/// <param name="ScopeKind">project, sub-project or site.</param>
/// <param name="Untold">No longer named by their site, without an end. Null also in a row that a version wrote which did not count them.</param>
/// <param name="Rate">Exact; null when the denominator is 0.</param>
/// <param name="Target">Null for an indicator without one, and for a word.</param>
/// <param name="Assessment">reached, near, not-reached or no-data; null also without a target.</param>
/// <param name="Trend">up, unchanged, down or none.</param>
/// <param name="Due">Of a follow-up: how many it was due for; the denominator is how many have answered. Null otherwise.</param>
public sealed record OutcomeRow(
    string Project,
    string AsOf,
    string ScopeKind,
    string Scope,
    string ScopeName,
    string Indicator,
    string IndicatorName,
    int? Participants,
    int? Anonymous,
    int? Enrolled,
    int? Leavers,
    int? Untold,
    int? Participations,
    int? Numerator,
    int? Denominator,
    double? Rate,
    double? ShareOfParticipants,
    double? Target,
    string? Assessment,
    string? Trend,
    int? Due = null)
{
    /// <summary>None without a target, and for a number. In reports only: no table keeps it.</summary>
    public TargetWord TargetWord { get; init; }

    /// <summary>What a target in a word is held against; null for a number, where it is hidden, and where there is nothing. In reports only.</summary>
    public double? Before { get; init; }
}
