namespace Cai.EsfReporting.Deadlines;

/// <summary>How far off a deadline is, in words.</summary>
public static class Distance
{
    /// <param name="days">Until its day; negative after it.</param>
    public static Text Of(int days) => days switch
    {
        0 => new("sista dag i dag", "due today"),
        1 => new("sista dag i morgon", "due tomorrow"),
        > 1 => new($"sista dag om {days} dagar", $"due in {days} days"),
        -1 => new("1 dag försenad", "1 day late"),
        _ => new($"{-days} dagar försenad", $"{-days} days late"),
    };
}
