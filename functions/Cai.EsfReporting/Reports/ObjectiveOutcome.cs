using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Statements;

namespace Cai.EsfReporting.Reports;

/// <summary>What a report says of a goal: the numbers that it is measured by, and the Bedömning that they speak for.</summary>
/// <param name="Indicators">In the catalogue's order; empty for a goal that is measured by none.</param>
/// <param name="Proposal">Of its own indicators, or, of a strategic goal without any, of those of the goals below it. Null where the edition hides one of them.</param>
public sealed record ObjectiveOutcome(Objective Goal, IReadOnlyList<ObjectiveIndicator> Indicators, ObjectiveProposal? Proposal)
{
    /// <summary>Whether the proposal is of the indicators of the goals below.</summary>
    public bool IsOfThoseBelow { get; private init; }

    /// <summary>What somebody has decided or written of it; null where nobody has, and in a public edition that does not tell it.</summary>
    public Statement? Said { get; private init; }

    /// <summary>As a person decided it; none where nobody has.</summary>
    public ObjectiveAssessment Decided => Said.Assessment();

    /// <summary>The Bedömning that stands: the decided one, else the proposed. Null where it is neither decided nor shown.</summary>
    public ObjectiveAssessment? Standing => Decided != ObjectiveAssessment.None ? Decided : Proposal?.Proposed;

    /// <summary>In the catalogue's order, each strategic goal before those below it.</summary>
    public static IReadOnlyList<ObjectiveOutcome> Of(OutcomeReport report)
    {
        var goals = report.Project.Goals.Select(goal => (Goal: goal, Indicators: (IReadOnlyList<ObjectiveIndicator>)[.. goal.Indicators.SelectMany(id => ObjectiveIndicator.Of(report, id))])).ToList();
        return [.. goals.Select(own =>
        {
            var below = own.Indicators.Count == 0 ? goals.Where(other => other.Goal.Parent == own.Goal.Id).SelectMany(other => other.Indicators).ToList() : [];
            var asked = below.Count > 0 ? below : own.Indicators;
            return new ObjectiveOutcome(own.Goal, own.Indicators, asked.Any(indicator => indicator.IsHidden) ? null : ObjectiveProposal.Of(asked.Select(indicator => indicator.Assessment))) { IsOfThoseBelow = below.Count > 0, Said = report.Judgements.Of(own.Goal.Id) };
        })];
    }

    /// <summary><c>● Helt uppfyllt</c>; <c>..</c> where it is not decided and an indicator is hidden.</summary>
    public string StandingIn(Language language) => Standing is { } standing ? $"{standing.Shape()} {standing.Name().In(language)}" : Figures.Hidden;

    /// <summary>What the Bedömning is called: only proposed, or decided, or that there is none.</summary>
    public Text Heading => Decided != ObjectiveAssessment.None || Standing == ObjectiveAssessment.None ? new("Bedömning", "Assessment") : new("Föreslagen bedömning", "Proposed assessment");

    /// <summary>By whom it was decided and what had been proposed; of a proposal, why.</summary>
    public string WhoOrWhy(Language language) => Decided == ObjectiveAssessment.None ? Because(language)
        : Joined((Said!.IsDelivered ? new Text("Beslutad i {0}.", "Decided in {0}.") : Said.Name.Length == 0 ? new("Beslutad {0}.", "Decided {0}.") : new("Beslutad av {0}.", "Decided by {0}.")).In(language, Said.ByWhom(language)),
            Proposal is { } proposal && proposal.Proposed != ObjectiveAssessment.None ? new Text("Föreslagen: {0}.", "Proposed: {0}.").In(language, proposal.Proposed.Name().In(language)) : "", Because(language));

    /// <summary>Why it is proposed, or why nothing is, in a sentence or two.</summary>
    public string Because(Language language)
    {
        if (Proposal is not { } proposal)
            return new Text("Ingen bedömning föreslås: ett tal som målet mäts med visas inte i den här utgåvan.", "No assessment is proposed: a number that the goal is measured by is not shown in this edition.").In(language);
        if (proposal is { Assessed: 0, Unassessed: 0 })
            return Goal.FollowedUp is { } elsewhere ? new Text("{0} Ingen bedömning föreslås här, den görs av en person.", "{0} No assessment is proposed here, a person makes it.").In(language, elsewhere.In(language)) : new Text("Målet har inga indikatorer: ingen bedömning föreslås, den görs av en person.", "The goal has no indicators: no assessment is proposed, a person makes it.").In(language);
        var whose = IsOfThoseBelow ? new Text(" Räknat på nämndmålens indikatorer.", " Counted from the indicators of the board goals.").In(language) : "";
        if (proposal.Assessed == 0)
            return new Text("Ingen av indikatorerna kan bedömas, för att värde eller mål saknas: ingen bedömning föreslås, den görs av en person.", "None of the indicators can be assessed, for want of a value or a target: no assessment is proposed, a person makes it.").In(language) + whose;
        var told = new Text("Indikatorer som har uppnått sitt värde: {0}, nära: {1}, ej uppnått: {2}.", "Indicators that have reached their value: {0}, near: {1}, not reached: {2}.").In(language, proposal.Reached, proposal.Near, proposal.NotReached);
        return told + (proposal.Unassessed > 0 ? new Text(" Utan värde eller mål, och därför inte med: {0}.", " Without a value or a target, and so not in it: {0}.").In(language, proposal.Unassessed) : "") + whose;
    }

    /// <summary>As a part-year report tells it: the Bedömning, the comment, and each number.</summary>
    public string Paragraph(Language language) => Joined(
    [
        Standing is { } standing and not ObjectiveAssessment.None ? $"{Heading.In(language)}: {standing.Name().In(language)}." : "",
        Decided == ObjectiveAssessment.None ? Because(language) : "",
        Said?.Comment ?? "",
        .. Indicators.Where(indicator => !indicator.IsHidden && indicator.Assessment is not null and not Outcomes.Assessment.NoData)
            .Select(indicator => new Text("{0}, {1}: {2}, mål {3}, {4}.", "{0}, {1}: {2}, target {3}, {4}.").In(language, indicator.Name.In(language), indicator.When.In(language), indicator.Outcome.In(language), indicator.Target.In(language), indicator.AssessmentWord.In(language).ToLower(language.Culture()))),
    ]);

    private static string Joined(params string[] sentences) => string.Join(' ', sentences.Where(sentence => sentence.Length > 0));

    /// <summary>How a Bedömning is proposed.</summary>
    public static Text Rule { get; } = new(
        "Bedömningen av ett mål föreslås ur dess indikatorer: alla uppnådda ger helt uppfyllt, alla minst nära ger i hög grad uppfyllt, ingen ens nära ger ej uppfyllt, annars delvis uppfyllt. En indikator utan värde eller mål räknas inte. En person bestämmer.",
        "The assessment of a goal is proposed from its indicators: all reached makes it fully met, all at least near largely met, none even near not met, otherwise partly met. An indicator without a value or a target does not count. A person decides.");
}
