using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>One project on the start page.</summary>
/// <param name="Standing">Null when the visitor may see no site's deliveries.</param>
/// <param name="Report">The latest that the visitor may read; null when there is none.</param>
public sealed record ProjectOverview(Project Project, ProjectStanding? Standing, WrittenReport? Report, IReadOnlyList<ToldOutcome> Outcomes, bool IsFinished)
{
    /// <summary>Where the public edition of that report's month stands, for those who may read the internal one; null for others.</summary>
    public PublicStanding? Public { get; init; }
}

/// <summary>An indicator of the whole project, as its report tells it: of the whole time, or in the year so far where the target is for each year.</summary>
/// <param name="Ratio">Null when it is hidden.</param>
/// <param name="Year">The year so far that it is of; null for the whole time.</param>
public sealed record ToldOutcome(Indicator Indicator, Ratio? Ratio, Assessment? Assessment, Period? Year = null)
{
    /// <summary>Nothing is delivered that it could be counted from.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The share; <c>saknas</c> where nothing is delivered, <c>..</c> where it is hidden.</summary>
    public string Share(Language language) => IsMissing ? UndeliveredWords.Word.In(language) : Figures.Share(Ratio, language);

    /// <summary>What it is held against, of the report's month; null when nothing is.</summary>
    public FigureTarget? Target => Year is null ? Indicator.Target : Indicator.GoalOfPeriod?.Target;

    /// <summary>What a target in a word is held against, a fraction, as the report tells it; null for a number, where it is hidden, and where there is nothing.</summary>
    public decimal? Before { get; init; }

    /// <summary>The last month that it is of.</summary>
    public required Month AsOfMonth { get; init; }

    /// <summary><c>Arbete eller studier, till och med augusti 2018: 15,6 % (12 av 77), mål 30 %. ○ Ej uppnått.</c> Of one that has a target and a number.</summary>

    /// <summary><see cref="OutcomeReport.KnownFrom"/> of its report.</summary>
    public Month? KnownFrom { get; init; }

    /// <summary><c>Arbete eller studier, till och med augusti 2018: 15,6 % (12 av 77), mål 30 %. ○ Ej uppnått.</c> Of one that has a target and a number.</summary>
    public Text InWords => new(In(Language.Sv), In(Language.En));

    /// <summary>The whole project as of the report's month, and in the year so far, which a part-year report tells of: each says which time it is of.</summary>
    public static IReadOnlyList<ToldOutcome> InBothTimes(Project project, JObject report) =>
    [
        .. Of(project, report),
        .. report["scopes"]?.FirstOrDefault() is { } whole && YearSoFar(whole) is var (year, told)
            ? project.Indicators.Where(indicator => indicator.GoalOfYear is null).Select(indicator => indicator.In(AsOf(whole)))
                .SelectMany(indicator => told.Where(own => (string?)own["id"] == indicator.Id).Select(own => Of(indicator, own, year)))
            : [],
    ];

    private string In(Language language) => new Text("{0}: {1} ({2} av {3}), mål {4}. {5}.", "{0}: {1} ({2} of {3}), target {4}. {5}.").In(language,
        Indicator.Name.In(language) + ", " + (Year is { } year ? year.InWords(language) : new Text("till och med {0}", "to the end of {0}").In(language, AsOfMonth.Name(language))), Ratio is { Denominator: > 0 } ratio ? Figures.Share(ratio, language) : Figures.Nothing, Ratio!.Value.Numerator, Ratio.Value.Denominator,
        Figures.Target(Target, language, Before), Figures.Assessment(Assessment, language));

    /// <summary>Those of a <c>report.json</c> that the catalogue still has.</summary>
    public static IReadOnlyList<ToldOutcome> Of(Project project, JObject report) => OfScope(project, report["scopes"]?.FirstOrDefault());

