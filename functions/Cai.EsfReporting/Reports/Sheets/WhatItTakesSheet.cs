using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Vad som krävs: the outcome that is needed among those still to leave, and how sure each share is.</summary>
internal static class WhatItTakesSheet
{
    /// <summary>Null in the public edition.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.Scopes.SelectMany(scope => scope.Indicators).All(i => i.Takes is null) ? null : new(T("Vad som krävs", "What it takes"), T("Vad som krävs för att nå målen", "What it takes to reach the targets"),
            [T("Kvar att avsluta = inskrivna och, där det finns en plan för hela projektet, resten av den. Om alla de avslutar behöver så många gå till något som räknas.", "Still to leave = the enrolled and, where there is a plan for the whole project, the rest of it. If all of them leave, so many need to go to what counts."),
             StillToLeaveWords.DoNotCompare.In(language),
             T("95 %-intervallet (Wilson) säger hur långt slumpen ensam kan ha flyttat andelen. Det är brett där få har avslutat.", "The 95 % interval (Wilson) says how far chance alone may have moved the share. It is wide where few have left.")],
            [
                .. Shown.ScopeColumns(language),
                Shown.IndicatorColumn(report, language),
                new(T("Andel", "Share"), ColumnKind.Percent, 10),
                new(T("95 % lägst", "95 % lowest"), ColumnKind.Percent, 11),
                new(T("95 % högst", "95 % highest"), ColumnKind.Percent, 11),
                new(T("Mål", "Target"), ColumnKind.Percent, 10),
                new(T("Kvar att avsluta", "Still to leave"), ColumnKind.Whole, 15),
                new(T("Behövs", "Needed"), ColumnKind.Whole, 15),
                new(T("I ord", "In words"), ColumnKind.Text, 64),
            ],
            from scope in report.Scopes
            from i in scope.Indicators
            let interval = i.Ratio?.Interval95()
            from takes in i.Takes is { } told ? [told] : Array.Empty<WhatItTakes>()
            select (IReadOnlyList<object?>)
            [
                .. scope.Scope.Cells(language), i.Indicator.Name.In(language), Shown.Rate(i.Ratio), interval?.Low ?? (object)Figures.Nothing, interval?.High ?? (object)Figures.Nothing,
                Shown.Target(i, language), takes.StillToLeave, takes.Needed, InWords(takes, language) + (takes.Whom(scope.People.Enrolled, language) is { } whom ? $" ({whom})" : ""),
            ])
        {
            About = T("Hur många som ännu behöver gå vidare, och 95 %-intervall", "How many more need to move on, and 95 % intervals"),
            FrozenColumns = 2,
        };
    }

    private static string InWords(WhatItTakes takes, Language language) => takes switch
    {
        { IsOutOfReach: true } => new Text("Målet kan inte längre nås", "The target can no longer be reached").In(language),
        { IsSecured: true } => new Text("Målet nås vad som än händer", "The target is reached whatever happens").In(language),
        { HigherIsBetter: true } => new Text("Minst {0} av {1} behövs", "At least {0} of {1} are needed").In(language, takes.Needed, takes.StillToLeave),
        _ => new Text("Högst {0} av {1} får förekomma", "At most {0} of {1} may occur").In(language, takes.Needed, takes.StillToLeave),
    };
}
