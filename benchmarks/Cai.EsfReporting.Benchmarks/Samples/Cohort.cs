namespace Cai.EsfReporting.Benchmarks.Samples;

/// <summary>People of one site who started and left between the same days, counted by where they went.</summary>
/// <param name="Work">Left to work.</param>
/// <param name="Study">Left to study.</param>
/// <param name="Referred">Left to an ordinary measure.</param>
/// <param name="Others">Left otherwise.</param>
/// <param name="Enrolled">Still there.</param>
/// <param name="Starts">First and last day of starting.</param>
/// <param name="Ends">First and last day of leaving, for those who left.</param>
public sealed record Cohort(string Project, string Site, int Work, int Study, int Referred, int Others, int Enrolled, Days Starts, Days Ends)
{
    public int Anonymous { get; init; }

    /// <summary>Left by dying: outside every rate.</summary>
    public int Deceased { get; init; }

    /// <summary>How many came of themselves; null leaves it to chance.</summary>
    public int? SelfReferred { get; init; }

    /// <summary>Leavers who had been there before and came back.</summary>
    public int Returned { get; init; }

    /// <summary>The site they had been at before; null for the same.</summary>
    public string? ReturnedFrom { get; init; }
}

/// <summary>Both included.</summary>
public readonly record struct Days(DateOnly First, DateOnly Last)
{
    public static Days Of(string first, string last) =>
        new(DateOnly.ParseExact(first, "yyyy-MM-dd", null), DateOnly.ParseExact(last, "yyyy-MM-dd", null));
}
