namespace Cai.EsfReporting.Catalogue;

/// <summary>
/// The scopes of a project, listed once: a report of hundreds of sites asks for them for each of its rows. Copies of a project share it, and one with other sites is listed anew.
/// It tells nothing that the project does not, so that two projects are equal whatever either has listed.
/// </summary>
internal sealed class ScopesOfProject : IEquatable<ScopesOfProject>
{
    private Listed? listed;

    public IReadOnlyList<Scope> Of(Project project)
    {
        var known = listed;
        if (known is null || known.Sites != project.Sites || known.SubProjects != project.SubProjects || known.Whole != project.Plan || known.Id != project.Id || known.Name != project.Name)
            listed = known = new(project.Id, project.Name, project.Plan, project.Sites, project.SubProjects,
            [
                new(ScopeKind.Project, project.Id, project.Name, project.Plan),
                .. project.Sites.Where(site => site.SubProject is null).Select(OfSite),
                .. project.SubProjects.SelectMany(sub => project.SitesOf(sub).Select(OfSite).Prepend(new(ScopeKind.SubProject, sub.Id, sub.Name, sub.Plan))),
            ]);
        return known.Scopes;
    }

    public bool Equals(ScopesOfProject? other) => other is not null;

    public override bool Equals(object? obj) => obj is ScopesOfProject;

    public override int GetHashCode() => 0;

    private static Scope OfSite(Site site) => new(ScopeKind.Site, site.Id, site.Name, null);

    private sealed record Listed(string Id, string Name, Plan? Whole, IReadOnlyList<Site> Sites, IReadOnlyList<SubProject> SubProjects, IReadOnlyList<Scope> Scopes);
}
