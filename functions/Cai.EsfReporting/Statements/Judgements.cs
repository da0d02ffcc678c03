using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Statements;

/// <summary>What people have decided and written of a month's goals, activities and assignments, and of its report as a whole.</summary>
/// <param name="All">In the order in which they were given, in person or by a file; the latest of each stands, but for those of a file that is replaced.</param>
public sealed record Judgements(IReadOnlyList<Statement> All)
{
    public static Judgements None { get; } = new([]);

    /// <param name="delivered">Told by key-figure files.</param>
    public static Judgements Of(IEnumerable<Statement> statements, IEnumerable<Statement>? delivered = null)
    {
        var (all, last) = (new List<(DateTimeOffset At, Statement Said)>(), DateTimeOffset.MinValue);
        // Their order is that of their numbers, whatever a clock said.
        foreach (var said in statements.Where(statement => statement.Kind == StatementKind.Judgement))
            all.Add((last = said.At > last ? said.At : last, said));
        return new([.. (delivered ?? []).Select(told => (told.At, Said: told)).Concat(all).OrderBy(told => told.At).Select(told => told.Said)]);
    }

    /// <summary>The one that stands; null where nobody has said anything of it.</summary>
    public Statement? Of(string about) => All.LastOrDefault(judgement => judgement.About == about && !judgement.IsReplaced);

    /// <summary>Those that do not stand, the latest first.</summary>
    public IEnumerable<Statement> EarlierOf(string about) => Of(about) is var stands ? All.Where(judgement => judgement.About == about && !ReferenceEquals(judgement, stands)).Reverse() : [];

    /// <summary>For those who are not to be told who it was.</summary>
    public Judgements WithoutNames => new([.. All.Select(judgement => judgement with { Who = "", Name = "", DeliveredIn = "" })]);
}

public static class JudgementWords
{
    /// <summary>None where it decides nothing.</summary>
    public static ObjectiveAssessment Assessment(this Statement? judgement) => judgement is null ? ObjectiveAssessment.None : ObjectiveWords.FindAssessment(judgement.Decides);

    /// <inheritdoc cref="Assessment"/>
    public static ActivityStatus Status(this Statement? judgement) => judgement is null ? ActivityStatus.None : ObjectiveWords.FindStatus(judgement.Decides);

    /// <summary><c>Anna Ek 2018-10-02 09:15</c>, without the name where it is not told; <c>nyckeltalsfilen lämnad 2018-10-02 09:15</c>.</summary>
    public static string ByWhom(this Statement judgement, Language language) =>
        judgement.IsDelivered ? new Text("nyckeltalsfilen lämnad {0}", "the key-figure file delivered {0}").In(language, StockholmTime.Show(judgement.At)) : $"{judgement.Name} {StockholmTime.Show(judgement.At)}".Trim();

    /// <summary>Whether both say the same, whoever says it.</summary>
    public static bool SaysAs(this Statement judgement, Statement other) => (judgement.About, judgement.Decides, judgement.Comment) == (other.About, other.Decides, other.Comment);
}
