using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Outcomes;

/// <summary>A key figure held against its target and against what it was before.</summary>
/// <param name="Earlier">The same period a year earlier; failing that, the period just before of the same kind; null when neither was told.</param>
public sealed record FigureOutcome(ReportedFigure Told, ReportedFigure? Earlier)
{
    /// <summary>As decided: the delivery's own, else the catalogue's for the last month of the period; null when there is none.</summary>
    public FigureTarget? Decided => Told.Target ?? Told.Figure.TargetIn(Told.Period.Last);

    /// <summary>Of the whole year when it is pro-rated; null without a target, and for one in a word.</summary>
    public decimal? Target => Decided?.Number;

    /// <summary>None without a target, and for a number.</summary>
    public TargetWord TargetWord => Decided?.Word ?? TargetWord.None;

    /// <summary>What the target asks of the period: 100 by half-year of 200 a year.</summary>
    public decimal? Expected => PartOfYear(Target);

    /// <summary>What a target in a word is held against: the same period a year earlier, else the catalogue's starting value (of a year, its part, where it is pro-rated); null when neither is told.</summary>
    public decimal? Before => (Earlier?.Period == Told.Period.YearEarlier ? Earlier?.Number : null) ?? PartOfYear(Told.Figure.StartingValue);

    /// <summary>A guarantee whose value is the word that it is kept.</summary>
    public bool IsFulfilled => Told.Number is null && MissingWords.SayFulfilled(Told.Words);

    /// <summary>Null when there is no target to assess against; no data when there is one, but no number, or nothing to hold a word against.</summary>
    public Assessment? Assessment => IsFulfilled ? Outcomes.Assessment.Reached
        : Decided is null ? null
        : Told.Number is not { } number ? Outcomes.Assessment.NoData
        : Expected is { } expected ? Held.Against(number, expected, Told.Figure.NearShare, Told.Figure.HigherIsBetter)
        : Before is { } before ? Held.Against(number, before, TargetWord, Told.Figure.NearShare, Told.Figure.HigherIsBetter) : Outcomes.Assessment.NoData;

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

    private decimal? PartOfYear(decimal? whole) => Told.Figure.ProRated ? whole * Told.Period.Months / 12 : whole;
}
