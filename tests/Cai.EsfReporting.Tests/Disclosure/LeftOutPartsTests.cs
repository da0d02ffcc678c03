using Cai.EsfReporting.Disclosure;

namespace Cai.EsfReporting.Tests.Disclosure;

/// <summary>What is left out where no pattern protects, or the work for finding one runs out: always more, never less.</summary>
public sealed class LeftOutPartsTests
{
    /// <summary>A project, two areas and the sites of the first: one of them with a few people.</summary>
    private static CellSystem Table(int small) => new(
        [new("project", 60 + small, 10), new("area-1", 30 + small) { Part = "areas" }, new("area-2", 30) { Part = "areas" },
            new("site-1", small) { Part = "areas/area-1", IsEvent = true }, new("site-2", 30) { Part = "areas/area-1", IsEvent = true }],
        [new("project", "area-1", "area-2"), new("area-1", "site-1", "site-2")]);

    [Fact]
    public void Where_the_work_runs_out_the_sites_are_left_out_and_the_rest_stands()
    {
        SmallCounts.Publish(Table(3), [], 5).Values.Keys.ShouldContain("site-1");
        var cut = SmallCounts.Publish(Table(3), [], 5, work: 1);
        cut.Values.Keys.Order().ShouldBe(["area-1", "area-2", "project"]);
        cut.Hidden.ShouldBeEmpty();
    }

    [Fact]
    public void Where_sites_were_public_before_all_areas_are_left_out_and_the_project_stands()
    {
        var before = SmallCounts.Publish(Table(13), [], 5);
        SmallCounts.Publish(Table(15), [before], 5, work: 1).Values.Keys.ShouldBe(["project"]);
    }

    /// <summary>The two totals are one number, so their difference tells c: of the part, or of the project itself.</summary>
    private static CellSystem Told(string part, bool isNew) => new(
        [new("project", 40), new("a", 20) { Part = part }, new("b", isNew ? 17 : 20) { Part = part }, .. isNew ? [new Cell("c", 3) { Part = part }] : Array.Empty<Cell>()],
        isNew ? [new("a", "b"), new("a", "b", "c")] : [new("a", "b")]);

    [Fact]
    public void A_part_that_was_public_and_cannot_be_protected_is_left_out_and_the_project_stands()
    {
        var before = SmallCounts.Publish(Told("by-sex", isNew: false), [], 5);
        before.Shows("a").ShouldBeTrue();
        SmallCounts.Publish(Told("by-sex", isNew: true), [before], 5).Values.Keys.ShouldBe(["project"]);
    }

    [Fact]
    public void Nothing_is_published_of_a_project_that_cannot_be_protected() => SmallCounts.Publish(Told("", isNew: true), [], 5).IsEmpty.ShouldBeTrue();

    [Fact]
    public void What_runs_out_runs_out_at_the_same_place_each_time()
    {
        for (var work = 1; work < 60; work++)
            SmallCounts.Publish(Table(3), [], 5, work).Hidden.ShouldBe(SmallCounts.Publish(Table(3), [], 5, work).Hidden);
    }
}
