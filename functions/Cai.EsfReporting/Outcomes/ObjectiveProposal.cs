using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// The Bedömning of a goal that its indicators speak for; a person decides. All reached: helt uppfyllt; each at least near: i hög grad uppfyllt; none even near: ej uppfyllt; otherwise
/// delvis uppfyllt. Indicators that are not assessed have no part in it. (docs/decisions/0023-goals.md)
/// </summary>
/// <param name="Reached">Indicators that are.</param>
/// <param name="Unassessed">Indicators without a value or a target.</param>
public readonly record struct ObjectiveProposal(int Reached, int Near, int NotReached, int Unassessed)
{
    /// <param name="assessments">Of each indicator; null where it has no target.</param>
    public static ObjectiveProposal Of(IEnumerable<Assessment?> assessments)
    {
        var by = assessments.ToLookup(assessment => assessment ?? Assessment.NoData);
        return new(by[Assessment.Reached].Count(), by[Assessment.Near].Count(), by[Assessment.NotReached].Count(), by[Assessment.NoData].Count());
    }

    public int Assessed => Reached + Near + NotReached;

    /// <summary>None where no indicator is assessed.</summary>
    public ObjectiveAssessment Proposed => this switch
    {
        { Assessed: 0 } => ObjectiveAssessment.None,
        { Near: 0, NotReached: 0 } => ObjectiveAssessment.FullyMet,
        { NotReached: 0 } => ObjectiveAssessment.LargelyMet,
        { Reached: 0, Near: 0 } => ObjectiveAssessment.NotMet,
        _ => ObjectiveAssessment.PartlyMet,
    };
}
