using Cai.EsfReporting.Outcomes;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>The periods in <c>report.json</c>: the one that the report leads with first, otherwise the earliest end first.</summary>
internal static class PeriodJson
{
    /// <inheritdoc cref="ReportJson.Of(OutcomeReport)"/>
    public static IEnumerable<JObject> Of(OutcomeReport report, Func<IEnumerable<JToken>, JArray> list) => report.Periods.OrderByDescending(told => told.Period == report.Lead).Select(told => Of(told, list));

    private static JObject Of(PeriodOutcome told, Func<IEnumerable<JToken>, JArray> list)
    {
        var json = new JObject
        {
            ["id"] = told.Period.Id,
            ["from"] = told.Period.First.ToString(),
            ["to"] = told.Period.Last.ToString(),
            ["scopes"] = list(told.Scopes.Select(Of)),
        };
        if (told.Missing.Count > 0)
            json["missing"] = new JArray(told.Missing.Select(site => new JObject { ["site"] = site.Site.Id, ["months"] = new JArray(site.Months.Select(month => month.ToString())) }));
        if (told.KnownFrom is { } first)
            json["knownFrom"] = first.ToString();
        return json;
    }

    private static JObject Of(PeriodOfScope scope)
    {
        var json = new JObject
        {
            ["kind"] = scope.Scope.Kind.Word(),
            ["id"] = scope.Scope.Id,
            ["started"] = scope.Started,
            ["leavers"] = scope.Leavers,
            ["untold"] = scope.Untold,
            ["enrolled"] = scope.Enrolled,
        };
        if (scope.TookPart is { } tookPart)
            json["tookPart"] = tookPart;
        json["reasons"] = new JObject(scope.Reasons.Where(r => r.Leavers != 0 && !scope.IsMissing).Select(r => new JProperty(r.Name.Sv, r.Leavers)));
        if (scope.Planned is { } planned)
            json["planned"] = (double)planned;
        json["indicators"] = new JArray(scope.Indicators.Select(Of));
        Hiding(scope.Started is null || scope.Leavers is null || scope.Untold is null || scope.Enrolled is null || scope.Reasons.Any(reason => reason.Leavers is null), json);
        return ReportJson.OrMissing(scope.IsMissing, json);
    }

    private static JObject Of(IndicatorOfPeriod indicator) => Hiding(indicator.Ratio is null, TargetJson.WithWord(indicator.Target, indicator.Before, new()
    {
        ["id"] = indicator.Indicator.Id,
        ["numerator"] = indicator.Ratio?.Numerator,
        ["denominator"] = indicator.Ratio?.Denominator,
        ["rate"] = indicator.Ratio?.Rate,
        ["target"] = (double?)indicator.Target?.Number,
        ["assessment"] = indicator.Assessment?.Word(),
    }));

    private static JObject Hiding(bool hides, JObject json)
    {
        if (hides)
            json["hidden"] = true;
        return json;
    }
}
