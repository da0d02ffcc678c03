using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.KeyFigures;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Reports;

/// <summary>Makes a project's report from the store: folds the current deliveries and holds the outcome against the targets. Writes nothing.</summary>
public sealed class Reporter(ReportingCatalogue catalogue, IFileStore files, IDeliveryLog log)
{
    private readonly OutcomeCounter counter = new(files);
    private readonly ReportedFigures figures = new(files);

    /// <summary>The report as the deliveries stand now; nothing is written.</summary>
    /// <param name="knownBefore">Deliveries received at or after it are left out; null takes all.</param>
    public async Task<OutcomeReport> ReportAsync(Project project, Month asOf, DateTimeOffset? knownBefore = null, CancellationToken cancellation = default)
    {
        var basis = BasisOf(project, asOf, (await log.ReadAsync(project.Id, cancellation)).Where(d => !(d.Id.ReceivedAt >= knownBefore)));
        var now = await counter.CountAsync(project, asOf, basis.Current, cancellation);
        var earlier = await counter.CountAsync(project, asOf.Add(-12), basis.Current, cancellation);
        return await ReportAsync(basis, now, earlier, cancellation);
    }

    /// <summary>The report of counts that were made elsewhere, shard by shard.</summary>
    /// <param name="now">By scope, as of the basis's month.</param>
    /// <param name="earlier">By scope, as of twelve months before.</param>
    public async Task<OutcomeReport> ReportAsync(ReportBasis basis, IReadOnlyList<Counts> now, IReadOnlyList<Counts> earlier, CancellationToken cancellation)
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
            Figures = FigureOutcome.Of(await figures.ReadAsync(project, asOf, basis.Current, cancellation)),
        };
    }

    /// <summary>The basis of one report as the deliveries stand now.</summary>
    public async Task<ReportBasis> BasisAsync(Project project, Month asOf, CancellationToken cancellation = default) =>
        BasisOf(project, asOf, await log.ReadAsync(project.Id, cancellation));

    internal ReportBasis BasisOf(Project project, Month asOf, IEnumerable<Delivery> known) =>
        new(catalogue, project, asOf, [.. known.Where(d => d.Address.Month <= asOf && (d.Address.IsKeyFigures || project.FindSite(d.Address.Site) is not null))]);
}
