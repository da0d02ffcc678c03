using System.Security.Cryptography;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Reports;

/// <summary>What a report is made of. Equal bases make equal reports, so a report whose manifest names all that it tells need not be made again.</summary>
/// <param name="Known">Every delivery up to the as-of month, rejected ones too: they show in the completeness table. Key figures among them.</param>
public sealed record ReportBasis(ReportingCatalogue Catalogue, Project Project, Month AsOf, IReadOnlyList<Delivery> Known)
{
    public IReadOnlyList<Delivery> Current { get; } = [.. Delivery.Current(Known)];

    /// <summary>Evidence of the erasures that took rows from these deliveries: a report from before them is outdated.</summary>
    public IReadOnlyList<string> Erasures { get; init; } = [];

    /// <summary>What people have stated of the month's report, in its order.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>Changes when reports count or tell something that those of an earlier version did not: theirs are then made again.</summary>
    private const string Telling = "6";

    /// <summary>Sixteen hex digits of the catalogue, the deliveries and what was erased from them together.</summary>
    public string Fingerprint => Digest(Known.Select(d => d.Id.Value).Prepend(Catalogue.Sha256).Prepend(Telling).Concat(Erasures).Concat(Project.TargetChanges.Select(Line)));

    /// <summary>What is approved when the report is: all that it tells, but for who approved it.</summary>
    public string Signable => Statements.Where(statement => statement.Kind == StatementKind.Judgement).Select(judgement => judgement.Sha256).ToList() is { Count: > 0 } judged ? Digest(judged.Prepend(Fingerprint)) : Fingerprint;

    /// <summary>Sixteen hex digits of all that the report tells, what people have stated of it too.</summary>
    public string Told => Statements.Count == 0 ? Fingerprint : Digest(Statements.Select(statement => statement.Sha256).Prepend(Fingerprint));

    private static string Digest(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', parts))).AsSpan(0, 8));

    private static string Line(TargetChange change) => FormattableString.Invariant($"{change.Id} {change.On:yyyy-MM-dd} {change.Before} {change.After} {string.Join(' ', Decided(change))}");

    // What the numbers do not say: reports made before indicators could be told by date keep their fingerprints.
    private static IEnumerable<DatedTarget> Decided(TargetChange change) => change.Figure is not null ? change.TargetsBefore
        : change.TargetsBefore.Concat(change.TargetsAfter).Any(target => target is not { From: null, Target.Number: not null }) ? [.. change.TargetsBefore, .. change.TargetsAfter] : [];
}
