using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Reports;

/// <summary>Whose a delivery is, as people call it.</summary>
public static class DeliveredBy
{
    /// <summary>The site's name; of a project's key figures, which are no site's, that they are. A site that the catalogue no longer has is told by its id.</summary>
    public static string SiteIn(this Delivery delivery, Project project, Language language) => delivery.Address.IsKeyFigures
        ? new Text("Nyckeltalsfil", "Key-figure file").In(language) : project.FindSite(delivery.Address.Site)?.Name ?? delivery.Address.Site;
}
