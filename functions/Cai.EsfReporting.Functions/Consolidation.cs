using Cai.EsfReporting.Azure.Queues;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Functions.Observability;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Reports.Territories;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Functions;

/// <summary>Makes the internal reports that deliveries call for: small ones here, large ones as shards that other instances count.</summary>
public sealed class Consolidation(ReportingCatalogue catalogue, Reporter reporter, Consolidator consolidator, OutdatedTerritories territories, FailedWork failed, ILogger<Consolidation> logger)
{
    /// <summary>Up to so many shards one instance counts in seconds, sooner than others would start.</summary>
    public const int ShardsHere = 8;

    /// <summary>A delivery that is received while reports are made outdates them; after so many rounds its own message takes over.</summary>
    private const int Rounds = 3;

    /// <summary>Every project, one after the other; where one fails the others go on.</summary>
    public async Task<LeftToDo> ConsolidateAsync(CancellationToken cancellation)
    {
        var (shards, projects) = (new List<ShardToCount>(), new List<string>());
        foreach (var project in catalogue.Projects)
            try
            {
                shards.AddRange(await ConsolidateAsync(project.Id, cancellation));
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                logger.LogError(e, "The reports of {Project} could not be made.", project.Id);
                projects.Add(project.Id);
            }

        // Also where no report is outdated: the catalogue may have another place for a site, or no project left.
        logger.Log(await territories.DeleteAsync(cancellation));
        // Every report is made: whatever had failed before is made up for.
        if (shards.Count + projects.Count == 0)
            await failed.ClearConsolidationsAsync(cancellation);
        return new([.. shards], [.. projects], [.. catalogue.Projects.Select(project => project.Id).Except(projects)]);
    }

    /// <returns>Shards to be counted elsewhere.</returns>
    public async Task<IReadOnlyList<ShardToCount>> ConsolidateAsync(string project, CancellationToken cancellation)
    {
        // A receipt has told the coordinator of an unknown project; there is nothing to count.
        if (catalogue.Find(project) is not { } known)
            return [];
        for (var round = 1; ; round++)
        {
            var outdated = await consolidator.OutdatedAsync(known, cancellation);
            var here = outdated.Where(basis => OutcomeCounter.ShardsFor(basis.Current) <= ShardsHere).ToList();
            foreach (var basis in here)
                await WriteAsync(basis, cancellation);
            if (here.Count == 0 || round == Rounds)
                return [.. outdated.Except(here).SelectMany(ShardToCount.Of)];
        }
    }

    private async Task WriteAsync(ReportBasis basis, CancellationToken cancellation)
    {
        using var activity = PipelineMeter.Activities.StartActivity("consolidate");
        activity?.SetTag("esf.project", basis.Project.Id).SetTag("esf.as_of", basis.AsOf.ToString());
        var report = await reporter.ReportAsync(basis.Project, basis.AsOf, cancellation: cancellation);
        var (_, _, left) = await consolidator.WriteInternalAsync(report, Language.Sv, cancellation);
        logger.Log(left);
        logger.LogInformation("Report of {Project} as of {AsOf}: {Deliveries} deliveries.", basis.Project.Id, basis.AsOf, basis.Current.Count);
    }
}

/// <summary>What a run leaves for others.</summary>
/// <param name="Shards">To be counted elsewhere.</param>
/// <param name="Projects">Whose reports could not be made.</param>
/// <param name="Unpublished">Whose internal reports are made, and whose public editions may be left.</param>
public sealed record LeftToDo(ShardToCount[] Shards, string[] Projects, string[] Unpublished);
