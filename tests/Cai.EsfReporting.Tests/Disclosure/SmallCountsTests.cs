using Cai.EsfReporting.Disclosure;

namespace Cai.EsfReporting.Tests.Disclosure;

public sealed class SmallCountsTests
{
    private static PublishedTable Hide(CellSystem month) => SmallCounts.Hide([month], 5).Single();

    private static string[] Keys(PublishedTable suppression) => [.. suppression.Hidden.Keys];

    private static CellSystem Sum(int a, int b, int c) =>
        new([new("total", a + b + c, 10), new("a", a), new("b", b), new("c", c)], [new("total", "a", "b", "c")]);

    [Fact]
    public void A_small_count_is_hidden_and_a_second_one_with_it()
    {
        var hidden = Hide(Sum(2, 30, 40));
        hidden.Hidden["a"].ShouldBe(HiddenBecause.Small);
        hidden.Hidden.Values.ShouldBe([HiddenBecause.Small, HiddenBecause.Complementary]);
        hidden.Shows("total").ShouldBeTrue();
    }

    [Fact]
    public void The_cheapest_second_one_is_hidden()
    {
        Keys(Hide(Weighted(total: 9, b: 9, c: 1))).ShouldBe(["a", "c"]);
        Keys(Hide(Weighted(total: 9, b: 1, c: 9))).ShouldBe(["a", "b"]);
        Keys(Hide(Weighted(total: 1, b: 9, c: 9))).ShouldBe(["a", "total"]);

        static CellSystem Weighted(int total, int b, int c) => new([new("total", 72, total), new("a", 2), new("b", 30, b), new("c", 40, c)], [new("total", "a", "b", "c")]);
    }

    [Fact]
    public void A_second_one_must_have_room_for_the_first_to_be_large() =>
        // 1 + 5: the other may fall to 2 only, or it would be a zero, and zeros are shown.
        Keys(Hide(new([new("total", 46, 10), new("a", 1), new("b", 5), new("c", 40, 9)], [new("total", "a", "b", "c")]))).ShouldContain("b");

    [Fact]
    public void Two_small_ones_that_cannot_both_be_large_need_a_third() => Keys(Hide(Sum(1, 2, 40))).ShouldBe(["a", "b", "c"]);

    [Fact]
    public void Zeros_are_shown_and_protect_nothing() => Keys(Hide(Sum(2, 0, 40))).ShouldBe(["a", "c"]);

    [Fact]
    public void A_count_that_is_not_printed_must_not_be_computable()
    {
        var hidden = Hide(new(
            [new("leavers", 40, 3), new("work", 18), new("referral", 20), new("neither", 2) { IsPrinted = false }], [new("leavers", "work", "referral", "neither")]));
        hidden.Hidden.Values.ShouldBe([HiddenBecause.Complementary]);
        hidden.Hidden.ContainsKey("neither").ShouldBeFalse();
    }

    [Fact]
    public void What_is_not_printed_hides_a_count_for_nothing() => Keys(Hide(new(
        [new("leavers", 40), new("work", 2), new("referral", 20), new("neither", 18) { IsPrinted = false }], [new("leavers", "work", "referral", "neither")]))).ShouldBe(["work"]);

    [Fact]
    public void A_difference_between_a_total_and_its_parts_is_taken_to_be_known() =>
        // A person at both sites: 2 + 30 = 31 + 1.
        Keys(Hide(new([new("project", 31, 10), new("a", 2), new("b", 30)], [new("project", "a", "b")]))).ShouldBe(["a", "b"]);

    [Fact]
    public void Nothing_small_hides_nothing() => Hide(Sum(5, 30, 0)).Hidden.ShouldBeEmpty();

    [Fact]
    public void Where_1_may_be_published_nothing_is_small() => SmallCounts.Hide([Sum(1, 2, 3)], 1).Single().Hidden.ShouldBeEmpty();

