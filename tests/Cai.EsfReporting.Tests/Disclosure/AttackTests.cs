using Cai.EsfReporting.Disclosure;

namespace Cai.EsfReporting.Tests.Disclosure;

/// <summary>An attack that finds nothing proves nothing until it has found what is there.</summary>
public sealed class AttackTests
{
    private static readonly CellSystem Table = new(
        [new("total", 32), new("a", 2), new("b", 30), new("x", 25), new("y", 7), new("ax", 1), new("ay", 1), new("bx", 24), new("by", 6)],
        [new("total", "a", "b"), new("total", "x", "y"), new("a", "ax", "ay"), new("b", "bx", "by"), new("x", "ax", "bx"), new("y", "ay", "by")]);

    [Fact]
    public void A_small_count_hidden_alone_is_computed_from_its_total()
    {
        var disclosed = Attack.On([new([new("total", 32), new("a", 2), new("b", 30)], [new("total", "a", "b")])], 5, (_, key) => key == "a");
        disclosed.ShouldHaveSingleItem().ShouldBe(new Disclosed(0, "a", 2, "2", "2"));
    }

    [Fact]
    public void Two_that_sum_to_little_are_bounded_and_found() =>
        Attack.On([new([new("total", 33), new("a", 1), new("b", 2), new("c", 30)], [new("total", "a", "b", "c")])], 5, (_, key) => key is "a" or "b")
            .Select(d => (d.Key, d.Least, d.Most)).ShouldBe([("a", "1", "2"), ("b", "1", "2")]);

    [Fact]
    public void A_large_count_that_is_hidden_in_vain_is_found() =>
        Attack.On([new([new("total", 32), new("a", 12), new("b", 20)], [new("total", "a", "b")])], 5, (_, key) => key == "a").ShouldHaveSingleItem().Value.ShouldBe(12);

    [Fact]
    public void The_month_after_is_read_too()
    {
        CellSystem Month(int a, int b) => new([new("total", a + b) { IsCumulative = true }, new("a", a), new("b", b)], [new("total", "a", "b")]);
        Attack.On([Month(2, 30)], 5, (_, key) => key is "a" or "total").ShouldBeEmpty();
        Attack.On([Month(2, 30), Month(20, 12)], 5, (month, key) => month == 0 && key is ("a" or "total")).ShouldNotBeEmpty();
    }

    /// <summary>Every whole-number table is tried: two-way tables have whole-number bounds, so the two must agree.</summary>
    [SlowFact]
    public void It_finds_the_same_bounds_as_trying_every_table()
    {
        string[] cells = ["a", "b", "x", "y", "ax", "ay", "bx", "by"];
        var values = Table.Cells.ToDictionary(cell => cell.Key, cell => cell.Value);
        for (var pattern = 1; pattern < 1 << cells.Length; pattern++)
        {
            var hidden = cells.Where((_, i) => (pattern >> i & 1) == 1).ToHashSet();
            var tables = (from a in Tried("a") from ax in Tried("ax") from bx in Tried("bx")
                          let all = new Dictionary<string, int>
                          {
                              ["total"] = 32, ["a"] = a, ["b"] = 32 - a, ["ax"] = ax, ["ay"] = a - ax, ["bx"] = bx, ["by"] = 32 - a - bx, ["x"] = ax + bx, ["y"] = 32 - ax - bx,
                          }
                          where all.All(cell => hidden.Contains(cell.Key) ? cell.Value >= 1 : cell.Value == values[cell.Key])
                          select all).ToList();
            var told = hidden.Where(key => values[key] < 5 ? tables.Max(t => t[key]) < 5 : tables.All(t => t[key] == values[key])).Order();
            Attack.On([Table], 5, (_, key) => hidden.Contains(key)).Select(d => d.Key).Order().ShouldBe(told, $"hidden: {string.Join(' ', hidden)}");

            IEnumerable<int> Tried(string key) => hidden.Contains(key) ? Enumerable.Range(1, 31) : [values[key]];
        }
    }

    [SlowFact]
    public void It_breaks_nearly_every_project_that_hides_only_what_is_small() => Broken(30, (months, _) =>
        Attack.On(months, 5, (month, key) => months[month].Cells.Single(cell => cell.Key == key).Value is > 0 and < 5)).ShouldBeGreaterThan(26);

    [SlowFact]
    public void It_breaks_projects_that_show_a_complementary_cell() => Broken(30, (months, hidden) =>
    {
        var shown = hidden.Select(month => month.Hidden.FirstOrDefault(cell => cell.Value == HiddenBecause.Complementary).Key).ToList();
        return Attack.On(months, 5, (month, key) => hidden[month].Hidden.ContainsKey(key) && key != shown[month]);
    }).ShouldBeGreaterThan(15);

    [SlowFact]
    public void It_breaks_projects_that_forget_the_months_before() => Broken(30, (months, _) =>
    {
        var alone = months.Select(month => SmallCounts.Hide([month], 5).Single()).ToList();
        return Attack.On(months, alone, 5);
    }).ShouldBeGreaterThan(3);

    private static int Broken(int projects, Func<IReadOnlyList<CellSystem>, IReadOnlyList<PublishedTable>, IReadOnlyList<Disclosed>> attack) =>
        Enumerable.Range(0, projects).Count(seed =>
        {
            var months = new MadeUpProject(seed, 30, 4, 2, 1).Months.ToList();
            return attack(months, SmallCounts.Hide(months, 5)).Count > 0;
        });
}
