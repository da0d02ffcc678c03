namespace Cai.EsfReporting.Local.Tests.Commands;

/// <summary>Time as the test sets it.</summary>
internal sealed class SetClock(int year, int month, int day) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(year, month, day, 8, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
