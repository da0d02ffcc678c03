using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>That a figure may be published does not make a few people publishable.</summary>
public sealed class PublicFiguresTests
{
    private static readonly string[] Sites = [.. SmallCatalogue.Mia.Sites.Take(2).Select(site => site.Id)];

    [Fact]
    public void A_small_count_of_the_year_before_is_not_told_beside_a_large_one() =>
        PublicFigures.Of(FigureOutcome.Of([FigureCheck.Told("summer-jobs", "2017", 3m), FigureCheck.Told("summer-jobs", "2018", 120m)]), 5)
            .Select(figure => (figure.Told.Number, figure.Earlier?.Number)).ShouldBe([(120m, null)]);

    [Fact]
    public void A_site_that_would_tell_the_small_count_of_another_goes_with_it() =>
        PublicFigures.Of(FigureOutcome.Of([FigureCheck.Told("summer-jobs", "2018", 40m), FigureCheck.Told("summer-jobs", "2018", 3m, Sites[0]), FigureCheck.Told("summer-jobs", "2018", 37m, Sites[1])]), 5)
            .Select(figure => (figure.Told.Site?.Id, figure.Told.Number)).ShouldBeEmpty();

    [Fact]
    public void Large_counts_are_told() =>
        PublicFigures.Of(FigureOutcome.Of([FigureCheck.Told("summer-jobs", "2018", 60m), FigureCheck.Told("summer-jobs", "2018", 23m, Sites[0]), FigureCheck.Told("summer-jobs", "2018", 37m, Sites[1])]), 5).Count.ShouldBe(3);

    [Theory]
    [InlineData("a site that told nothing", "2018 40", "2018 20 0", "2018 17 1")]
    [InlineData("a month that was not told", "2018-Q1 73", "2018-01 40", "2018-02 30")]
    [InlineData("the year so far in July less June", "2018-01/2018-07 43", "2018-01/2018-06 40")]
    [InlineData("two periods that overlap the quarter, and none of its months", "2018-H1 60", "2018-01/2018-04 40", "2018-Q2 22")]
    [InlineData("a month within a quarter, with neither end of it", "2018-Q1 40", "2018-02 20")]
    [InlineData("a site's month within the project's quarter", "2018-Q1 40", "2018-01 37 0")]
    [InlineData("the site's quarter less the project's months", "2018-01 20", "2018-02 20", "2018-03 20", "2018-Q1 57 0")]
    public void What_others_leave_is_not_told(string why, params string[] told) => Published(told).ShouldBeEmpty(why);

    [Theory]
    [InlineData("all sites and all months", "2018-01 40", "2018-02 30", "2018-03 20", "2018-Q1 90")]
    [InlineData("a large rest", "2018-Q1 90", "2018-01 40", "2018-02 30")]
    [InlineData("finer at the site", "2018-Q1 90", "2018-Q1 60 0", "2018-01 40 0", "2018-02 10 0")]
    [InlineData("finer of the project", "2018-Q1 90", "2018-01 40", "2018-02 30", "2018-Q1 60 0")]
    [InlineData("nobody", "2018-Q1 40", "2018-01 40", "2018-02 0", "2018-03 0")]
    public void What_leaves_nothing_small_is_told(string why, params string[] told) => Published(told).Count.ShouldBe(told.Length, why);

    /// <summary>A share of counted ones tells them, and those who are not in it.</summary>
    [Theory]
    [InlineData(12, 40, 10, 30, false)]
    [InlineData(12, 40, 6, 34, true)]
    [InlineData(12, 40, 6, 32, false)]
    [InlineData(12, 40, 4, 20, false)]
    public void A_share_is_told_with_its_counts(int part, int whole, int partOfSite, int wholeOfSite, bool areTold) =>
        PublicFigures.Of(FigureOutcome.Of([Share(part, whole, null), Share(partOfSite, wholeOfSite, Sites[0])]), 5).Count.ShouldBe(areTold ? 2 : 0);

    /// <summary>A quarter that is told later, when two of its months are public: it is withheld, with what is told from then on.</summary>
    [Fact]
    public void What_is_told_late_does_not_tell_what_was_hidden()
    {
        string[] first = ["2018-01 40", "2018-02 30"];
        Published(first).Count.ShouldBe(2);
        Published([.. first, "2018-Q1 73"]).ShouldBeEmpty();
    }

    private static ReportedFigure Share(int part, int whole, string? site) =>
        FigureCheck.Told("summer-jobs", "2018", (decimal)part / whole, site, change: figure => figure with { Unit = FigureUnit.Percent }) with { Numerator = part, Denominator = whole };

    private static IReadOnlyList<FigureOutcome> Published(string[] told) => PublicFigures.Of(FigureOutcome.Of([.. told.Select(one => one.Split(' ')).Select(one =>
        FigureCheck.Told("summer-jobs", one[0], int.Parse(one[1], CultureInfo.InvariantCulture), one.Length > 2 ? Sites[int.Parse(one[2], CultureInfo.InvariantCulture)] : null))]), 5);
}
