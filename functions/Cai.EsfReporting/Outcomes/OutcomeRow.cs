namespace Cai.EsfReporting.Outcomes;

/// <summary>A tidy row: one scope and indicator of a project and month. What Power BI and the portal read. Null where the public edition hides it.</summary>
/// <param name="ScopeKind">project, sub-project or site.</param>
/// <param name="Rate">Exact; null when the denominator is 0.</param>
/// <param name="Assessment">reached, near, not-reached or no-data.</param>
/// <param name="Trend">up, unchanged, down or none.</param>
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
    int? Participations,
    int? Numerator,
    int? Denominator,
    double? Rate,
    double? ShareOfParticipants,
    double Target,
    string? Assessment,
    string? Trend);
