using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>What a period is asked for of: a project, or a municipality or förbund.</summary>
/// <param name="Id">Unique on a page.</param>
/// <param name="Back">The page that leads here, and what it is called.</param>
/// <param name="Page">Where a period is chosen and read.</param>
/// <param name="Files">Below it each period has its files.</param>
public sealed record PeriodSubject(string Id, string Name, (string Page, Text Name) Back, string Page, string Files)
{
    public static PeriodSubject Of(Project project) =>
        new(project.Id, project.Name, ($"/reports#{project.Id}", new("Rapporter", "Reports")), $"/reports/{project.Id}/period", $"/api/reports/{project.Id}/periods");

    public static PeriodSubject Of(Territory territory) =>
        new(territory.Key, territory.Name, ($"/territories/{territory.Key}", new(territory.Name, territory.Name)), $"/territories/{territory.Key}/period", $"/api/territories/{territory.Key}/periods");
}
