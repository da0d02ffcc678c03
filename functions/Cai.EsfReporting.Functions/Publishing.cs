using Cai.EsfReporting.Azure.Queues;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Microsoft.Extensions.Logging;

namespace Cai.EsfReporting.Functions;

/// <summary>
/// Makes the public editions that are left, by messages of their own: however long one takes, and however often it fails, every internal report is written without it.
/// </summary>
public sealed class Publishing(ReportingCatalogue catalogue, Reporter reporter, Consolidator consolidator, FailedWork failed, ILogger<Publishing> logger)
{
    /// <returns>Shards to be counted elsewhere: whoever counts the last one publishes.</returns>
    public async Task<IReadOnlyList<ShardToCount>> PublishAsync(string project, CancellationToken cancellation)
    {
        if (catalogue.Find(project) is not { } known)
            return [];
        var left = await consolidator.UnpublishedAsync(known, cancellation);
        var here = left.Where(basis => OutcomeCounter.ShardsFor(basis.Current) <= Consolidation.ShardsHere).ToList();
        await Each.DoAsync(here, async basis =>
        {
            var written = await consolidator.PublishAsync(await reporter.ReportAsync(known, basis.AsOf, cancellation: cancellation), Language.Sv, cancellation);
            logger.LogInformation("Public edition of {Project} as of {AsOf}: {Files} files.", known.Id, basis.AsOf, written.Count);
        });
        await ForgetFailuresAsync(cancellation);
        return [.. left.Except(here).SelectMany(ShardToCount.Of)];
    }

    /// <summary>Every public edition is made: whatever had failed before is made up for.</summary>
    private async Task ForgetFailuresAsync(CancellationToken cancellation)
    {
        try
        {
            foreach (var project in catalogue.Projects)
                if (await consolidator.UnpublishedAsync(project, cancellation) is not [])
                    return;
        }
        catch (InvalidDataException)
        {
            // That project's own message fails of it.
            return;
        }

        await failed.ClearPublicationsAsync(cancellation);
    }
}