    /// <param name="scope">One of a <c>report.json</c>'s scopes; nothing when it is null.</param>
    public static IReadOnlyList<ToldOutcome> OfScope(Project project, JToken? scope) =>
    [
        .. (scope?["indicators"] ?? new JArray())
            .Select(told => (Told: told, Indicator: project.Indicators.FirstOrDefault(i => i.Id == (string?)told["id"])?.In(AsOf(scope!))))
            .Where(pair => pair.Indicator is not null)
            .Select(pair => pair.Indicator!.GoalOfYear is null || YearSoFar(scope!) is not var (year, told) || told.FirstOrDefault(i => (string?)i["id"] == pair.Indicator.Id) is not { } ofYear
                ? Of(pair.Indicator, pair.Told, null)
                : Of(pair.Indicator, ofYear, year)),
    ];

    private static Month AsOf(JToken scope) => Month.Parse((string)scope.Root["asOf"]!);

    private static ToldOutcome Of(Indicator indicator, JToken told, Period? year) => new(
        indicator,
        (int?)told["numerator"] is { } numerator && (int?)told["denominator"] is { } denominator ? new Ratio(numerator, denominator) : null,
        Enum.GetValues<Assessment>().Cast<Assessment?>().FirstOrDefault(a => a!.Value.Word() == (string?)told["assessment"]),
        year)
    {
        AsOfMonth = Month.Parse((string)told.Root["asOf"]!),
        Before = (decimal?)told["before"],
        IsMissing = (bool?)told["missing"] == true,
        KnownFrom = ReportJson.KnownFrom(told.Root),
    };

    /// <summary>The indicators of the same scope in the year so far; null where its report does not tell them.</summary>
    private static (Period Year, JToken Indicators)? YearSoFar(JToken scope) =>
        scope.Root is JObject report && Month.TryParse((string?)report["asOf"], out var asOf) && Period.YearUntil(asOf) is var year
        && report["periods"]?.FirstOrDefault(period => (string?)period["id"] == year.Id)?["scopes"]
            ?.FirstOrDefault(told => (string?)told["kind"] == (string?)scope["kind"] && (string?)told["id"] == (string?)scope["id"])?["indicators"] is { } told ? (year, told) : null;

    public string Sentence(Language language) => Ratio switch
    {
        _ when IsMissing => new Text("Inget är levererat: talet saknas, det är inte noll.", "Nothing is delivered: the number is missing, it is not zero.").In(language),
        null => new Text("Visas inte: antalen är för små.", "Not shown: the counts are too small.").In(language),
        { Denominator: 0 } when Year is { } year => new Text("Ingen har avslutat {0}. {1}.", "Nobody has left in {0}. {1}.").In(language, year.InWords(language), TargetIn(language)),
        { } ratio when Year is { } year => new Text("{0} av {1} som avslutat {2}. {3}.", "{0} of {1} who left in {2}. {3}.")
            .In(language, Figures.Count(ratio.Numerator, language), Figures.Count(ratio.Denominator, language), year.InWords(language), TargetIn(language)),
        { Denominator: 0 } => new Text("Ingen har avslutat ännu. {0}.", "Nobody has left yet. {0}.").In(language, TargetIn(language)),
        { } ratio => new Text("{0} av {1} som avslutat. {2}.", "{0} of {1} who left. {2}.")
            .In(language, Figures.Count(ratio.Numerator, language), Figures.Count(ratio.Denominator, language), TargetIn(language)),
    };

    private string TargetIn(Language language) => Indicator.GoalOfYear is { } ofYear
        ? (Year is null ? new Text("Målet, {0}, är för varje år: tiden {1} bedöms inte", "The target, {0}, is for each year: the time {1} is not assessed") : new Text("Årets mål {0}", "Target of the year {0}")).In(language, Figures.Target(ofYear.Target, language, Before), CountedSince.Of(KnownFrom).In(language))
        : (Indicator.Target is null ? new Text("Utan mål", "No target") : new Text("Mål {0}", "Target {0}")).In(language, Figures.Target(Indicator.Goal, language, Before));
}
