using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Outcomes;

/// <summary>A key figure held against its target and against what it was before.</summary>
/// <param name="Earlier">The same period a year earlier; failing that, the period just before of the same kind; null when neither was told.</param>
public sealed record FigureOutcome(ReportedFigure Told, ReportedFigure? Earlier)
{
    /// <summary>As decided, for the whole year when it is pro-rated: the delivery's own, else the catalogue's; null when there is none.</summary>
    public decimal? Target => Told.Target ?? Told.Figure.Target;

    /// <summary>What the target asks of the period: 100 by half-year of 200 a year.</summary>
    public decimal? Expected => Told.Figure.ProRated ? Target * Told.Period.Months / 12 : Target;

    /// <summary>Null when there is no target to assess against; no data when there is one, but no number.</summary>
    public Assessment? Assessment => Expected is { } expected ? Assess(Told.Number, expected, Told.Figure) : null;

    /// <summary>Unchanged only when it is equal: the figures are published ones, and none of them a small sample.</summary>
    public Trend Trend => (Told.Number, Earlier?.Number) switch
    {
        ({ } now, { } before) => now > before ? Trend.Up : now < before ? Trend.Down : Trend.Unchanged,
        _ => Trend.None,
    };

    /// <summary>Null without a trend, and when it is unchanged.</summary>
    public bool? IsBetter => Trend is Trend.Up or Trend.Down ? Trend == Trend.Up == Told.Figure.HigherIsBetter : null;

    /// <summary>The outcome of each figure, in the same order.</summary>
    public static IReadOnlyList<FigureOutcome> Of(IReadOnlyList<ReportedFigure> figures)
    {
        var byPeriod = figures.ToDictionary(f => (f.Figure.Id, f.Site?.Id, f.Period));
        ReportedFigure? At(ReportedFigure figure, Period period) => byPeriod.GetValueOrDefault((figure.Figure.Id, figure.Site?.Id, period));
        return [.. figures.Select(f => new FigureOutcome(f, At(f, f.Period.YearEarlier) ?? (f.Period.Previous is { } previous ? At(f, previous) : null)))];
    }

    private static Assessment Assess(decimal? number, decimal expected, KeyFigure figure)
    {
        if (number is not { } outcome)
            return Outcomes.Assessment.NoData;
        // Written so that a target of 0 or below, as of a net result, is assessed too: near is within a share of its size.
        var slack = Math.Abs(expected) * (1 - figure.NearShare);
        return figure.HigherIsBetter
            ? outcome >= expected ? Outcomes.Assessment.Reached : outcome >= expected - slack ? Outcomes.Assessment.Near : Outcomes.Assessment.NotReached
            : outcome <= expected ? Outcomes.Assessment.Reached : figure.NearShare * outcome <= expected ? Outcomes.Assessment.Near : Outcomes.Assessment.NotReached;
    }
}
