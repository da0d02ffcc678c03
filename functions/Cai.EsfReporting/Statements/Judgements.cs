using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Statements;

/// <summary>What people have decided and written of a month's goals, activities and assignments.</summary>
/// <param name="All">In the order in which they were given; the latest of each stands.</param>
public sealed record Judgements(IReadOnlyList<Statement> All)
{
    public static Judgements None { get; } = new([]);

    public static Judgements Of(IEnumerable<Statement> statements) => new([.. statements.Where(statement => statement.Kind == StatementKind.Judgement)]);

    /// <summary>The one that stands; null where nobody has said anything of it.</summary>
    public Statement? Of(string about) => All.LastOrDefault(judgement => judgement.About == about);

    /// <summary>Those that another has been put in the place of, the latest first.</summary>
    public IEnumerable<Statement> EarlierOf(string about) => All.Where(judgement => judgement.About == about).Reverse().Skip(1);

    /// <summary>For those who are not to be told who it was.</summary>
    public Judgements WithoutNames => new([.. All.Select(judgement => judgement with { Who = "", Name = "" })]);
}

public static class JudgementWords
{
    /// <summary>None where it decides nothing.</summary>
    public static ObjectiveAssessment Assessment(this Statement? judgement) => judgement is null ? ObjectiveAssessment.None : ObjectiveWords.FindAssessment(judgement.Decides);

    /// <inheritdoc cref="Assessment"/>
    public static ActivityStatus Status(this Statement? judgement) => judgement is null ? ActivityStatus.None : ObjectiveWords.FindStatus(judgement.Decides);

    /// <summary><c>Anna Ek 2018-10-02 09:15</c>; without the name where it is not told.</summary>
    public static string ByWhom(this Statement judgement) => $"{judgement.Name} {StockholmTime.Show(judgement.At)}".Trim();
}
