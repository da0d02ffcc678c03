using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>One project on the start page.</summary>
/// <param name="Standing">Null when the visitor may see no site's deliveries.</param>
/// <param name="Report">The latest that the visitor may read; null when there is none.</param>
public sealed record ProjectOverview(Project Project, ProjectStanding? Standing, WrittenReport? Report, IReadOnlyList<ToldOutcome> Outcomes, bool IsFinished);

/// <summary>An indicator of the whole project, as its report tells it.</summary>
/// <param name="Ratio">Null when it is hidden.</param>
public sealed record ToldOutcome(Indicator Indicator, Ratio? Ratio, Assessment? Assessment)
{
    /// <summary>Those of a <c>report.json</c> that the catalogue still has.</summary>
    public static IReadOnlyList<ToldOutcome> Of(Project project, JObject report) => OfScope(project, report["scopes"]?.FirstOrDefault());

    /// <param name="scope">One of a <c>report.json</c>'s scopes; nothing when it is null.</param>
    public static IReadOnlyList<ToldOutcome> OfScope(Project project, JToken? scope) =>
    [
        .. (scope?["indicators"] ?? new JArray())
            .Select(told => (Told: told, Indicator: project.Indicators.FirstOrDefault(i => i.Id == (string?)told["id"])))
            .Where(pair => pair.Indicator is not null)
            .Select(pair => new ToldOutcome(
                pair.Indicator!,
                (int?)pair.Told["numerator"] is { } numerator && (int?)pair.Told["denominator"] is { } denominator ? new Ratio(numerator, denominator) : null,
                Enum.GetValues<Assessment>().Cast<Assessment?>().FirstOrDefault(a => a!.Value.Word() == (string?)pair.Told["assessment"]))),
    ];

    public string Sentence(Language language) => Ratio switch
    {
        null => new Text("Visas inte: antalen är för små.", "Not shown: the counts are too small.").In(language),
        { Denominator: 0 } => new Text("Ingen har avslutat ännu. {0}.", "Nobody has left yet. {0}.").In(language, TargetIn(language)),
        { } ratio => new Text("{0} av {1} som avslutat. {2}.", "{0} of {1} who left. {2}.")
            .In(language, Figures.Count(ratio.Numerator, language), Figures.Count(ratio.Denominator, language), TargetIn(language)),
    };

    private string TargetIn(Language language) => (Indicator.Target is null ? new Text("Utan mål", "No target") : new Text("Mål {0}", "Target {0}")).In(language, Figures.Target(Indicator.Target, language));
}
