namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// Minimises cost·x subject to rows·x = 0 and lower ≤ x ≤ upper, by the dual simplex method with bounds (Lemke 1954; Koberstein,
/// The dual simplex method, 2005).
/// </summary>
/// <remarks>
/// Costs are 0 or more and lower bounds finite, so everything at its lower bound is optimal but for the rows it breaks: each
/// step mends one row. A search that starts at "nothing changes" mends as many rows as its answer is long, which is few,
/// and the tableau starts as the sparse rows themselves, each copied when it is first written to. So it is a step, and not
/// the size of the table, that costs.
/// </remarks>
internal sealed class DualSimplex
{
    private const double Tolerance = 1e-9;

    /// <summary>After so many steps the smallest index decides (Bland's rule), which cannot go round in circles.</summary>
    private const int StepsBeforeBland = 300;

    private readonly SearchBudget budget;
    private readonly SparseRow[] equations;
    private readonly int[] start;

    /// <summary>By variable, the equations that it stands in, and the rows that it came to stand in since.</summary>
    private readonly int[][] equationsOf;
    private readonly List<int>?[] rowsSince;

    /// <summary>The tableau: an equation itself, until it is first written to.</summary>
    private readonly SparseRow[] rows;

    /// <summary>The variable of each row; −1 for what the row lacks, which must be 0 and never comes back.</summary>
    private readonly int[] basic;
    private readonly double[] valueOf;
    private readonly bool[] isBasic;
    private readonly bool[] isAtUpper;

    /// <summary>Rows whose variable may be outside its bounds, in the order in which they were found.</summary>
    private readonly List<int> broken = [];
    private readonly bool[] isBroken;

    /// <summary>The row just used, by column; all 0 between steps.</summary>
    private readonly double[] line;
    private readonly bool[] isMet;
    private readonly double[] reducedCost;
    private readonly double[] solution;
    private double[] lower = [];
    private double[] upper = [];

    /// <param name="variables">How many columns the rows have.</param>
    /// <param name="equations">Rows that are to be 0; they are not written to.</param>
    /// <param name="start">For each row a variable that stands in no other, there with 1, and costs nothing; or −1.</param>
    /// <param name="budget">What a step costs is taken from it; a search that finds it empty is called unsolvable, which hides more.</param>
    public DualSimplex(int variables, SparseRow[] equations, int[] start, SearchBudget budget)
    {
        (this.equations, this.start, this.budget) = (equations, start, budget);
        (rows, basic, valueOf, isBroken) = ([.. equations], new int[equations.Length], new double[equations.Length], new bool[equations.Length]);
        (isBasic, isAtUpper, isMet) = (new bool[variables], new bool[variables], new bool[variables]);
        (line, reducedCost, solution) = (new double[variables], new double[variables], new double[variables]);
        rowsSince = new List<int>?[variables];
        var standsIn = Enumerable.Range(0, variables).Select(_ => new List<int>()).ToArray();
        foreach (var (row, equation) in equations.Index())
            foreach (var column in equation.Columns)
                standsIn[column].Add(row);
        equationsOf = Array.ConvertAll(standsIn, rows => rows.ToArray());
    }

    /// <returns>An optimal x, as exact as doubles are, until the next search; null when there is none.</returns>
    public double[]? Solve(double[] cost, double[] lower, double[] upper)
    {
        (this.lower, this.upper) = (lower, upper);
        cost.CopyTo(reducedCost, 0);
        Array.Clear(isBasic);
        Array.Clear(isAtUpper);
        Array.Clear(valueOf);
        Array.Clear(isBroken);
        Array.Clear(rowsSince);
        broken.Clear();
        equations.CopyTo(rows, 0);
        start.CopyTo(basic, 0);
        foreach (var variable in start)
            if (variable >= 0)
                isBasic[variable] = true;
        for (var j = 0; j < lower.Length; j++)
            if (lower[j] != 0 && !isBasic[j])
                foreach (var row in equationsOf[j])
                    valueOf[row] -= rows[row][j] * lower[j];
        for (var row = 0; row < rows.Length; row++)
            Look(row);
        return Solve();
    }

    private double[]? Solve()
    {
        for (var step = 0; budget.TryTake(1); step++)
        {
            var row = WorstRow(byIndex: step > StepsBeforeBland);
            if (row < 0)
                return Solution();
            var isBelow = valueOf[row] < LowerOf(row);
            var entering = Entering(rows[row], isBelow);
            if (entering < 0)
                return null;
            Pivot(row, entering, isBelow);
        }

        return null;
    }

