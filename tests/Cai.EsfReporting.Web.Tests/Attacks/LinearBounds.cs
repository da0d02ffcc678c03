using Google.OrTools.LinearSolver;

namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>How large and how small something can be, given linear relations: Google's GLOP, which the product does not use.</summary>
internal sealed class LinearBounds : IDisposable
{
    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly List<Variable> variables = [];

    private readonly List<Constraint> rows = [];

    /// <summary>Solutions found so far: most questions are answered by one of them.</summary>
    private readonly List<double[]> seen = [];

    public int Add(double least)
    {
        variables.Add(solver.MakeNumVar(least, Most, ""));
        return variables.Count - 1;
    }

    /// <summary>least ≤ Σ factor · variable ≤ most</summary>
    /// <param name="name">Told by <see cref="Why"/>.</param>
    public void Relate(IEnumerable<(int Variable, double Factor)> terms, double least, double most, string name)
    {
        var row = solver.MakeConstraint(least, most, name);
        rows.Add(row);
        foreach (var term in terms.GroupBy(t => t.Variable))
            row.SetCoefficient(variables[term.Key], term.Sum(t => t.Factor));
    }

    /// <summary>Whether Σ factor · variable can be at least so much.</summary>
    public bool CanBe(IReadOnlyList<(int Variable, double Factor)> terms, double atLeast) =>
        seen.Exists(solution => ValueOf(terms, solution) >= atLeast - Tolerance) || Greatest(terms) >= atLeast - Tolerance;

    /// <summary>Whether Σ factor · variable can have two values.</summary>
    public bool Varies(IReadOnlyList<(int Variable, double Factor)> terms)
    {
        if (seen.Count > 0 && seen.Max(s => ValueOf(terms, s)) - seen.Min(s => ValueOf(terms, s)) > Tolerance)
            return true;
        return Greatest(terms) + Greatest([.. terms.Select(t => (t.Variable, -t.Factor))]) > Tolerance;
    }

    /// <summary>Infinite when nothing bounds it.</summary>
    /// <exception cref="InvalidOperationException">The relations contradict each other: the attack is wrong.</exception>
    public double Greatest(IReadOnlyList<(int Variable, double Factor)> terms)
    {
        var objective = solver.Objective();
        objective.Clear();
        foreach (var (variable, factor) in terms)
            objective.SetCoefficient(variables[variable], factor);
        objective.SetMaximization();
        switch (solver.Solve())
        {
            case Solver.ResultStatus.OPTIMAL:
                seen.Add([.. variables.Select(v => v.SolutionValue())]);
                return ValueOf(terms, seen[^1]);
            case Solver.ResultStatus.UNBOUNDED:
                return double.PositiveInfinity;
            case var status:
                throw new InvalidOperationException($"What is published contradicts itself: {status}.");
        }
    }

    /// <summary>The relations that bound something from above.</summary>
    public string Why(IReadOnlyList<(int Variable, double Factor)> terms)
    {
        Greatest(terms);
        return string.Join(" & ", rows.Where(row => Math.Abs(row.DualValue()) > Tolerance).Select(row => row.Name()));
    }

    public void Dispose() => solver.Dispose();

    private const double Tolerance = 1e-6;

    /// <summary>More people than any project has: without a bound the solver cannot tell unbounded from contradictory.</summary>
    private const double Most = 100_000;

    private static double ValueOf(IReadOnlyList<(int Variable, double Factor)> terms, double[] solution) => terms.Sum(t => t.Factor * solution[t.Variable]);
}
