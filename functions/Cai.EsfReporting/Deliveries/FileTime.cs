namespace Cai.EsfReporting.Deliveries;

/// <summary>The time that one try at a file may take. What reads the file is asked to stop when it is over, and left behind if it does not.</summary>
public sealed class FileTime : IDisposable
{
    /// <summary>A million rows take half a minute on a slow machine.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>For whatever reads to notice that it is asked to stop.</summary>
    private static readonly TimeSpan ToStop = TimeSpan.FromSeconds(10);

    private readonly CancellationToken cancellation;
    private readonly CancellationTokenSource over;
    private readonly CancellationTokenSource either;

    /// <param name="cancellation">Ends the work before its time.</param>
    public FileTime(TimeProvider clock, CancellationToken cancellation)
    {
        this.cancellation = cancellation;
        over = new(Longest, clock);
        either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellation);
    }

    /// <summary>Does a part of the work, of which each has what the ones before it have left of the time.</summary>
    /// <exception cref="OutOfTimeException">The time is over.</exception>
    public async Task<T> SpendAsync<T>(Func<CancellationToken, Task<T>> work)
    {
        // On a thread of its own: what never waits would never give control back.
        var working = Task.Run(() => work(either.Token), either.Token);
        try
        {
            var stopped = Task.Delay(Timeout.InfiniteTimeSpan, either.Token).ContinueWith(_ => Task.Delay(ToStop, CancellationToken.None), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).Unwrap();
            if (await Task.WhenAny(working, stopped) != working)
                throw new OperationCanceledException(either.Token);
            return await working;
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested && !cancellation.IsCancellationRequested)
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

/// <summary>A file was not read to its end in <see cref="FileTime.Longest"/>.</summary>
public sealed class OutOfTimeException() : TimeoutException("The file was not read to its end in time.");
