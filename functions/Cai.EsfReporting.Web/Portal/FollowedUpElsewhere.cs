using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Web.Access;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Web.Portal;

/// <summary>What another project's report tells of the number that a goal is followed up by, to somebody who may read that report: the fullest edition that is theirs to read, of the same month or the latest before it.</summary>
/// <param name="Values">Each with its target and assessment; empty where the report tells none.</param>
public sealed record FollowedUpElsewhere(WrittenReport Report, IReadOnlyList<Text> Values)
{
    /// <summary>Null where the visitor may read no report of that project, or there is none by then.</summary>
    public static async Task<FollowedUpElsewhere?> OfAsync(FollowedUpIn followed, ReportingCatalogue catalogue, ReportShelf shelf, Visitor visitor, Month asOf, CancellationToken cancellation)
    {
        if (catalogue.Find(followed.Project) is not { } project || (await shelf.OfAsync(project, visitor, cancellation)).FirstOrDefault(report => report.AsOf <= asOf) is not { } report)
            return null;
        return await shelf.ReadAsync(report, cancellation) is { } json ? new(report, Of(project, followed.Figure, json)) : null;
    }

    private static IReadOnlyList<Text> Of(Project project, string id, JObject report)
    {
        if (project.Indicators.Any(indicator => indicator.Id == id))
            return [.. ToldOutcome.Of(project, report).Where(told => told.Indicator.Id == id && told.Ratio is not null).Select(told => told.InWords)];
        if (project.Figures.FirstOrDefault(figure => figure.Id == id) is not { } known)
            return [];
        return [.. (report["figures"] ?? new JArray()).Where(told => (string?)told["id"] == id && (told["value"]!.Type != JTokenType.Null || (string?)told["text"] is not null))
            .GroupBy(told => (string?)told["site"]).Select(ofOne => ofOne.MaxBy(told => (string?)told["period"], StringComparer.Ordinal)!).Select(told => Figure(project, known, told))];
    }

    private static Text Figure(Project project, KeyFigure figure, JToken told) => new(Figure(project, figure, told, Language.Sv), Figure(project, figure, told, Language.En));

    private static string Figure(Project project, KeyFigure figure, JToken told, Language language)
    {
        var site = project.FindSite((string?)told["site"] ?? "") is { } of ? $", {of.Name}" : "";
        var assessment = Enum.GetValues<Assessment>().Where(word => word.Word() == (string?)told["assessment"]).Select(word => (Assessment?)word).FirstOrDefault();
        var when = Period.TryParse(((string)told["period"]!).Replace("/", "--", StringComparison.Ordinal), out var period) ? period.InWords(language) : (string)told["period"]!;
        return $"{figure.Name.In(language)}{site}, {when}: {new FigureValue((decimal?)told["value"], (string?)told["text"] ?? "", figure.Unit).In(language)}"
            + ((decimal?)told["target"] is { } target ? new Text(", mål {0}", ", target {0}").In(language, new FigureValue(target, "", figure.Unit).In(language)) : "")
            + (assessment is null or Assessment.NoData ? "." : $". {Figures.Assessment(assessment, language)}.");
    }
}
