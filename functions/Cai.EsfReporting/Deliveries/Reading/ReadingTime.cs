namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>
/// The time that one try at a file may take, from its first byte to its last finding. When it is over, the token ends every loop that
/// reads; what does not end even so is left behind.
/// </summary>
internal sealed class ReadingTime : IDisposable
{
    /// <summary>For whatever reads to notice that it is to end.</summary>
    private static readonly TimeSpan ToStop = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource over;
    private readonly CancellationTokenSource either;
    private readonly CancellationToken outer;

    /// <param name="outer">Ends reading for reasons that are not the file's.</param>
    public ReadingTime(TimeProvider time, CancellationToken outer)
    {
        this.outer = outer;
        over = new(FileLimits.Time, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, outer);
    }

    /// <summary>Does a part of the work, of which each has what the ones before it have left of the time.</summary>
    /// <exception cref="OutOfTimeException">The time is over, and it is the file that took too long.</exception>
    public async Task<T> SpendAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        // On a thread of its own: what never waits would never give control back.
        var working = Task.Run(() => work(either.Token), either.Token);
        try
        {
            var stopped = Task.Delay(Timeout.InfiniteTimeSpan, either.Token)
                .ContinueWith(_ => Task.Delay(ToStop, CancellationToken.None), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
            if (await Task.WhenAny(working, stopped) != working)
                throw new OperationCanceledException(either.Token);
            return await working;
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !outer.IsCancellationRequested)
        {
            throw new OutOfTimeException();
        }
    }

    public void Dispose()
    {
        either.Dispose();
        over.Dispose();
    }
}

/// <summary>A file was not read to its end in <see cref="FileLimits.Time"/>.</summary>
public sealed class OutOfTimeException() : TimeoutException("The file was not read to its end in time.");
