using System.Threading.Channels;

namespace Cai.EsfReporting.Local.Serving;

/// <summary>Waits for a while, or until it is rung. Rung while nobody waits, it wakes the next one to wait; rung often, it wakes once.</summary>
internal sealed class Alarm(TimeProvider clock)
{
    private readonly Channel<bool> rung = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ring() => rung.Writer.TryWrite(true);

    /// <returns>True when it was rung.</returns>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    public async Task<bool> WaitAsync(TimeSpan longest, CancellationToken stopping)
    {
        using var enough = new CancellationTokenSource(longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(enough.Token, stopping);
        try
        {
            return await rung.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return false;
        }
    }
}
