using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// Numbers as people read them. Rounding, half away from zero, happens here and nowhere before, and from the exact
/// counts: a rate that went by way of a double can fall on the wrong side of a half.
/// </summary>
public static class Figures
{
    /// <summary>The sign for nothing in Swedish statistics.</summary>
    public const string Nothing = "–";

    /// <summary>The sign for confidential in Swedish statistics.</summary>
    public const string Hidden = "..";

    /// <summary>The sign for what cannot be asked in Swedish statistics.</summary>
    public const string NotApplicable = ".";

    private const string Minus = "−";

    private const string PlannedFormat = "#,##0.#";

    /// <summary><c>1 234</c>; <c>..</c> for a hidden count.</summary>
    public static string Count(int? count, Language language) => count?.ToString("N0", language.Culture()) ?? Hidden;

    /// <summary><c>1 234</c>, rounded to a whole number.</summary>
    public static string Whole(decimal number, Language language) => Round(number, 0).ToString("N0", language.Culture());

    /// <summary><c>+12</c>, <c>−12</c> or <c>0</c>.</summary>
    public static string WholeDifference(decimal? difference, Language language) => difference is { } shown ? Signed(Round(shown, 0), "N0", language) : Hidden;

    /// <summary>Persons by a plan: <c>195</c>, and <c>97,5</c> with one decimal where its part of a period is not whole.</summary>
    public static string Planned(decimal persons, Language language) => Round(persons, 1).ToString(PlannedFormat, language.Culture());

    /// <summary>Persons by a plan in a sentence: <c>195</c>, and <c>cirka 98</c> where its part of a period is not whole.</summary>
    public static string WholePlanned(decimal persons, Language language) =>
        (Round(persons, 0) == persons ? new Text("{0}", "{0}") : new("cirka {0}", "about {0}")).In(language, Whole(persons, language));

    /// <summary>Persons by a plan, in whole ones.</summary>
    public static decimal Rounded(decimal persons) => Round(persons, 0);

    /// <summary>Persons from the plan: <c>+12</c>, <c>−47,5</c>; <c>..</c> for a hidden number.</summary>
    public static string FromPlan(decimal? difference, Language language) => difference is { } shown ? Signed(Round(shown, 1), PlannedFormat, language) : Hidden;

    /// <summary><c>15,4 %</c>; <c>..</c> for a hidden share.</summary>
    public static string Share(Ratio? ratio, Language language) => ratio switch
    {
        null => Hidden,
        { Denominator: 0 } => Nothing,
        { } shown => Percent(Round(Of(shown) * 100, 1).ToString("N1", language.Culture()), language),
    };

    /// <summary><c>● Värde uppnått</c>; <c>..</c> for a hidden one.</summary>
    public static string Assessment(Assessment? assessment, Language language) => assessment is null ? Hidden : $"{assessment.Shape()} {assessment.Name(language)}";

    /// <summary><c>↗ Ökad</c>; <c>..</c> for a hidden one.</summary>
    public static string Trend(Trend? trend, Language language) => trend is null ? Hidden : $"{trend.Shape()} {trend.Name(language)}";

    /// <summary>The word; <c>..</c> for a hidden one.</summary>
    public static string Name(this Assessment? assessment, Language language) => assessment?.Name().In(language) ?? Hidden;

    /// <summary>The sign; nothing for a hidden one.</summary>
    public static string Shape(this Assessment? assessment) => assessment?.Shape() ?? "";

    /// <summary>The word; <c>..</c> for a hidden one.</summary>
    public static string Name(this Trend? trend, Language language) => trend?.Name().In(language) ?? Hidden;

    /// <summary>The sign; nothing for a hidden one.</summary>
    public static string Shape(this Trend? trend) => trend?.Shape() ?? "";

    /// <summary><c>Minskad, bättre</c>: whether a direction is good is told where less is better, since it then says the opposite.</summary>
    public static string TrendWord(Trend trend, bool? isBetter, bool higherIsBetter, Language language) => trend.Name().In(language) + (isBetter, higherIsBetter) switch
    {
        (true, false) => new Text(", bättre", ", better").In(language),
        (false, false) => new Text(", sämre", ", worse").In(language),
        _ => "",
    };

    /// <summary>In the place of a target that there is not.</summary>
    public static Text WithoutTarget { get; } = new("utan mål", "no target");

    /// <summary>In the place of an assessment where there is no target.</summary>
    public static Text NotAssessed { get; } = new("Bedöms inte", "Not assessed");

    /// <summary>In the place of an assessment of the time since the start, where the target is for each year.</summary>
    public static Text AssessedByYear { get; } = new("Bedöms per år", "Assessed by year");

    /// <summary>In the place of an assessment of a year, where the plan is for the whole project.</summary>
    public static Text AssessedSinceTheStart(OutcomeReport report) => new($"Bedöms {report.Since.Sv}", $"Assessed {report.Since.En}");

    /// <summary>To stand beside every table with differences.</summary>
    public static Text ExactDifferences { get; } = new(
        "Skillnader räknas på oavrundade tal och kan därför avvika på sista decimalen från de avrundade tal som visas.",
        "Differences are computed on unrounded numbers and may therefore be off in the last decimal from the rounded numbers shown.");

