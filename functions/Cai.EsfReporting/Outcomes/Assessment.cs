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

    /// <summary>Of fewer than these one person more or less is ten percentage points: no trend is told of them.</summary>
    private const int FewAre = 10;

    /// <summary>Null when the denominator is 0.</summary>
    public double? Rate => Denominator == 0 ? null : (double)Numerator / Denominator;

    /// <summary>Reached at the target, near from the near-share of it, in the direction of good.</summary>
    public Assessment Assess(decimal target, decimal nearShare, bool higherIsBetter)
    {
        if (Denominator == 0)
            return Assessment.NoData;
        return Held.Against(Numerator, target * Denominator, nearShare, higherIsBetter);
    }

    /// <summary>
    /// The 95 % Wilson score interval of the rate: how far chance alone could have moved it, were the persons a sample.
    /// Fractions from 0 to 1; null when the denominator is 0.
    /// </summary>
    /// <remarks>E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).</remarks>
    public (double Low, double High)? Interval95()
    {
        if (Denominator == 0)
            return null;
        const double z = 1.959963984540054;
        double n = Denominator, p = Numerator / n;
        var (centre, half) = (p + (z * z / (2 * n)), z * Math.Sqrt((p * (1 - p) / n) + (z * z / (4 * n * n))));
        return (Math.Max(0, (centre - half) / (1 + (z * z / n))), Math.Min(1, (centre + half) / (1 + (z * z / n))));
    }

    /// <summary>Whether there is somebody in both, and fewer than ten in either.</summary>
    public bool IsOfFewAgainst(Ratio earlier) => Math.Min(Denominator, earlier.Denominator) is > 0 and < FewAre;

    /// <summary>None where there is nobody, or fewer than ten, in either.</summary>
    public Trend TrendFrom(Ratio earlier)
    {
        if (Math.Min(Denominator, earlier.Denominator) < FewAre)
            return Trend.None;
        var change = ((decimal)Numerator / Denominator) - ((decimal)earlier.Numerator / earlier.Denominator);
        return change > TrendThreshold ? Trend.Up : change < -TrendThreshold ? Trend.Down : Trend.Unchanged;
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

    /// <summary>By the word in json; no data for a text that is none.</summary>
    public static Assessment Find(string word) => Enum.GetValues<Assessment>().FirstOrDefault(assessment => assessment.Word() == word);

    /// <inheritdoc cref="Find"/>
    public static Trend FindTrend(string word) => Enum.GetValues<Trend>().FirstOrDefault(trend => trend.Word() == word);

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

    /// <summary>Null without a trend, and when it is unchanged.</summary>
    public static bool? IsBetter(this Trend? trend, bool higherIsBetter) => trend is Trend.Up or Trend.Down ? trend == Trend.Up == higherIsBetter : null;

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
        _ => new("Ingen jämförelse", "No comparison"),
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