    private double LowerOf(int row) => basic[row] < 0 ? 0 : lower[basic[row]];

    private double UpperOf(int row) => basic[row] < 0 ? 0 : upper[basic[row]];

    private double Outside(int row) => Math.Max(LowerOf(row) - valueOf[row], valueOf[row] - UpperOf(row));

    private void Look(int row)
    {
        if (isBroken[row] || Outside(row) <= 1e-7)
            return;
        isBroken[row] = true;
        broken.Add(row);
    }

    /// <summary>The row whose variable is furthest outside its bounds; −1 when none is.</summary>
    private int WorstRow(bool byIndex)
    {
        var (worst, most, kept) = (-1, 0.0, 0);
        for (var at = 0; at < broken.Count; at++)
        {
            var row = broken[at];
            var outside = Outside(row);
            if (outside <= 1e-7)
            {
                isBroken[row] = false;
                continue;
            }

            broken[kept++] = row;
            if (worst < 0 || (byIndex ? basic[row] < basic[worst] : outside > most || outside == most && row < worst))
                (worst, most) = (row, outside);
        }

        broken.RemoveRange(kept, broken.Count - kept);
        return worst;
    }

    /// <summary>The variable that brings the row's back to its bound at the least cost; −1 when none can.</summary>
    private int Entering(SparseRow row, bool isBelow)
    {
        budget.TryTake(row.Count);
        var (entering, least, size) = (-1, double.PositiveInfinity, 0.0);
        for (var at = 0; at < row.Count; at++)
        {
            var (j, slope) = (row.Columns[at], isBelow ? -row.Numbers[at] : row.Numbers[at]);
            if (slope == 0 || (isAtUpper[j] ? slope >= -Tolerance : slope <= Tolerance) || isBasic[j] || lower[j] == upper[j])
                continue;
            var ratio = Math.Abs(reducedCost[j] / slope);
            // Of equals the largest pivot, which rounds least, and then the first.
            if (ratio < least - Tolerance || ratio < least + Tolerance && Math.Abs(slope) > size + Tolerance)
                (entering, least, size) = (j, Math.Min(ratio, least), Math.Abs(slope));
        }

        return entering;
    }

    private void Pivot(int row, int entering, bool isBelow)
    {
        var leaving = basic[row];
        var pivot = rows[row][entering];
        var change = (valueOf[row] - (isBelow ? LowerOf(row) : UpperOf(row))) / pivot;
        var value = (isAtUpper[entering] ? upper[entering] : lower[entering]) + change;
        if (leaving >= 0)
            (isBasic[leaving], isAtUpper[leaving]) = (false, !isBelow);
        (isBasic[entering], isAtUpper[entering], basic[row]) = (true, false, entering);

        var own = Own(row);
        own.Divide(pivot);
        for (var at = 0; at < own.Count; at++)
            line[own.Columns[at]] = own.Numbers[at];
        foreach (var other in equationsOf[entering])
            Mend(other);
        if (rowsSince[entering] is { } since)
            foreach (var other in since)
                Mend(other);
        if (reducedCost[entering] is not 0 and var cost)
            for (var at = 0; at < own.Count; at++)
                reducedCost[own.Columns[at]] -= cost * own.Numbers[at];
        foreach (var column in own.Columns)
            line[column] = 0;
        valueOf[row] = value;
        Look(row);

        void Mend(int other)
        {
            if (other == row || rows[other][entering] is var times && Math.Abs(times) <= Tolerance)
                return;
            budget.TryTake(rows[other].Count + own.Count);
            valueOf[other] -= times * change;
            Own(other).Subtract(own, times, line, isMet, column => (rowsSince[column] ??= []).Add(other));
            Look(other);
        }
    }

    private SparseRow Own(int row) => rows[row] == equations[row] ? rows[row] = equations[row].Copy() : rows[row];

    private double[] Solution()
    {
        for (var j = 0; j < solution.Length; j++)
            solution[j] = isAtUpper[j] ? upper[j] : lower[j];
        for (var row = 0; row < rows.Length; row++)
            if (basic[row] >= 0)
                solution[basic[row]] = valueOf[row];
        return solution;
    }
}
