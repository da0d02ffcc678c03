using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Catalogue;

public sealed class MeasureTests
{
    /// <summary>An indicator that nobody could ever count in, or reach, or that is not what it looks like.</summary>
    public static TheoryData<string, string?, string> Problems => new()
    {
        { "indicators[2].kind", "\"initiated\"", "indicators[2].kind: “initiated” is not a kind of indicator; known are leavers, initiated-by" },
        { "indicators[2].initiatedBy", "[]", "indicators[2].initiatedBy: must name at least one, or nobody can ever count" },
        { "indicators[2].initiatedBy", null, "indicators[2].initiatedBy: is missing" },
        { "indicators[2].initiatedBy[0]", "\"Grannen\"", "indicators[2].initiatedBy[0]: “Grannen” is not known; known are Egen anmälan" },
        { "indicators[2].initiatedBy[0]", "\" \"", "indicators[2].initiatedBy[0]: “ ” is not known" },
        { "indicators[2].reasons", "[]", "indicators[2].reasons: is not known here" },
        { "indicators[3].days", "-1", "indicators[3].days: must be a whole number from 0" },
        { "indicators[3].days", null, "indicators[3].days: is missing" },
        { "indicators[3].target", "14", "indicators[3].target: must be a number from 0 to 1" },
        { "indicators[3].source", null, "indicators[3].source: is missing" },
        { "indicators[4].after", "\"tre veckor\"", "indicators[4].after: is “tre veckor”; the file tells “90 dagar” and “6 månader”" },
        { "indicators[4].statuses[1]", "\"Jobb\"", "indicators[4].statuses[1]: “Jobb” is not known; known are Arbete, Studier" },
        { "indicators[4].statuses", "[]", "indicators[4].statuses: must name at least one" },
        { "indicators[4].goodDirection", "\"sideways\"", "indicators[4].goodDirection: is “sideways”" },
        { "indicators[6].target", "-1", "indicators[6].target: must be a number from 0" },
        { "indicators[6].days", "14", "indicators[6].days: is not known here" },
        { "indicators[7].target", "390", "indicators[7].target: is not for an inflow: its target is the plan" },
        { "indicators[7].id", "\"enrolled\"", "indicators: the id “enrolled” stands twice" },
        { "indicators[0].initiatedBy", "[]", "indicators[0].initiatedBy: is not known here" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void An_impossible_indicator_is_told_with_its_path(string path, string? value, string problem) =>
        Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.Changed(EveryKind.Text, ("projects[0]." + path, value))))
            .Problems.ShouldContain(p => p.StartsWith("$.projects[0]." + problem, StringComparison.Ordinal), problem);

    [Fact]
    public void An_inflow_needs_a_plan_somewhere()
    {
        var wrong = Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.Changed(EveryKind.Text,
            ("projects[0].plan", null), ("projects[0].subProjects[0].plan", null), ("projects[0].subProjects[1].plan", null))));
        wrong.Problems.ShouldHaveSingleItem().ShouldStartWith("$.projects[0].indicators: holds an inflow");
        Should.NotThrow(() => SmallCatalogue.Read(SmallCatalogue.Changed(EveryKind.Text, ("projects[0].plan", null), ("projects[0].subProjects[0].plan", null))));
    }

    [Fact]
    public void Every_kind_is_read_whole()
    {
        EveryKind.Mia.Indicators.Select(i => (i.Id, i.Goal!.HigherIsBetter)).ShouldBe([("work-or-study", true), ("interrupted", false)]);
        EveryKind.Mia.Measures.Select(m => m.Kind).ShouldBe(["initiated-by", "within-days", "follow-up", "follow-up", "enrolled", "inflow"]);
        EveryKind.Mia.Shares.OfType<FollowUpShare>().Select(f => f.After).ShouldBe([FollowUpPoint.NinetyDays, FollowUpPoint.SixMonths]);
        EveryKind.Mia.Shares.OfType<InitiatedShare>().Single().By.ShouldBe([Initiator.Self]);
        EveryKind.Mia.Shares.Select(s => s.Goal?.HigherIsBetter).ShouldBe([null, true, true, false]);
    }
}
