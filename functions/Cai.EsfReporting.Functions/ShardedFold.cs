using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Functions.Observability;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Storage;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Functions;

/// <summary>One queue message: count the people of one shard for one report.</summary>
/// <param name="AsOf"><c>yyyy-MM</c></param>
/// <param name="Basis">Fingerprint of the deliveries to count. Other deliveries by then: the message is superseded.</param>
/// <param name="Shard">0-based.</param>
public sealed record ShardToCount(string Project, string AsOf, string Basis, int Shard, int Shards)
{
    public static IEnumerable<ShardToCount> Of(ReportBasis basis)
    {
        var shards = OutcomeCounter.ShardsFor(basis.Current);
        return Enumerable.Range(0, shards).Select(shard => new ShardToCount(basis.Project.Id, basis.AsOf.ToString(), basis.Fingerprint, shard, shards));
    }

    /// <summary>Where the counts of all shards meet.</summary>
    public string Folder => $"folds/{Project}/{AsOf}/{Basis}-{Shards}/";
}

/// <summary>
/// Counts shards wherever a message is taken, and where the last one is done writes the report and then publishes it. Each step ends in the
/// same state however often and wherever it is done: two that both find themselves last write the same report.
/// </summary>
public sealed class ShardedFold(ReportingCatalogue catalogue, Reporter reporter, Consolidator consolidator, IFileStore files, IPseudonymKeys keys, ILogger<ShardedFold> logger)
{
    private readonly OutcomeCounter counter = new(files, keys);

    public async Task CountAsync(ShardToCount shard, CancellationToken cancellation)
    {
        var project = catalogue.Find(shard.Project) ?? throw new InvalidOperationException($"The catalogue has no project “{shard.Project}”.");
        var basis = await reporter.BasisAsync(project, Month.Parse(shard.AsOf), cancellation);
        if (basis.Fingerprint != shard.Basis)
        {
            logger.LogInformation("Shard {Shard} of {Shards} of {Project} as of {AsOf} is superseded.", shard.Shard, shard.Shards, shard.Project, shard.AsOf);
            return;
        }

        using var activity = PipelineMeter.Activities.StartActivity("count shard");
        var tally = await counter.CountShardAsync(project, basis.AsOf, basis.Current, shard.Shard, shard.Shards, cancellation);
        await using (var file = await files.BeginAsync($"{shard.Folder}{shard.Shard}.json", cancellation))
        {
            await Json.WriteAsync(tally.ToJson(), file.Stream, cancellation);
            await file.CommitOnceAsync(cancellation);
        }

        await FinishAsync(shard, basis, cancellation);
    }

    /// <summary>Sums the shards and writes the report, if every shard is counted. They stay until it is public, too, for the next try.</summary>
    private async Task FinishAsync(ShardToCount shard, ReportBasis basis, CancellationToken cancellation)
    {
        var paths = await files.ListAsync(shard.Folder, cancellation).ToListAsync(cancellation);
        if (paths.Count < shard.Shards)
            return;
        Tally? sum = null;
        foreach (var path in paths)
        {
            await using var stream = await files.OpenReadAsync(path, cancellation);
            if (stream is null)
                return; // Another one was last too, and has written the report.
            using var text = new StreamReader(stream);
            var tally = Tally.Of(Json.Parse(await text.ReadToEndAsync(cancellation)), basis.Project);
            if (sum is null)
                sum = tally;
            else
                sum.Add(tally);
        }

        var (report, _, left) = await consolidator.WriteInternalAsync(await reporter.ReportAsync(basis, sum!, cancellation), Language.Sv, cancellation);
        logger.Log(left);
        await consolidator.PublishAsync(report, Language.Sv, cancellation);
        foreach (var path in paths)
            await files.DeleteAsync(path, cancellation);
        logger.LogInformation("Report of {Project} as of {AsOf} from {Shards} shards.", shard.Project, shard.AsOf, shard.Shards);
    }
}
