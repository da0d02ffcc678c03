namespace Cai.EsfReporting.Disclosure;

/// <summary>One month's pattern while it is made: the witnesses found so far, and the cells that they need hidden.</summary>
/// <param name="latest">The true value of every cell in the latest month published before that had it.</param>
internal sealed class SuppressionPattern(CellSystem month, WitnessSearch search, int smallestPublished, IReadOnlyDictionary<string, int> latest)
{
    // Costs beside a shown cell's 1. Not 0: the shortest of the ways through hidden cells should be found.
    private const double CostWhenNotPrinted = 0.001;
    private const double CostWhenHidden = 0.01;

    /// <summary>A 0 is often known beforehand, and then protects nothing: it is hidden only where there is no other way.</summary>
    private const double CostWhenZero = 1000;

    private readonly IReadOnlyList<Cell> cells = month.Cells;
    private readonly List<Found> witnesses = [];

    /// <summary>The cumulative cells that a month before had too, and how much they have risen since. One that fell tells nothing.</summary>
    private readonly (int Cell, int Rise)[] risen = [.. month.Cells.Index()
        .Where(c => c.Item.IsCumulative && latest.ContainsKey(c.Item.Key))
        .Select(c => (c.Index, c.Item.Value - latest[c.Item.Key])).Where(c => c.Item2 >= 0)];

    /// <summary>How many witnesses move the cell.</summary>
    private readonly int[] moves = new int[month.Cells.Count];

    /// <summary>How many witnesses protect the cell.</summary>
    private readonly int[] protectors = new int[month.Cells.Count];

    /// <param name="Past">The history that it goes on from; null for what really happened.</param>
    /// <param name="Differences">From this month's true values.</param>
    private sealed record Found(Witness? Past, int[] Differences);

    private bool IsSmall(int cell) => cells[cell].Value > 0 && cells[cell].Value < smallestPublished;

    /// <summary>Small cells that no witness protects yet, smallest first: they ask for the longest lifts, which serve others too.</summary>
    public IEnumerable<int> Unprotected =>
        Enumerable.Range(0, cells.Count).Where(cell => IsSmall(cell) && protectors[cell] == 0).OrderBy(cell => cells[cell].Value);

    /// <summary>Finds a witness for a small cell.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryProtect(int cell)
    {
        // From what really happened, or else from one of the other histories that earlier months left open.
        foreach (var past in witnesses.Select(w => w.Past).Prepend(null).Distinct().ToList())
            if (search.Cheapest(Least(past, [cell]), Costs()) is { } differences)
            {
                Add(new(past, differences));
                return true;
            }

        return false;
    }

    /// <summary>
    /// Takes a witness of the months before into this one, with the small cells that it still has to protect if it can, else
    /// only so far that this month's numbers do not refute it.
    /// </summary>
    /// <returns>False when they do whatever is hidden.</returns>
    public bool TryContinue(Witness past)
    {
        var wards = past.Protects.Select(month.IndexOf).OfType<int>().Where(cell => IsSmall(cell) && protectors[cell] == 0).ToList();
        if (wards.Count > 0 && Continued(past, Least(past, wards)) is { } protecting)
            Add(new(past, protecting));
        else if (Least(past, []) is var least && IsOpen(past, least))
        {
            if (Continued(past, least) is not { } open)
                return false;
            Add(new(past, open));
        }

        return true;
    }

    /// <summary>Looks again at each witness that hides cells for itself alone: others found since may have made a cheaper one possible.</summary>
    public void Tidy()
    {
        foreach (var found in witnesses.ToList())
        {
            if (!found.Differences.Index().Any(d => d.Item != 0 && IsComplementary(d.Index) && moves[d.Index] == 1))
                continue;
            Remove(found);
            var wards = Enumerable.Range(0, cells.Count).Where(cell => IsSmall(cell) && protectors[cell] == 0).ToList();
            var least = Least(found.Past, wards);
            if (wards.Count == 0 && !(found.Past is { } past && IsOpen(past, least)))
                continue;
            var costs = Costs();
            Add(search.Cheapest(least, costs) is { } cheaper && CostOf(cheaper, costs) < CostOf(found.Differences, costs) ? found with { Differences = cheaper } : found);
        }
    }

