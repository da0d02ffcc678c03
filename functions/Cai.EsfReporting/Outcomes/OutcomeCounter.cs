using System.Collections.Concurrent;
using System.Runtime.InteropServices;
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

    /// <summary>A delivery with more rows is told as it is read; a smaller one is read whole, while those before it are counted.</summary>
    private const int MostRowsAhead = 2_000;

    /// <summary>How many shards are worth the trouble for so many deliveries; at least 1.</summary>
    public static int ShardsFor(IReadOnlyList<Delivery> current) => 1 + (current.Of(DeliveryKind.Participants).Sum(d => d.Accepted) / RowsPerShard);

    /// <param name="current">The current deliveries; months after <paramref name="asOf"/> and key figures are left out.</param>
    /// <param name="asked">A period that is counted too, whatever it is called; null for none.</param>
    public async Task<Tally> CountAsync(Project project, Month asOf, IReadOnlyList<Delivery> current, Period? asked, CancellationToken cancellation)
    {
        // Each shard opens every file: of many small ones that is most of the work, and they are read ahead instead.
        var shards = current.Of(DeliveryKind.Participants).All(IsSmall) ? 1 : Math.Min(ShardsFor(current), Environment.ProcessorCount);
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

    private Task<Tally> CountShardAsync(Project project, Month asOf, IReadOnlyList<Delivery> current, PseudonymKey key, int shard, int shards, Period? asked, CancellationToken cancellation)
    {
        // Where one small delivery's rows stood until they were told, the next one's stand: there are ten thousand deliveries, and a few hundred at a time.
        var rooms = new ConcurrentBag<List<Participation>>();
        return TallyAsync(project, asOf, current.Select(d => TellingOf(d, project, key, shard, shards, rooms, cancellation)), asked, PeopleIn(current, asOf) / shards);
    }

    private static bool IsSmall(Delivery delivery) => delivery.Accepted + delivery.Rejected <= MostRowsAhead;

    /// <summary>About how many different people the deliveries tell of: seldom more than the largest month has rows, and a little for parts that are not quite equal.</summary>
    private static int PeopleIn(IReadOnlyList<Delivery> current, Month asOf) =>
        current.Of(DeliveryKind.Participants).Where(d => d.Address.Month <= asOf).GroupBy(d => d.Address.Month, (_, own) => own.Sum(d => d.Accepted)).Select(rows => rows + (rows / 64)).DefaultIfEmpty().Max();

    /// <summary>The tally of deliveries that are told, in any order; months after <paramref name="asOf"/> are left out.</summary>
    public static Task<Tally> TallyAsync(
        Project project, Month asOf, IEnumerable<(DeliveryAddress Address, IAsyncEnumerable<Participation> Rows)> current, Period? asked = null, CancellationToken cancellation = default) =>
        TallyAsync(project, asOf, current.Select(d => new ToldDelivery(d.Address, fold => fold.AddAsync(d.Address.Site, d.Address.Month, d.Rows, cancellation))), asked);

    private static async Task<Tally> TallyAsync(Project project, Month asOf, IEnumerable<ToldDelivery> current, Period? asked, int people = 0)
    {
        var (fold, counted) = (new Fold(project, people), new List<MonthTally>());
        var byMonth = current.Where(d => d.Address.Month <= asOf && d.Address.Kind == DeliveryKind.Participants).OrderBy(d => d.Address.Site, StringComparer.Ordinal).ToLookup(d => d.Address.Month);
        List<Month> months = [.. byMonth.Select(m => m.Key).DefaultIfEmpty(asOf).Min().To(asOf)];
        await using var tellings = new TellingsAhead([.. months.SelectMany(month => byMonth[month])]);
        foreach (var month in months)
        {
            for (var left = byMonth[month].Count(); left > 0; left--)
                await tellings.TellNextAsync(fold);
            counted.Add(fold.Count(month, PeriodsEnding(project, month, asOf, asked)));
        }

        return new(counted, fold.Detail(asOf), fold.CountEsf(asOf))
        {
            FirstDelivered = byMonth.SelectMany(month => month.Select(delivery => delivery.Address)).GroupBy(address => address.Site).ToDictionary(own => own.Key, own => own.Min(address => address.Month)),
        };
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

    private ToldDelivery TellingOf(Delivery delivery, Project project, PseudonymKey key, int shard, int shards, ConcurrentBag<List<Participation>> rooms, CancellationToken cancellation)
    {
        var (site, month) = (delivery.Address.Site, delivery.Address.Month);
        return IsSmall(delivery)
            ? new(delivery.Address, delivery.Accepted + delivery.Rejected, async () =>
            {
                var rows = rooms.TryTake(out var room) ? room : [];
                await ReadAsync((in Participation row) => rows.Add(row));
                return fold => fold.AddAsync(site, month, take =>
                {
                    foreach (ref readonly var row in CollectionsMarshal.AsSpan(rows))
                        take(row);
                    rows.Clear();
                    rooms.Add(rows);
                    return Task.CompletedTask;
                });
            })
            : new(delivery.Address, fold => fold.AddAsync(site, month, ReadAsync));

        async Task ReadAsync(CanonicalFile.RowTaker take)
        {
            await using var stream = await files.OpenReadAsync(delivery.AcceptedPath, cancellation)
                ?? throw await AcceptedGoneException.OfAsync(delivery, files, cancellation);
            await CanonicalFile.ReadAsync(stream, key, project.Words, shard, shards, take, cancellation);
        }
    }
}
