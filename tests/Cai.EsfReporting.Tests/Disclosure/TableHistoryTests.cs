using Cai.EsfReporting.Disclosure;

namespace Cai.EsfReporting.Tests.Disclosure;

/// <summary>What hangs together, what is known from before, and which histories agree with it.</summary>
public sealed class TableHistoryTests
{
    private static readonly CellSystem Parted = new(
        [new("total", 60), new("b", 20) { Part = "areas/north" }, new("a", 10) { Part = "areas" }, new("c", 30) { Part = "areas/northern" }, new("d", 7) { Part = "sex" }],
        [new("total", "c", "b", "a"), new("total", "d"), new("d", "a")], [new("a", 0, "old"), new("d", 0, "d")]);

    [Fact]
    public void Cells_and_equations_stand_in_the_order_of_their_keys()
    {
        Parted.Cells.Select(cell => cell.Key).ShouldBe(["a", "b", "c", "d", "total"]);
        Parted.Equations.Select(equation => $"{equation.Total}={string.Join('+', equation.Parts)}").ShouldBe(["d=a", "total=a+b+c", "total=d"]);
        (Parted.IndexOf("a"), Parted.IndexOf("total"), Parted.IndexOf("x")).ShouldBe((0, 4, null));
        Parted.Rows.Select(row => string.Join(' ', row.Select(term => $"{term.Cell}:{term.Sign}"))).ShouldBe(["3:1 0:-1", "4:1 0:-1 1:-1 2:-1", "4:1 3:-1"]);
        Parted.Beside(0).Order().ShouldBe([1, 2, 3, 4]);
        Parted.Beside(1).Order().ShouldBe([0, 2, 4]);
    }

    [Fact]
    public void Without_a_part_goes_what_is_within_it_and_what_names_it()
    {
        var north = Parted.Without("areas/north");
        north.Cells.Select(cell => cell.Key).ShouldBe(["a", "c", "d", "total"]);
        north.Equations.Select(equation => equation.Total).ShouldBe(["d", "total"]);
        north.Ties.Count.ShouldBe(2);
        var areas = Parted.Without("areas");
        areas.Cells.Select(cell => cell.Key).ShouldBe(["d", "total"]);
        areas.Equations.Single().Parts.ShouldBe(["d"]);
        areas.Ties.Single().Key.ShouldBe("d");
        CellSystem.IsWithin("areas/north", "areas").ShouldBeTrue();
        CellSystem.IsWithin("areas", "areas/north").ShouldBeFalse();
        CellSystem.IsWithin("areas", "").ShouldBeFalse();
    }

    [Fact]
    public void Differences_leave_the_equations_or_do_not()
    {
        bool IsLeft(params (int, int)[] differences) => Parted.IsLeftBy(new(differences.ToDictionary(d => d.Item1, d => d.Item2)));
        IsLeft().ShouldBeTrue();
        IsLeft((1, 2), (2, -2)).ShouldBeTrue();
        IsLeft((1, 2), (2, -1)).ShouldBeFalse();
        IsLeft((0, 1), (3, 1), (4, 1)).ShouldBeTrue();
        IsLeft((0, 1), (4, 1)).ShouldBeFalse();
    }

    [Fact]
    public void What_a_reader_cannot_know_is_bounded_by_what_is_possible()
    {
        var history = new TableHistory(new([new("one", 1), new("ten", 10), new("zero", 0), new("rest", 3) { IsPrinted = false }], []), [], 5);
        var bounds = history.BoundsOf(Witness.Truth);
        // A printed number is 1 or more, unless it is 0; what is not printed may be 0.
        Enumerable.Range(0, 4).Select(bounds.LeastOf).ShouldBe([0, -3, -9, 0]);
        Enumerable.Range(0, 4).Select(bounds.MostOf).ShouldBe([int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue]);
        bounds.Required.ShouldBeEmpty();
        // one, rest, ten, zero in the order of keys.
        Enumerable.Range(0, 4).Select(history.IsSmall).ShouldBe([true, true, false, false]);
        Enumerable.Range(0, 4).Select(history.NeedsProtection).ShouldBe([true, true, false, false]);
        (history.Needed(0, Witness.Truth), history.Needed(1, Witness.Truth)).ShouldBe((4, 2));
        (history.IsProtected(0, Witness.Truth, 3), history.IsProtected(0, Witness.Truth, 4)).ShouldBe((false, true));
    }

