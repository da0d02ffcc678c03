using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>What a row of a key-figure file says of a goal, an activity or an assignment, or of the report as a whole.</summary>
/// <param name="Of">What goes by the name that is written; at least one, and more than one where the name does not tell which.</param>
/// <param name="Judgement">As <c>Bedömning</c> holds it.</param>
/// <param name="Status">As <c>Status</c> holds it.</param>
/// <param name="Comment"><see cref="CommentText.Plain"/>, however long.</param>
internal sealed record Judged(IReadOnlyList<Judgeable> Of, string Judgement, string Status, string Comment)
{
    public Judgeable About => Of[0];

    /// <summary>The column whose word is read: its own, else the other where that alone is filled in. Of the report as a whole none is.</summary>
    public Column Column => (About.Kind, Judgement.Length > 0, Status.Length > 0) switch
    {
        (JudgeableKind.Report, _, _) => Column.Comment,
        (JudgeableKind.Goal, false, true) => Column.Status,
        (JudgeableKind.Activity, true, false) => Column.Judgement,
        (var kind, _, _) => kind == JudgeableKind.Goal ? Column.Judgement : Column.Status,
    };

    private string Written => Column == Column.Judgement ? Judgement : Status;

    /// <summary>The word in json; empty where the row decides nothing, and where it cannot be read.</summary>
    public string Decides => About.WordOf(Written);

    /// <summary>Something is written that is none of the words; or both columns are filled in.</summary>
    public bool IsUnreadable => About.Kind != JudgeableKind.Report
        && (Judgement.Length > 0 && Status.Length > 0 || Written.Length > 0 && Decides.Length == 0 && Folding.Fold(Written) != Folding.Fold(Undecided));

    public bool SaysNothing => Decides.Length == 0 && Comment.Length == 0;

    /// <summary>As reports print what nobody has decided, in Swedish.</summary>
    private string Undecided => About.Kind == JudgeableKind.Goal ? ObjectiveAssessment.None.Name().Sv : ActivityStatus.None.Name().Sv;
}
