namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// What one table hides, as it grows: the histories that protect its small counts, those that earlier tables left open, and
/// so the cells that any of them moves.
/// </summary>
internal sealed class SuppressionPattern
{
    // Costs beside a shown cell's 1. Not 0: the shortest of the ways through hidden cells should be found.
    private const double CostWhenNotPrinted = 0.001;
    private const double CostWhenHidden = 0.01;

    /// <summary>What was hidden before: a pattern that stays is easier to read, and harder to attack by guessing that little has changed.</summary>
    private const double CostWhenHiddenBefore = 0.8;

    /// <summary>A 0 is often known beforehand, and then protects nothing: it is hidden only where there is no other way.</summary>
    private const double CostWhenZero = 1000;

    private readonly CellSystem table;
    private readonly TableHistory history;
    private readonly Neighbourhoods neighbourhoods;
    private readonly Func<string, bool> latest;
    private readonly IReadOnlyList<Cell> cells;
    private readonly List<Found> witnesses = [];
    private readonly bool[] needs;

    /// <summary>What it costs to let a cell differ by one.</summary>
    private readonly double[] costs;

    /// <summary>What it costs to hide a cell that is not hidden anyway.</summary>
    private readonly double[] price;

    /// <summary>The price of all that is hidden.</summary>
    private double hidden;

    /// <summary>How many cells no witness protects.</summary>
    private int unprotected;

    /// <summary>How many witnesses move the cell.</summary>
    private readonly int[] moves;

    /// <summary>How many witnesses protect the cell.</summary>
    private readonly int[] protectors;

    /// <param name="latest">What the table before hides.</param>
    public SuppressionPattern(CellSystem table, TableHistory history, Neighbourhoods neighbourhoods, Func<string, bool> latest)
    {
        (this.table, this.history, this.neighbourhoods, this.latest, cells) = (table, history, neighbourhoods, latest, table.Cells);
        (moves, protectors) = (new int[cells.Count], new int[cells.Count]);
        needs = [.. Enumerable.Range(0, cells.Count).Select(history.NeedsProtection)];
        unprotected = needs.Count(need => need);
        price = [.. cells.Select((cell, i) => cell.IsPrinted && !history.IsSmall(i) ? cell.Weight * Price(cell) : 0)];
        costs = [.. Enumerable.Range(0, cells.Count).Select(CostOf)];
    }

    /// <param name="Past">The history that it goes on from.</param>
    /// <param name="Differences">From this table's true values.</param>
    private sealed record Found(Witness Past, SortedDictionary<int, int> Differences);

    /// <summary>Cells that no witness protects yet; first those that ask for the longest lifts, which serve others too.</summary>
    public IReadOnlyList<int> Unprotected =>
        [.. Enumerable.Range(0, cells.Count).Where(cell => needs[cell] && protectors[cell] == 0).OrderByDescending(cell => history.Needed(cell, Witness.Truth))];

    public bool IsProtected(int cell) => protectors[cell] > 0;

    /// <summary>Finds a witness for a cell.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryProtect(int cell)
    {
        // From what really happened, or else from one of the other histories that earlier tables left open: of the cell, or of a number that one beside it is known to be still.
        var beside = table.Beside(cell).SelectMany(history.OtherwiseCalled).ToList();
        foreach (var past in witnesses.Select(w => w.Past).Where(past => past.Lifts.Values.Any(lifts => lifts.ContainsKey(cells[cell].Key)) || beside.Exists(then => past.Lift(then.Table, then.Earlier) != 0)).Prepend(Witness.Truth).Distinct())
            if (Cheapest(history.BoundsOf(past, cell), cell) is { } differences)
            {
                Add(new(past, differences));
                return true;
            }

        return false;
    }

    /// <summary>Takes a witness of the tables before into this one, so far that this one's numbers do not refute it.</summary>
    /// <returns>The cells that would have to differ and cannot, whatever is hidden; empty when they can.</returns>
    public IReadOnlyCollection<int> Continue(Witness past)
    {
        var bounds = history.BoundsOf(past);
        if (bounds.Required.Count == 0)
            Add(new(past, []));
        else if (Cheapest(bounds, bounds.Required[0]) is { } differences)
            Add(new(past, differences));
        else
            return bounds.Required;
        return [];
    }

