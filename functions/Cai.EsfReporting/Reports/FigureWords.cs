using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>Key figures' targets and assessments as people read them.</summary>
public static class FigureWords
{
    /// <summary>What the period is held against: <c>4 %</c>, <c>Öka (från 15,7 %)</c>; null without a target.</summary>
    public static string? Target(this FigureOutcome outcome, Language language)
    {
        var unit = outcome.Told.Figure.Unit;
        if (outcome.Expected is { } expected)
            return new FigureValue(expected, "", unit).In(language);
        if (outcome.TargetWord is var word && word == TargetWord.None)
            return null;
        return word.In(outcome.Before, unit, language);
    }

    /// <summary>A guarantee that is told to be kept is fully met, as a goal is (domain.md §6); null when it is not assessed.</summary>
    public static string? AssessmentName(this FigureOutcome outcome, Language language) =>
        outcome.IsFulfilled ? new Text("Helt uppfyllt", "Fully met").In(language) : outcome.Assessment?.Name().In(language);
}
