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

    /// <summary>By cell of the table, where it stands in <see cref="own"/>; −1 for those that may not differ.</summary>
    private readonly int[] at;
    private readonly DualSimplex simplex;

    /// <summary>Whether a cell is not printed and stands in one row only, so that it takes up what the rest leaves: one for each row.</summary>
    private readonly bool[] isFree;

    // A cell is two columns: how much it rises, and how much it falls.
    private readonly double[] costs;
    private readonly double[] lower;
    private readonly double[] upper;

    /// <param name="own">The cells that may differ, by their index.</param>
    public WitnessSearch(CellSystem table, IEnumerable<int> own, SearchBudget budget)
    {
        this.table = table;
        this.own = [.. own.Order()];
        at = new int[table.Cells.Count];
        Array.Fill(at, -1);
        foreach (var (i, cell) in this.own.Index())
            at[cell] = i;
        var rows = table.Rows.Select(row => row.Where(term => at[term.Cell] >= 0).Select(term => (Cell: at[term.Cell], term.Sign)).ToArray()).Where(row => row.Length > 0).ToList();
        var count = this.own.Length;
        var standsIn = new int[count];
        foreach (var (cell, _) in rows.SelectMany(row => row))
            standsIn[cell]++;
        int[] freeCell = [.. rows.Select(row => row.Select(term => term.Cell).Where(cell => !table.Cells[this.own[cell]].IsPrinted && standsIn[cell] == 1).FirstOrDefault(-1))];
        isFree = new bool[count];
        foreach (var cell in freeCell.Where(cell => cell >= 0))
            isFree[cell] = true;
        (costs, lower, upper) = (new double[2 * count], new double[2 * count], new double[2 * count]);
        simplex = new(2 * count, [.. rows.Index().Select(row =>
        {
            // A free cell is one column, with 1 in its row.
            var scale = row.Item.FirstOrDefault(term => term.Cell == freeCell[row.Index]) is { Sign: -1 } ? -1 : 1;
            var columns = new List<(int Column, double Number)>();
            foreach (var (cell, sign) in row.Item)
            {
                columns.Add((cell, scale * sign));
                if (!isFree[cell])
                    columns.Add((count + cell, -scale * sign));
            }

            return SparseRow.Of(columns);
        })], freeCell, budget);
    }

    /// <summary>The cheapest possible differences, those that are not 0 by the cell's index, at a cost for every person more or less in a cell; null when there are none.</summary>
    public SortedDictionary<int, int>? Cheapest(Bounds bounds, IReadOnlyList<double> cost)
    {
        if (!bounds.Required.All(cell => at[cell] >= 0))
            return null;
        for (var i = 0; i < own.Length; i++)
            (costs[i], costs[own.Length + i]) = (isFree[i] ? 0 : cost[own[i]], cost[own[i]]);
        var (least, most) = (Array.ConvertAll(own, cell => bounds.Least[cell]), Array.ConvertAll(own, cell => bounds.Most[cell]));
        foreach (var (cell, range) in bounds.Own)
            if (at[cell] >= 0)
                (least[at[cell]], most[at[cell]]) = range;
        var branches = 0;
        return Within(least, most);

        SortedDictionary<int, int>? Within(int[] least, int[] most)
        {
            for (var i = 0; i < least.Length; i++)
                if (least[i] > most[i])
                    return null;
            if (branches++ > MostBranches || Solve(least, most) is not { } solution)
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
            return bounds.Allow(differences) && table.IsLeftBy(differences) ? differences : null;
        }
    }

    private double[]? Solve(int[] least, int[] most)
    {
        var count = own.Length;
        for (var cell = 0; cell < count; cell++)
        {
            var greatest = most[cell] == int.MaxValue ? double.PositiveInfinity : most[cell];
            (lower[cell], lower[count + cell]) = isFree[cell] ? (least[cell], 0) : (Math.Max(0, least[cell]), Math.Max(0, -(long)most[cell]));
            (upper[cell], upper[count + cell]) = isFree[cell] ? (greatest, 0) : (Math.Max(0, greatest), Math.Max(0, -(long)least[cell]));
        }

        if (simplex.Solve(costs, lower, upper) is not { } x)
            return null;
        var differences = new double[count];
        for (var cell = 0; cell < count; cell++)
            differences[cell] = x[cell] - x[count + cell];
        return differences;
    }
}
