using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>A goal, an activity or an assignment of the catalogue, which a row may be of instead of a key figure.</summary>
internal sealed record Judgeable(string Id, Text Level, Text Name, bool IsGoal)
{
    /// <summary>By the name alone, and by the name under its level, as reports head it.</summary>
    public IEnumerable<string> Names => [Id, Name.Sv, Name.En, $"{Level.Sv}:{Name.Sv}", $"{Level.En}:{Name.En}"];

    /// <summary>In the catalogue's order.</summary>
    public static IEnumerable<Judgeable> Of(Project project) => project.Goals
        .SelectMany(goal => goal.Activities.Select(activity => new Judgeable(activity.Id, new("Aktivitet", "Activity"), activity.Name, IsGoal: false)).Prepend(new(goal.Id, goal.Level, goal.Name, IsGoal: true)))
        .Concat(project.Assignments.Select(assignment => new Judgeable(assignment.Id, new("Uppdrag", "Assignment"), assignment.Name, IsGoal: false)));
}

/// <summary>What a row of a key-figure file says of a goal, an activity or an assignment.</summary>
/// <param name="Of">What goes by the name that is written; at least one, and more than one where the name does not tell which.</param>
/// <param name="Judgement">As <c>Bedömning</c> holds it.</param>
/// <param name="Status">As <c>Status</c> holds it.</param>
/// <param name="Comment"><see cref="CommentText.Plain"/>, however long.</param>
internal sealed record Judged(IReadOnlyList<Judgeable> Of, string Judgement, string Status, string Comment)
{
    public Judgeable About => Of[0];

    /// <summary>The column whose word is read: its own, else the other where that alone is filled in.</summary>
    public Column Column => (About.IsGoal, Judgement.Length > 0, Status.Length > 0) switch
    {
        (true, false, true) => Column.Status,
        (false, true, false) => Column.Judgement,
        (var isGoal, _, _) => isGoal ? Column.Judgement : Column.Status,
    };

    private string Written => Column == Column.Judgement ? Judgement : Status;

    /// <summary>The word in json; empty where the row decides nothing, and where it cannot be read.</summary>
    public string Decides => About.IsGoal ? ObjectiveWords.FindAssessment(Written).Word() : ObjectiveWords.FindStatus(Written).Word();

    /// <summary>Something is written that is none of the words; or both columns are filled in.</summary>
    public bool IsUnreadable => Judgement.Length > 0 && Status.Length > 0 || Written.Length > 0 && Decides.Length == 0 && Folding.Fold(Written) != Folding.Fold(Undecided);

    public bool SaysNothing => Decides.Length == 0 && Comment.Length == 0;

    /// <summary>As reports print what nobody has decided, in Swedish.</summary>
    private string Undecided => About.IsGoal ? ObjectiveAssessment.None.Name().Sv : ActivityStatus.None.Name().Sv;
}
