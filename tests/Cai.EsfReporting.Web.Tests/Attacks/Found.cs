namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>What an attack found.</summary>
/// <param name="Attacked">Small counts, small changes and alike groups that are not printed.</param>
/// <param name="Told">Those whose value can be computed.</param>
/// <param name="Bounded">Those that can be no larger than a small count.</param>
/// <param name="InVain">Other hidden numbers that can be computed.</param>
internal sealed record Found(int Attacked, int Told, int Bounded, int InVain, IReadOnlyList<string> Which)
{
    /// <summary>How many editions were read.</summary>
    public int Editions { get; init; }

    /// <summary>How many numbers they print.</summary>
    public int Shown { get; init; }

    /// <summary>How many of the same the internal editions print.</summary>
    public int ToShow { get; init; }

    /// <summary>What each of them says that it leaves out.</summary>
    public IReadOnlyList<string> Lacking { get; init; } = [];

    /// <summary>How many editions publish nothing.</summary>
    public int Empty => Lacking.Count(part => part == "month");

    public static Found Nothing { get; } = new(0, 0, 0, 0, []);

    public Found And(Found other) => new(Attacked + other.Attacked, Told + other.Told, Bounded + other.Bounded, InVain + other.InVain, [.. Which, .. other.Which])
    {
        Editions = Editions + other.Editions,
        Shown = Shown + other.Shown,
        ToShow = ToShow + other.ToShow,
        Lacking = [.. Lacking, .. other.Lacking],
    };
}