    /// <summary>The weights of the complementary cells together.</summary>
    public long Cost => cells.Index().Where(c => IsComplementary(c.Index) && moves[c.Index] > 0).Sum(c => (long)c.Item.Weight);

    /// <summary>The printed cells to hide.</summary>
    public IReadOnlyDictionary<string, HiddenBecause> Hidden() => new SortedDictionary<string, HiddenBecause>(
        cells.Index().Where(c => c.Item.IsPrinted && (IsSmall(c.Index) || moves[c.Index] > 0))
            .ToDictionary(c => c.Item.Key, c => IsSmall(c.Index) ? HiddenBecause.Small : HiddenBecause.Complementary),
        StringComparer.Ordinal);

    /// <summary>The witnesses as the next month meets them.</summary>
    public IEnumerable<Witness> Witnesses() => witnesses.Select(found => new Witness(
        found.Differences.Index().Where(d => d.Item != 0).Select(d => KeyValuePair.Create(cells[d.Index].Key, d.Item))
            .Concat(Absent(found.Past)).ToDictionary(),
        [.. Enumerable.Range(0, cells.Count).Where(cell => Protects(found, cell)).Select(cell => cells[cell].Key)]));

    /// <summary>Cells that this month does not have, but a later one may have again.</summary>
    private IEnumerable<KeyValuePair<string, int>> Absent(Witness? past) => past?.Lifts.Where(lift => month.IndexOf(lift.Key) is null) ?? [];

    /// <summary>
    /// The least that each cell can differ by in a history: what is possible at all, what a cumulative cell was already,
    /// and enough for the cells to protect.
    /// </summary>
    private int[] Least(Witness? past, IEnumerable<int> wards)
    {
        int[] least = [.. search.Lowest];
        foreach (var (cell, rise) in risen)
            least[cell] = Math.Max(least[cell], (past?.Lifts.GetValueOrDefault(cells[cell].Key) ?? 0) - rise);
        foreach (var ward in wards)
            least[ward] = Math.Max(least[ward], smallestPublished - cells[ward].Value);
        return least;
    }

    /// <summary>Whether the true values of this month, or of a later one, would refute the history.</summary>
    private bool IsOpen(Witness past, int[] least) => least.Any(l => l > 0) || Absent(past).Any(lift => lift.Value > 0);

    private int[]? Continued(Witness past, int[] least) =>
        least.All(l => l <= 0) ? new int[least.Length] : Shrunk(past, least) ?? search.Cheapest(least, Costs());

    /// <summary>The witness of the month before, no larger than it has to be now; null when that does not do.</summary>
    private int[]? Shrunk(Witness past, int[] least)
    {
        var differences = new int[cells.Count];
        foreach (var (key, lift) in past.Lifts)
            if (month.IndexOf(key) is { } cell)
                differences[cell] = lift;
        var divisor = differences.Aggregate(0, GreatestCommonDivisor);
        if (divisor == 0)
            return null;
        var times = 1;
        for (var i = 0; i < differences.Length; i++)
        {
            differences[i] /= divisor;
            if (least[i] > 0 && differences[i] > 0)
                times = Math.Max(times, (least[i] + differences[i] - 1) / differences[i]);
        }

        for (var i = 0; i < differences.Length; i++)
            differences[i] *= times;
        return search.IsPossible(differences, least) ? differences : null;
    }

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? Math.Abs(a) : GreatestCommonDivisor(b, a % b);

    private bool IsComplementary(int cell) => cells[cell].IsPrinted && !IsSmall(cell);

    private bool Protects(Found found, int cell) => IsSmall(cell) && cells[cell].Value + found.Differences[cell] >= smallestPublished;

    private double[] Costs() => [.. cells.Select((cell, i) =>
        !cell.IsPrinted ? CostWhenNotPrinted
        : cell.Weight * (IsSmall(i) || moves[i] > 0 ? CostWhenHidden : cell.Value == 0 ? CostWhenZero : 1))];

    private static double CostOf(int[] differences, double[] costs) => differences.Zip(costs, (difference, cost) => difference == 0 ? 0 : cost).Sum();

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
        for (var cell = 0; cell < cells.Count; cell++)
        {
            if (found.Differences[cell] != 0)
                moves[cell] += by;
            if (Protects(found, cell))
                protectors[cell] += by;
        }
    }
}
