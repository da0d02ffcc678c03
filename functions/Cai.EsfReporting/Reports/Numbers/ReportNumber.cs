using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;

namespace Cai.EsfReporting.Reports.Numbers;

/// <summary>One number of a report, whatever table it stands in there: of whom, when, what and how much.</summary>
/// <param name="Part">Of the report: one of <see cref="Parts"/>.</param>
/// <param name="AsOf">The last month that it is counted from.</param>
/// <param name="Period">Id of a period; empty for what is counted since the start.</param>
/// <param name="Measure">As json calls it: the id of an indicator, measure or key figure, or <c>participants</c>, <c>CO01</c> …</param>
/// <param name="Value">In the unit, a share as a fraction. Null where the edition hides it, where it is missing, and where there is none.</param>
/// <param name="Unit">persons, share, days …</param>
internal sealed record ReportNumber(string Part, Scope Scope, Month AsOf, string Period, string Measure, Text Name, decimal? Value, string Unit)
{
    /// <summary>What the measure is parted by, or which number of it this is: <c>reason</c>, <c>sex</c>, <c>quantile</c>; empty for the measure itself.</summary>
    public string By { get; init; } = "";

    /// <summary>The part: <c>Studier</c>, <c>woman</c>, <c>median</c>.</summary>
    public string Group { get; init; } = "";

    public Text GroupName { get; init; } = new("", "");

    /// <summary>Of a share that is counted: its value as json has it, which the decimal, cut at its last digit, need not give.</summary>
    public double? Rate { get; init; }

    /// <summary>Of a share; null for what is none, and where it is hidden.</summary>
    public long? Numerator { get; init; }

    /// <inheritdoc cref="Numerator"/>
    public long? Denominator { get; init; }

    /// <summary>What it is held against, in the unit; null without.</summary>
    public decimal? Target { get; init; }

    /// <summary>As json has it; null where nothing is assessed.</summary>
    public string? Assessment { get; init; }

    /// <summary>The assessment as people read it, in Swedish; empty where nothing is assessed.</summary>
    public string AssessmentName => AssessmentIn(Language.Sv);

    /// <summary>The assessment as people read it; empty where nothing is assessed.</summary>
    public string AssessmentIn(Language language) => Assessment is null ? "" : (Part == Parts.Goals ? ObjectiveWords.FindAssessment(Assessment).Name() : OutcomeWords.Find(Assessment).Name()).In(language);

    /// <inheritdoc cref="Assessment"/>
    public string? Trend { get; init; }

    /// <summary>The edition does not tell it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Nothing is delivered that it could be counted from: there is no number, and none is hidden.</summary>
    public bool IsMissing { get; init; }

    /// <summary>What is told in words; empty otherwise.</summary>
    public string Words { get; init; } = "";

    /// <summary>Is at the end of the month or period, and not counted up to it.</summary>
    public bool IsAtTheEnd { get; init; }

    /// <summary>Of an indicator or a share: what the outcome table tells of it.</summary>
    public OutcomeRow? Row { get; init; }

    /// <summary>With <see cref="Row"/>: the leavers that it is of, by reason.</summary>
    public IReadOnlyList<ReasonCount> Reasons { get; init; } = [];

    /// <summary>With <see cref="Row"/>, of a period: how many started in it.</summary>
    public int? Started { get; init; }

    /// <summary>Of a follow-up that too few have answered.</summary>
    public bool IsThinlyAnswered { get; init; }
}

/// <summary>The parts of a report, by the words in its csv.</summary>
internal static class Parts
{
    public const string Outcome = "outcome", Participants = "participants", Reasons = "reasons", Measures = "measures", Inflow = "inflow", Takes = "takes", Breakdown = "breakdown", Time = "time", Untold = "untold",
        Places = "places", Esf = "esf", KeyFigures = "key-figures", Periods = "periods", ByYear = "by-year", Goals = "goals", History = "history", Changes = "changes", Completeness = "completeness", Quality = "quality";
}

/// <summary>What the numbers are numbers of, by the words in the csv.</summary>
internal static class Units
{
    public const string Persons = "persons", Participations = "participations", Share = "share", Days = "days", Places = "places", Sites = "sites", Months = "months", Deliveries = "deliveries", Rows = "rows", Warnings = "warnings", Indicators = "indicators", Words = "words";
}

/// <summary>Where in a report a number stands, and of whom and when it is: makes the numbers of one table's row.</summary>
/// <inheritdoc cref="ReportNumber"/>
/// <param name="IsMissing">Nothing is delivered of it: what is not told is missing, and not hidden.</param>
internal readonly record struct NumberOf(string Part, Scope Scope, Month AsOf, string Period = "", bool IsMissing = false)
{
    public ReportNumber Count(string measure, Text name, long? count, string unit = Units.Persons) => new(Part, Scope, AsOf, Period, measure, name, count, unit) { IsHidden = count is null && !IsMissing, IsMissing = count is null && IsMissing };

    /// <summary>Of a part of the measure: most of a report's numbers are, and none of them is made twice.</summary>
    public ReportNumber Count(string measure, Text name, long? count, string by, string group, Text groupName) => new(Part, Scope, AsOf, Period, measure, name, count, Units.Persons) { IsHidden = count is null && !IsMissing, IsMissing = count is null && IsMissing, By = by, Group = group, GroupName = groupName };

    public ReportNumber Share(string measure, Text name, Ratio? ratio) => new(Part, Scope, AsOf, Period, measure, name, Figure(ratio), Units.Share)
    {
        Rate = ratio?.Rate, Numerator = ratio?.Numerator, Denominator = ratio?.Denominator, IsHidden = ratio is null && !IsMissing, IsMissing = ratio is null && IsMissing,
    };

    /// <summary>One share less another, as a fraction.</summary>
    public ReportNumber Difference(string measure, Text name, Ratio? now, Ratio? before) => new(Part, Scope, AsOf, Period, measure, name, Figure(now) - Figure(before), Units.Share) { IsHidden = (now is null || before is null) && !IsMissing, IsMissing = (now is null || before is null) && IsMissing };

    private static decimal? Figure(Ratio? ratio) => ratio is { Denominator: > 0 } told ? Figures.Of(told) : null;
}
