namespace Cai.EsfReporting.Catalogue;

/// <summary>
/// The scopes and sites of a project, listed once: a report of hundreds of sites asks for them for each of its rows and deliveries. Copies of a project share it, and one with other sites is listed anew.
/// It tells nothing that the project does not, so that two projects are equal whatever either has listed.
/// </summary>
internal sealed class ScopesOfProject : IEquatable<ScopesOfProject>
{
    private Listed? listed;

    public IReadOnlyList<Scope> Of(Project project) => ListedOf(project).Scopes;

    /// <summary>A site of the project and its scope; null when it has none of that id.</summary>
    public (Site Site, Scope Scope)? Find(Project project, string site) => ListedOf(project).BySite.TryGetValue(site, out var found) ? found : null;

    private Listed ListedOf(Project project)
    {
        var known = listed;
        if (known is null || known.Sites != project.Sites || known.SubProjects != project.SubProjects || known.Whole != project.Plan || known.Id != project.Id || known.Name != project.Name)
            listed = known = new(project.Id, project.Name, project.Plan, project.Sites, project.SubProjects,
            [
                new(ScopeKind.Project, project.Id, project.Name, project.Plan),
                .. project.Sites.Where(site => site.SubProject is null).Select(OfSite),
                .. project.SubProjects.SelectMany(sub => project.SitesOf(sub).Select(OfSite).Prepend(new(ScopeKind.SubProject, sub.Id, sub.Name, sub.Plan))),
            ]);
        return known;
    }

    public bool Equals(ScopesOfProject? other) => other is not null;

    public override bool Equals(object? obj) => obj is ScopesOfProject;

    public override int GetHashCode() => 0;

    private static Scope OfSite(Site site) => new(ScopeKind.Site, site.Id, site.Name, null);

    private sealed record Listed(string Id, string Name, Plan? Whole, IReadOnlyList<Site> Sites, IReadOnlyList<SubProject> SubProjects, IReadOnlyList<Scope> Scopes)
    {
        public Dictionary<string, (Site, Scope)> BySite { get; } = Sites.Join(Scopes.Where(scope => scope.Kind == ScopeKind.Site), site => site.Id, scope => scope.Id, (site, scope) => (site, scope))
            .DistinctBy(found => found.site.Id, StringComparer.Ordinal).ToDictionary(found => found.site.Id, StringComparer.Ordinal);
    }
}
