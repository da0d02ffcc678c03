namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// Hides small counts in a project's public reports, and as few others as will keep them hidden: cell suppression for linked
/// and hierarchical tables (docs/decisions/0010-hiding-small-counts.md).
/// </summary>
/// <remarks>
/// After Kelly, Golden and Assad, Cell suppression: disclosure protection for sensitive tabular data (Networks, 1992); Robertson,
/// Improving Statistics Canada's cell suppression software (CONFID, 2000), for the tidying; Fischetti and Salazar-González, Models and algorithms for
/// optimizing cell suppression in tabular data with linear constraints (JASA, 2000), for the attacker's model; Hundepool et al.,
/// Statistical Disclosure Control (2012), ch. 4, for linked tables.
/// </remarks>
public static class SmallCounts
{
    /// <summary>Decides every table of a project, one after another.</summary>
    /// <inheritdoc cref="Publish"/>
    public static IReadOnlyList<PublishedTable> Hide(IEnumerable<CellSystem> tables, int smallestPublished)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallestPublished, 1);
        var published = new List<PublishedTable>();
        foreach (var table in tables)
            published.Add(Publish(table, published, smallestPublished));
        return published;
    }

    /// <summary>
    /// Decides what to hide in a table. Where no pattern protects a part it is left out, and with it all of the part that it is within if it was published before;
    /// where that does not do, first the parts are whose numbers all weigh less than 1; then, or where the work runs out, the innermost parts are, then every part; and where what is left cannot be protected either, nothing is published.
    /// </summary>
    /// <param name="before">The tables that are public already, in the order in which they were published; every one stays public.</param>
    /// <param name="smallestPublished">Counts from 1 up to one below this are small; 1 means that none is.</param>
    /// <param name="work">How much may be looked at before parts are left out, and then at most again for what is left, in numbers: the same everywhere, which seconds are not.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="smallestPublished"/> is below 1.</exception>
    public static PublishedTable Publish(CellSystem table, IReadOnlyList<PublishedTable> before, int smallestPublished, long work = SearchBudget.OfTable)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallestPublished, 1);
        var budget = new SearchBudget(work);
        var open = before.Count == 0 ? [] : before[^1].Witnesses;
        while (true)
        {
            var failed = TryPublish(table, before, open, smallestPublished, budget, out var published);
            if (published is not null)
                return published;
            bool WasPublished(string part) => table.Cells.Any(cell => CellSystem.IsWithin(cell.Part, part) && before.Any(earlier => earlier.Values.ContainsKey(cell.Key)));
            var parts = table.Cells.Select(cell => cell.Part).Where(part => part.Length > 0).ToHashSet(StringComparer.Ordinal);
            if (parts.Count == 0)
                // As one never published: the next goes on from the one before.
                return PublishedTable.Nothing(open);
            if (!budget.IsEmpty && failed.Contains("") && Light(table) is { Count: > 0 } light)
                failed = light;
            else if (budget.IsEmpty || failed.Contains(""))
            {
                // The most numbers stand in the innermost parts. What is left is less, and has its own work.
                HashSet<string> inner = [.. parts.Where(part => part != PartOf(part))];
                failed = inner.Count > 0 && !inner.Any(WasPublished) ? inner : [.. parts.Select(PartOf)];
                budget = new(Math.Min(work, SearchBudget.OfRest));
            }
            else if (failed.Any(WasPublished))
                failed = [.. failed.Select(PartOf)];

            foreach (var part in failed)
                table = table.Without(part);
        }
    }

    /// <summary>The parts whose numbers are to go before any other does.</summary>
    private static HashSet<string> Light(CellSystem table) =>
        [.. table.Cells.Where(cell => cell.Part.Length > 0 && cell.IsPrinted).GroupBy(cell => cell.Part).Where(part => part.All(cell => cell.Weight < 1)).Select(part => part.Key)];

    /// <summary>The outermost part that a part is within.</summary>
    private static string PartOf(string part) => part.Split('/')[0];

    /// <returns>The parts that no pattern protects; empty when there is a pattern.</returns>
    private static HashSet<string> TryPublish(
        CellSystem table, IReadOnlyList<PublishedTable> before, IReadOnlyList<Witness> open, int smallestPublished, SearchBudget budget, out PublishedTable? published)
    {
        published = null;
        var pattern = new SuppressionPattern(table, new(table, before, smallestPublished), new(table, budget), key => before.Count > 0 && before[^1].Hidden.ContainsKey(key));
        var failed = open.SelectMany(pattern.Continue).Select(cell => table.Cells[cell].Part).ToHashSet(StringComparer.Ordinal);
        foreach (var cell in pattern.Unprotected)
            if (!pattern.IsProtected(cell) && !failed.Contains(table.Cells[cell].Part) && !pattern.TryProtect(cell))
                failed.Add(table.Cells[cell].Part);
        if (failed.Count > 0)
            return failed;
        budget.LeaveTidying();
        pattern.Tidy(budget);
        published = new(table.Cells.ToDictionary(cell => cell.Key, cell => cell.Value), table.Cells.Where(cell => !cell.IsPrinted).Select(cell => cell.Key).ToHashSet(), pattern.Hidden(), [.. pattern.Witnesses(before.Count)]);
        return [];
    }
}
