namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// Finds differences from one month's true table that leave every equation as it is and every cell possible: whole numbers,
/// so that each is proved by adding up.
/// </summary>
internal sealed class WitnessSearch
{
    /// <summary>How often a search may fix a fraction to a whole number before it gives up.</summary>
    private const int MostBranches = 50;

    private readonly CellSystem month;
    private readonly int[] highest;
    private readonly int[] movable;
    private readonly double[][] columnsOfRows;

    public WitnessSearch(CellSystem month)
    {
        this.month = month;
        // Zeros stay: they are shown, so no other history may change them.
        Lowest = [.. month.Cells.Select(cell => cell.IsPrinted ? Math.Min(0, 1 - cell.Value) : -cell.Value)];
        highest = [.. month.Cells.Select(cell => cell.IsPrinted && cell.Value == 0 ? 0 : int.MaxValue)];
        movable = [.. Enumerable.Range(0, highest.Length).Where(i => highest[i] > 0)];
        var columnOf = new int[highest.Length];
        Array.Fill(columnOf, -1);
        foreach (var (column, cell) in movable.Index())
            columnOf[cell] = column;
        columnsOfRows = [.. month.Rows.Select(row =>
        {
            // A cell is two columns: how much it rises, and how much it falls.
            var columns = new double[2 * movable.Length];
            foreach (var (cell, sign) in row.Where(term => columnOf[term.Cell] >= 0))
                (columns[columnOf[cell]], columns[movable.Length + columnOf[cell]]) = (sign, -sign);
            return columns;
        })];
    }

    /// <summary>
    /// The least that each cell can differ by: one that is hidden is known to be 1 or more, since zeros are shown, and one
    /// that is not printed to be 0 or more.
    /// </summary>
    public IReadOnlyList<int> Lowest { get; }

    /// <summary>Whether the differences are at least <paramref name="least"/>, leave zeros alone, and every equation as it is.</summary>
    public bool IsPossible(int[] differences, int[] least)
    {
        for (var i = 0; i < differences.Length; i++)
            if (differences[i] < least[i] || differences[i] > highest[i])
                return false;
        foreach (var row in month.Rows)
        {
            var sum = 0L;
            foreach (var (cell, sign) in row)
                sum += (long)sign * differences[cell];
            if (sum != 0)
                return false;
        }

        return true;
    }

    /// <summary>The cheapest possible differences, at a cost for every person more or less in a cell; null when there are none.</summary>
    public int[]? Cheapest(int[] least, double[] cost)
    {
        var (columnCost, branches) = (new double[2 * movable.Length], 0);
        for (var c = 0; c < movable.Length; c++)
            columnCost[c] = columnCost[movable.Length + c] = cost[movable[c]];
        return Within(least, highest);

        int[]? Within(int[] least, int[] most)
        {
            for (var i = 0; i < least.Length; i++)
                if (least[i] > most[i])
                    return null;
            if (branches++ > MostBranches || Solve(least, most, columnCost) is not { } solution)
                return null;
            if (Array.FindIndex(solution, value => Math.Abs(value - Math.Round(value)) > 1e-6) is >= 0 and var fraction)
            {
                // Away from zero first: where a half was not enough for a whole, more is.
                var (up, down) = ((int[])[.. least], (int[])[.. most]);
                (up[fraction], down[fraction]) = ((int)Math.Ceiling(solution[fraction]), (int)Math.Floor(solution[fraction]));
                return solution[fraction] > 0 ? Within(up, most) ?? Within(least, down) : Within(least, down) ?? Within(up, most);
            }

            var differences = Array.ConvertAll(solution, value => (int)Math.Round(value));
            return IsPossible(differences, least) ? differences : null;
        }
    }

    private double[]? Solve(int[] least, int[] most, double[] columnCost)
    {
        var count = movable.Length;
        var (lower, upper) = (new double[2 * count], new double[2 * count]);
        for (var c = 0; c < count; c++)
        {
            var cell = movable[c];
            (lower[c], lower[count + c]) = (Math.Max(0, least[cell]), Math.Max(0, -(long)most[cell]));
            upper[c] = most[cell] == int.MaxValue ? double.PositiveInfinity : Math.Max(0, most[cell]);
            upper[count + c] = Math.Max(0, -(long)least[cell]);
        }

        if (DualSimplex.Solve(columnsOfRows, columnCost, lower, upper) is not { } x)
            return null;
        var differences = new double[highest.Length];
        for (var c = 0; c < count; c++)
            differences[movable[c]] = x[c] - x[count + c];
        return differences;
    }
}
