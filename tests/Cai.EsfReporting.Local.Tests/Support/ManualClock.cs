namespace Cai.EsfReporting.Local.Tests;

/// <summary>Time that moves when a test says so.</summary>
internal sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock door = new();
    private readonly List<Timer> timers = [];
    private DateTimeOffset now = start;

    /// <summary>Whoever waits is moved to the end of the wait at once.</summary>
    public bool SkipsWaits { get; init; }

    public DateTimeOffset Now
    {
        get => GetUtcNow();
        set => Advance(value - GetUtcNow());
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (door)
            return now;
    }

    public void Advance(TimeSpan by)
    {
        List<Timer> due;
        lock (door)
        {
            now += by;
            due = [.. timers.Where(timer => timer.At <= now)];
            timers.RemoveAll(due.Contains);
        }

        foreach (var timer in due)
            timer.Ring();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private void Set(Timer timer, TimeSpan dueTime)
    {
        // The three minutes that a file may be read are no wait: they are there to be called off.
        var skips = SkipsWaits && dueTime != TimeSpan.FromMinutes(3);
        lock (door)
        {
            timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return;
            timer.At = now + dueTime;
            if (skips)
                now = timer.At;
            else
                timers.Add(timer);
        }

        if (skips)
            ThreadPool.QueueUserWorkItem(_ => timer.Ring());
    }

    private sealed class Timer(ManualClock clock, Action ring) : ITimer
    {
        public DateTimeOffset At { get; set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            lock (clock.door)
                clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
