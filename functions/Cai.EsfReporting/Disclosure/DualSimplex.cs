using System.Runtime.CompilerServices;

namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// Minimises cost·x subject to rows·x = 0 and lower ≤ x ≤ upper, by the dual simplex method with bounds (Lemke 1954; Koberstein,
/// The dual simplex method, 2005).
/// </summary>
/// <remarks>
/// Costs are 0 or more and lower bounds finite, so everything at its lower bound is optimal but for the rows it breaks: each
/// step mends one row. A search that starts at "nothing changes" mends as many rows as its answer is long, which is few,
/// and the tableau starts as the sparse rows themselves, each copied when it is first written to. The loops are compiled
/// for speed at once: a process runs one replay, which is over before the runtime finds out that they are worth it.
/// </remarks>
internal sealed class DualSimplex
{
    private const double Tolerance = 1e-9;

    /// <summary>After so many steps the smallest index decides (Bland's rule), which cannot go round in circles.</summary>
    private const int StepsBeforeBland = 300;

    private readonly SearchBudget budget;

    private readonly double[][] equations;
    private readonly int[] start;

    /// <summary>The tableau: an equation itself, until it is first written to.</summary>
    private readonly double[][] rows;
    private readonly double[]?[] copies;

    /// <summary>The variable of each row; −1 for what the row lacks, which must be 0 and never comes back.</summary>
    private readonly int[] basic;
    private readonly double[] valueOf;
    private readonly bool[] isBasic;
    private readonly bool[] isAtUpper;

    /// <summary>Where the row just used is not 0: the rows stay sparse, so this is most of the speed.</summary>
    private readonly int[] nonzero;
    private double[] reducedCost = [];
    private double[] lower = [];
    private double[] upper = [];

    /// <param name="variables">How many columns each row has.</param>
    /// <param name="equations">Rows that are to be 0; they are not written to.</param>
    /// <param name="start">For each row a variable that stands in no other, there with 1, and costs nothing; or −1.</param>
    /// <param name="budget">What a step costs is taken from it; a search that finds it empty is called unsolvable, which hides more.</param>
    public DualSimplex(int variables, double[][] equations, int[] start, SearchBudget budget)
    {
        (this.equations, this.start, this.budget) = (equations, start, budget);
        rows = new double[equations.Length][];
        copies = new double[]?[equations.Length];
        basic = new int[equations.Length];
        valueOf = new double[equations.Length];
        (isBasic, isAtUpper, nonzero) = (new bool[variables], new bool[variables], new int[variables]);
    }

    /// <returns>An optimal x, as exact as doubles are; null when there is none.</returns>
    public double[]? Solve(double[] cost, double[] lower, double[] upper)
    {
        (this.lower, this.upper, reducedCost) = (lower, upper, [.. cost]);
        Array.Clear(isBasic);
        Array.Clear(isAtUpper);
        Array.Clear(valueOf);
        equations.CopyTo(rows, 0);
        start.CopyTo(basic, 0);
        foreach (var variable in start)
            if (variable >= 0)
                isBasic[variable] = true;
        for (var j = 0; j < lower.Length; j++)
            if (lower[j] != 0 && !isBasic[j])
                for (var row = 0; row < rows.Length; row++)
                    valueOf[row] -= rows[row][j] * lower[j];
        return Solve();
    }

    private double[]? Solve()
    {
        for (var step = 0; budget.TryTake(rows.Length + lower.Length); step++)
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pivot(int row, int entering, bool isBelow)
    {
        var leaving = basic[row];
        var pivot = rows[row][entering];
        var change = (valueOf[row] - (isBelow ? LowerOf(row) : UpperOf(row))) / pivot;
        var value = (isAtUpper[entering] ? upper[entering] : lower[entering]) + change;
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
            if (rows[other][entering] is var times && other != row && Math.Abs(times) > Tolerance)
            {
                valueOf[other] -= times * change;
                Subtract(Own(other), line, nonzero.AsSpan(0, filled), times);
            }

        valueOf[row] = value;
        Subtract(reducedCost, line, nonzero.AsSpan(0, filled), reducedCost[entering]);
    }

    private double[] Own(int row)
    {
        if (rows[row] != equations[row])
            return rows[row];
        var copy = copies[row] ??= new double[equations[row].Length];
        equations[row].CopyTo(copy, 0);
        return rows[row] = copy;
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Subtract(double[] from, double[] line, ReadOnlySpan<int> nonzero, double times)
    {
        foreach (var j in nonzero)
            from[j] -= times * line[j];
    }
}
