using System.Globalization;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Reports;

/// <summary>Periods in sentences.</summary>
public static class PeriodSentences
{
    /// <summary>Above who took part in a period: <see cref="PeriodOfScope.TookPart"/>.</summary>
    public static Text TookPart { get; } = new("Deltagare i perioden", "Participants in the period");

    /// <summary>What it counts.</summary>
    public static Text MeaningOfTookPart { get; } = new(
        "Den som var inskriven någon dag i perioden, också den som började tidigare, och anonyma som började i den.",
        "Whoever was enrolled some day of the period, those who started earlier too, and anonymous people who started in it.");

    /// <summary>The same to stand by itself.</summary>
    public static Text AboutTookPart { get; } = new($"{TookPart.Sv}: {TextKit.Lower(MeaningOfTookPart.Sv, Language.Sv)}", $"{TookPart.En}: {TextKit.Lower(MeaningOfTookPart.En, Language.En)}");

    /// <summary><c>Vidare till arbete, halvår 1 2019: 80,0 % av dem som avslutat (40 av 50), mot målet 65 %: värde uppnått.</c></summary>
    public static string Sentence(this IndicatorOfPeriod outcome, Period period, Language language) => Sentence(outcome, $"{outcome.Indicator.Name.In(language)}, {period.InWords(language)}", language);

    private static string Sentence(IndicatorOfPeriod outcome, string name, Language language)
    {
        if (outcome.IsMissing)
            return new Text("{0}: saknas, inget är levererat.", "{0}: missing, nothing is delivered.").In(language, name);
        if (outcome.Ratio is not { } ratio)
            return new Text("{0}: visas inte, eftersom antalen är för små.", "{0}: not shown, since the counts are too small.").In(language, name);
        if (ratio.Denominator == 0)
            return new Text("{0}: ingen har avslutat.", "{0}: nobody has left.").In(language, name);
        var share = new Text("{0}: {1} av dem som avslutat ({2} av {3})", "{0}: {1} of those who left ({2} of {3})")
            .In(language, name, Figures.Share(outcome.Ratio, language), Figures.Count(ratio.Numerator, language), Figures.Count(ratio.Denominator, language));
        return outcome is { Target: not null, Assessment: { } assessment }
            ? new Text("{0}, mot målet {1}: {2}.", "{0}, against the target of {1}: {2}.").In(language, share, TextKit.Lower(Figures.Target(outcome, language), language), assessment.Name().In(language).ToLower(language.Culture()))
            : outcome.Target is not null ? share + "."
            : new Text("{0}, utan mål.", "{0}, with no target.").In(language, share);
    }

    /// <summary>Who started, left and were enrolled, and each indicator, of the whole project: to stand below or behind the period's name.</summary>
    public static string Sentences(this PeriodOutcome told, Language language) =>
        string.Join(' ', told.Whole.Indicators.Select(indicator => Sentence(indicator, indicator.Indicator.Name.In(language), language)).Prepend(told.Whole.People(language)));

    /// <summary>Who started, left and were enrolled. What the public edition hides is left out of the sentence.</summary>
    public static string People(this PeriodOfScope told, Language language)
    {
        string Count(int? count) => Figures.Count(count, language);
        if (told.IsMissing)
            return new Text("Inget är levererat: talen saknas, de är inte noll.", "Nothing is delivered: the numbers are missing, they are not zero.").In(language);
        if (told is { TookPart: { } tookPart, Started: { } started, Leavers: { } leavers, Untold: { } untold, Enrolled: { } enrolled })
            return new Text("{0} deltog, {1} började, {2} avslutade{3} och {4} var {5} vid slutet.", "{0} took part, {1} started, {2} left{3} and {4} {5} enrolled at the end.").In(language, Count(tookPart), Count(started), Count(leavers),
                untold == 0 ? "" : new Text(", {0} har inget känt avslut", untold == 1 ? ", {0} has no known exit" : ", {0} have no known exit").In(language, Count(untold)),
                Count(enrolled), (enrolled == 1 ? new Text("inskriven", "was") : new("inskrivna", "were")).In(language)) + Deceased(told, leavers, language);
        return People(told.Started, told.Leavers, told.Enrolled, language);
    }

