namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// Finds differences from a true table that leave every equation as it is and every cell possible: whole numbers, so that
/// each is proved by adding up. It looks among some of the table's cells; the others stay as they are.
/// </summary>
internal sealed class WitnessSearch
{
    /// <summary>How often a search may fix a fraction to a whole number before it gives up.</summary>
    private const int MostBranches = 50;

    private readonly CellSystem table;
    private readonly int[] own;
    private readonly HashSet<int> isOwn;
    private readonly DualSimplex simplex;

    /// <summary>Whether a cell is not printed and stands in one row only, so that it takes up what the rest leaves: one for each row.</summary>
    private readonly bool[] isFree;

    /// <param name="own">The cells that may differ, by their index.</param>
    public WitnessSearch(CellSystem table, IEnumerable<int> own, SearchBudget budget)
    {
        this.table = table;
        this.own = [.. own.Order()];
        isOwn = [.. this.own];
        var at = this.own.Index().ToDictionary(cell => cell.Item, cell => cell.Index);
        var rows = table.Rows.Select(row => row.Where(term => isOwn.Contains(term.Cell)).Select(term => (Cell: at[term.Cell], term.Sign)).ToArray()).Where(row => row.Length > 0).ToList();
        var count = this.own.Length;
        var standsIn = new int[count];
        foreach (var (cell, _) in rows.SelectMany(row => row))
            standsIn[cell]++;
        int[] freeCell = [.. rows.Select(row => row.Select(term => term.Cell).Where(cell => !table.Cells[this.own[cell]].IsPrinted && standsIn[cell] == 1).FirstOrDefault(-1))];
        isFree = new bool[count];
        foreach (var cell in freeCell.Where(cell => cell >= 0))
            isFree[cell] = true;
        simplex = new(2 * count, [.. rows.Index().Select(row =>
        {
            // A cell is two columns: how much it rises, and how much it falls. A free one is one, with 1 in its row.
            var columns = new double[2 * count];
            var scale = row.Item.FirstOrDefault(term => term.Cell == freeCell[row.Index]) is { Sign: -1 } ? -1 : 1;
            foreach (var (cell, sign) in row.Item)
            {
                columns[cell] = scale * sign;
                if (!isFree[cell])
                    columns[count + cell] = -scale * sign;
            }

            return columns;
        })], freeCell, budget);
    }

    /// <summary>The cheapest possible differences, those that are not 0 by the cell's index, at a cost for every person more or less in a cell; null when there are none.</summary>
    public SortedDictionary<int, int>? Cheapest(Bounds bounds, double[] cost)
    {
        if (!bounds.Required.All(isOwn.Contains))
            return null;
        double[] costs = [.. own.Select((cell, i) => isFree[i] ? 0 : cost[cell]), .. own.Select(cell => cost[cell])];
        var branches = 0;
        return Within(Array.ConvertAll(own, cell => bounds.Least[cell]), Array.ConvertAll(own, cell => bounds.Most[cell]));

        SortedDictionary<int, int>? Within(int[] least, int[] most)
        {
            for (var i = 0; i < least.Length; i++)
                if (least[i] > most[i])
                    return null;
            if (branches++ > MostBranches || Solve(least, most, costs) is not { } solution)
                return null;
            if (Array.FindIndex(solution, value => Math.Abs(value - Math.Round(value)) > 1e-6) is >= 0 and var fraction)
            {
                // Away from zero first: where a half was not enough for a whole, more is.
                var (up, down) = ((int[])[.. least], (int[])[.. most]);
                (up[fraction], down[fraction]) = ((int)Math.Ceiling(solution[fraction]), (int)Math.Floor(solution[fraction]));
                return solution[fraction] > 0 ? Within(up, most) ?? Within(least, down) : Within(least, down) ?? Within(up, most);
            }

            var differences = new SortedDictionary<int, int>();
            foreach (var (i, value) in solution.Index())
                if (Math.Round(value) is not 0 and var whole)
                    differences.Add(own[i], (int)whole);
            return bounds.Allow(differences) && LeaveEveryEquation(differences) ? differences : null;
        }
    }

    private bool LeaveEveryEquation(SortedDictionary<int, int> differences) =>
        table.Rows.All(row => row.Sum(term => (long)term.Sign * differences.GetValueOrDefault(term.Cell)) == 0);

    private double[]? Solve(int[] least, int[] most, double[] costs)
    {
        var count = own.Length;
        var (lower, upper) = (new double[2 * count], new double[2 * count]);
        for (var cell = 0; cell < count; cell++)
        {
            upper[cell] = most[cell] == int.MaxValue ? double.PositiveInfinity : most[cell];
            if (isFree[cell])
            {
                lower[cell] = least[cell];
                continue;
            }

            (lower[cell], lower[count + cell]) = (Math.Max(0, least[cell]), Math.Max(0, -(long)most[cell]));
            (upper[cell], upper[count + cell]) = (Math.Max(0, upper[cell]), Math.Max(0, -(long)least[cell]));
        }

        if (simplex.Solve(costs, lower, upper) is not { } x)
            return null;
        var differences = new double[count];
        for (var cell = 0; cell < count; cell++)
            differences[cell] = x[cell] - x[count + cell];
        return differences;
    }
}

/// <summary>The least and the most that each cell of a table can differ by in a history.</summary>
/// <param name="Required">The cells that must differ.</param>
internal sealed record Bounds(int[] Least, int[] Most, IReadOnlyCollection<int> Required)
{
    public bool Allow(SortedDictionary<int, int> differences) =>
        differences.All(d => d.Value >= Least[d.Key] && d.Value <= Most[d.Key]) && Required.All(differences.ContainsKey);
}
