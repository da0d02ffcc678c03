using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Statements;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Reports;

/// <summary>Makes a project's report from the store: folds the current deliveries and holds the outcome against the targets. Writes nothing.</summary>
public sealed class Reporter(ReportingCatalogue catalogue, IFileStore files, IDeliveryLog log, IPseudonymKeys keys)
{
    /// <summary>What every report is made under.</summary>
    internal ReportingCatalogue Catalogue => catalogue;

    private readonly OutcomeCounter counter = new(files, keys);
    private readonly ReportedFigures figures = new(files);
    private readonly DeliveredJudgements judged = new(files);
    private readonly StatementFolder statements = new(files);

    /// <summary>The report as the deliveries stand now; nothing is written.</summary>
    /// <param name="knownBefore">Deliveries received, and statements given, at or after it are left out; null takes all.</param>
    /// <param name="lead">A period that ends with the as-of month, which the report leads with; null for the time since the start.</param>
    public async Task<OutcomeReport> ReportAsync(Project project, Month asOf, DateTimeOffset? knownBefore = null, Period? lead = null, CancellationToken cancellation = default)
    {
        var known = (await log.ReadAsync(project.Id, cancellation)).Where(d => !(d.Id.ReceivedAt >= knownBefore));
        var stated = (await statements.ReadAsync(project.Id, asOf, cancellation)).Where(s => !(s.At >= knownBefore));
        var basis = BasisOf(project, asOf, known, await ErasuresAsync(cancellation), stated);
        return await ReportAsync(basis, await counter.CountAsync(project, asOf, basis.Current, lead, cancellation), cancellation) with { Lead = lead };
    }

    /// <summary>The report of people who were counted, here or elsewhere shard by shard.</summary>
    public async Task<OutcomeReport> ReportAsync(ReportBasis basis, Tally tally, CancellationToken cancellation) =>
        InternalEdition.Of(basis, tally) with
        {
            Figures = FigureOutcome.Of(await figures.ReadAsync(basis.Project, basis.AsOf, basis.Current, cancellation)),
            Judgements = Judgements.Of(basis.Statements, await judged.ReadAsync(basis.AsOf, basis.Known, cancellation)),
        };

    /// <summary>The basis of one report as the deliveries stand now.</summary>
    public async Task<ReportBasis> BasisAsync(Project project, Month asOf, CancellationToken cancellation = default) =>
        BasisOf(project, asOf, await log.ReadAsync(project.Id, cancellation), await ErasuresAsync(cancellation), await statements.ReadAsync(project.Id, asOf, cancellation));

    /// <summary>What people have stated of each month's report.</summary>
    internal Task<ILookup<Month, Statement>> StatementsAsync(Project project, CancellationToken cancellation) => statements.ReadAsync(project.Id, cancellation);

    internal ReportBasis BasisOf(Project project, Month asOf, IEnumerable<Delivery> known, IReadOnlyList<Evidence> erasures, IEnumerable<Statement> stated)
    {
        var deliveries = known.Where(d => d.Address.Month <= asOf && (d.Address.IsKeyFigures || project.FindSite(d.Address.Site) is not null)).ToList();
        var accepted = deliveries.Select(d => d.AcceptedPath).ToHashSet();
        return new(catalogue, project, asOf, deliveries)
        {
            Statements = [.. stated],
            Erasures = [.. erasures.Where(erasure => erasure.Changes.Any(change => accepted.Contains(change.Path))).Select(erasure => erasure.Path)],
        };
    }

    /// <summary>The erasures that are completed: one under way outdates its reports when it is done, so that they are made of what is left.</summary>
    internal async Task<IReadOnlyList<Evidence>> ErasuresAsync(CancellationToken cancellation)
    {
        var erasures = new List<Evidence>();
        await foreach (var erasure in new EvidenceFolder(files).ReadAsync(cancellation, EvidenceKind.Erasure))
            if (erasure.Completed is not null)
                erasures.Add(erasure);
        return erasures;
    }
}