    /// <summary>In the place of an assessment of the time since the start: why there is none.</summary>
    public static Text NotAssessedOf(Indicator indicator) => indicator.GoalOfYear is null ? NotAssessed : AssessedByYear;

    /// <summary>What the time since the start is held against: <c>30 %</c>, <c>65 % per år</c> for a target that it is not, <c>Öka</c>, or <c>utan mål</c>.</summary>
    /// <param name="before">What a word is held against, a fraction; null where it is not told.</param>
    public static string Target(Indicator indicator, Language language, decimal? before = null) => indicator.GoalOfYear is { } ofYear
        ? new Text("{0} per år", "{0} a year").In(language, Target(ofYear, language))
        : Target(indicator.Goal, language, before);

    /// <summary><c>30 %</c>, <c>högst 4 %</c> where less is better, <c>Öka (från 15,7 %)</c>, or <c>utan mål</c>.</summary>
    /// <inheritdoc cref="Target(FigureTarget?, Language, decimal?)"/>
    public static string Target(Goal? goal, Language language, decimal? before = null) => AtMost(Target(goal?.Target, language, before), goal is { HigherIsBetter: false, Target.Number: not null }, language);

    /// <summary><c>högst 4 %</c>: a target that is not to be passed does not read as one to be reached.</summary>
    public static string AtMost(string target, bool isAtMost, Language language) => isAtMost ? new Text("högst {0}", "at most {0}").In(language, target) : target;

    /// <inheritdoc cref="Target(Indicator, Language, decimal?)"/>
    public static string Target(IndicatorOutcome outcome, Language language) => Target(outcome.Indicator, language, outcome.Before);

    /// <summary>What a period is held against.</summary>
    public static string Target(IndicatorOfPeriod outcome, Language language) => Target(outcome.Indicator.GoalOfPeriod, language, outcome.Before);

    /// <summary>What a share is held against.</summary>
    public static string Target(ShareOutcome outcome, Language language) => Target(outcome.Measure.Goal, language, outcome.Before);

    /// <summary>What a number of persons is held against.</summary>
    public static string Target(CountOutcome outcome, Language language) => outcome is { IsInWord: true, Measure.Goal: { } goal }
        ? goal.Target.Word.In(outcome.Before, FigureUnit.Count, language)
        : outcome.Measure.Goal is not null && outcome.Target is { } target ? AtMost(Target(target, outcome.Plan, language), !outcome.Measure.Goal.HigherIsBetter, language) : WithoutTarget.In(language);

    /// <summary>A number of persons that is asked for: <c>260 av årets 390 hittills</c> where it is a part of a plan.</summary>
    /// <param name="plan">Of the year or the whole project; null where the number is no plan.</param>
    public static string Target(decimal persons, Plan? plan, Language language) => plan is null || persons == plan.Participants ? Planned(persons, language)
        : (plan.Yearly ? new Text("{0} av årets {1} hittills", "{0} of the year's {1} so far") : new Text("{0} av planens {1} hittills", "{0} of the plan's {1} so far"))
            .In(language, Planned(persons, language), Count(plan.Participants, language));

    /// <summary><c>30 %</c>, <c>Öka (från 15,7 %)</c>, or <c>utan mål</c>.</summary>
    /// <param name="before">What a word is held against, a fraction; null where it is not told.</param>
    public static string Target(FigureTarget? target, Language language, decimal? before = null) => target switch
    {
        null => WithoutTarget.In(language),
        { Number: { } number } => Target(number, language),
        { Word: var word } => word.In(before, FigureUnit.Percent, language),
    };

    /// <summary><c>30 %</c>: a target has the decimals it was decided with.</summary>
    public static string Target(decimal target, Language language) => Percent((target * 100).ToString("0.##", language.Culture()), language);

    /// <summary>Percentage points from the target: <c>−14,6</c>; <c>.</c> where there is none, or it is a word.</summary>
    public static string Deviation(Ratio? ratio, FigureTarget? target, Language language) => ratio switch
    {
        _ when target?.Number is null => NotApplicable,
        null => Hidden,
        { Denominator: 0 } => Nothing,
        { } shown => Points(Of(shown) - target.Value.Number!.Value, language),
    };

    /// <summary>Percentage points since twelve months earlier: <c>+2,0</c>.</summary>
    public static string Change(Ratio? ratio, Ratio? earlier, Language language) => (ratio, earlier) switch
    {
        (null, _) or (_, null) => Hidden,
        ({ Denominator: 0 }, _) or (_, { Denominator: 0 }) => Nothing,
        ({ } now, { } then) => Points(Of(now) - Of(then), language),
    };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static decimal Of(Ratio ratio) => (decimal)ratio.Numerator / ratio.Denominator;

    private static string Points(decimal fraction, Language language) => Signed(Round(fraction * 100, 1), "N1", language);

    // The signs are written here, since cultures differ in theirs.
    private static string Signed(decimal number, string format, Language language) =>
        (number > 0 ? "+" : number < 0 ? Minus : "") + Math.Abs(number).ToString(format, language.Culture());

    private static string Percent(string number, Language language) => language == Language.Sv ? number + "\u00A0%" : number + "%";

    private static decimal Round(decimal number, int decimals) => Math.Round(number, decimals, MidpointRounding.AwayFromZero);
}
