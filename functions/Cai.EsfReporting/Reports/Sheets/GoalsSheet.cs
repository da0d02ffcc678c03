using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Måluppfyllelse: a row a goal, and one for each of the numbers that it is measured by.</summary>
internal static class GoalsSheet
{
    /// <summary>Null where the catalogue names no goals.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.Goals.Count == 0 ? null : new(T("Måluppfyllelse", "Goals"), T("Målen och hur de uppfylls", "The goals and how they are met"),
            [ObjectiveOutcome.Rule.In(language)],
            [
                new(T("Nivå", "Level"), ColumnKind.Text, 18),
                new(T("Mål eller indikator", "Goal or indicator"), ColumnKind.LongText, 56),
                new(T("Gäller", "Of"), ColumnKind.Text, 40),
                new(T("Utfall", "Outcome"), ColumnKind.Text, 22),
                new(T("Målvärde", "Target"), ColumnKind.Text, 20),
                new(T("Bedömning", "Assessment"), ColumnKind.Text, 24),
                new(T("Trend", "Trend"), ColumnKind.Text, 20),
                new(T("Föreslås för att", "Proposed because"), ColumnKind.LongText, 60),
            ],
            report.Goals.SelectMany(goal => goal.Indicators.Select(indicator => (IReadOnlyList<object?>)
            [
                T("Indikator", "Indicator"), indicator.Name.In(language), indicator.Whose + (indicator.When.In(language) is { Length: > 0 } when ? ", " + when : ""), indicator.Outcome.In(language), indicator.Target.In(language),
                indicator.AssessmentIn(language), indicator.TrendIn(language), "",
            ]).Prepend([goal.Goal.Level.In(language), goal.Goal.Name.In(language), report.Project.Name, "", "", goal.ProposedIn(language), "", goal.Because(language)])))
        {
            About = T("Mål med föreslagen bedömning och de tal som de mäts med", "Goals with the proposed assessment and the numbers that they are measured by"),
            FrozenColumns = 2,
        };
    }
}
