using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Web.Reports;

/// <summary>What it takes to reach a target, in words.</summary>
internal static class TakesWords
{
    /// <summary>As a cell of a table: what is needed of those who are still to leave.</summary>
    public static string Cell(WhatItTakes takes, Language language) => takes switch
    {
        { StillToLeave: 0 } => new Text("Ingen återstår", "Nobody is left").In(language),
        { IsOutOfReach: true } => new Text("Kan inte längre nås", "Can no longer be reached").In(language),
        { IsSecured: true } => new Text("Nås oavsett", "Reached whatever happens").In(language),
        { HigherIsBetter: true } => new Text("Minst {0} av {1} ({2})", "At least {0} of {1} ({2})").In(language, Numbers(takes, language)),
        _ => new Text("Högst {0} av {1} ({2})", "At most {0} of {1} ({2})").In(language, Numbers(takes, language)),
    };

    /// <summary>As a sentence after the outcome.</summary>
    /// <param name="reached">By those who have left so far: what is then told is what keeps it so.</param>
    public static string Sentence(WhatItTakes takes, bool planned, bool reached, Language language)
    {
        var whom = planned
            ? new Text("som är inskrivna eller återstår av planen", "who are enrolled or still to come by the plan")
            : new Text("som är inskrivna", "who are enrolled");
        return takes switch
        {
            { StillToLeave: 0 } => "",
            { IsOutOfReach: true } => new Text("Målet kan inte längre nås, vad som än händer dem {0}.", "The target can no longer be reached, whatever happens to those {0}.").In(language, whom.In(language)),
            { IsSecured: true } => new Text("Målet nås, vad som än händer dem {0}.", "The target is reached, whatever happens to those {0}.").In(language, whom.In(language)),
            { HigherIsBetter: true } when reached => new Text("Målet är nått. För att det ska vara nått också när alla har avslutat måste minst {0} av de {1} {3} göra det ({2}).", "The target is reached. For it to be reached also when everybody has left, at least {0} of the {1} {3} must do so ({2}).").In(language, [.. Numbers(takes, language), whom.In(language)]),
            _ when reached => new Text("Målet är nått. För att det ska vara nått också när alla har avslutat får det gälla högst {0} av de {1} {3} ({2}).", "The target is reached. For it to be reached also when everybody has left, it may be so for at most {0} of the {1} {3} ({2}).").In(language, [.. Numbers(takes, language), whom.In(language)]),
            { HigherIsBetter: true } => new Text("För att nå målet måste minst {0} av de {1} {3} göra det ({2}).", "To reach the target, at least {0} of the {1} {3} must do so ({2}).").In(language, [.. Numbers(takes, language), whom.In(language)]),
            _ => new Text("För att hålla målet får det gälla högst {0} av de {1} {3} ({2}).", "To keep to the target, it may be so for at most {0} of the {1} {3} ({2}).").In(language, [.. Numbers(takes, language), whom.In(language)]),
        };
    }

    private static object?[] Numbers(WhatItTakes takes, Language language) =>
        [Figures.Count(takes.Needed, language), Figures.Count(takes.StillToLeave, language), Figures.Share(new Ratio(takes.Needed, takes.StillToLeave), language)];
}