    [Fact]
    public void A_cell_that_is_to_be_protected_must_differ_by_what_it_needs()
    {
        var history = new TableHistory(new([new("a", 2), new("b", 30)], []), [], 5);
        var bounds = history.BoundsOf(Witness.Truth, 0);
        (bounds.LeastOf(0), bounds.MostOf(0), bounds.LeastOf(1)).ShouldBe((3, int.MaxValue, -29));
        bounds.Required.ShouldBe([0]);
        bounds.Allow(new(new Dictionary<int, int> { [0] = 3 })).ShouldBeTrue();
        bounds.Allow(new(new Dictionary<int, int> { [0] = 2 })).ShouldBeFalse();
        bounds.Allow(new(new Dictionary<int, int> { [0] = 3, [1] = -29 })).ShouldBeTrue();
        bounds.Allow(new(new Dictionary<int, int> { [0] = 3, [1] = -30 })).ShouldBeFalse();
        bounds.Allow([]).ShouldBeFalse();
        new Bounds([-1], [4]).Allow(new(new Dictionary<int, int> { [0] = 5 })).ShouldBeFalse();
        new Bounds([-1], [4]).Allow(new(new Dictionary<int, int> { [0] = 4 })).ShouldBeTrue();
        (new Bounds([-1], [4]) { Own = new() { [0] = (int.MinValue, -2) } }).Required.ShouldBe([0]);
        (new Bounds([-1], [4]) { Own = new() { [0] = (0, 0) } }).Required.ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_fall_is_known_from_before()
    {
        var before = Table(("a", 10), ("b", 10));
        var lifted = new Witness(new Dictionary<int, IReadOnlyDictionary<string, int>> { [0] = new Dictionary<string, int> { ["a"] = 5, ["b"] = 5 } });
        var bounds = new TableHistory(new([new("a", 12) { IsCumulative = true }, new("b", 12)], []), [before], 5).BoundsOf(lifted);
        // 15 before, and now 15 at least; the other may be anything.
        (bounds.LeastOf(0), bounds.LeastOf(1)).ShouldBe((3, -11));
        bounds.Required.ShouldBe([0]);
        // One that fell says nothing.
        new TableHistory(new([new("a", 9) { IsCumulative = true }], []), [before], 5).BoundsOf(lifted).LeastOf(0).ShouldBe(-8);
        new TableHistory(new([new("a", 10) { IsCumulative = true }], []), [before], 5).BoundsOf(lifted).LeastOf(0).ShouldBe(5);
    }

    [Fact]
    public void What_is_tied_differs_as_it_did()
    {
        var lifted = new Witness(new Dictionary<int, IReadOnlyDictionary<string, int>> { [0] = new Dictionary<string, int> { ["old"] = 4 } });
        CellSystem Now(int value) => new([new("a", value), new("b", 9)], [], [new("a", 0, "old")]);
        var history = new TableHistory(Now(10), [Table(("old", 10))], 5);
        history.OtherwiseCalled(0).ShouldBe([(0, "old")]);
        history.OtherwiseCalled(1).ShouldBeEmpty();
        var bounds = history.BoundsOf(lifted);
        (bounds.LeastOf(0), bounds.MostOf(0)).ShouldBe((4, 4));
        history.BoundsOf(Witness.Truth).MostOf(0).ShouldBe(0);
        // Where it is not what it was, nothing is known.
        new TableHistory(Now(11), [Table(("old", 10))], 5).BoundsOf(lifted).MostOf(0).ShouldBe(int.MaxValue);
        new TableHistory(Now(10), [Table(("other", 10))], 5).OtherwiseCalled(0).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    [InlineData(9, true)]
    [InlineData(6, true)]
    [InlineData(5, false)]
    public void A_small_change_of_what_happened_is_a_small_count(int now, bool isSmall)
    {
        var before = Table(("a", 10));
        var history = new TableHistory(new([new("a", now) { IsEvent = true }], []), [before], 5);
        history.NeedsProtection(0).ShouldBe(isSmall);
        new TableHistory(new([new("a", now)], []), [before], 5).NeedsProtection(0).ShouldBeFalse();
        if (!isSmall)
            return;
        var needed = history.Needed(0, Witness.Truth);
        needed.ShouldBe(5 - (now - 10));
        (history.IsProtected(0, Witness.Truth, needed - 1), history.IsProtected(0, Witness.Truth, needed)).ShouldBe((false, true));
        // Five fewer are no small change either.
        history.IsProtected(0, Witness.Truth, -5 - (now - 10)).ShouldBeTrue();
        var lifted = new Witness(new Dictionary<int, IReadOnlyDictionary<string, int>> { [0] = new Dictionary<string, int> { ["a"] = 2 } });
        history.Needed(0, lifted).ShouldBe(needed + 2);
    }

    [Fact]
    public void A_zero_that_may_not_be_told_needs_one()
    {
        var history = new TableHistory(new([new("a", 0) { MayNotBeToldZero = true }, new("b", 0), new("c", 3) { IsCount = false }], []), [], 5);
        Enumerable.Range(0, 3).Select(history.NeedsProtection).ShouldBe([true, false, false]);
        history.Needed(0, Witness.Truth).ShouldBe(1);
        (history.IsProtected(0, Witness.Truth, 0), history.IsProtected(0, Witness.Truth, 1)).ShouldBe((false, true));
    }

    [Fact]
    public void A_witness_is_found_where_there_is_one_and_costs_least()
    {
        var (found, none) = (0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var cells = Enumerable.Range(0, random.Next(3, 6)).Select(i => new Cell($"c{i}", random.Next(0, 8)) { IsPrinted = random.Next(4) > 0 }).ToList();
            var equations = Enumerable.Range(0, random.Next(1, 3)).Select(_ => cells.Where(_ => random.Next(3) > 0).Select(cell => cell.Key).ToList()).Where(keys => keys.Count > 1).Select(keys => new Equation(keys[0], [.. keys.Skip(1)])).ToList();
            var table = new CellSystem(cells, equations);
            var history = new TableHistory(table, [], 4);
            var costs = cells.Select(_ => 1.0 + random.Next(5)).ToArray();
            foreach (var ward in Enumerable.Range(0, cells.Count).Where(history.IsSmall))
            {
                var bounds = history.BoundsOf(Witness.Truth, ward);
                var own = Enumerable.Range(0, cells.Count).Where(cell => cell != ward && random.Next(5) > 0).Take(3).Append(ward).ToList();
                var differences = new WitnessSearch(table, own, new(long.MaxValue)).Cheapest(bounds, costs);
                var least = Every(table, own).Where(bounds.Allow).Select(Cost).DefaultIfEmpty(-1).Min();
                (differences is null).ShouldBe(least < 0, $"{seed}/{ward}");
                none += differences is null ? 1 : 0;
                if (differences is null)
                    continue;
                found++;
                (bounds.Allow(differences) && table.IsLeftBy(differences) && differences.Keys.All(own.Contains) && differences.Values.All(d => d != 0)).ShouldBeTrue($"{seed}/{ward}");
                // What takes up the rest in one row alone costs nothing to raise, so a search may raise it for nothing.
                if (cells.TrueForAll(cell => cell.IsPrinted) && equations.Count == 1)
                    Cost(differences).ShouldBe(least, $"{seed}/{ward}");
            }

            double Cost(SortedDictionary<int, int> differences) => differences.Sum(d => costs[d.Key] * Math.Abs(d.Value));
        }

        found.ShouldBeGreaterThan(50);
        none.ShouldBeGreaterThan(20);
    }

    /// <summary>Every way in which a few cells can differ by a few and leave the equations as they are.</summary>
    private static IEnumerable<SortedDictionary<int, int>> Every(CellSystem table, List<int> own)
    {
        const int Fewer = -7, Ways = 15;
        var differences = new int[table.Cells.Count];
        var rows = table.Rows.ToArray();
        var count = (int)Math.Pow(Ways, own.Count);
        for (var way = 0; way < count; way++)
        {
            for (var (i, rest) = (0, way); i < own.Count; i++, rest /= Ways)
                differences[own[i]] = (rest % Ways) + Fewer;
            if (Array.TrueForAll(rows, row => IsLeft(row, differences)))
                yield return new(own.Where(cell => differences[cell] != 0).ToDictionary(cell => cell, cell => differences[cell]));
        }
    }

    private static bool IsLeft((int Cell, int Sign)[] row, int[] differences)
    {
        var sum = 0;
        foreach (var (cell, sign) in row)
            sum += sign * differences[cell];
        return sum == 0;
    }

    private static PublishedTable Table(params (string Key, int Value)[] values) =>
        new(values.ToDictionary(value => value.Key, value => value.Value), new HashSet<string>(), new Dictionary<string, HiddenBecause>(), []);
}
