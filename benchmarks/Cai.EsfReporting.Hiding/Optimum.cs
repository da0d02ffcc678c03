using Cai.EsfReporting.Disclosure;
using Google.OrTools.LinearSolver;
using Google.OrTools.Sat;
using LinearExpr = Google.OrTools.Sat.LinearExpr;

namespace Cai.EsfReporting.Hiding;

/// <summary>
/// The least that can be hidden in the last of some tables, those before it being public: the pattern by CP-SAT, which knows of the protection only what GLOP has
/// found lacking so far (Fischetti and Salazar-González, JASA 2000). Witnesses may be fractions here, so that it is at most the true optimum.
/// </summary>
internal sealed class Optimum : IDisposable
{
    private const double Most = 100_000, Tolerance = 1e-6;

    private readonly Solver attacker = Solver.CreateSolver("GLOP");
    private readonly IReadOnlyList<(CellSystem Asked, PublishedTable Decided)> tables;
    private readonly int smallest;
    private readonly Dictionary<string, Variable>[] lifts;

    /// <summary>The cells of the last table that can be hidden and need not be.</summary>
    private readonly List<Cell> open;
    private readonly CpModel pattern = new();
    private readonly Dictionary<string, BoolVar> hides;
    private readonly List<Secret> secrets = [];

    /// <param name="tables">What each was asked and what was decided of it; the parts left out are not in it.</param>
    public Optimum(IReadOnlyList<(CellSystem Asked, PublishedTable Decided)> tables, int smallest)
    {
        (this.tables, this.smallest) = (tables, smallest);
        lifts = [.. tables.Select(table => table.Asked.Cells.ToDictionary(cell => cell.Key, cell => Lift(cell, table.Decided)))];
        foreach (var (table, t) in tables.Select((table, t) => (table.Asked, t)))
            Relate(table, t);
        open = [.. tables[^1].Asked.Cells.Where(cell => cell.IsPrinted && !IsSmall(cell))];
        hides = open.ToDictionary(cell => cell.Key, cell => pattern.NewBoolVar(cell.Key));
        pattern.Minimize(LinearExpr.WeightedSum(open.Select(cell => hides[cell.Key]), open.Select(Sum.WeightOf)));
    }

    /// <summary>Something not to be told: one of the differences can be so much, or so little.</summary>
    private sealed record Secret(IReadOnlyList<((Variable Variable, double Factor)[] Terms, double Least)> Ways)
    {
        /// <summary>The last solution that kept it.</summary>
        public HashSet<string>? Moved { get; set; }
    }

