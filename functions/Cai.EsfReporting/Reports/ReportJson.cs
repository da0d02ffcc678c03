using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>The report for machines: schema <c>cai-esf-report/1</c>.</summary>
public sealed class ReportJson : IReportFormat
{
    public const string Schema = "cai-esf-report/1";

    public string FileName => "report.json";

    public Task WriteAsync(OutcomeReport report, Language language, Stream stream, CancellationToken cancellation) =>
        Json.WriteAsync(Of(report), stream, cancellation);

    public static JObject Of(OutcomeReport report) => new()
    {
        ["schema"] = Schema,
        ["project"] = report.Project.Id,
        ["asOf"] = report.AsOf.ToString(),
        ["edition"] = OutcomeReport.Edition,
        ["catalogue"] = new JObject { ["version"] = report.Catalogue.Version, ["sha256"] = report.Catalogue.Sha256 },
        ["scopes"] = new JArray(report.Scopes.Select(OfScope)),
        ["figures"] = new JArray(report.Figures.Select(FigureJson.Of)),
        ["completeness"] = new JArray(report.Completeness.Select(site => new JObject
        {
            ["site"] = site.Site.Id,
            ["months"] = new JArray(site.Months.Select(m => new JObject { ["month"] = m.Month.ToString(), ["state"] = m.Word })),
        })),
        ["deliveries"] = new JArray(report.Deliveries.Select(d => new JObject
        {
            ["site"] = d.Address.Site,
            ["month"] = d.Address.Month.ToString(),
            ["id"] = d.Id.Value,
            ["status"] = d.Status.Word(),
            ["rows"] = d.Rows,
            ["sha256"] = d.Sha256,
        })),
    };

    private static JObject OfScope(ScopeOutcome scope) => new()
    {
        ["kind"] = scope.Scope.Kind.Word(),
        ["id"] = scope.Scope.Id,
        ["name"] = scope.Scope.Name,
        ["participants"] = scope.Counts.Participants,
        ["anonymous"] = scope.Counts.Anonymous,
        ["enrolled"] = scope.Counts.Enrolled,
        ["leavers"] = scope.Counts.Leavers,
        ["participations"] = scope.Counts.Participations,
        ["inflow"] = scope.Inflow is { } inflow
            ? new JObject { ["participants"] = inflow.Participants, ["expected"] = (double)inflow.Expected, ["planned"] = inflow.Plan.Participants, ["yearly"] = inflow.Plan.Yearly }
            : null,
        ["indicators"] = new JArray(scope.Indicators.Select(indicator => new JObject
        {
            ["id"] = indicator.Indicator.Id,
            ["numerator"] = indicator.Ratio.Numerator,
            ["denominator"] = indicator.Ratio.Denominator,
            ["rate"] = indicator.Ratio.Rate,
            ["shareOfParticipants"] = indicator.OfParticipants.Rate,
            ["target"] = (double)indicator.Indicator.Target,
            ["assessment"] = indicator.Assessment.Word(),
            ["trend"] = indicator.Trend.Word(),
        })),
    };
}
