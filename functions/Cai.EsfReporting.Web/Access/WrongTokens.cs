using System.Threading.RateLimiting;

namespace Cai.EsfReporting.Web.Access;

/// <summary>Tokens that are not good, by from where they come: after a handful in a minute each is answered late, and as one too many. A good one is never held up by others' wrong ones.</summary>
internal sealed class WrongTokens(TimeProvider clock) : IDisposable
{
    /// <summary>From one address.</summary>
    public const int PerMinute = 30;

    /// <summary>Answers held back at once, by all; more are not worth a connection each.</summary>
    private const int MostHeld = 64;

    private static readonly TimeSpan Held = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(client => Allowance.PerMinute(client, PerMinute));
    private int held;

    /// <summary>Counts a wrong one; waits when it is one too many.</summary>
    /// <param name="client">From where it came.</param>
    /// <returns>Not acquired when it is one too many.</returns>
    public async Task<RateLimitLease> CountAsync(string client, CancellationToken cancellation)
    {
        var lease = limiter.AttemptAcquire(client);
        if (lease.IsAcquired)
            return lease;
        try
        {
            if (Interlocked.Increment(ref held) <= MostHeld)
                await Task.Delay(Held, clock, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref held);
        }

        return lease;
    }

    public void Dispose() => limiter.Dispose();
}
