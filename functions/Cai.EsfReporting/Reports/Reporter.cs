using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Retention;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Reports;

/// <summary>Makes a project's report from the store: folds the current deliveries and holds the outcome against the targets. Writes nothing.</summary>
public sealed class Reporter(ReportingCatalogue catalogue, IFileStore files, IDeliveryLog log, IPseudonymKeys keys)
{
    private readonly OutcomeCounter counter = new(files, keys);

    /// <summary>The report as the deliveries stand now; nothing is written.</summary>
    /// <param name="knownBefore">Deliveries received at or after it are left out; null takes all.</param>
    public async Task<OutcomeReport> ReportAsync(Project project, Month asOf, DateTimeOffset? knownBefore = null, CancellationToken cancellation = default)
    {
        var erasures = await ErasuresAsync(cancellation);
        var basis = BasisOf(project, asOf, (await log.ReadAsync(project.Id, cancellation)).Where(d => !(d.Id.ReceivedAt >= knownBefore)), erasures);
        var now = await counter.CountAsync(project, asOf, basis.Current, cancellation);
        var earlier = await counter.CountAsync(project, asOf.Add(-12), basis.Current, cancellation);
        return Report(basis, now, earlier);
    }

    /// <summary>The report of counts that were made elsewhere, shard by shard.</summary>
    /// <param name="now">By scope, as of the basis's month.</param>
    /// <param name="earlier">By scope, as of twelve months before.</param>
    public OutcomeReport Report(ReportBasis basis, IReadOnlyList<Counts> now, IReadOnlyList<Counts> earlier)
    {
        var (project, asOf) = (basis.Project, basis.AsOf);
        var scopes = project.Scopes.Select((scope, i) => new ScopeOutcome(scope, now[i],
            [.. project.Indicators.Select(indicator => IndicatorOutcome.Of(indicator, now[i], earlier[i]))], Inflow.Of(project, scope, now[i], asOf)));
        var bySiteAndMonth = basis.Known.ToLookup(d => (d.Address.Site, d.Address.Month));
        var months = OutcomeReport.ExpectedMonths(project, asOf).ToList();
        return new(catalogue, project, asOf, [.. scopes], basis.Current,
            [.. project.Sites.Select(site => new SiteCompleteness(site, [.. months.Select(month => MonthCompleteness.Of(month, bySiteAndMonth[(site.Id, month)]))]))])
        {
            Basis = basis.Fingerprint,
        };
    }

    /// <summary>The basis of one report as the deliveries stand now.</summary>
    public async Task<ReportBasis> BasisAsync(Project project, Month asOf, CancellationToken cancellation = default) =>
        BasisOf(project, asOf, await log.ReadAsync(project.Id, cancellation), await ErasuresAsync(cancellation));

    internal ReportBasis BasisOf(Project project, Month asOf, IEnumerable<Delivery> known, IReadOnlyList<Evidence> erasures)
    {
        var deliveries = known.Where(d => d.Address.Month <= asOf && project.FindSite(d.Address.Site) is not null).ToList();
        var accepted = deliveries.Select(d => d.AcceptedPath).ToHashSet();
        return new(catalogue, project, asOf, deliveries)
        {
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