    /// <summary>Shows again what need not be hidden: each number hidden for others' sake, where those can be protected without it and less is hidden then.</summary>
    /// <remarks>Where the work runs out, what is hidden stays so.</remarks>
    public void Tidy(SearchBudget budget)
    {
        for (var isBetter = true; isBetter;)
        {
            isBetter = false;
            // Those first that the fewest witnesses need.
            foreach (var cell in Enumerable.Range(0, cells.Count).Where(cell => price[cell] > 0 && moves[cell] > 0).OrderBy(cell => moves[cell]).ThenByDescending(cell => price[cell]).ToList())
                isBetter |= moves[cell] > 0 && budget.TryTake(witnesses.Count) && TryShow(cell);
        }
    }

    private bool TryShow(int cell)
    {
        var (own, others, before) = (witnesses.Where(found => found.Differences.ContainsKey(cell)).ToList(), new List<Found>(), hidden);
        own.ForEach(Remove);
        foreach (var found in own)
        {
            if (Without(cell, found) is not { } other || hidden >= before)
                break;
            Add(other);
            others.Add(other);
        }

        if (others.Count == own.Count && hidden < before && unprotected == 0)
            return true;
        others.ForEach(Remove);
        own.ForEach(Add);
        return false;
    }

    /// <summary>A witness in the place of another that does not move a cell; null when there is none.</summary>
    private Found? Without(int cell, Found found)
    {
        int[] wards = [.. found.Differences.Keys.Where(moved => needs[moved] && protectors[moved] == 0)];
        var bounds = history.BoundsOf(found.Past, wards);
        bounds.Own[cell] = (Math.Max(0, bounds.LeastOf(cell)), Math.Min(0, bounds.MostOf(cell)));
        if (bounds.Required.Count == 0)
            return found with { Differences = [] };
        return Cheapest(bounds, bounds.Required[0]) is { } differences ? found with { Differences = differences } : null;
    }

    /// <summary>The printed cells to hide.</summary>
    public SortedDictionary<string, HiddenBecause> Hidden() => new(
        cells.Index().Where(c => c.Item.IsPrinted && (history.IsSmall(c.Index) || moves[c.Index] > 0))
            .ToDictionary(c => c.Item.Key, c => history.IsSmall(c.Index) ? HiddenBecause.Small : HiddenBecause.Complementary),
        StringComparer.Ordinal);

    /// <summary>The witnesses as the next table meets them.</summary>
    /// <param name="index">This table's.</param>
    /// <remarks>One that differs in nothing any more is what happened, from here on; unless a number is missing now and can come back.</remarks>
    public IEnumerable<Witness> Witnesses(int index) => witnesses
        .Where(found => found.Differences.Count > 0 || found.Past.Lifts.Values.Any(lifts => lifts.Keys.Any(key => table.IndexOf(key) is null)))
        .Select(found => found.Past.With(index, found.Differences.ToDictionary(d => cells[d.Key].Key, d => d.Value)));

    private SortedDictionary<int, int>? Cheapest(Bounds bounds, int about)
    {
        foreach (var search in neighbourhoods.Of(bounds.Required.Append(about)))
            if (search.Cheapest(bounds, costs) is { } differences)
                return differences;
        return null;
    }

    private double CostOf(int cell) => !cells[cell].IsPrinted ? CostWhenNotPrinted : needs[cell] || moves[cell] > 0 ? cells[cell].Weight * CostWhenHidden : price[cell];

    private double Price(Cell cell) => cell.Value == 0 ? CostWhenZero : latest(cell.Key) ? CostWhenHiddenBefore : 1;

    private void Add(Found found)
    {
        witnesses.Add(found);
        Tally(found, 1);
    }

    private void Remove(Found found)
    {
        witnesses.Remove(found);
        Tally(found, -1);
    }

    private void Tally(Found found, int by)
    {
        foreach (var cell in found.Differences.Keys)
        {
            if (moves[cell] == 0)
                hidden += price[cell];
            moves[cell] += by;
            if (moves[cell] == 0)
                hidden -= price[cell];
            costs[cell] = CostOf(cell);
        }

        // What was lifted before and no longer is has changed by another number too.
        foreach (var cell in found.Differences.Keys.Union(found.Past.Lifts.Values.SelectMany(lifts => lifts.Keys).Select(table.IndexOf).OfType<int>()))
            if (needs[cell] && history.IsProtected(cell, found.Past, found.Differences.GetValueOrDefault(cell)))
            {
                if (protectors[cell] == 0)
                    unprotected--;
                protectors[cell] += by;
                if (protectors[cell] == 0)
                    unprotected++;
            }
    }
}
