using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>A goal has a Bedömning, an activity or assignment a status, and the report as a whole a comment only.</summary>
internal enum JudgeableKind { Goal = 0, Activity, Report }

/// <summary>What people may say something of: a goal, an activity or an assignment of the catalogue, or the report as a whole. In a key-figure file a row is of one where another is of a key figure.</summary>
internal sealed record Judgeable(string Id, Text Level, Text Name, JudgeableKind Kind)
{
    /// <summary>Every project has it, also one whose catalogue names no goals.</summary>
    public static Judgeable WholeReport { get; } = new(Statement.WholeReport, new("Rapport", "Report"), new("Hela rapporten", "The whole report"), JudgeableKind.Report);

    /// <summary>By the name alone, and by the name under its level, as reports head it.</summary>
    public IEnumerable<string> Names =>
        [Id, Name.Sv, Name.En, $"{Level.Sv}:{Name.Sv}", $"{Level.En}:{Name.En}", .. Kind == JudgeableKind.Report ? (string[])["Rapporten", "Rapporten som helhet", "Kommentar till rapporten", "The report", "Comment on the report"] : []];

    /// <summary>In the catalogue's order, the report last.</summary>
    public static IEnumerable<Judgeable> Of(Project project) => project.Goals
        .SelectMany(goal => goal.Activities.Select(activity => new Judgeable(activity.Id, new("Aktivitet", "Activity"), activity.Name, JudgeableKind.Activity)).Prepend(new(goal.Id, goal.Level, goal.Name, JudgeableKind.Goal)))
        .Concat(project.Assignments.Select(assignment => new Judgeable(assignment.Id, new("Uppdrag", "Assignment"), assignment.Name, JudgeableKind.Activity)))
        .Append(WholeReport);

    /// <summary>Null where the catalogue has none of the id.</summary>
    public static Judgeable? Find(Project project, string id) => Of(project).FirstOrDefault(one => one.Id == id);

    /// <summary>The word in json of a Bedömning or a status, as people write it; empty for what is no word of its kind.</summary>
    public string WordOf(string written) => Kind switch
    {
        JudgeableKind.Goal => ObjectiveWords.FindAssessment(written).Word(),
        JudgeableKind.Activity => ObjectiveWords.FindStatus(written).Word(),
        _ => "",
    };
}
