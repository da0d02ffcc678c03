namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>How long a file may still be read. When it is over, the token ends every loop that reads, wherever it is.</summary>
internal sealed class ReadingTime : IDisposable
{
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

    public CancellationToken Token => either.Token;

    /// <summary>It is the file that took too long.</summary>
    public bool IsOver => over.IsCancellationRequested && !outer.IsCancellationRequested;

    public void Dispose()
    {
        either.Dispose();
        over.Dispose();
    }
}
