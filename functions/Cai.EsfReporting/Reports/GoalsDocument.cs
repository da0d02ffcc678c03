using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Documents;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Reports;

/// <summary>Måluppfyllelse in the Word report: goal by goal, in the form of the municipality's own reports.</summary>
internal static class GoalsDocument
{
    /// <summary>Nothing where the catalogue names neither goals nor assignments.</summary>
    public static IEnumerable<Block> Of(OutcomeReport report, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        if (report.Project.Goals.Count + report.Project.Assignments.Count == 0)
            yield break;
        yield return new Heading(1, T("Måluppfyllelse", "Goals"));
        if (report.Project.Goals.Count > 0)
            yield return new Paragraph(ObjectiveOutcome.Rule.In(language));
        foreach (var goal in report.Goals)
        {
            yield return new Heading(goal.Goal.IsStrategic ? 2 : 3, $"{goal.Goal.Level.In(language)}: {goal.Goal.Name.In(language)}");
            yield return new Definition(goal.Heading.In(language), $"{goal.StandingIn(language)}. {goal.WhoOrWhy(language)}");
            foreach (var block in Comment(goal.Said, null, language))
                yield return block;
            if (goal.Indicators.Count > 0)
                yield return Table(report, goal, language);
            if (goal.Goal.Activities.Count > 0)
                foreach (var block in Activities(report, goal.Goal.Name.In(language) + T(": aktiviteter", ": activities"), T("Aktivitet", "Activity"), goal.Goal.Activities, language))
                    yield return block;
        }

        if (report.Project.Assignments.Count > 0)
        {
            yield return new Heading(2, T("Uppdrag", "Assignments"));
            foreach (var block in Activities(report, report.Project.Name + T(": uppdrag", ": assignments"), T("Uppdrag", "Assignment"), report.Project.Assignments, language))
                yield return block;
        }
    }

    private static DocumentTable Table(OutcomeReport report, ObjectiveOutcome goal, Language language)
    {
        string T(string sv, string en) => new Text(sv, en).In(language);
        return new(new Text("{0}: indikatorer", "{0}: indicators").In(language, goal.Goal.Name.In(language)),
            [new(T("Indikator", "Indicator"), 34), new(T("Gäller", "Of"), 24), new(T("Utfall", "Outcome"), 18, true), new(T("Mål", "Target"), 14, true), new(T("Bedömning", "Assessment"), 19), new(T("Trend", "Trend"), 17)],
            [.. goal.Indicators.Select(indicator => (IReadOnlyList<string>)
            [
                indicator.Whose == report.Project.Name ? indicator.Name.In(language) : $"{indicator.Name.In(language)}, {indicator.Whose}", indicator.When.In(language), indicator.Outcome.In(language), indicator.Target.In(language),
                indicator.AssessmentIn(language), indicator.TrendIn(language),
            ])]);
    }

    private static IEnumerable<Block> Activities(OutcomeReport report, string caption, string head, IReadOnlyList<Activity> activities, Language language)
    {
        var words = report.Judgements;
        yield return new DocumentTable(caption, [new(head, 60), new(new Text("Status", "Status").In(language), 20), new(new Text("Angiven", "Stated").In(language), 20)],
            [.. activities.Select(activity => (IReadOnlyList<string>)[activity.Name.In(language), words.Of(activity.Id).Status().Name().In(language), words.Of(activity.Id)?.ByWhom(language) ?? ""])]);
        foreach (var activity in activities)
            foreach (var block in Comment(words.Of(activity.Id), activity.Name.In(language), language))
                yield return block;
    }

    /// <summary>A paragraph a line of what was written, the first with what it is of.</summary>
    private static IEnumerable<Block> Comment(Statement? said, string? of, Language language)
    {
        foreach (var (i, line) in said.Lines().Index())
            yield return i > 0 ? new Paragraph(line) : new Definition(of is null ? new Text("Kommentar", "Comment").In(language) : new Text("Kommentar till {0}", "Comment on {0}").In(language, of), line);
    }
}
