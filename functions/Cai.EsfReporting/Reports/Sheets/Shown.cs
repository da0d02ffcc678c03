using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Spreadsheets;

namespace Cai.EsfReporting.Reports.Sheets;

/// <summary>Values as cells show them: a number, or the sign that stands in its place.</summary>
internal static class Shown
{
    public const string NotApplicable = Figures.NotApplicable;

    /// <summary>The columns that say of whom a row is.</summary>
    public static IReadOnlyList<SheetColumn> ScopeColumns(Language language) =>
        [new(new Text("Nivå", "Level").In(language), ColumnKind.Text, 12), new(new Text("Namn", "Name").In(language), ColumnKind.Text, 32)];

    /// <summary>As wide as the longest name, up to what fits beside the numbers.</summary>
    public static SheetColumn IndicatorColumn(OutcomeReport report, Language language) =>
        new(new Text("Indikator", "Indicator").In(language), ColumnKind.Text, Math.Clamp(report.Project.Indicators.Max(i => i.Name.In(language).Length) + 3, 14, 42));

    public static IReadOnlyList<object?> Cells(this Scope scope, Language language) => [scope.Kind.Name().In(language), scope.Name];

    /// <summary><c>..</c> for a hidden count.</summary>
    public static object Count(int? count) => count ?? (object)Figures.Hidden;

    public static object Numerator(Ratio? ratio) => Count(ratio?.Numerator);

    public static object Denominator(Ratio? ratio) => Count(ratio?.Denominator);

    /// <summary><c>..</c> for a hidden share, <c>–</c> for one of nobody.</summary>
    public static object Rate(Ratio? ratio) => ratio is null ? Figures.Hidden : ratio.Value.Rate ?? (object)Figures.Nothing;

    /// <summary>A share as a chart can draw it: an empty cell when it is hidden, or there is none.</summary>
    public static object? Drawn(Ratio? ratio) => ratio?.Rate;

    /// <summary>In words where nothing is held against a target.</summary>
    public static string Assessment(bool hasTarget, Assessment? assessment, Language language) =>
        hasTarget ? Figures.Assessment(assessment, language) : Figures.NotAssessed.In(language);

    /// <summary>The lowest and the highest rate there can be: the rate itself where everybody's exit is known, <c>..</c> where a number in them is hidden.</summary>
    public static IReadOnlyList<object?> Between(ScopeOutcome scope, IndicatorOutcome indicator) =>
        scope.Between(indicator) is var (lowest, highest) ? [Rate(lowest), Rate(highest)]
        : scope.People.Untold is null ? [Figures.Hidden, Figures.Hidden]
        : [Rate(indicator.Ratio), Rate(indicator.Ratio)];

    /// <summary>An indicator's, since the start.</summary>
    public static string Assessment(Indicator indicator, Assessment? assessment, Language language) =>
        indicator.Goal is null ? Figures.NotAssessedOf(indicator).In(language) : Figures.Assessment(assessment, language);

    /// <summary>What the time since the start is held against; in words where it is no number, and where there is none.</summary>
    public static object Target(IndicatorOutcome outcome, Language language) => (double?)outcome.Indicator.Target?.Number ?? (object)Figures.Target(outcome, language);

    /// <inheritdoc cref="Target(IndicatorOutcome, Language)"/>
    public static object Target(IndicatorOfPeriod outcome, Language language) => (double?)outcome.Target?.Number ?? (object)Figures.Target(outcome, language);

    /// <inheritdoc cref="Target(IndicatorOutcome, Language)"/>
    public static object Target(ShareOutcome outcome, Language language) => (double?)outcome.Measure.Goal?.Target.Number ?? (object)Figures.Target(outcome, language);

    public static object Deviation(IndicatorOutcome outcome) => outcome.Indicator.Goal?.Target.Number is null ? NotApplicable : outcome.IsHidden ? Figures.Hidden : outcome.Deviation ?? (object)Figures.Nothing;
}
