using Google.OrTools.LinearSolver;

namespace Cai.EsfReporting.Web.Tests.Attacks;

/// <summary>How large and how small something can be, given linear relations: Google's GLOP, which the product does not use.</summary>
internal sealed class LinearBounds : IDisposable
{
    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly List<Variable> variables = [];

    private readonly List<(Constraint Row, Func<string> Name)> rows = [];

    /// <summary>Solutions found so far: most questions are answered by one of them.</summary>
    private readonly List<double[]> seen = [];

    /// <summary>The same numbers every time.</summary>
    private readonly Random random = new(1);

    public LinearBounds() =>
        // Only what is asked changes: from the last answer it is a few steps to the next.
        solver.SetSolverSpecificParametersAsString("use_preprocessing: false");

    public int Add(double least)
    {
        variables.Add(solver.MakeNumVar(least, Most, ""));
        return variables.Count - 1;
    }

    /// <summary>least ≤ Σ factor · variable ≤ most</summary>
    /// <param name="name">Told by <see cref="Why"/>.</param>
    public void Relate(IEnumerable<(int Variable, double Factor)> terms, double least, double most, Func<string> name)
    {
        var row = solver.MakeConstraint(least, most, "");
        rows.Add((row, name));
        foreach (var term in terms.GroupBy(t => t.Variable))
            row.SetCoefficient(variables[term.Key], term.Sum(t => t.Factor));
    }

    /// <summary>Takes a solution that is known, by variable.</summary>
    public void Take(double[] solution) => seen.Add(solution);

    /// <summary>Looks for solutions in which many questions are answered at once, so that few must be asked one by one. What it does not find may be there.</summary>
    /// <param name="questions">Of each its ways: one of the sums is to be at least so much.</param>
    public void LookFor(IEnumerable<IReadOnlyList<Way>> questions)
    {
        var open = questions.Where(ways => !ways.Any(IsSeen)).ToList();
        // In all that are left, as long as that answers some; then in fewer, which hinder each other less.
        for (var size = Math.Min(open.Count, MostAtOnce); open.Count > 0 && size > 0;)
        {
            var asked = open.Count <= size ? open : [.. random.GetItems(open.ToArray(), size)];
            Solve(asked.SelectMany(ways =>
            {
                var (way, weight) = (ways[random.Next(ways.Count)], Weight());
                return way.Terms.Select(term => (term.Variable, term.Factor * weight));
            }));
            if (open.RemoveAll(ways => ways.Any(way => ValueOf(way.Terms, seen[^1]) >= way.AtLeast - Tolerance)) <= asked.Count / 20)
                size = Math.Min(size, open.Count) / 2;
        }
    }

    /// <summary>Those of some variables that have one value only.</summary>
    /// <remarks>A sum by random weights that is as large as it is small has parts that are constant, or else the weights would have to fit.</remarks>
    public HashSet<int> ConstantOf(IEnumerable<int> of)
    {
        if (seen.Count == 0)
            Solve([]);
        var open = of.Where(variable => !IsSeenToVary(variable)).ToList();
        for (var count = -1; count != open.Count;)
        {
            count = open.Count;
            var sum = open.Select(variable => (Variable: variable, Factor: Weight())).ToList();
            foreach (var sign in (int[])[1, -1])
            {
                Solve(sum.Select(term => (term.Variable, sign * term.Factor)));
                open.RemoveAll(variable => Math.Abs(seen[^1][variable] - seen[0][variable]) > Tolerance);
            }
        }

        return [.. open];
    }

    /// <summary>Whether a sum can be at least so much.</summary>
    public bool CanBe(Way way) => IsSeen(way) || Greatest(way.Terms) >= way.AtLeast - Tolerance;

    /// <summary>Whether one of the sums can be: where a solution is known, none is looked for.</summary>
    public bool CanBe(IReadOnlyList<Way> ways) => ways.Any(IsSeen) || ways.Any(CanBe);

    /// <summary>Whether Σ factor · variable can have two values.</summary>
    public bool Varies(IReadOnlyList<(int Variable, double Factor)> terms)
    {
        if (seen.Count > 0 && seen.Max(s => ValueOf(terms, s)) - seen.Min(s => ValueOf(terms, s)) > Tolerance)
            return true;
        return Greatest(terms) + Greatest([.. terms.Select(t => (t.Variable, -t.Factor))]) > Tolerance;
    }

    /// <exception cref="InvalidOperationException">The relations contradict each other: the attack is wrong.</exception>
    public double Greatest(IReadOnlyList<(int Variable, double Factor)> terms)
    {
        Solve(terms);
        return ValueOf(terms, seen[^1]);
    }

    /// <summary>The relations that bound something from above.</summary>
    public string Why(IReadOnlyList<(int Variable, double Factor)> terms)
    {
        Greatest(terms);
        return string.Join(" & ", rows.Where(row => Math.Abs(row.Row.DualValue()) > Tolerance).Select(row => row.Name()));
    }

    public void Dispose() => solver.Dispose();

    private const double Tolerance = 1e-6;

    /// <summary>More people than any project has: without a bound the solver cannot tell unbounded from contradictory.</summary>
    private const double Most = 100_000;

    private const int MostAtOnce = 1000;

    /// <summary>Makes Σ factor · variable as large as it can be; the solution is the last that is seen.</summary>
    private void Solve(IEnumerable<(int Variable, double Factor)> terms)
    {
        var objective = solver.Objective();
        objective.Clear();
        foreach (var term in terms.GroupBy(t => t.Variable))
            objective.SetCoefficient(variables[term.Key], term.Sum(t => t.Factor));
        objective.SetMaximization();
        if (solver.Solve() is not Solver.ResultStatus.OPTIMAL and var status)
            throw new InvalidOperationException($"What is published contradicts itself: {status}.");
        seen.Add([.. variables.Select(v => v.SolutionValue())]);
    }

    private double Weight() => 0.1 + random.NextDouble();

    private bool IsSeen(Way way) => seen.Exists(solution => ValueOf(way.Terms, solution) >= way.AtLeast - Tolerance);

    private bool IsSeenToVary(int variable) => seen.Exists(solution => Math.Abs(solution[variable] - seen[0][variable]) > Tolerance);

    private static double ValueOf(IReadOnlyList<(int Variable, double Factor)> terms, double[] solution)
    {
        var sum = 0.0;
        foreach (var (variable, factor) in terms)
            sum += factor * solution[variable];
        return sum;
    }
}

/// <summary>Something to be: Σ factor · variable at least so much.</summary>
internal sealed record Way(IReadOnlyList<(int Variable, double Factor)> Terms, double AtLeast);
