using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>What people and programs read of an outcome, word for word.</summary>
public sealed class OutcomeWordsTests
{
    [Theory]
    [InlineData(Assessment.Reached, "reached", "●", "Värde uppnått", "Reached")]
    [InlineData(Assessment.Near, "near", "◐", "Nära värde", "Near")]
    [InlineData(Assessment.NotReached, "not-reached", "○", "Ej uppnått", "Not reached")]
    [InlineData(Assessment.NoData, "no-data", "–", "Inget värde angivet", "No value")]
    public void An_assessment_has_a_word_a_shape_and_a_name(Assessment assessment, string word, string shape, string sv, string en)
    {
        (assessment.Word(), assessment.Shape(), assessment.Name()).ShouldBe((word, shape, new(sv, en)));
        OutcomeWords.Find(word).ShouldBe(assessment);
    }

    [Theory]
    [InlineData(Trend.Up, "up", "↗", "Ökad", "Increased")]
    [InlineData(Trend.Down, "down", "↘", "Minskad", "Decreased")]
    [InlineData(Trend.Unchanged, "unchanged", "→", "Oförändrad", "Unchanged")]
    [InlineData(Trend.None, "none", "–", "Ingen jämförelse", "No comparison")]
    public void A_trend_has_a_word_a_shape_and_a_name(Trend trend, string word, string shape, string sv, string en)
    {
        (trend.Word(), trend.Shape(), trend.Name()).ShouldBe((word, shape, new(sv, en)));
        OutcomeWords.FindTrend(word).ShouldBe(trend);
    }

    [Theory]
    [InlineData(ScopeKind.Project, "project", "Projekt", "Project")]
    [InlineData(ScopeKind.SubProject, "sub-project", "Delprojekt", "Sub-project")]
    [InlineData(ScopeKind.Site, "site", "Ort", "Site")]
    public void A_scope_has_a_word_and_a_name(ScopeKind kind, string word, string sv, string en) => (kind.Word(), kind.Name()).ShouldBe((word, new(sv, en)));

    [Fact]
    public void What_is_no_word_is_no_data_and_no_trend()
    {
        OutcomeWords.Find("Reached").ShouldBe(Assessment.NoData);
        OutcomeWords.FindTrend("").ShouldBe(Trend.None);
        Should.Throw<ArgumentOutOfRangeException>(() => ((ScopeKind)9).Word());
        Should.Throw<ArgumentOutOfRangeException>(() => ((ScopeKind)9).Name());
    }

    [Fact]
    public void The_proposal_of_a_goal_counts_what_is_assessed_and_what_is_not()
    {
        var proposal = ObjectiveProposal.Of([Assessment.Reached, Assessment.Reached, Assessment.Reached, Assessment.Near, Assessment.Near, Assessment.NotReached, null, Assessment.NoData]);
        proposal.ShouldBe(new(3, 2, 1, 2));
        (proposal.Assessed, proposal.Proposed).ShouldBe((6, ObjectiveAssessment.PartlyMet));
    }
}
