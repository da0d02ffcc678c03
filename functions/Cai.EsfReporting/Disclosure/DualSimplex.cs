namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// Minimises cost·x subject to rows·x = 0 and lower ≤ x ≤ upper, by the dual simplex method with bounds (Lemke 1954; Koberstein,
/// The dual simplex method, 2005).
/// </summary>
/// <remarks>
/// Costs are 0 or more and lower bounds finite, so everything at its lower bound is optimal but for the rows it breaks: each
/// step mends one row. A search that starts at "nothing changes" mends as many rows as its answer is long, which is few,
/// and the tableau starts as the sparse rows themselves, each copied when it is first written to.
/// </remarks>
internal sealed class DualSimplex
{
    private const double Tolerance = 1e-9;

    /// <summary>After so many steps the smallest index decides (Bland's rule), which cannot go round in circles.</summary>
    private const int StepsBeforeBland = 300;

    /// <summary>Never met: a search that comes this far is called unsolvable, which hides more.</summary>
    private const int MostSteps = 20_000;

    private readonly double[][] rows;
    private readonly bool[] isOwnRow;
    private readonly double[] reducedCost;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly bool[] isAtUpper;
    private readonly bool[] isBasic;

    /// <summary>Where the row just used is not 0: the rows stay sparse, so this is most of the speed.</summary>
    private readonly int[] nonzero;

    /// <summary>The variable of each row; −1 for what the row lacks, which must be 0 and never comes back.</summary>
    private readonly int[] basic;
    private readonly double[] valueOf;

    private DualSimplex(double[][] equations, int[] start, double[] cost, double[] lower, double[] upper)
    {
        (this.lower, this.upper) = (lower, upper);
        rows = [.. equations];
        isOwnRow = new bool[rows.Length];
        reducedCost = [.. cost];
        isAtUpper = new bool[cost.Length];
        isBasic = new bool[cost.Length];
        nonzero = new int[cost.Length];
        basic = [.. start];
        foreach (var variable in start)
            if (variable >= 0)
                isBasic[variable] = true;
        valueOf = new double[rows.Length];
        for (var j = 0; j < lower.Length; j++)
            if (lower[j] != 0 && !isBasic[j])
                for (var row = 0; row < rows.Length; row++)
                    valueOf[row] -= rows[row][j] * lower[j];
    }

    /// <param name="start">For each row a variable that stands in no other, there with 1, and costs nothing; or −1.</param>
    /// <returns>An optimal x, as exact as doubles are; null when there is none.</returns>
    public static double[]? Solve(double[][] rows, int[] start, double[] cost, double[] lower, double[] upper) =>
        new DualSimplex(rows, start, cost, lower, upper).Solve();

    private double[]? Solve()
    {
        for (var step = 0; step < MostSteps; step++)
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

    /// <summary>The row whose variable is furthest outside its bounds; −1 when none is.</summary>
    private int WorstRow(bool byIndex)
    {
        var (worst, most) = (-1, 1e-7);
        for (var row = 0; row < rows.Length; row++)
        {
            var outside = Math.Max(LowerOf(row) - valueOf[row], valueOf[row] - UpperOf(row));
            if (byIndex ? outside > 1e-7 && (worst < 0 || basic[row] < basic[worst]) : outside > most)
                (worst, most) = (row, outside);
        }

        return worst;
    }

    /// <summary>The variable that brings the row's back to its bound at the least cost; −1 when none can.</summary>
    private int Entering(double[] row, bool isBelow)
    {
        var (entering, least, size) = (-1, double.PositiveInfinity, 0.0);
        for (var j = 0; j < row.Length; j++)
        {
            var slope = isBelow ? -row[j] : row[j];
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
        for (var other = 0; other < rows.Length; other++)
            valueOf[other] -= rows[other][entering] * change;
        valueOf[row] = (isAtUpper[entering] ? upper[entering] : lower[entering]) + change;
        if (leaving >= 0)
            (isBasic[leaving], isAtUpper[leaving]) = (false, !isBelow);
        (isBasic[entering], isAtUpper[entering], basic[row]) = (true, false, entering);

        var (line, filled) = (Own(row), 0);
        for (var j = 0; j < line.Length; j++)
            if (line[j] != 0)
            {
                line[j] /= pivot;
                nonzero[filled++] = j;
            }

        for (var other = 0; other < rows.Length; other++)
            if (other != row && Math.Abs(rows[other][entering]) > Tolerance)
                Subtract(Own(other), line, nonzero.AsSpan(0, filled), rows[other][entering]);
        Subtract(reducedCost, line, nonzero.AsSpan(0, filled), reducedCost[entering]);
    }

    private double[] Own(int row)
    {
        if (!isOwnRow[row])
            (rows[row], isOwnRow[row]) = ([.. rows[row]], true);
        return rows[row];
    }

    private double[] Solution()
    {
        var x = new double[lower.Length];
        for (var j = 0; j < x.Length; j++)
            x[j] = isAtUpper[j] ? upper[j] : lower[j];
        for (var row = 0; row < rows.Length; row++)
            if (basic[row] >= 0)
                x[basic[row]] = valueOf[row];
        return x;
    }

    private static void Subtract(double[] from, double[] line, ReadOnlySpan<int> nonzero, double times)
    {
        foreach (var j in nonzero)
            from[j] -= times * line[j];
    }
}
