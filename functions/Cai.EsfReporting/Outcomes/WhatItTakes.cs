using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// What has to happen for an indicator to end at its target, once everybody who is enrolled, and everybody still to come by
/// the plan, has left.
/// </summary>
/// <param name="StillToLeave">The enrolled and, where there is a plan, the rest of the planned participants.</param>
/// <param name="Needed">How many of those must leave to a reason that counts (at most may, when lower is better). 0 or less: the target is reached whatever they do.</param>
public sealed record WhatItTakes(int StillToLeave, int Needed, bool HigherIsBetter)
{
    /// <summary>Nothing that those still to leave do can take the target away.</summary>
    public bool IsSecured => HigherIsBetter ? Needed <= 0 : Needed >= StillToLeave;

    /// <summary>The target can no longer be reached.</summary>
    public bool IsOutOfReach => HigherIsBetter ? Needed > StillToLeave : Needed < 0;

    /// <param name="plan">Planned participants of the scope for the whole project; null without one, and once nobody more is to come.</param>
    /// <returns>Null without a target that is a number, and where nobody has left and nobody is to leave: a target that is neither secured nor out of reach.</returns>
    public static WhatItTakes? Of(Indicator indicator, Ratio ratio, Counts counts, int? plan)
    {
        var stillToLeave = counts.Enrolled + Math.Max(0, (plan ?? 0) - counts.Participants);
        if (indicator.Goal is not { Target.Number: { } target } goal || ratio.Denominator + stillToLeave == 0)
            return null;
        var wanted = target * (ratio.Denominator + stillToLeave);
        return new(stillToLeave, (int)(goal.HigherIsBetter ? Math.Ceiling(wanted) : Math.Floor(wanted)) - ratio.Numerator, goal.HigherIsBetter);
    }
}
