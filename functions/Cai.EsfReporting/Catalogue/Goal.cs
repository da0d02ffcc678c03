namespace Cai.EsfReporting.Catalogue;

/// <summary>What is decided of a target, and how an outcome is held against it.</summary>
/// <param name="Targets">The earliest first; each a share from 0 to 1, a number of persons, or a word. An inflow takes its target from the plan, and this is then 0.</param>
/// <param name="Source">Where the target is published, or that it is not.</param>
/// <param name="HigherIsBetter">The direction of good.</param>
/// <param name="NearShare">From this share of the target it is assessed as near; 0 to 1.</param>
public sealed record Goal(IReadOnlyList<DatedTarget> Targets, string Source, bool HigherIsBetter, decimal NearShare)
{
    private FigureTarget? OfMonth { get; init; }

    /// <summary>Ingångsvärde, in the unit: what a target in a word is held against where the same time a year before has nothing; null when the catalogue has none.</summary>
    public decimal? StartingValue { get; init; }

    /// <summary>Another holds in one month than in another: it is told for a month, by <see cref="In"/>.</summary>
    public bool Changes => Targets is not [{ From: null }];

    /// <summary>In some month it is a word.</summary>
    public bool IsEverInWord => Targets.Any(target => target.Target.Word != TargetWord.None);

    /// <summary>Of the month that it is told for, or of every month.</summary>
    /// <exception cref="InvalidOperationException">It changes, and no month was said: whatever it gave would be stale somewhere.</exception>
    public FigureTarget Target => OfMonth ?? (Changes ? throw new InvalidOperationException("A target that changes is told for a month.") : Targets[0].Target);

    /// <summary>With the target of a month; null where none holds yet.</summary>
    public Goal? In(Month month) => Targets.In(month) is { } target ? this with { OfMonth = target } : null;
}
