using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Tests.Outcomes;

public sealed class TellingsAheadTests
{
    private static readonly DeliveryAddress Somewhere = new("mia", "tyreso", new(2018, 8));

    private readonly Fold fold = new(SmallCatalogue.Mia);
    private readonly List<int> told = [];
    private int running, waiting, mostWaiting;

    [Fact]
    public async Task Whatever_is_read_first_deliveries_are_told_in_their_order()
    {
        await using var tellings = new TellingsAhead([.. Enumerable.Range(0, 1500).Select(i => i % 7 == 0 ? new ToldDelivery(Somewhere, _ => Tell(i)) : Read(i, rows: 3, yields: (i * 31) % 11))]);
        for (var i = 0; i < 1500; i++)
            await tellings.TellNextAsync(fold);
        told.ShouldBe(Enumerable.Range(0, 1500));
    }

    [Theory]
    [InlineData(2000, 25)]
    [InlineData(1, 512)]
    [InlineData(60_000, 1)]
    public async Task No_more_is_read_ahead_than_is_allowed_in_memory(int rows, int most)
    {
        await using var tellings = new TellingsAhead([.. Enumerable.Range(0, 1200).Select(i => Read(i, rows))]);
        for (var i = 0; i < 1200; i++)
            await tellings.TellNextAsync(fold);
        mostWaiting.ShouldBeInRange(1, most);
        told.Count.ShouldBe(1200);
    }

    [Fact]
    public async Task What_cannot_be_read_stops_the_count_at_its_place_and_nothing_is_still_read_afterwards()
    {
        var tellings = new TellingsAhead([.. Enumerable.Range(0, 100).Select(i => i == 40 ? new ToldDelivery(Somewhere, 3, () => throw new IOException("It is gone.")) : Read(i, rows: 3, yields: 200))]);
        await Should.ThrowAsync<IOException>(async () =>
        {
            for (var i = 0; i < 100; i++)
                await tellings.TellNextAsync(fold);
        });
        await tellings.DisposeAsync();
        running.ShouldBe(0);
        told.ShouldBe(Enumerable.Range(0, 40));
    }

    private ToldDelivery Read(int i, int rows, int yields = 1) => new(Somewhere, rows, async () =>
    {
        Interlocked.Increment(ref running);
        for (var left = yields; left > 0; left--)
            await Task.Yield();
        var now = Interlocked.Increment(ref waiting);
        for (var most = mostWaiting; now > most; most = mostWaiting)
            Interlocked.CompareExchange(ref mostWaiting, now, most);
        Interlocked.Decrement(ref running);
        return _ =>
        {
            Interlocked.Decrement(ref waiting);
            return Tell(i);
        };
    });

    private Task Tell(int i)
    {
        told.Add(i);
        return Task.CompletedTask;
    }
}
