namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// Where to look for a witness: in a large table first among the cells of one part, then among the parts that hold it and the
/// largest of every other. What is left out stays as it is, so that a witness found is one all the same.
/// </summary>
internal sealed class Neighbourhoods(CellSystem table, SearchBudget budget)
{
    /// <summary>Up to so many cells a table is searched as a whole.</summary>
    private const int Small = 900;

    private readonly Dictionary<string, WitnessSearch> searches = new(StringComparer.Ordinal);

    /// <summary>In the order in which to try them.</summary>
    public IEnumerable<WitnessSearch> Of(IEnumerable<int> cells)
    {
        if (table.Cells.Count <= Small)
            return [Search("all", _ => true)];
        var parts = cells.Select(cell => table.Cells[cell].Part).Distinct().Order(StringComparer.Ordinal).ToList();
        var inner = parts.Where(IsInner).ToList();
        var wide = Search("wide " + string.Join(' ', inner), part => !IsInner(part) || inner.Contains(part) || Largest.Contains(part));
        return parts is [var only] && IsInner(only) ? [Search(only, part => part == only), wide] : [wide];
    }

    /// <summary>Parts within parts: the sites of one sub-project.</summary>
    private static bool IsInner(string part) => part.Contains('/', StringComparison.Ordinal);

    private HashSet<string>? largest;

    private HashSet<string> Largest => largest ??= [.. table.Cells.Where(cell => IsInner(cell.Part)).GroupBy(cell => cell.Part)
        .OrderByDescending(part => part.Max(cell => cell.Value)).ThenBy(part => part.Key, StringComparer.Ordinal).Take(2).Select(part => part.Key)];

    private WitnessSearch Search(string name, Func<string, bool> has)
    {
        if (!searches.TryGetValue(name, out var search))
            searches.Add(name, search = new(table, Enumerable.Range(0, table.Cells.Count).Where(cell => has(table.Cells[cell].Part)), budget));
        return search;
    }
}
