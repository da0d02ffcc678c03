using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>Reads a scope as a project's <c>report.json</c> tells it: the same for a report just counted and for one that was frozen long ago, so that no number can be another here than there.</summary>
internal static class ToldScope
{
    /// <summary>Null when the report does not know the scope.</summary>
    /// <param name="report">Of the schema <see cref="ReportJson.Schema"/>.</param>
    public static TerritoryScope? Of(Project project, Scope scope, JObject report)
    {
        if (Find(report["scopes"], scope) is not { } told)
            return null;
        var asOf = Month.Parse((string)report["asOf"]!);
        var year = Period.YearUntil(asOf);
        var soFar = Find(report["periods"]?.FirstOrDefault(period => (string?)period["id"] == year.Id)?["scopes"], scope);
        return new(scope, asOf, (int?)told["participants"], (int?)told["anonymous"], (int?)told["enrolled"], (int?)told["untold"], (int?)told["leavers"],
            [.. told["indicators"]!.Select(own => Indicator(project, own) with { YearSoFar = OfYear(own, year, soFar) })]);
    }

    /// <summary>
    /// Whether nothing was delivered of a scope when the report was counted: it says so, and one of an earlier version, which printed 0, told it beside the deliveries of each site.
    /// </summary>
    public static bool IsMissing(Project project, Scope scope, JObject report) => Find(report["scopes"], scope) is { } told
        && ((bool?)told["missing"] == true || ((int?)told["participants"] == 0 && project.SitesOf(scope).All(site => Lacking(site, report) is { Count: > 0 } lacking && lacking.Count == MonthsOf(site, report).Count())));

    /// <summary>The sites that nothing was delivered of, of those asked for.</summary>
    public static IReadOnlyList<Site> Undelivered(Project project, IEnumerable<Site> sites, JObject report) =>
        [.. sites.Where(site => IsMissing(project, project.ScopeOf(site), report))];

    private static JToken? Find(JToken? scopes, Scope scope) => scopes?.FirstOrDefault(told => (string?)told["kind"] == scope.Kind.Word() && (string?)told["id"] == scope.Id);

    private static TerritoryIndicator Indicator(Project project, JToken own)
    {
        var id = (string)own["id"]!;
        // One that the catalogue has no longer is told by its id.
        var name = project.Indicators.FirstOrDefault(known => known.Id == id)?.Name ?? new(id, id);
        return new(id, name, RatioOf(own), TargetOf(own, "target"), TargetOf(own, "targetOfYear"), AssessmentOf(own), TrendOf(own)) { Before = (decimal?)own["before"], Earlier = own["earlier"] is { } earlier ? RatioOf(earlier) : null };
    }

    /// <summary>An edition frozen long ago may tell a trend of few, which none does now.</summary>
    private static Trend? TrendOf(JToken own) => Enum.GetValues<Trend>().Where(trend => trend.Word() == (string?)own["trend"]).Select(trend => (Trend?)trend).FirstOrDefault() is { } trend
        ? RatioOf(own) is { } now && now.IsOfFewAgainst(now) ? Trend.None : trend : null;

    private static FigureTarget? TargetOf(JToken own, string property) => (decimal?)own[property] is { } number ? FigureTarget.Of(number)
        : TargetWords.Find((string?)own[property + "InWords"] ?? "") is var word and not TargetWord.None ? FigureTarget.Of(word) : null;

    private static (Period, Ratio, Assessment?)? OfYear(JToken own, Period year, JToken? soFar) =>
        own["targetOfYear"] is not null && soFar?["indicators"]?.FirstOrDefault(other => (string?)other["id"] == (string?)own["id"]) is { } told && RatioOf(told) is { } ratio ? (year, ratio, AssessmentOf(told)) : null;

    private static Ratio? RatioOf(JToken told) => (int?)told["numerator"] is { } part && (int?)told["denominator"] is { } whole ? new(part, whole) : null;

    private static Assessment? AssessmentOf(JToken told) => Enum.GetValues<Assessment>().Where(assessment => assessment.Word() == (string?)told["assessment"]).Select(assessment => (Assessment?)assessment).FirstOrDefault();

    /// <summary>The sites that lack months in the report, of those asked for.</summary>
    public static IReadOnlyList<(Site Site, IReadOnlyList<Month> Months)> Missing(IEnumerable<Site> sites, JObject report) =>
        [.. sites.Select(site => (site, Lacking(site, report, CompletenessState.Preliminary))).Where(own => own.Item2.Count > 0)];

    /// <summary>The months that a site has not delivered, or had rejected.</summary>
    /// <param name="also">Other months that are told too.</param>
    private static IReadOnlyList<Month> Lacking(Site site, JObject report, params CompletenessState[] also)
    {
        var lacking = also.Append(CompletenessState.Missing).Append(CompletenessState.Rejected).Select(state => new MonthCompleteness(default, state, null).Word).ToList();
        return [.. MonthsOf(site, report).Where(month => lacking.Contains((string?)month["state"] ?? "")).Select(month => Month.Parse((string)month["month"]!))];
    }

    private static IEnumerable<JToken> MonthsOf(Site site, JObject report) => report["completeness"]?.FirstOrDefault(told => (string?)told["site"] == site.Id)?["months"] ?? new JArray();
}
