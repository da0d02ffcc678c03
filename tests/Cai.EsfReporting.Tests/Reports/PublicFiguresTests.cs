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
            .Select(figure => (figure.Told.Site?.Id, figure.Told.Number)).ShouldBe([(null, 40m)]);

    [Fact]
    public void Large_counts_are_told() =>
        PublicFigures.Of(FigureOutcome.Of([FigureCheck.Told("summer-jobs", "2018", 60m), FigureCheck.Told("summer-jobs", "2018", 23m, Sites[0]), FigureCheck.Told("summer-jobs", "2018", 37m, Sites[1])]), 5).Count.ShouldBe(3);
}
