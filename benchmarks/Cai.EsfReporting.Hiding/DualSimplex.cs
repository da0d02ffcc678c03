using Google.OrTools.LinearSolver;

namespace Cai.EsfReporting.Disclosure;

/// <summary>Google's GLOP in the place of the product's own simplex: the same question, and the same answer to it but where several are equally cheap.</summary>
internal sealed class DualSimplex
{
    private readonly SearchBudget budget;
    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly Variable[] variables;
    private readonly double[] solution;
    private readonly double[] costNow;
    private readonly double[] lowerNow;
    private readonly double[] upperNow;

    /// <param name="start">GLOP finds where to start by itself.</param>
    public DualSimplex(int variables, SparseRow[] equations, int[] start, SearchBudget budget)
    {
        this.budget = budget;
        this.variables = [.. Enumerable.Range(0, variables).Select(_ => solver.MakeNumVar(0, 0, ""))];
        (solution, costNow, lowerNow, upperNow) = (new double[variables], new double[variables], new double[variables], new double[variables]);
        foreach (var equation in equations)
        {
            var row = solver.MakeConstraint(0, 0, "");
            for (var at = 0; at < equation.Count; at++)
                row.SetCoefficient(this.variables[equation.Columns[at]], equation.Numbers[at]);
        }

        solver.Objective().SetMinimization();
    }

    /// <returns>An optimal x, until the next search; null when there is none.</returns>
    public double[]? Solve(double[] cost, double[] lower, double[] upper)
    {
        for (var j = 0; j < variables.Length; j++)
        {
            if (cost[j] != costNow[j])
                solver.Objective().SetCoefficient(variables[j], costNow[j] = cost[j]);
            if (lower[j] != lowerNow[j] || upper[j] != upperNow[j])
                variables[j].SetBounds(lowerNow[j] = lower[j], upperNow[j] = upper[j]);
        }

        if (!budget.TryTake(1) || solver.Solve() != Solver.ResultStatus.OPTIMAL)
            return null;
        budget.TryTake(solver.Iterations());
        for (var j = 0; j < variables.Length; j++)
            solution[j] = variables[j].SolutionValue();
        return solution;
    }
}
