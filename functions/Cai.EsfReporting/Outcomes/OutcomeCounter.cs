using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Storage;

namespace Cai.EsfReporting.Outcomes;

/// <summary>Counts a project from its accepted files, one shard of the people at a time, the shards side by side.</summary>
public sealed class OutcomeCounter(IFileStore files, IPseudonymKeys keys)
{
    /// <summary>Below this many rows a shard more costs more than it saves.</summary>
    private const int RowsPerShard = 50_000;

    /// <summary>How many shards are worth the trouble for so many deliveries; at least 1.</summary>
    public static int ShardsFor(IReadOnlyList<Delivery> current) => 1 + (current.Of(DeliveryKind.Participants).Sum(d => d.Accepted) / RowsPerShard);

    /// <param name="current">The current deliveries; months after <paramref name="asOf"/> and key figures are left out.</param>
    /// <param name="asked">A period that is counted too, whatever it is called; null for none.</param>
    public async Task<Tally> CountAsync(Project project, Month asOf, IReadOnlyList<Delivery> current, Period? asked, CancellationToken cancellation)
    {
        var shards = Math.Min(ShardsFor(current), Environment.ProcessorCount);
        var counted = await Task.WhenAll(Enumerable.Range(0, shards)
            .Select(shard => Task.Run(() => CountShardAsync(project, asOf, current, shard, shards, asked, cancellation), cancellation)));
        foreach (var more in counted.Skip(1))
            counted[0].Add(more);
        return counted[0];
    }

    /// <summary>The tally of one shard: of the people whose pseudonyms belong to part <paramref name="shard"/> of <paramref name="shards"/>.</summary>
    /// <exception cref="AcceptedGoneException">The rows of a delivery are gone.</exception>
    public Task<Tally> CountShardAsync(Project project, Month asOf, IReadOnlyList<Delivery> current, int shard, int shards, CancellationToken cancellation) =>
        CountShardAsync(project, asOf, current, shard, shards, null, cancellation);

    private async Task<Tally> CountShardAsync(Project project, Month asOf, IReadOnlyList<Delivery> current, int shard, int shards, Period? asked, CancellationToken cancellation)
    {
        try
        {
            return await CountShardAsync(project, asOf, current, await keys.CurrentAsync(cancellation), shard, shards, asked, cancellation);
        }
        catch (UnknownKeyException)
        {
            // A key was added since it was last asked for.
            return await CountShardAsync(project, asOf, current, await keys.RefreshAsync(cancellation), shard, shards, asked, cancellation);
        }
    }

    private Task<Tally> CountShardAsync(Project project, Month asOf, IReadOnlyList<Delivery> current, PseudonymKey key, int shard, int shards, Period? asked, CancellationToken cancellation) =>
        TallyAsync(project, asOf, current.Select(d => (d.Address, Telling(d, project, key, shard, shards, cancellation))), asked);

    /// <summary>The tally of deliveries that are told, in any order; months after <paramref name="asOf"/> are left out.</summary>
    public static Task<Tally> TallyAsync(
        Project project, Month asOf, IEnumerable<(DeliveryAddress Address, IAsyncEnumerable<Participation> Rows)> current, Period? asked = null, CancellationToken cancellation = default) =>
        TallyAsync(project, asOf, current.Select(d => (d.Address, (Func<Fold, Task>)(fold => fold.AddAsync(d.Address.Site, d.Address.Month, d.Rows, cancellation)))), asked);

    private static async Task<Tally> TallyAsync(Project project, Month asOf, IEnumerable<(DeliveryAddress Address, Func<Fold, Task> TellAsync)> current, Period? asked)
    {
        var (fold, counted) = (new Fold(project), new List<MonthTally>());
        var byMonth = current.Where(d => d.Address.Month <= asOf && d.Address.Kind == DeliveryKind.Participants).ToLookup(d => d.Address.Month);
        foreach (var month in byMonth.Select(m => m.Key).DefaultIfEmpty(asOf).Min().To(asOf))
        {
            foreach (var delivery in byMonth[month].OrderBy(d => d.Address.Site, StringComparer.Ordinal))
                await delivery.TellAsync(fold);
            counted.Add(fold.Count(month, PeriodsEnding(project, month, asOf, asked)));
        }

        return new(counted, fold.Detail(asOf), fold.CountEsf(asOf));
    }

    /// <summary>
    /// What has a name and is over, and as of the report also the year so far and what was asked for; the year so far of every month that is to be public. Where a target is a word also
    /// the same months of the year before, which it is held against.
    /// </summary>
    private static List<Period> PeriodsEnding(Project project, Month month, Month asOf, Period? asked)
    {
        List<Period> told = [Period.YearUntil(asOf), .. asked is { } own ? [own] : Array.Empty<Period>()];
        var beside = told.Concat(HoldsAgainstYearEarlier(project) ? told.Select(period => period.YearEarlier) : []).Where(period => period.Last == month);
        return [.. Period.EndingIn(month).Concat(ReportingCalendar.IsPublished(project, month) ? [Period.YearUntil(month)] : []).Concat(beside).Distinct()];
    }

    /// <summary>A target of periods is a word, or will be: held against the same months of the year before.</summary>
    internal static bool HoldsAgainstYearEarlier(Project project) => project.Indicators.Any(indicator => indicator.GoalOfPeriod?.IsEverInWord == true);

    private Func<Fold, Task> Telling(Delivery delivery, Project project, PseudonymKey key, int shard, int shards, CancellationToken cancellation) => async fold =>
    {
        await using var stream = await files.OpenReadAsync(delivery.AcceptedPath, cancellation)
            ?? throw await AcceptedGoneException.OfAsync(delivery, files, cancellation);
        await fold.AddAsync(delivery.Address.Site, delivery.Address.Month, take => CanonicalFile.ReadAsync(stream, key, project.Words, shard, shards, take, cancellation));
    };
}