    [Fact]
    public void What_no_pattern_protects_is_not_published_at_all()
    {
        // The two totals are one number, so their difference tells c.
        var hidden = Hide(new([new("a", 20), new("b", 17), new("c", 3), new("d", 0)], [new("a", "b"), new("a", "b", "c")]));
        hidden.IsEmpty.ShouldBeTrue();
        hidden.Shows("d").ShouldBeFalse();
    }

    [Fact]
    public void A_zero_is_hidden_where_there_is_no_other_way()
    {
        // Somebody left one site and is still at another: all that is known of the project's leavers is this one person.
        var hidden = Hide(new([new("project", 0, 10), new("a", 1), new("b", 0)], [new("project", "a", "b")]));
        hidden.IsEmpty.ShouldBeFalse();
        hidden.Hidden.ShouldBe(new Dictionary<string, HiddenBecause> { ["a"] = HiddenBecause.Small, ["project"] = HiddenBecause.Complementary }, ignoreOrder: true);
    }

    [Fact]
    public void A_month_that_would_tell_the_one_before_stays_hidden()
    {
        // 12 participants, of whom 2 hidden: were there to be 12 again, in the open, there were never more than 2.
        CellSystem Month(int enrolled, int left) => new(
            [new("participants", enrolled + left) { IsCumulative = true }, new("enrolled", enrolled), new("left", left, 100)], [new("participants", "enrolled", "left")]);
        CellSystem[] months = [Month(2, 10), Month(6, 6), Month(9, 6)];
        var hidden = SmallCounts.Hide(months, 5);
        hidden.Select(Keys).ShouldBe([["enrolled", "participants"], ["enrolled", "participants"], []]);
        Attack.On(months, hidden, 5).ShouldBeEmpty();
        Attack.On(months, 5, (month, key) => month == 0 && hidden[0].Hidden.ContainsKey(key)).ShouldHaveSingleItem().Most.ShouldBe("2");
    }

    [Fact]
    public void A_month_that_is_left_out_is_no_way_round_it()
    {
        CellSystem Month(int enrolled, int left) => new(
            [new("participants", enrolled + left) { IsCumulative = true }, new("enrolled", enrolled), new("left", left, 100)], [new("participants", "enrolled", "left")]);
        CellSystem[] months = [Month(2, 10), new([new("else", 7)], []), Month(6, 6)];
        SmallCounts.Hide(months, 5).Select(hidden => hidden.Hidden.Count).ShouldBe([2, 0, 2]);
    }

    [Fact]
    public void A_cumulative_count_that_fell_ties_no_months_together()
    {
        CellSystem Month(int a, int b) => new([new("total", a + b, 10) { IsCumulative = true }, new("a", a) { IsCumulative = true }, new("b", b) { IsCumulative = true }], [new("total", "a", "b")]);
        CellSystem[] months = [Month(3, 30), Month(3, 20), Month(8, 20)];
        var hidden = SmallCounts.Hide(months, 5);
        hidden.Select(Keys).ShouldBe([["a", "b"], ["a", "b"], []]);
        Attack.On(months, hidden, 5).ShouldBeEmpty();
    }

    [Fact]
    public void The_pattern_stays_while_it_protects()
    {
        CellSystem[] months = [Weighted(2, b: 1, c: 2), Weighted(3, b: 2, c: 2), Weighted(4, b: 21, c: 20)];
        SmallCounts.Hide(months, 5).ShouldAllBe(hidden => hidden.Hidden.Count == 2 && hidden.Hidden.ContainsKey("a") && hidden.Hidden.ContainsKey("b"));

        static CellSystem Weighted(int a, int b, int c) => new([new("total", a + 70, 50), new("a", a), new("b", 30, b), new("c", 40, c)], [new("total", "a", "b", "c")]);
    }

