namespace Cai.EsfReporting.Storage;

/// <summary>What evidence tells of a file's contents: which followed which, and by what.</summary>
public sealed class FileHistory(IReadOnlyList<Evidence> evidence)
{
    /// <summary>
    /// The evidence by which one content became another; null when none does, so that nobody knows who changed it. A change
    /// that evidence announced and that was never made leads nowhere, and does no harm here.
    /// </summary>
    /// <param name="from">SHA-256 of the content that is known.</param>
    /// <param name="to">SHA-256 of the content found; null when the file is gone.</param>
    public IReadOnlyList<Evidence>? Explain(string path, string from, string? to)
    {
        var ways = new Dictionary<string, IReadOnlyList<Evidence>> { [from] = [] };
        if (to == from)
            return [];
        foreach (var entry in evidence)
            foreach (var change in entry.Changes.Where(change => change.Path == path))
            {
                if (change.After is null)
                {
                    if (to is null)
                        return [.. ways.Values.MaxBy(way => way.Count)!, entry];
                }
                else if (change.Before is { } before && ways.TryGetValue(before, out var way))
                    ways.TryAdd(change.After, [.. way, entry]);
            }

        return to is not null && ways.TryGetValue(to, out var explained) ? explained : null;
    }

    /// <summary>What deleted a file; null when no evidence names it.</summary>
    public (Evidence Evidence, StoreChange Change)? Deletion(string path) => evidence
        .SelectMany(entry => entry.Changes.Where(change => change.Path == path && change.After is null).Select(change => ((Evidence, StoreChange)?)(entry, change)))
        .FirstOrDefault();
}
