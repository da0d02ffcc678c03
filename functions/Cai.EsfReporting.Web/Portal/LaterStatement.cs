using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>A judgement or comment, or an approval of the report as it has become, that came after a report was frozen: it stands beside it.</summary>
public sealed record LaterStatement(Project Project, Statement Said)
{
    /// <param name="signable">Fingerprint of what was frozen: who approved that very report later is told elsewhere (<see cref="FrozenApprovals"/>).</param>
    /// <param name="statements">Of its month.</param>
    public static IReadOnlyList<LaterStatement> Of(Project project, string? signable, DateTimeOffset cutOff, IEnumerable<Statement> statements) =>
        [.. statements.Where(said => said.At >= cutOff && (said.Kind == StatementKind.Judgement || said.Kind == StatementKind.Approval && said.Of != signable)).Select(said => new LaterStatement(project, said))];

    /// <summary><c>Anna Ek 2018-10-02 09:15, Fler sommarjobb: Helt uppfyllt.</c> The comment is apart.</summary>
    public string InWords(Language language)
    {
        if (Said.Kind == StatementKind.Approval)
            return new Text("{0}: godkänd, för ett annat underlag än det frysta.", "{0}: approved, for another basis than the frozen one.").In(language, Said.ByWhom(language));
        var decided = (Said.Assessment(), Said.Status()) switch
        {
            (not ObjectiveAssessment.None and var assessment, _) => assessment.Name(),
            (_, not ActivityStatus.None and var status) => status.Name(),
            _ when Said.Comment.Length == 0 => new("inget", "nothing"),
            _ => new Text("kommentar", "comment"),
        };
        return $"{Said.ByWhom(language)}, {About.In(language)}: {decided.In(language)}.";
    }

    private Text About => Said.About == Statement.WholeReport ? new("rapporten som helhet", "the report as a whole")
        : Project.FindGoal(Said.About)?.Name ?? Project.FindActivity(Said.About)?.Name ?? new(Said.About, Said.About);
}
