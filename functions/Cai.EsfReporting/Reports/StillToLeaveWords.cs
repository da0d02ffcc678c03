using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>Who those are that are still to leave, in words.</summary>
public static class StillToLeaveWords
{
    /// <summary>Why rows with a plan and rows without one do not compare.</summary>
    public static Text DoNotCompare { get; } = new(
        "Där det finns en plan för hela projektet räknas också de som återstår att ta in, annars bara de inskrivna: sådana rader kan inte jämföras.",
        "Where there is a plan for the whole project those still to come count too, otherwise only the enrolled: such rows do not compare.");

    /// <summary><c>inskrivna 40</c>, <c>inskrivna 200 och 329 enligt plan</c>; null where nobody is, and where the enrolled are hidden.</summary>
    /// <param name="enrolledInAll">Of the same scope as what it takes.</param>
    public static string? Whom(this WhatItTakes takes, int? enrolledInAll, Language language) => takes.StillToLeave == 0 || enrolledInAll is not { } enrolled ? null
        : takes.StillToLeave == enrolled ? new Text("inskrivna {0}", "enrolled {0}").In(language, Figures.Count(enrolled, language))
        : new Text("inskrivna {0} och {1} enligt plan", "enrolled {0} and {1} by the plan").In(language, Figures.Count(enrolled, language), Figures.Count(takes.StillToLeave - enrolled, language));
}
