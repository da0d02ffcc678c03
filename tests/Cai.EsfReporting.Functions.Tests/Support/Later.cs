namespace Cai.EsfReporting.Functions.Tests.Support;

/// <summary>A clock that is set ahead: files are stamped by the storage, whose clock is the real one.</summary>
internal sealed class Later(TimeSpan by) : TimeProvider
{
    public TimeSpan By { get; set; } = by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
}
