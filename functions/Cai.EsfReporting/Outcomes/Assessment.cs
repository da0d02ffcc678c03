using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Outcomes;

/// <summary>Bedömning: an outcome held against its target.</summary>
public enum Assessment { NoData = 0, NotReached, Near, Reached }

/// <summary>The cumulative rate against that of twelve months earlier.</summary>
public enum Trend { None = 0, Down, Unchanged, Up }

/// <summary>A count over a count, compared exactly: never by way of a rounded rate.</summary>
/// <param name="Denominator">0 means that there is no rate.</param>
public readonly record struct Ratio(int Numerator, int Denominator)
{
    /// <summary>Differences up to this much are no trend: 0.5 percentage points.</summary>
    private const decimal TrendThreshold = 0.005m;

    /// <summary>Null when the denominator is 0.</summary>
    public double? Rate => Denominator == 0 ? null : (double)Numerator / Denominator;

    /// <summary>Reached at the target, near from the near-share of it, in the direction of good.</summary>
    public Assessment Assess(decimal target, decimal nearShare, bool higherIsBetter)
    {
        if (Denominator == 0)
            return Assessment.NoData;
        var (outcome, wanted) = ((decimal)Numerator, target * Denominator);
        if (higherIsBetter)
            return outcome >= wanted ? Assessment.Reached : outcome >= nearShare * wanted ? Assessment.Near : Assessment.NotReached;
        return outcome <= wanted ? Assessment.Reached : nearShare * outcome <= wanted ? Assessment.Near : Assessment.NotReached;
    }

    public Trend TrendFrom(Ratio earlier)
    {
        if (Denominator == 0 || earlier.Denominator == 0)
            return Trend.None;
        var change = ((decimal)Numerator / Denominator) - ((decimal)earlier.Numerator / earlier.Denominator);
        return change > TrendThreshold ? Trend.Up : change < -TrendThreshold ? Trend.Down : Trend.Unchanged;
    }
}

/// <summary>One indicator in one scope.</summary>
/// <param name="Ratio">Leavers whose reason counts, over leavers in rates.</param>
/// <param name="OfParticipants">The same numerator over all participants, anonymous ones included.</param>
/// <param name="Earlier">Twelve months earlier.</param>
public sealed record IndicatorOutcome(Indicator Indicator, Ratio Ratio, Ratio OfParticipants, Ratio Earlier)
{
    public Assessment Assessment => Ratio.Assess(Indicator.Target, Indicator.NearShare, Indicator.HigherIsBetter);

    public Trend Trend => Ratio.TrendFrom(Earlier);

    /// <summary>Null without a trend, and when it is unchanged.</summary>
    public bool? IsBetter => Trend is Trend.Up or Trend.Down ? Trend == Trend.Up == Indicator.HigherIsBetter : null;

    /// <summary>Rate minus target, as a fraction; null without a rate.</summary>
    public double? Deviation => Ratio.Rate is { } rate ? rate - (double)Indicator.Target : null;

    public static IndicatorOutcome Of(Indicator indicator, Counts now, Counts earlier)
    {
        var numerator = now.LeaversTo(indicator.Reasons);
        return new(indicator, new(numerator, now.LeaversInRates), new(numerator, now.Participants),
            new(earlier.LeaversTo(indicator.Reasons), earlier.LeaversInRates));
    }
}

public static class OutcomeWords
{
    /// <summary>The word in json, csv and tables.</summary>
    public static string Word(this Assessment assessment) => assessment switch
    {
        Assessment.Reached => "reached",
        Assessment.Near => "near",
        Assessment.NotReached => "not-reached",
        _ => "no-data",
    };

    /// <summary>The vocabulary of the municipality's own reports (domain.md §6).</summary>
    public static Text Name(this Assessment assessment) => assessment switch
    {
        Assessment.Reached => new("Värde uppnått", "Reached"),
        Assessment.Near => new("Nära värde", "Near"),
        Assessment.NotReached => new("Ej uppnått", "Not reached"),
        _ => new("Inget värde angivet", "No value"),
    };

    /// <summary>A shape beside the word, so that colour is never alone.</summary>
    public static string Shape(this Assessment assessment) => assessment switch
    {
        Assessment.Reached => "●",
        Assessment.Near => "◐",
        Assessment.NotReached => "○",
        _ => "–",
    };

    public static string Word(this Trend trend) => trend switch
    {
        Trend.Up => "up",
        Trend.Down => "down",
        Trend.Unchanged => "unchanged",
        _ => "none",
    };

    public static Text Name(this Trend trend) => trend switch
    {
        Trend.Up => new("Ökad", "Increased"),
        Trend.Down => new("Minskad", "Decreased"),
        Trend.Unchanged => new("Oförändrad", "Unchanged"),
        _ => new("Inget värde angivet", "No value"),
    };

    public static string Shape(this Trend trend) => trend switch
    {
        Trend.Up => "↗",
        Trend.Down => "↘",
        Trend.Unchanged => "→",
        _ => "–",
    };

    public static string Word(this ScopeKind kind) => kind switch
    {
        ScopeKind.Project => "project",
        ScopeKind.SubProject => "sub-project",
        ScopeKind.Site => "site",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static Text Name(this ScopeKind kind) => kind switch
    {
        ScopeKind.Project => new("Projekt", "Project"),
        ScopeKind.SubProject => new("Delprojekt", "Sub-project"),
        ScopeKind.Site => new("Ort", "Site"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