    private static string Deceased(PeriodOfScope told, int leavers, Language language) =>
        told.Reasons.Where(reason => reason.Reason == ExitReason.Deceased).Sum(reason => reason.Leavers) is > 0 and var deceased ? $" {Headcount.DeceasedInWords(deceased, leavers - deceased, language)}" : "";

    /// <inheritdoc cref="People(PeriodOfScope, Language)"/>
    internal static string People(int? toldStarted, int? toldLeavers, int? toldEnrolled, Language language)
    {
        if ((toldStarted, toldLeavers, toldEnrolled) is ({ } started, { } leavers, { } enrolled))
            return (enrolled == 1 ? new Text("{0} började, {1} avslutade och {2} var inskriven vid slutet.", "{0} started, {1} left and {2} was enrolled at the end.")
                : new("{0} började, {1} avslutade och {2} var inskrivna vid slutet.", "{0} started, {1} left and {2} were enrolled at the end.")).In(language, Figures.Count(started, language), Figures.Count(leavers, language), Figures.Count(enrolled, language));
        List<string> shown =
        [
            .. Shown(toldStarted, new("{0} började", "{0} started")), .. Shown(toldLeavers, new("{0} avslutade", "{0} left")),
            .. Shown(toldEnrolled, toldEnrolled == 1 ? new("{0} var inskriven vid slutet", "{0} was enrolled at the end") : new("{0} var inskrivna vid slutet", "{0} were enrolled at the end")),
        ];
        var hidden = new Text("Övriga antal visas inte.", "The other numbers are not shown.").In(language);
        return shown.Count == 0 ? new Text("Hur många som började, avslutade och var inskrivna visas inte.", "How many started, left and were enrolled is not shown.").In(language)
            : $"{string.Join(new Text(" och ", " and ").In(language), shown)}. {hidden}";

        IEnumerable<string> Shown(int? count, Text words) => count is null ? [] : [words.In(language, Figures.Count(count, language))];
    }

    /// <summary>The period by its name, its <see cref="Sentences"/>, and what makes it less than whole.</summary>
    public static string Paragraph(this PeriodOutcome told, Language language) => $"{told.Period.AsHeading(language)}: {told.Sentences(language)} {told.MissingInWords(language)}".TrimEnd();

    /// <summary>Half-years, tertials and quarters of the as-of's year and the one before, the longest first; without the period that the report leads with. Older ones are in the workbook.</summary>
    public static IReadOnlyList<PeriodOutcome> Parts(this OutcomeReport report) =>
        [.. report.Periods.Where(told => told.Period.Last.Year >= report.AsOf.Year - 1 && !report.Years.Contains(told) && told.Period != report.Lead).OrderByDescending(told => told.Period.Months).ThenBy(told => told.Period)];

    /// <summary>The years that periods lie in: <c>2018</c>, <c>2017 och 2018</c>.</summary>
    public static string YearsInWords(this IEnumerable<PeriodOutcome> periods, Language language) =>
        string.Join(new Text(" och ", " and ").In(language), periods.SelectMany(told => (int[])[told.Period.First.Year, told.Period.Last.Year]).Distinct().Order().Select(year => year.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What makes each of the periods less than whole, a sentence each, to stand below the table that shows them; only of those that lack something.</summary>
    public static IEnumerable<string> LackingInWords(this IEnumerable<PeriodOutcome> periods, Language language) =>
        periods.Select(told => (told.Period, Lacking: told.MissingInWords(language))).Where(told => told.Lacking.Length > 0).Select(told => $"{told.Period.AsHeading(language)}: {told.Lacking}");
}
