using Cai.EsfReporting.Disclosure;

namespace Cai.EsfReporting.Tests.Disclosure;

/// <summary>The least cost, held against a slow search in exact fractions that shares nothing with it.</summary>
public sealed class DualSimplexTests
{
    private const double Open = double.PositiveInfinity;

    [Fact]
    public void The_least_cost_is_that_of_exact_fractions()
    {
        var (solved, unsolvable) = (0, 0);
        for (var seed = 0; seed < 1_500; seed++)
        {
            var made = new MadeUp(seed);
            // The same search again and again, as a table asks it: nothing of one may stay for the next.
            var simplex = new DualSimplex(made.Variables, [.. made.Rows.Select(row => SparseRow.Of([.. row.Select(term => (term.Column, (double)term.Number))]))], made.Start, new(long.MaxValue));
            for (var time = 0; time < 3; time++)
            {
                made.Next();
                var x = simplex.Solve(made.Cost, made.Lower, made.Upper)?.ToArray();
                var least = made.LeastCost();
                (x is null).ShouldBe(least is null, $"{seed}/{time}");
                if (x is null)
                {
                    unsolvable++;
                    continue;
                }

                solved++;
                made.Cost.Zip(x).Sum(pair => pair.First * pair.Second).ShouldBe(least!.Value, 1e-6, $"{seed}/{time}");
                foreach (var row in made.Rows)
                    row.Sum(term => term.Number * x[term.Column]).ShouldBe(0, 1e-6, $"{seed}/{time}");
                for (var j = 0; j < x.Length; j++)
                    x[j].ShouldBeInRange(made.Lower[j] - 1e-6, made.Upper[j] + 1e-6, $"{seed}/{time}");
            }
        }

        solved.ShouldBeGreaterThan(1_000);
        unsolvable.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Of_two_ways_the_cheaper_is_taken()
    {
        var simplex = new DualSimplex(3, [SparseRow.Of([(0, 1), (1, -1), (2, -1)])], [-1], new(1_000));
        simplex.Solve([0, 2, 1], [4, 0, 0], [Open, Open, Open])!.ShouldBe([4, 0, 4]);
        simplex.Solve([0, 1, 2], [4, 0, 0], [Open, Open, Open])!.ShouldBe([4, 4, 0]);
        // One has room for three only.
        simplex.Solve([0, 2, 1], [4, 0, 0], [Open, Open, 3])!.ShouldBe([4, 1, 3]);
        simplex.Solve([0, 2, 1], [4, 0, 0], [Open, 0, 3]).ShouldBeNull();
        simplex.Solve([0, 2, 1], [0, 0, 0], [Open, Open, Open])!.ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void A_search_whose_work_runs_out_has_no_answer()
    {
        DualSimplex Search(SearchBudget budget) => new(3, [SparseRow.Of([(0, 1), (1, -1), (2, -1)])], [-1], budget);
        Search(new(0)).Solve([0, 2, 1], [4, 0, 0], [Open, Open, Open]).ShouldBeNull();
        Search(new(2)).Solve([0, 2, 1], [4, 0, 0], [Open, Open, Open]).ShouldBeNull();
        Search(new(100)).Solve([0, 2, 1], [4, 0, 0], [Open, Open, Open]).ShouldNotBeNull();
    }

    [Fact]
    public void A_row_begins_with_its_numbers_and_gets_more()
    {
        var row = SparseRow.Of([(3, 2.0), (1, -1.0)]);
        (row.Count, row[3], row[1], row[0], row[2]).ShouldBe((2, 2.0, -1.0, 0.0, 0.0));

        var copy = row.Copy();
        copy.Divide(2);
        (copy[3], copy[1], copy.Count).ShouldBe((1.0, -0.5, 2));
        (row[3], row[1]).ShouldBe((2.0, -1.0));

        // Twice 1 at column 3, which so is gone, and three that come to it.
        var other = SparseRow.Of([(3, 1.0), (0, 4.0), (2, 5.0), (5, 6.0), (6, 0.0)]);
        var (scattered, isMet, added) = (new double[8], new bool[8], new List<int>());
        for (var at = 0; at < other.Count; at++)
            scattered[other.Columns[at]] = other.Numbers[at];
        row.Subtract(other, 2, scattered, isMet, added.Add);

        (row[3], row[1], row[0], row[2], row[5], row[6]).ShouldBe((0.0, -1.0, -8.0, -10.0, -12.0, 0.0));
        added.ShouldBe([0, 2, 5]);
        isMet.ShouldAllBe(met => !met);
        row.Columns.ToArray().ShouldBe([3, 1, 0, 2, 5]);

        // What rounding leaves is nothing.
        var (small, same) = (SparseRow.Of([(0, 0.1 + 0.2)]), SparseRow.Of([(0, 0.1)]));
        small.Subtract(same, 3, [0.1, 0, 0], new bool[3], _ => throw new InvalidOperationException());
        small[0].ShouldBe(0);
    }

    [Fact]
    public void What_is_taken_of_a_budget_is_gone_and_tidying_has_twice_as_much_at_most()
    {
        var budget = new SearchBudget(10);
        (budget.TryTake(9), budget.IsEmpty).ShouldBe((true, false));
        (budget.TryTake(1), budget.IsEmpty).ShouldBe((false, true));

        var large = new SearchBudget(1_000_000_000);
        large.TryTake(100).ShouldBeTrue();
        large.LeaveTidying();
        (large.TryTake(199), large.TryTake(1)).ShouldBe((true, false));

        var huge = new SearchBudget(3_000_000_000);
        huge.TryTake(1_000_000_000);
        huge.LeaveTidying();
        (huge.TryTake(299_999_999), huge.TryTake(1)).ShouldBe((true, false));

        var little = new SearchBudget(30);
        little.TryTake(20);
        little.LeaveTidying();
        (little.TryTake(9), little.TryTake(1)).ShouldBe((true, false));
    }

    /// <summary>A few variables and rows with small whole numbers.</summary>
    private sealed class MadeUp
    {
        private readonly Random random;

        public MadeUp(int seed)
        {
            random = new(seed);
            (Variables, Rows) = (random.Next(2, 8), []);
            var (count, free) = (random.Next(1, 5), new List<int>());
            for (var row = 0; row < count; row++)
            {
                var columns = Enumerable.Range(0, Variables).Where(_ => random.Next(2) == 0).ToList();
                Rows.Add([.. columns.Select(column => (column, random.Next(5) == 0 ? 2 : random.Next(2) == 0 ? 1 : -1))]);
            }

            // Some rows begin with a variable of their own, which costs nothing.
            foreach (var row in Rows)
                free.Add(random.Next(2) == 0 ? Variables + free.Count(own => own >= 0) : -1);
            foreach (var (row, own) in Rows.Zip(free))
                if (own >= 0)
                    row.Insert(random.Next(row.Count + 1), (own, 1));
            Start = [.. free];
            Variables += free.Count(own => own >= 0);
            (Cost, Lower, Upper) = (new double[Variables], new double[Variables], new double[Variables]);
        }

        public int Variables { get; }

        public List<List<(int Column, int Number)>> Rows { get; }

        public int[] Start { get; }

        public double[] Cost { get; }

        public double[] Lower { get; }

        public double[] Upper { get; }

        public void Next()
        {
            for (var j = 0; j < Variables; j++)
            {
                Cost[j] = Start.Contains(j) ? 0 : random.Next(6);
                Lower[j] = random.Next(3) == 0 ? random.Next(-4, 5) : 0;
                Upper[j] = random.Next(2) == 0 ? Open : Lower[j] + random.Next(0, 6);
            }
        }

        /// <summary>Null when no x is possible.</summary>
        public double? LeastCost()
        {
            // Each variable is counted from its lower bound; then those that fill up to an upper bound, and last the cost itself.
            var bounded = Enumerable.Range(0, Variables).Where(j => !double.IsPositiveInfinity(Upper[j])).ToList();
            var equations = new List<(IReadOnlyList<(int, int)>, long)>();
            foreach (var row in Rows)
                equations.Add(([.. row], -row.Sum(term => term.Number * (long)Lower[term.Column])));
            foreach (var (i, j) in bounded.Index())
                equations.Add(([(j, 1), (Variables + i, 1)], (long)(Upper[j] - Lower[j])));
            var all = Variables + bounded.Count;
            equations.Add(([.. Enumerable.Range(0, Variables).Where(j => Cost[j] != 0).Select(j => (j, (int)-Cost[j])), (all, 1)], 0));
            try
            {
                var least = new ExactDictionary(all + 1, equations).Least(all);
                return ((double)least.Numerator / least.Denominator) + Cost.Zip(Lower).Sum(pair => pair.First * pair.Second);
            }
            catch (InvalidOperationException)
            {
                return null;
            }
        }
    }
}
