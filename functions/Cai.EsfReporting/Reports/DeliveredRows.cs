using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Reports;

/// <summary>How much of the current deliveries could be counted: of a site, of the key figures, or of all of them. In the internal edition only, since rows are people.</summary>
/// <param name="Site">Null for the key figures, and for all.</param>
/// <param name="Missing">Months that are expected and not delivered for good; null for key figures, of which none is expected.</param>
public sealed record DeliveredRows(Site? Site, IReadOnlyList<Delivery> Deliveries, int? Missing)
{
    /// <summary>The key figures in the place of a site.</summary>
    public static Text KeyFigures { get; } = new("Nyckeltal", "Key figures");

    public int Rows => Deliveries.Sum(d => d.Rows);

    public int Accepted => Deliveries.Sum(d => d.Accepted);

    public int Rejected => Deliveries.Sum(d => d.Rejected);

    public int Warnings => Deliveries.Sum(d => d.Warnings);

    /// <summary>Deliveries that came in the place of an earlier one.</summary>
    public int Corrected => Deliveries.Count(d => d.Replaces is not null);

    /// <summary>Each site in the catalogue's order, and then the key figures where there are any: together they are <see cref="AllOf"/>.</summary>
    public static IReadOnlyList<DeliveredRows> PartsOf(OutcomeReport report)
    {
        var bySite = report.Deliveries.ToLookup(d => d.Address.Site, StringComparer.Ordinal);
        IReadOnlyList<Delivery> figures = [.. bySite[DeliveryAddress.KeyFigures]];
        return
        [
            .. report.Completeness.Select(site => new DeliveredRows(site.Site, [.. bySite[site.Site.Id]], site.Lacking.Count())),
            .. figures.Count > 0 ? [new DeliveredRows(null, figures, null)] : Array.Empty<DeliveredRows>(),
        ];
    }

    public static DeliveredRows AllOf(OutcomeReport report) => new(null, report.Deliveries, report.Completeness.Sum(site => site.Lacking.Count()));
}
