using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Outcomes;

/// <summary>One indicator in one scope. Null where the public edition hides it, and where nothing is delivered of the scope.</summary>
/// <param name="Ratio">Leavers whose reason counts, over leavers in rates.</param>
/// <param name="OfParticipants">The same numerator over all participants, anonymous ones included.</param>
/// <param name="Earlier">Twelve months earlier.</param>
/// <param name="Takes">What it takes to reach the target; null without one, in the public edition, and where nobody has left, is enrolled or is planned.</param>
public sealed record IndicatorOutcome(Indicator Indicator, Ratio? Ratio, Ratio? OfParticipants, Ratio? Earlier, WhatItTakes? Takes)
{
    public bool IsHidden => Ratio is null;

    /// <summary>Null when it is hidden, or what its target speaks of is, and when there is no target.</summary>
    public Assessment? Assessment => Indicator.Goal is { } goal ? Ratio?.Against(goal, Earlier) : null;

    /// <summary>What a target in a word is held against, a fraction: twelve months earlier, else the starting value. Null for a number, where it is hidden, and where there is nothing.</summary>
    public decimal? Before => Indicator.Goal?.Before(Earlier);

    public Trend? Trend => Ratio is { } now && Earlier is { } earlier ? now.TrendFrom(earlier) : null;

    /// <summary>Null without a trend, when it is unchanged, and without a target: then no direction is said to be good.</summary>
    public bool? IsBetter => Indicator.Goal is { } goal ? Trend.IsBetter(goal.HigherIsBetter) : null;

    /// <summary>Rate minus target, as a fraction; null without a rate, and without a target that is a number.</summary>
    public double? Deviation => Ratio?.Rate - (double?)Indicator.Target?.Number;

    /// <param name="plan">Planned participants of the scope; null without a plan, and once the project is over.</param>
    public static IndicatorOutcome Of(Indicator indicator, Counts now, Counts earlier, int? plan)
    {
        var ratio = RatioOf(indicator, now);
        return new(indicator, ratio, new(ratio.Numerator, now.Participants), RatioOf(indicator, earlier), WhatItTakes.Of(indicator, ratio, now, plan));
    }

    public static Ratio RatioOf(Indicator indicator, Counts counts) => new(counts.LeaversTo(indicator.Reasons), counts.LeaversInRates);
}

/// <summary>A measure that is a share, in one scope. Null where the public edition hides it, and where nothing is delivered of the scope.</summary>
/// <param name="Earlier">Twelve months earlier.</param>
/// <param name="Due">Of a follow-up: how many it was due for, or who have answered already; 0 for another share.</param>
public sealed record ShareOutcome(ShareMeasure Measure, Ratio? Ratio, Ratio? Earlier, int? Due)
{
    /// <summary>Fewer have answered than the catalogue asks for: the rate says little. Null when a number is hidden.</summary>
    public bool? IsThinlyAnswered => Measure is FollowUpShare followUp ? Ratio is { } ratio && Due is { } due ? ratio.Denominator < followUp.LeastAnswered * due : null : false;

    /// <summary>Of a follow-up: those who have answered, of those it was due for. Null for another share, and when a number is hidden.</summary>
    public Ratio? Answered => Measure is FollowUpShare && Ratio is { } ratio && Due is { } due ? new(ratio.Denominator, due) : null;

    public bool IsHidden => Ratio is null;

    /// <summary>Null when it is hidden, or what its target speaks of is, and when there is no target.</summary>
    public Assessment? Assessment => Measure.Goal is { } goal ? Ratio?.Against(goal, Earlier) : null;

    /// <inheritdoc cref="IndicatorOutcome.Before"/>
    public decimal? Before => Measure.Goal?.Before(Earlier);

    public Trend? Trend => Ratio is { } now && Earlier is { } earlier ? now.TrendFrom(earlier) : null;

    /// <summary>Null without a trend, when it is unchanged, and without a target: then no direction is said to be good.</summary>
    public bool? IsBetter => Measure.Goal is { } goal ? Trend.IsBetter(goal.HigherIsBetter) : null;
}

/// <summary>A measure that is a number of persons, in one scope. Null where the public edition hides it, and where nothing is delivered of the scope.</summary>
/// <param name="Earlier">Twelve months earlier.</param>
/// <param name="Target">Pro-rated to the as-of month where it is a plan; null without one, and for one in a word.</param>
public sealed record CountOutcome(Measure Measure, int? Count, int? Earlier, decimal? Target)
{
    public bool IsHidden => Count is null;

    /// <summary>Nothing was delivered twelve months earlier: nothing is compared, and nothing is hidden.</summary>
    public bool HasNoEarlier { get; init; }

    /// <summary>Whose part the target is; null where the target is no plan.</summary>
    public Plan? Plan { get; init; }

    /// <summary>Null when it is hidden, or what its target speaks of is, and when there is no target.</summary>
    public Assessment? Assessment => Measure.Goal is not { } goal || Count is not { } count ? null
        : Target is { } target ? Held.Against(count, target, goal.NearShare, goal.HigherIsBetter)
        : !IsInWord || (Earlier is null && !HasNoEarlier) ? null
        : Before is { } before ? Held.Against(count, before, goal.Target.Word, goal.NearShare, goal.HigherIsBetter) : Outcomes.Assessment.NoData;

    /// <summary>The target is a word.</summary>
    public bool IsInWord => Measure.Goal?.Target.Number is null && Measure.Goal is not null;

    /// <inheritdoc cref="IndicatorOutcome.Before"/>
    public decimal? Before => Measure.Goal?.Before(HasNoEarlier ? 0 : Earlier);

    /// <summary>None where there was nobody twelve months earlier: what has only begun has not increased.</summary>
    public Trend? Trend => Count is not null && HasNoEarlier ? Outcomes.Trend.None : Count is { } now && Earlier is { } earlier
        ? earlier == 0 ? Outcomes.Trend.None : now > earlier ? Outcomes.Trend.Up : now < earlier ? Outcomes.Trend.Down : Outcomes.Trend.Unchanged
        : null;

    /// <summary>Null without a trend, when it is unchanged, and without a target: then no direction is said to be good.</summary>
    public bool? IsBetter => Measure.Goal is { } goal ? Trend.IsBetter(goal.HigherIsBetter) : null;
}
