namespace Cai.EsfReporting.Catalogue;

/// <summary>What holds sites of several projects.</summary>
public enum TerritoryKind { Municipality = 0, Forbund }

/// <summary>A municipality, or the municipalities of a samordningsförbund, with the sites that lie in it, whatever project they are of.</summary>
/// <param name="Id">Lower-case ascii, unique among its kind.</param>
/// <param name="Sites">At least one, by project and site in the catalogue's order.</param>
public sealed record Territory(TerritoryKind Kind, string Id, string Name, IReadOnlyList<SiteOfProject> Sites)
{
    /// <summary><c>municipality.tyreso</c>: in paths, where no project is called so since an id has no dot.</summary>
    public string Key => $"{Kind.Word()}.{Id}";

    /// <summary>The projects that have a site in it, in the catalogue's order.</summary>
    public IReadOnlyList<Project> ProjectsOf(ReportingCatalogue catalogue) => [.. catalogue.Projects.Where(project => Sites.Any(site => site.Project == project.Id))];

    /// <summary>Its sites of one project, in the catalogue's order.</summary>
    public IReadOnlyList<Site> SitesOf(Project project) => [.. project.Sites.Where(site => Sites.Contains(new(project.Id, site.Id)))];

    /// <summary>
    /// What it is counted for in a project, the whole of it first: its only site; or the project or the area that holds its sites and no others, and then
    /// each of them. Without such a whole, the sites alone.
    /// </summary>
    public IReadOnlyList<Scope> ScopesOf(Project project)
    {
        var own = SitesOf(project);
        var sites = project.Scopes.Where(scope => scope.Kind == ScopeKind.Site && own.Any(site => site.Id == scope.Id));
        var whole = own.Count == 1 ? null : project.Scopes.FirstOrDefault(scope => scope.Kind != ScopeKind.Site && project.SitesOf(scope).SequenceEqual(own));
        return whole is null ? [.. sites] : [whole, .. sites];
    }
}

/// <summary>A site by its project's id and its own: other projects may have one of the same id.</summary>
public readonly record struct SiteOfProject(string Project, string Site)
{
    public override string ToString() => $"{Project}/{Site}";
}

public static class TerritoryKinds
{
    /// <summary>The word in paths, addresses and json.</summary>
    public static string Word(this TerritoryKind kind) => kind == TerritoryKind.Forbund ? "forbund" : "municipality";

    public static Text Name(this TerritoryKind kind) => kind == TerritoryKind.Forbund ? new("Samordningsförbund", "Samordningsförbund") : new("Kommun", "Municipality");
}
