using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Outcomes;

/// <summary>How one delivery is told to a fold: as it is read, or read whole first, while others are told.</summary>
/// <param name="Rows">So many are in memory once it is read; 0 for what is told as it is read.</param>
/// <param name="ReadAsync">Null for what is told as it is read.</param>
internal sealed record ToldDelivery(DeliveryAddress Address, int Rows, Func<Task<Func<Fold, Task>>>? ReadAsync)
{
    private readonly Func<Fold, Task>? tellAsync;

    public ToldDelivery(DeliveryAddress address, Func<Fold, Task> tellAsync) : this(address, 0, null) => this.tellAsync = tellAsync;

    public async Task TellAsync(Fold fold, Task<Func<Fold, Task>>? reading) => await (reading is null ? tellAsync! : await reading)(fold);
}

/// <summary>
/// Tells deliveries in their order, and reads those after the one that is told on the other cores. A national project has ten thousand files of a few rows:
/// to open them takes longer than to count them.
/// </summary>
internal sealed class TellingsAhead(IReadOnlyList<ToldDelivery> tellings) : IAsyncDisposable
{
    /// <summary>Both bounds of what is read and not told yet.</summary>
    private const int MostFiles = 512, MostRows = 50_000;

    private readonly Queue<(ToldDelivery Telling, Task<Func<Fold, Task>>? Reading)> ahead = [];
    private int started, rows;

    /// <summary>Tells the next one. There is one.</summary>
    public async Task TellNextAsync(Fold fold)
    {
        while (started < tellings.Count && (ahead.Count == 0 || (ahead.Count < MostFiles && rows + tellings[started].Rows <= MostRows)))
        {
            var next = tellings[started++];
            rows += next.Rows;
            ahead.Enqueue((next, next.ReadAsync is { } readAsync ? Task.Run(readAsync) : null));
        }

        var (telling, reading) = ahead.Peek();
        await telling.TellAsync(fold, reading);
        ahead.Dequeue();
        rows -= telling.Rows;
    }

    /// <summary>Waits for what is still read: it may hold files of the store open.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, reading) in ahead)
            if (reading is not null)
                await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
