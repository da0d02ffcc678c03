using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Outcomes;

/// <summary>An outcome held against its target: the same for what is counted from participants and for key figures.</summary>
internal static class Held
{
    /// <summary>Reached at the number, and near within the near-share of it, in the direction of good.</summary>
    public static Assessment Against(decimal outcome, decimal expected, decimal nearShare, bool higherIsBetter)
    {
        // Written so that a target of 0 or below, as of a net result, is assessed too: near is within a share of its size.
        var slack = Math.Abs(expected) * (1 - nearShare);
        return higherIsBetter
            ? outcome >= expected ? Assessment.Reached : outcome >= expected - slack ? Assessment.Near : Assessment.NotReached
            : outcome <= expected ? Assessment.Reached : nearShare * outcome <= expected ? Assessment.Near : Assessment.NotReached;
    }

    /// <summary>Öka is reached by more than before, and near by as much; Minska likewise. Oförändrad is reached by what is not worse, and near within the near-share.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no word.</exception>
    public static Assessment Against(decimal outcome, decimal before, TargetWord word, decimal nearShare, bool higherIsBetter) => word switch
    {
        TargetWord.Unchanged => Against(outcome, before, nearShare, higherIsBetter),
        TargetWord.Increase or TargetWord.Decrease => outcome == before ? Assessment.Near : outcome > before == (word == TargetWord.Increase) ? Assessment.Reached : Assessment.NotReached,
        _ => throw new ArgumentOutOfRangeException(nameof(word)),
    };

    /// <summary>A share against a goal, compared exactly.</summary>
    /// <param name="before">The same time a year before, of which a target in a word speaks: null where it is hidden, and without a denominator where there was nothing.</param>
    /// <returns>Null where what a word speaks of is hidden; no data without a share, or anything to hold a word against.</returns>
    public static Assessment? Against(this Ratio ratio, Goal goal, Ratio? before) => (goal.Target, before) switch
    {
        _ when ratio.Denominator == 0 => Assessment.NoData,
        ({ Number: { } number }, _) => ratio.Assess(number, goal.NearShare, goal.HigherIsBetter),
        (_, null) => null,
        ({ Word: var word }, { Denominator: > 0 } then) => Against((decimal)ratio.Numerator * then.Denominator, (decimal)then.Numerator * ratio.Denominator, word, goal.NearShare, goal.HigherIsBetter),
        ({ Word: var word }, _) when goal.StartingValue is { } starting => Against(ratio.Numerator, starting * ratio.Denominator, word, goal.NearShare, goal.HigherIsBetter),
        _ => Assessment.NoData,
    };

    /// <summary>What a target in a word is held against, a fraction; null for a number, where it is hidden, and where there is nothing.</summary>
    public static decimal? Before(this Goal goal, Ratio? before) => goal.Target.Word == TargetWord.None || before is not { } then ? null
        : then.Denominator > 0 ? (decimal)then.Numerator / then.Denominator : goal.StartingValue;

    /// <summary>What a target in a word is held against where it is a number of persons.</summary>
    /// <inheritdoc cref="Before(Goal, Ratio?)"/>
    public static decimal? Before(this Goal goal, int? before) => goal.Target.Word == TargetWord.None || before is not { } then ? null : then > 0 ? then : goal.StartingValue;
}
