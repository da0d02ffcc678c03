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
    private readonly DualSimplex simplex;

    /// <summary>For each row the cell in it that is not printed and stands in no other row, so that it takes up what the rest leaves; or −1.</summary>
    private readonly int[] freeCell;
    private readonly bool[] isFree;

    public WitnessSearch(CellSystem month)
    {
        this.month = month;
        var count = month.Cells.Count;
        Lowest = [.. month.Cells.Select(cell => cell.IsPrinted ? Math.Min(0, 1 - cell.Value) : -cell.Value)];
        var standsIn = new int[count];
        foreach (var (cell, _) in month.Rows.SelectMany(row => row))
            standsIn[cell]++;
        freeCell = [.. month.Rows.Select(row => row.Select(term => term.Cell).Where(cell => !month.Cells[cell].IsPrinted && standsIn[cell] == 1).FirstOrDefault(-1))];
        isFree = new bool[count];
        foreach (var cell in freeCell.Where(cell => cell >= 0))
            isFree[cell] = true;
        simplex = new(2 * count, [.. month.Rows.Index().Select(row =>
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
        })], freeCell);
    }

    /// <summary>
    /// The least that each cell can differ by. One that is printed is not 0 in another history unless it is 0: zeros are
    /// hardly ever hidden, so a reader will hardly believe in one.
    /// </summary>
    public IReadOnlyList<int> Lowest { get; }

    /// <summary>Whether the differences are at least <paramref name="least"/> and leave every equation as it is.</summary>
    public bool IsPossible(int[] differences, int[] least)
    {
        for (var i = 0; i < differences.Length; i++)
            if (differences[i] < least[i])
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
        var (most, branches) = (new int[cost.Length], 0);
        Array.Fill(most, int.MaxValue);
        return Within(least, most);

        int[]? Within(int[] least, int[] most)
        {
            for (var i = 0; i < least.Length; i++)
                if (least[i] > most[i])
                    return null;
            if (branches++ > MostBranches || Solve(least, most, cost) is not { } solution)
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

    private double[]? Solve(int[] least, int[] most, double[] cost)
    {
        var count = cost.Length;
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

        if (simplex.Solve([.. cost.Select((c, cell) => isFree[cell] ? 0 : c), .. cost], lower, upper) is not { } x)
            return null;
        var differences = new double[count];
        for (var cell = 0; cell < count; cell++)
            differences[cell] = x[cell] - x[count + cell];
        return differences;
    }
}