    [Fact]
    public void A_small_change_is_hidden_as_a_small_count_is()
    {
        CellSystem Month(int a, int b, int c) => new([new("total", a + b + c, 10) { IsEvent = true }, new("a", a) { IsEvent = true }, new("b", b) { IsEvent = true }, new("c", c) { IsEvent = true }], [new("total", "a", "b", "c")]);
        SmallCounts.Hide([Month(10, 20, 30), Month(12, 30, 40)], 5).Select(Keys).ShouldBe([[], ["a", "b"]]);
        SmallCounts.Hide([Month(10, 20, 30), Month(15, 30, 40)], 5).Select(Keys).ShouldBe([[], []]);
        // Since the last but one as well.
        SmallCounts.Hide([Month(10, 20, 30), Month(20, 20, 30), Month(13, 30, 40)], 5)[2].Hidden.Keys.ShouldContain("a");
    }

    [Fact]
    public void A_zero_that_may_not_be_told_is_hidden() =>
        Keys(Hide(new([new("total", 40, 9), new("women", 30), new("men", 0) { MayNotBeToldZero = true }, new("others", 10, 5)], [new("total", "women", "men", "others")]))).ShouldBe(["men", "women"]);

    [Fact]
    public void A_zero_that_was_told_and_is_known_to_be_as_it_was_is_told_on()
    {
        CellSystem Month(int women, bool mayNotBeToldZero, params Tie[] ties) => new(
            [new("total", women + 10, 9), new("women", women) { Part = "sex" }, new("men", 0) { MayNotBeToldZero = mayNotBeToldZero, Part = "sex" }, new("others", 10, 5) { Part = "sex" }], [new("total", "women", "men", "others")], ties);
        Tie silent = new("men", 0, "men");
        var told = SmallCounts.Hide([Month(30, mayNotBeToldZero: false), Month(40, mayNotBeToldZero: true, silent)], 5);
        told[1].Values.Count.ShouldBe(4);
        told[1].Hidden.ShouldBeEmpty();
        // What was not told stays so.
        SmallCounts.Hide([Month(30, mayNotBeToldZero: true), Month(40, mayNotBeToldZero: true, silent)], 5).Select(Keys).ShouldBe([["men", "women"], ["men", "women"]]);
    }

    [Fact]
    public void A_part_that_cannot_be_protected_is_left_out_whole()
    {
        var hidden = Hide(new(
            [new("a", 20), new("b", 17) { Part = "part" }, new("c", 3) { Part = "part" }, new("d", 20) { Part = "else" }], [new("a", "b", "c"), new("a", "b"), new("a", "d")]));
        hidden.Values.Keys.ShouldBe(["a", "d"]);
        hidden.Hidden.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_known_not_to_have_changed_stays_hidden()
    {
        CellSystem Month(int a, int b, params Tie[] ties) => new([new("total", a + b, 50), new("a", a), new("b", b)], [new("total", "a", "b")], ties);
        SmallCounts.Hide([Month(2, 30), Month(2, 30, new("a", 0, "a"), new("b", 0, "b"))], 5).Select(Keys).ShouldBe([["a", "b"], ["a", "b"]]);
    }

    [Theory]
    [InlineData(-1, 1, "'a' has value -1")]
    [InlineData(1, 0, "weight 0")]
    public void A_cell_that_cannot_be_is_refused(int value, int weight, string because) =>
        Should.Throw<ArgumentException>(() => new CellSystem([new("a", value, weight)], [])).Message.ShouldContain(because);

    [Fact]
    public void A_system_that_does_not_hang_together_is_refused()
    {
        Should.Throw<ArgumentException>(() => new CellSystem([new("a", 1), new("a", 2)], [])).Message.ShouldContain("'a' stands twice");
        Should.Throw<ArgumentException>(() => new CellSystem([new("a", 1)], [new("a", "b")])).Message.ShouldContain("'b'");
        Should.Throw<ArgumentException>(() => new CellSystem([new("a", 1)], [new("a", "a")])).Message.ShouldContain("twice");
        Should.Throw<ArgumentOutOfRangeException>(() => SmallCounts.Hide([], 0));
    }
}
