using Cai.EsfReporting.Disclosure;
using FsCheck;
using FsCheck.Fluent;

namespace Cai.EsfReporting.Tests.Disclosure;

/// <summary>The attack on thousands of made-up projects, from one site with a few people to all of MIA.</summary>
public sealed class SmallCountsPropertyTests
{
    private static void ForEveryProject(int times, Func<int, MadeUpProject> project, Func<List<CellSystem>, int, bool> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => holds([.. project(seed).Months], seed)).Check(Tried.Times(times));

    private static bool NothingIsDisclosed(List<CellSystem> months, int smallestPublished)
    {
        var hidden = SmallCounts.Hide(months, smallestPublished);
        foreach (var (month, suppression) in months.Zip(hidden))
        {
            suppression.IsEmpty.ShouldBeFalse();
            foreach (var cell in month.Cells)
                if (cell.IsPrinted && cell.Value > 0 && cell.Value < smallestPublished)
                    suppression.Hidden[cell.Key].ShouldBe(HiddenBecause.Small);
        }

        Attack.On(months, hidden, smallestPublished).ShouldBeEmpty();
        return true;
    }

    [Fact]
    public void One_site_with_a_few_people() => ForEveryProject(2000, seed => new(seed, 1 + (seed % 15), 3, 1), (months, _) => NothingIsDisclosed(months, 5));

    [Fact]
    public void Two_sites() => ForEveryProject(700, seed => new(seed, 5 + (seed % 30), 4, 2), (months, seed) => NothingIsDisclosed(months, 2 + (seed % 5)));

    [Fact]
    public void Two_sub_projects() => ForEveryProject(200, seed => new(seed, 10 + (seed % 60), 5, 2, 1), (months, _) => NothingIsDisclosed(months, 5));

    [Fact]
    public void Many_months() => ForEveryProject(20, seed => new(seed, 20 + (seed % 60), 12, 2), (months, _) => NothingIsDisclosed(months, 5));

    [Fact]
    public void Many_sites() => ForEveryProject(10, seed => new(seed, 50 + (seed % 300), 5, 3, 1, 2), (months, _) => NothingIsDisclosed(months, 5));

    [Fact]
    public void The_order_of_cells_and_equations_does_not_matter() => ForEveryProject(100, seed => new(seed, 40, 4, 2, 1), (months, seed) =>
    {
        var random = new Random(seed);
        var shuffled = months.Select(month => new CellSystem(
            month.Cells.OrderBy(_ => random.Next()), month.Equations.OrderBy(_ => random.Next()).Select(e => e with { Parts = [.. e.Parts.OrderBy(_ => random.Next())] })));
        return Written(SmallCounts.Hide(months, 5)).SequenceEqual(Written(SmallCounts.Hide(shuffled, 5)));
    });

    [Fact]
    public void A_later_month_changes_nothing_in_those_before_it() => ForEveryProject(100, seed => new(seed, 40, 6, 2, 1), (months, seed) =>
        Written(SmallCounts.Hide(months, 5)).Take(3).SequenceEqual(Written(SmallCounts.Hide(months.Take(3), 5))));

    /// <summary>2 500 people at twelve sites through 41 months. Solved three months at a time: all at once is more than exact fractions can do.</summary>
    [SlowFact]
    public void All_of_MIA_hides_few_and_tells_nothing()
    {
        var months = new MadeUpProject(7, 2500, 41, 3, 1, 3, 2, 1, 2).Months.ToList();
        var hidden = SmallCounts.Hide(months, 5);
        NothingIsDisclosed([.. months.Take(3)], 5).ShouldBeTrue();
        for (var first = 0; first < months.Count - 2; first += 2)
            Attack.On(months, 5, (month, key) => hidden[month].Hidden.ContainsKey(key), month => month >= first && month < first + 3).ShouldBeEmpty();

        var printed = months.Sum(month => month.Cells.Count(cell => cell.IsPrinted));
        var complementary = hidden.Sum(month => month.Hidden.Values.Count(because => because == HiddenBecause.Complementary));
        ((double)complementary / printed).ShouldBeLessThan(0.18);
        hidden[^1].Hidden.Keys.ShouldNotContain(key => key.StartsWith("project/", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Written(IReadOnlyList<PublishedTable> hidden) =>
        hidden.Select(month => string.Join(' ', month.Hidden.Select(cell => $"{cell.Key}:{cell.Value}")));
}
