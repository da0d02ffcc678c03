using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>Key figures' targets and assessments as people read them.</summary>
public static class FigureWords
{
    /// <summary>What the period is held against: <c>4 %</c>, <c>högst 4 %</c> where less is better, <c>Öka (från 15,7 %)</c>; null without a target.</summary>
    public static string? Target(this FigureOutcome outcome, Language language) =>
        outcome.TargetValue(language) is { } target ? Figures.AtMost(target, outcome is { Expected: not null, Told.Figure.HigherIsBetter: false }, language) : null;

    /// <summary>The same without a word for that it is not to be passed.</summary>
    internal static string? TargetValue(this FigureOutcome outcome, Language language)
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

    /// <summary><c>nära från 75 % av målet</c>, of a figure that is assessed by another near-share than the one that the indicators have in common; null otherwise, and where no near-share decides.</summary>
    public static Text? Near(this FigureOutcome outcome, Project project) =>
        outcome is { IsFulfilled: false, Assessment: not (null or Assessment.NoData) } && (outcome.Expected is not null || outcome.TargetWord == TargetWord.Unchanged) && outcome.Told.Figure.NearShare is var near && near != project.Indicators.NearShare() ? From(near) : null;

    /// <summary>The same of an indicator or a measure, wherever it is assessed beside others.</summary>
    public static Text? Near(this Goal goal, Project project, Assessment? assessment) =>
        assessment is not (null or Assessment.NoData) && (goal.Target.Number is not null || goal.Target.Word == TargetWord.Unchanged) && goal.NearShare != project.Indicators.NearShare() ? From(goal.NearShare) : null;

    private static Text From(decimal near) => new($"nära från {Figures.Target(near, Language.Sv)} av målet", $"near from {Figures.Target(near, Language.En)} of the target");

    /// <summary><c>mot 2017</c>: what the trend compares with; null without a trend.</summary>
    public static Text? Against(this FigureOutcome outcome) => outcome is { Trend: not Trend.None, Earlier: { } earlier }
        ? new($"mot {earlier.Period.InWords(Language.Sv)}", $"against {earlier.Period.InWords(Language.En)}") : null;

    /// <summary><c>↗ Ökad (mot 2017)</c>.</summary>
    internal static string TrendIn(this FigureOutcome outcome, Language language) =>
        $"{outcome.Trend.Shape()} {Figures.TrendWord(outcome.Trend, outcome.IsBetter, outcome.Told.Figure.HigherIsBetter, language)}" + (outcome.Against() is { } against ? $" ({against.In(language)})" : "");

    /// <summary>From where near is near for every indicator with a target; null where they differ, or none has a target.</summary>
    public static decimal? NearShare(this IEnumerable<Indicator> indicators) =>
        indicators.Select(indicator => indicator.GoalOfPeriod?.NearShare).OfType<decimal>().Distinct().ToList() is [var share] ? share : null;

    /// <summary>An assessment with from where near is near behind it, in brackets, where that is told.</summary>
    internal static string WithNear(this string assessment, Text? near, Language language) => near is { } from ? $"{assessment} ({from.In(language)})" : assessment;
}
