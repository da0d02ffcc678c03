namespace Cai.EsfReporting.Catalogue;

/// <summary>The days when a daily run freezes a report that is not frozen. After the last of them it does so only when it is asked to (<c>esf prepare --passed</c>).</summary>
/// <param name="First">What comes before it is in the report.</param>
/// <param name="Last">Later the deadline is let be: what was missed for so long is for a person to take up.</param>
public sealed record FreezeDays(DateOnly First, DateOnly Last)
{
    /// <summary>Whether <see cref="Last"/> is over; never true of what is to stand in a file, which does not know when it is read.</summary>
    public bool IsPassed { get; init; }

    /// <summary>From the first of some to the last of them.</summary>
    internal static FreezeDays Over(IReadOnlyCollection<FreezeDays> days) => new(days.Min(of => of.First), days.Max(of => of.Last));
}
