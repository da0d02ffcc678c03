using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Participants;

/// <summary>Which participation a later month tells anew (design: Counting, 2).</summary>
public sealed class CorrectionsTests
{
    private static readonly DateOnly LastDay = new(2018, 3, 31);

    [Fact]
    public void Nothing_is_paired_with_nothing()
    {
        Pair([], [("Kurs", Day(1, 5))]).ShouldBeEmpty();
        Pair([("Kurs", Day(1, 5))], []).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2018-01-05", true)]
    [InlineData("2017-01-01", true)]
    [InlineData("2018-03-31", true)]
    [InlineData("2018-04-01", false)]
    public void A_start_that_moved_within_what_was_told_is_the_same_participation(string start, bool isSame) =>
        Pair([("Kurs", Day(1, 5))], [("Kurs", DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture))]).Count.ShouldBe(isSame ? 1 : 0);

    [Theory]
    [InlineData("2018-04-30", true)]
    [InlineData("2018-05-01", true)]
    [InlineData("2018-05-02", false)]
    public void A_start_that_moved_past_it_is_the_same_within_31_days(string start, bool isSame) =>
        Pair([("Kurs", Day(3, 31))], [("Kurs", DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture))]).Count.ShouldBe(isSame ? 1 : 0);

    [Fact]
    public void Another_insats_from_the_same_start_is_the_same_participation_and_from_another_it_is_not()
    {
        Pair([("Kurs", Day(1, 5))], [("Coachning", Day(1, 5))]).ShouldBe([(0, 0)]);
        Pair([("Kurs", Day(1, 5))], [("Coachning", Day(1, 6))]).ShouldBeEmpty();
    }

    [Fact]
    public void The_nearest_start_of_the_same_insats_comes_first()
    {
        Pair([("Kurs", Day(1, 5))], [("Kurs", Day(1, 20)), ("Kurs", Day(1, 3))]).ShouldBe([(0, 1)]);
        // Three days before is nearer than four after.
        Pair([("Kurs", Day(1, 5))], [("Kurs", Day(1, 9)), ("Kurs", Day(1, 2))]).ShouldBe([(0, 1)]);
        Pair([("Kurs", Day(1, 1)), ("Kurs", Day(1, 9))], [("Kurs", Day(1, 10))]).ShouldBe([(1, 0)]);
    }

    [Fact]
    public void Of_equal_distances_the_earlier_gone_start_and_then_the_earlier_new_one_come_first()
    {
        Pair([("Kurs", Day(1, 9)), ("Kurs", Day(1, 5))], [("Kurs", Day(1, 7))]).ShouldBe([(1, 0)]);
        Pair([("Kurs", Day(1, 5))], [("Kurs", Day(1, 7)), ("Kurs", Day(1, 3))]).ShouldBe([(0, 1)]);
    }

    [Fact]
    public void The_same_insats_goes_before_the_same_start()
    {
        Pair([("Kurs", Day(1, 5))], [("Coachning", Day(1, 5)), ("Kurs", Day(1, 20))]).ShouldBe([(0, 1)]);
        Pair([("Kurs", Day(1, 5)), ("Praktik", Day(1, 5))], [("Coachning", Day(1, 5)), ("Kurs", Day(1, 20))]).ShouldBe([(0, 1), (1, 0)]);
    }

    [Fact]
    public void Renamed_ones_are_paired_in_the_order_of_starts_and_words()
    {
        Pair([("Kurs", Day(1, 5)), ("Arbete", Day(1, 5))], [("Praktik", Day(1, 5)), ("Coachning", Day(1, 5))]).ShouldBe([(1, 1), (0, 0)]);
        Pair([("Kurs", Day(1, 6)), ("Arbete", Day(1, 5))], [("Praktik", Day(1, 6)), ("Coachning", Day(1, 5))]).ShouldBe([(1, 1), (0, 0)]);
    }

    [Fact]
    public void Each_stands_in_one_pair()
    {
        Pair([("Kurs", Day(1, 5)), ("Kurs", Day(1, 6))], [("Kurs", Day(1, 7))]).ShouldBe([(1, 0)]);
        Pair([("Kurs", Day(1, 5))], [("Kurs", Day(1, 7)), ("Kurs", Day(1, 8))]).ShouldBe([(0, 0)]);
    }

    private static DateOnly Day(int month, int day) => new(2018, month, day);

    private static IReadOnlyList<(int Gone, int New)> Pair((string, DateOnly)[] gone, (string, DateOnly)[] told) => Corrections.Pair(gone, told, LastDay);
}
