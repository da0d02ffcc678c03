namespace Cai.EsfReporting.Local.Serving;

/// <summary>
/// A clock on which it is always the same day: from nine in the morning, Swedish time, it goes as the real one, and at the day's last
/// moment it stands. What waits for a while waits as long as it should.
/// </summary>
internal sealed class StandingClock(TimeProvider real, DateOnly day) : TimeProvider
{
    private static readonly TimeOnly Morning = new(9, 0);

    private readonly DateTimeOffset from = StockholmTime.At(day, Morning).ToUniversalTime();
    private readonly DateTimeOffset last = StockholmTime.StartOf(day.AddDays(1)).ToUniversalTime().AddMilliseconds(-1);
    private readonly DateTimeOffset began = real.GetUtcNow();

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => from + (real.GetUtcNow() - began) is var now && now < last ? now : last;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);
}
