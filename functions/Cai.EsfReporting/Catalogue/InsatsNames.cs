namespace Cai.EsfReporting.Catalogue;

/// <summary>What each insats of accepted rows is called: one name an insats, however and whenever it was written.</summary>
public sealed class InsatsNames
{
    private readonly Dictionary<string, string> names;

    public InsatsNames(Project project)
    {
        names = project.Insatser.Select(insats => KeyValuePair.Create(insats.Id, insats.Id)).ToDictionary(StringComparer.Ordinal);
        foreach (var insats in project.Insatser)
            foreach (var name in insats.Aliases.Prepend(insats.Name))
                names.TryAdd(Folding.Fold(name), insats.Id);
    }

    /// <summary>
    /// The catalogue's id, also where the insats has come into the catalogue since the row was accepted; of another the word
    /// (<see cref="OfUnknown"/>).
    /// </summary>
    public string Of(string word)
    {
        if (names.TryGetValue(word, out var name))
            return name;
        name = names.GetValueOrDefault(Folding.Fold(word)) ?? OfUnknown(word);
        names.Add(word, name);
        return name;
    }

    /// <summary>One way of writing capitals and spaces: <c>DATORKURS</c> and <c>datorkurs </c> are <c>Datorkurs</c>.</summary>
    public static string OfUnknown(string word)
    {
        var name = string.Join(' ', word.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        return name.Length == 0 ? "" : string.Concat(char.ToUpperInvariant(name[0]).ToString(), name.AsSpan(1));
    }
}