    /// <returns>The sum, the numbers hidden beside the small ones; null when it is not found in that time.</returns>
    public (long Weight, int Beyond)? Solve(double seconds, TimeProvider clock)
    {
        var began = clock.GetTimestamp();
        AddSecrets();
        var solver = new CpSolver();
        while (true)
        {
            var left = seconds - clock.GetElapsedTime(began).TotalSeconds;
            if (left <= 0)
                return null;
            solver.StringParameters = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"max_time_in_seconds:{left},num_workers:2,random_seed:1");
            if (solver.Solve(pattern) != CpSolverStatus.Optimal)
                return null;
            var hidden = open.Where(cell => solver.BooleanValue(hides[cell.Key])).Select(cell => cell.Key).ToHashSet();
            foreach (var cell in open)
                Open(cell, hidden.Contains(cell.Key));
            var cuts = 0;
            foreach (var secret in secrets.Where(secret => secret.Moved is null || !secret.Moved.IsSubsetOf(hidden)))
                if (TryCut(secret, hidden))
                    cuts++;
            if (cuts == 0)
                return (open.Where(cell => hidden.Contains(cell.Key)).Sum(Sum.WeightOf), hidden.Count);
        }
    }

    public void Dispose() => attacker.Dispose();

    private bool IsSmall(Cell cell) => cell is { IsCount: true, Value: > 0 } && cell.Value < smallest;

    private Variable Lift(Cell cell, PublishedTable decided)
    {
        var variable = attacker.MakeNumVar(0, 0, cell.Key);
        if (!cell.IsPrinted || decided.Hidden.ContainsKey(cell.Key))
            Open(cell, true, variable);
        return variable;
    }

    private void Open(Cell cell, bool isHidden) => Open(cell, isHidden, lifts[^1][cell.Key]);

    private static void Open(Cell cell, bool isHidden, Variable variable)
    {
        if (isHidden)
            variable.SetBounds(LeastOf(cell), Most);
        else
            variable.SetBounds(0, 0);
    }

    private static double LeastOf(Cell cell) => cell.IsPrinted ? Math.Min(0, 1 - cell.Value) : -cell.Value;

    private void Relate(CellSystem table, int t)
    {
        foreach (var equation in table.Equations)
        {
            var row = attacker.MakeConstraint(0, 0, "");
            row.SetCoefficient(lifts[t][equation.Total], 1);
            foreach (var part in equation.Parts)
                row.SetCoefficient(lifts[t][part], -1);
        }

        foreach (var cell in table.Cells.Where(cell => cell.IsCumulative))
            for (var before = 0; before < t; before++)
                if (tables[before].Decided.Values.TryGetValue(cell.Key, out var then) && then <= cell.Value)
                    Link(lifts[t][cell.Key], lifts[before][cell.Key], then - cell.Value, double.PositiveInfinity);
        foreach (var tie in table.Ties)
            if (tables[tie.Table].Decided.Values.TryGetValue(tie.Earlier, out var then) && then == table.Cells[table.IndexOf(tie.Key)!.Value].Value)
                Link(lifts[t][tie.Key], lifts[tie.Table][tie.Earlier], 0, 0);
    }

    private void Link(Variable now, Variable then, double least, double most)
    {
        var row = attacker.MakeConstraint(least, most, "");
        row.SetCoefficient(now, 1);
        row.SetCoefficient(then, -1);
    }

    private void AddSecrets()
    {
        for (var t = 0; t < tables.Count; t++)
            foreach (var cell in tables[t].Asked.Cells)
            {
                var lift = lifts[t][cell.Key];
                if (IsSmall(cell))
                    secrets.Add(new([([(lift, 1)], smallest - cell.Value)]));
                if (cell is { MayNotBeToldZero: true, Value: 0 })
                    secrets.Add(new([([(lift, 1)], 1)]));
                for (var before = 0; before < t && cell.IsEvent; before++)
                    if (tables[before].Decided.Values.TryGetValue(cell.Key, out var then) && cell.Value - then is var change && Math.Abs(change) is > 0 && Math.Abs(change) < smallest)
                        secrets.Add(new([
                            ([(lift, 1), (lifts[before][cell.Key], -1)], smallest - change),
                            ([(lift, -1), (lifts[before][cell.Key], 1)], smallest + change),
                        ]));
            }
    }

    /// <summary>Whether the pattern does not keep the secret; then it is told what it lacks.</summary>
    private bool TryCut(Secret secret, HashSet<string> hidden)
    {
        var lacking = new Dictionary<string, double>();
        foreach (var (terms, least) in secret.Ways)
        {
            var objective = attacker.Objective();
            objective.Clear();
            foreach (var (variable, factor) in terms)
                objective.SetCoefficient(variable, factor);
            objective.SetMaximization();
            if (attacker.Solve() is not Solver.ResultStatus.OPTIMAL and var status)
                throw new InvalidOperationException($"What is published contradicts itself: {status}.");
            if (objective.Value() >= least - Tolerance)
            {
                secret.Moved = [.. open.Where(cell => Math.Abs(lifts[^1][cell.Key].SolutionValue()) > Tolerance).Select(cell => cell.Key)];
                return false;
            }

            // By duality no pattern lifts it further than what each hidden cell adds.
            var worth = open.Select(cell => (cell.Key, Worth: WorthOf(cell))).Where(cell => cell.Worth > Tolerance).ToList();
            var needed = least - objective.Value() + worth.Where(cell => hidden.Contains(cell.Key)).Sum(cell => cell.Worth);
            // In parts of what is needed; of two ways one is enough.
            foreach (var (key, own) in worth)
                lacking[key] = Math.Max(lacking.GetValueOrDefault(key), Math.Min(1, own / needed));
        }

        const long Whole = 10_000;
        pattern.AddLinearConstraint(LinearExpr.WeightedSum(lacking.Keys.Select(key => hides[key]), lacking.Values.Select(part => (long)Math.Ceiling((part * Whole) - Tolerance))), Whole, long.MaxValue / 2);
        return true;

        double WorthOf(Cell cell)
        {
            var reduced = lifts[^1][cell.Key].ReducedCost();
            return reduced > Tolerance ? reduced * Most : reduced < -Tolerance ? reduced * LeastOf(cell) : 0;
        }
    }
}
