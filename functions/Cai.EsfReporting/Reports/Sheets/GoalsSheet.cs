using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Spreadsheets;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Måluppfyllelse: a row a goal, and one for each of the numbers that it is measured by.</summary>
internal static class GoalsSheet
{
    /// <summary>Null where the catalogue names neither goals nor assignments.</summary>
    public static TableSheet? Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return report.Project.Goals.Count + report.Project.Assignments.Count == 0 ? null : new(T("Måluppfyllelse", "Goals"), T("Målen och hur de uppfylls", "The goals and how they are met"),
            [ObjectiveOutcome.Rule.In(language)],
            [
                new(T("Nivå", "Level"), ColumnKind.Text, 18),
                new(T("Mål eller indikator", "Goal or indicator"), ColumnKind.LongText, 56),
                new(T("Gäller", "Of"), ColumnKind.Text, 40),
                new(T("Utfall", "Outcome"), ColumnKind.Text, 22),
                new(T("Målvärde", "Target"), ColumnKind.Text, 20),
                new(T("Bedömning", "Assessment"), ColumnKind.Text, 24),
                new(T("Trend", "Trend"), ColumnKind.Text, 20),
                new(T("Beslut eller förslag", "Decision or proposal"), ColumnKind.LongText, 60),
                new(T("Kommentar", "Comment"), ColumnKind.LongText, 70),
            ],
            report.Goals.SelectMany(goal => goal.Indicators.Select(indicator => (IReadOnlyList<object?>)
            [
                T("Indikator", "Indicator"), indicator.Name.In(language), indicator.Whose + (indicator.When.In(language) is { Length: > 0 } when ? ", " + when : ""), indicator.Outcome.In(language), indicator.Target.In(language),
                indicator.AssessmentIn(language), indicator.TrendIn(language), "", "",
            ]).Prepend([goal.Goal.Level.In(language), goal.Goal.Name.In(language), report.Project.Name, "", "", goal.StandingIn(language), "", $"{goal.Heading.In(language)}. {goal.WhoOrWhy(language)}", goal.Said?.Comment ?? ""])
                .Concat(goal.Goal.Activities.Select(activity => Row(T("Aktivitet", "Activity"), activity))))
                .Concat(report.Project.Assignments.Select(assignment => Row(T("Uppdrag", "Assignment"), assignment))))
        {
            About = T("Mål med föreslagen bedömning och de tal som de mäts med", "Goals with the proposed assessment and the numbers that they are measured by"),
            FrozenColumns = 2,
        };

        IReadOnlyList<object?> Row(string level, Activity activity) => report.Judgements.Of(activity.Id) is var said
            ? [level, activity.Name.In(language), report.Project.Name, "", "", said.Status().Name().In(language), "", said?.ByWhom(language) ?? "", said?.Comment ?? ""] : [];
    }
}
