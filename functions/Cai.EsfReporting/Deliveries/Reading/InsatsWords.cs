using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>A project's insatser by every name they go by.</summary>
internal sealed class InsatsWords
{
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ids;
    private readonly Dictionary<string, string> unknown = [];

    public InsatsWords(Project project)
    {
        var byName = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var insats in project.Insatser)
            foreach (var name in insats.Aliases.Prepend(insats.Name).Prepend(insats.Id))
                byName.TryAdd(Folding.Fold(name), insats.Id);
        ids = byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The insats's id when the catalogue has it; else the file's own words, in one way of writing them.</summary>
    public (string Insats, bool Known) Read(ReadOnlySpan<byte> utf8, TextPool texts)
    {
        Span<char> folded = stackalloc char[128];
        var length = Folding.Fold(utf8, folded);
        return ids.TryGetValue(folded[..length], out var id) ? (id, true) : (OfUnknown(texts.Get(utf8)), false);
    }

    private string OfUnknown(string word)
    {
        if (unknown.TryGetValue(word, out var name))
            return name;
        name = InsatsNames.OfUnknown(word);
        if (unknown.Count < TextPool.MostPooled)
            unknown.Add(word, name);
        return name;
    }
}
