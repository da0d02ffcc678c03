namespace Cai.EsfReporting.Disclosure;

/// <summary>Where to look for a witness: first among the cells of one part within another, such as the sites of a sub-project, then in the whole table.</summary>
internal sealed class Neighbourhoods(CellSystem table, SearchBudget budget)
{
    private readonly Dictionary<string, WitnessSearch> searches = new(StringComparer.Ordinal);
    private readonly WitnessSearch whole = new(table, Enumerable.Range(0, table.Cells.Count), budget);

    /// <summary>In the order in which to try them.</summary>
    public IEnumerable<WitnessSearch> Of(IEnumerable<int> cells)
    {
        if (cells.Select(cell => table.Cells[cell].Part).Distinct().ToList() is [var only] && only.Contains('/', StringComparison.Ordinal))
            yield return Within(only);
        yield return whole;
    }

    private WitnessSearch Within(string part)
    {
        if (!searches.TryGetValue(part, out var search))
            searches.Add(part, search = new(table, Enumerable.Range(0, table.Cells.Count).Where(cell => table.Cells[cell].Part == part), budget));
        return search;
    }
}
