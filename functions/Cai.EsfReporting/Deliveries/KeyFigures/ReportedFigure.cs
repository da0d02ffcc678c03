using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.KeyFigures;

/// <summary>A key figure of a site or project and period, as the deliveries known tell it.</summary>
/// <param name="Site">Null for the whole project.</param>
/// <param name="Number">In the figure's unit, a fraction for a percentage; null when there are words.</param>
/// <param name="Words">Why there is no number, or the value of a figure in words; empty otherwise.</param>
/// <param name="Numerator">Null unless both parts were stated.</param>
/// <param name="Target">The delivery's own target; null when it states none.</param>
/// <param name="Delivery">Null in the public edition.</param>
/// <param name="ToldFor">Month of the delivery that tells it.</param>
public sealed record ReportedFigure(
    KeyFigure Figure,
    Site? Site,
    Period Period,
    decimal? Number,
    string Words,
    long? Numerator,
    long? Denominator,
    FigureTarget? Target,
    string Comment,
    DeliveryId? Delivery,
    Month ToldFor)
{
    public FigureValue Value => new(Number, Words, Figure.Unit);

    /// <summary>Null when the catalogue no longer has the figure or its site, and for a judgement.</summary>
    internal static ReportedFigure? Of(FigureStatement told, Delivery delivery, Project project)
    {
        var site = told.Site.Length == 0 ? null : project.FindSite(told.Site);
        return project.Figures.FirstOrDefault(f => f.Id == told.Figure) is { } figure && (site is null) == (told.Site.Length == 0)
            ? new(figure, site, told.Period, told.Value, Masking.HideIdentities(told.Words), told.Numerator, told.Denominator, told.Target, Masking.HideIdentities(told.Comment), delivery.Id, delivery.Address.Month)
            : null;
    }
}
