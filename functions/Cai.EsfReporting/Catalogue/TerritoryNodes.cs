namespace Cai.EsfReporting.Catalogue;

/// <summary>Reads <c>municipalities</c> and <c>forbund</c>: a site lies in one municipality, and a municipality belongs to one förbund.</summary>
internal static class TerritoryNodes
{
    private static readonly Text Name = new("namnet", "name");

    /// <param name="node">The whole catalogue.</param>
    /// <returns>The municipalities, then the förbund, each in the order they stand.</returns>
    public static IReadOnlyList<Territory> Read(JsonNode node, IReadOnlyList<Project> projects)
    {
        // Whether a site is there cannot be said of projects that were not read whole.
        var (municipalityOf, knowsSites) = (new Dictionary<SiteOfProject, string>(), !node.HasFoundProblems);
        var municipalities = node.Has("municipalities") ? node.Many("municipalities", one => ReadMunicipality(one, projects, municipalityOf, knowsSites)) : [];
        var forbundOf = new Dictionary<string, string>(StringComparer.Ordinal);
        var forbund = node.Has("forbund") ? node.Many("forbund", one => ReadForbund(one, projects, municipalities, forbundOf)) : [];
        foreach (var (property, territories) in (ReadOnlySpan<(string, IReadOnlyList<Territory>)>)[("municipalities", municipalities), ("forbund", forbund)])
        {
            node.Unique(property, territories.Select(one => one.Id));
            node.Unique(property, territories.Select(one => Folding.Fold(one.Name)), Name);
        }

        return [.. municipalities, .. forbund];
    }

    private static Territory ReadMunicipality(JsonNode node, IReadOnlyList<Project> projects, Dictionary<SiteOfProject, string> municipalityOf, bool knowsSites)
    {
        node.Only("id", "name", "sites");
        var (id, name, stated, sites) = (node.Id(), node.String("name"), node.Strings("sites"), new HashSet<SiteOfProject>());
        for (var i = 0; i < stated.Count; i++)
            if (stated[i].Split('/') is not [var project, var site] || !projects.Any(known => known.Id == project && known.FindSite(site) is not null))
            {
                if (knowsSites)
                    node.Problem($"sites[{i}]", $"”{stated[i]}” är ingen ort i katalogen: skriv projektets id, snedstreck och ortens id, till exempel {Example(projects)}", $"“{stated[i]}” is no site of the catalogue: write the project's id, a slash and the site's id, for example {Example(projects)}");
            }
            else if (!municipalityOf.TryAdd(new(project, site), name))
            {
                node.Problem($"sites[{i}]", $"”{stated[i]}” står redan i {municipalityOf[new(project, site)]}: en ort ligger i en kommun, och räknas annars två gånger", $"“{stated[i]}” stands in {municipalityOf[new(project, site)]} already: a site lies in one municipality, or else it is counted twice");
            }
            else
            {
                sites.Add(new(project, site));
            }

        if (node.Has("sites") && stated.Count == 0)
            node.Problem("sites", "ska nämna minst en ort", "must name at least one site");
        return new(TerritoryKind.Municipality, id, name, InOrder(projects, sites));
    }

    private static Territory ReadForbund(JsonNode node, IReadOnlyList<Project> projects, IReadOnlyList<Territory> municipalities, Dictionary<string, string> forbundOf)
    {
        node.Only("id", "name", "municipalities");
        var (id, name, stated, sites) = (node.Id(), node.String("name"), node.Strings("municipalities"), new HashSet<SiteOfProject>());
        for (var i = 0; i < stated.Count; i++)
            if (municipalities.FirstOrDefault(known => known.Id == stated[i]) is not { } municipality)
                node.Problem($"municipalities[{i}]", $"”{stated[i]}” är ingen kommun i katalogen; kända är {Known(municipalities).Sv}", $"“{stated[i]}” is no municipality of the catalogue; known are {Known(municipalities).En}");
            else if (!forbundOf.TryAdd(stated[i], name))
                node.Problem($"municipalities[{i}]", $"”{stated[i]}” står redan i {forbundOf[stated[i]]}: förbund får inte överlappa, och en kommun hör till ett", $"“{stated[i]}” stands in {forbundOf[stated[i]]} already: förbund must not overlap, and a municipality belongs to one");
            else
                sites.UnionWith(municipality.Sites);
        if (node.Has("municipalities") && stated.Count == 0)
            node.Problem("municipalities", "ska nämna minst en kommun", "must name at least one municipality");
        return new(TerritoryKind.Forbund, id, name, InOrder(projects, sites));
    }

    private static IReadOnlyList<SiteOfProject> InOrder(IReadOnlyList<Project> projects, IReadOnlySet<SiteOfProject> sites) =>
        [.. projects.SelectMany(project => project.Sites.Select(site => new SiteOfProject(project.Id, site.Id))).Where(sites.Contains)];

    private static string Example(IReadOnlyList<Project> projects) => projects is [{ Sites: [var site, ..] } project, ..] ? $"{project.Id}/{site.Id}" : "mia/tyreso";

    private static Text Known(IReadOnlyList<Territory> municipalities) => municipalities.Count == 0 ? new("inga", "none") : new(string.Join(", ", municipalities.Select(one => one.Id)), string.Join(", ", municipalities.Select(one => one.Id)));
}
