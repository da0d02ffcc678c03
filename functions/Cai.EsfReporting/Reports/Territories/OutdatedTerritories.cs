using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Storage;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>
/// Which internal reports of municipalities and förbund in the store still stand on a basis that holds, and takes the others away: those of a place that the catalogue has no longer, or
/// whose sites, deliveries or erasures are others now. Public editions stay, since what is public once does not change; so does all that is frozen.
/// </summary>
public sealed class OutdatedTerritories(Reporter reporter, IFileStore files, TimeProvider clock)
{
    internal const string Manifest = "manifest.json";
    private readonly PurgedData purged = new(files, clock);

    /// <summary>What an internal report is made of: the place's own part of the catalogue, and the basis of each of its projects.</summary>
    internal static JObject BasisOf(TerritoryReport report) => BasisOf(report.Territory, report.AsOf, report.Projects.Select(project => (project.Project, project.Basis)));

    private static JObject BasisOf(Territory territory, Month asOf, IEnumerable<(Project Project, string? Basis)> projects) => new()
    {
        ["kind"] = territory.Kind.Word(),
        ["id"] = territory.Id,
        ["asOf"] = asOf.ToString(),
        ["projects"] = new JArray(projects.Select(project => new JObject
        {
            ["id"] = project.Project.Id,
            ["sites"] = new JArray(territory.SitesOf(project.Project).Select(site => site.Id)),
            ["basis"] = project.Basis,
        })),
    };

    /// <summary>Takes away what is outdated, wherever in the store it is.</summary>
    public async Task<IReadOnlyList<OutdatedTerritory>> DeleteAsync(CancellationToken cancellation = default)
    {
        var there = await files.ListAsync("reports/", cancellation).Where(IsInternal).ToListAsync(cancellation);
        var outdated = new List<OutdatedTerritory>();
        foreach (var folder in there.GroupBy(path => path[..path.LastIndexOf('/')]))
            if (await DeleteIfOutdatedAsync(folder.Key, [.. folder], cancellation) is { } deleted)
                outdated.Add(deleted);
        return outdated;
    }

    /// <summary>Takes away what is outdated in one folder, whose lower ones are others.</summary>
    internal async Task DeleteAsync(string folder, CancellationToken cancellation) =>
        await DeleteIfOutdatedAsync(folder, await files.ListAsync(folder + "/", cancellation).Where(path => path.LastIndexOf('/') == folder.Length).ToListAsync(cancellation), cancellation);

    /// <summary><c>reports/municipality.tyreso/2018-08/internal/report.xlsx</c>; no project's id has a dot.</summary>
    private static bool IsInternal(string path) => path.Split('/') is [_, var key, _, var edition, _, ..] && edition == Edition.Internal.Word()
        && Enum.GetValues<TerritoryKind>().Any(kind => key.StartsWith(kind.Word() + ".", StringComparison.Ordinal));

    /// <returns>Null when it stands, when nothing of ours is there, and when somebody has begun to write it meanwhile.</returns>
    private async Task<OutdatedTerritory?> DeleteIfOutdatedAsync(string folder, IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        var (turn, manifest) = ($"{folder}/{ReportTurn.FileName}", $"{folder}/{Manifest}");
        var told = await ReadAsync(manifest, cancellation);
        if (await StandsAsync(folder, await ReadAsync(turn, cancellation), told, cancellation))
            return null;
        var listed = (told?["files"] as JArray)?.OfType<JObject>().Select(file => (file["name"] as JValue)?.Value as string).ToHashSet() ?? [];
        var ours = paths.Where(path => IsOurs(path[(folder.Length + 1)..], listed)).ToList();
        if (ours.Count == 0)
            return null;
        // The turn first: whoever writes there on another basis gives way. The manifest last: until then what is left is known to be outdated.
        await files.DeleteAsync(turn, cancellation);
        foreach (var path in ours.Where(path => path != turn).OrderBy(path => path == manifest))
            if (await files.Sha256Async(turn, cancellation) is null)
                await files.DeleteAsync(path, cancellation);
            else
                return null;
        return new(folder, Find(folder) is not null, [.. paths.Except(ours).Select(path => path[(folder.Length + 1)..])]);
    }

    /// <summary>What somebody has put there beside is theirs.</summary>
    private static bool IsOurs(string name, HashSet<string?> listed) => name is ReportTurn.FileName or Manifest or TextsMarkdown.File || Path.GetFileNameWithoutExtension(name) == "report" || listed.Contains(name);

    private async Task<bool> StandsAsync(string folder, JObject? turn, JObject? manifest, CancellationToken cancellation)
    {
        // Without a manifest it is being written, or somebody was interrupted: what is there is of the turn.
        if ((turn ?? manifest)?["of"] is not JObject of || (turn is not null && manifest is not null && !JToken.DeepEquals(manifest["of"], of)))
            return false;
        return Find(folder) is { } territory && await HoldsAsync(territory, of, cancellation);
    }

    private Territory? Find(string folder) => folder.Split('/')[1] is var key ? reporter.Catalogue.Territories.FirstOrDefault(known => known.Key == key) : null;

    /// <summary>Whether a report of a place that was made on a basis would be made on the same one now.</summary>
    internal async Task<bool> HoldsAsync(Territory territory, JObject of, CancellationToken cancellation)
    {
        if (!Month.TryParse((of["asOf"] as JValue)?.Value as string, out var asOf))
            return false;
        var now = new List<(Project, string?)>();
        foreach (var project in territory.ProjectsOf(reporter.Catalogue))
            now.Add((project, await purged.IsOfAsync(project, cancellation) ? BasisIn(of, project) : (await reporter.BasisAsync(project, asOf, cancellation)).Signable));
        return JToken.DeepEquals(BasisOf(territory, asOf, now), of);
    }

    private static string? BasisIn(JObject of, Project project) =>
        ((of["projects"] as JArray)?.OfType<JObject>().FirstOrDefault(told => (told["id"] as JValue)?.Value as string == project.Id)?["basis"] as JValue)?.Value as string;

    /// <summary>Null when there is none; without anything in it when nobody can read it, so that it is of no basis.</summary>
    private async Task<JObject?> ReadAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await JsonFile.ReadAsync(files, path, cancellation);
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
