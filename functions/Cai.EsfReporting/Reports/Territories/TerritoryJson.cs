using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports.Territories;

/// <summary>For machines: schema <c>cai-esf-territory/1</c>. A number that the public edition hides is null.</summary>
public sealed class TerritoryJson : ITerritoryFormat
{
    public const string Schema = "cai-esf-territory/1";

    public string FileName => "report.json";

    public Task WriteAsync(TerritoryReport report, Language language, Stream stream, CancellationToken cancellation) => Json.WriteAsync(Of(report), stream, cancellation);

    public static JObject Of(TerritoryReport report)
    {
        var json = new JObject
        {
            ["schema"] = Schema,
            ["kind"] = report.Territory.Kind.Word(),
            ["id"] = report.Territory.Id,
            ["name"] = report.Territory.Name,
            ["asOf"] = report.AsOf.ToString(),
            ["edition"] = report.Edition.Word(),
            ["catalogue"] = new JObject { ["version"] = report.Catalogue.Version, ["sha256"] = report.Catalogue.Sha256 },
            ["projects"] = new JArray(report.Projects.Select(Of)),
        };
        if (report.Period is { } period)
            json["period"] = period.Id;
        if (report.Edition == Edition.Internal)
            json["people"] = report.People is { } people ? Of(report, people) : null;
        if (report.PeopleUntold is { } why)
            json["peopleUntold"] = Told(why);
        return json;
    }

    private static JObject Of(TerritoryReport report, PeopleAcross people) => new()
    {
        ["people"] = people.People,
        ["enrolled"] = people.Enrolled,
        ["ofSeveral"] = people.OfSeveral,
        ["ofProjects"] = new JObject(report.Projects.Zip(people.OfProjects, (project, count) => new JProperty(project.Project.Id, count))),
        ["together"] = new JArray(people.Together.Select(some => new JObject { ["projects"] = new JArray(some.Projects.Select(project => report.Projects[project].Project.Id)), ["people"] = some.People })),
    };

    private static JObject Of(TerritoryProject project)
    {
        var json = new JObject
        {
            ["id"] = project.Project.Id,
            ["name"] = project.Project.Name,
            ["sites"] = new JArray(project.Sites.Select(site => site.Id)),
            ["scopes"] = new JArray(project.Scopes.Select(Of)),
            ["missing"] = new JArray(project.Missing.Select(site => new JObject { ["site"] = site.Site.Id, ["months"] = new JArray(site.Months.Select(month => month.ToString())) })),
        };
        if (project.Undelivered.Count > 0)
            json["undelivered"] = new JArray(project.Undelivered.Select(site => site.Id));
        if (project.Beside is { } beside)
            AddBeside(json, beside);
        if (project.NotTold is { } why)
            json["notTold"] = Told(why);
        if (project.Sources.Count > 0)
            json["sources"] = new JArray(project.Sources.Select(source => new JObject { ["path"] = source.Path, ["sha256"] = source.Sha256 }));
        return json;
    }

    /// <summary>As the project's own report has them.</summary>
    private static void AddBeside(JObject json, ToldBeside told)
    {
        if (told.Comment.Count > 0)
            json["comment"] = string.Join('\n', told.Comment);
        if (told.Goals.Count > 0)
            json["goals"] = new JArray(told.Goals.Select(goal => new JObject
            {
                ["id"] = goal.Id, ["name"] = goal.Name.Sv, ["assessment"] = goal.Standing is { } standing and not ObjectiveAssessment.None ? standing.Word() : null, ["decided"] = goal.IsDecided, ["comment"] = goal.Comment.Count > 0 ? string.Join('\n', goal.Comment) : null,
            }));
        if (told.Places.Count > 0)
            json["places"] = new JArray(told.Places.Select(ReportJson.Of));
        if (told.Plans.Count > 0)
            json["inflow"] = new JArray(told.Plans.Select(plan => new JObject { ["kind"] = plan.Scope.Kind.Word(), ["id"] = plan.Scope.Id, ["participants"] = plan.Inflow.Participants, ["expected"] = (double)plan.Inflow.Expected, ["planned"] = plan.Inflow.Plan.Participants, ["yearly"] = plan.Inflow.Plan.Yearly }));
        if (told.TellsAny)
            json["toldAsOf"] = told.AsOf.ToString();
    }

    private static JObject Of(TerritoryScope scope)
    {
        var json = new JObject { ["kind"] = scope.Scope.Kind.Word(), ["id"] = scope.Scope.Id, ["name"] = scope.Scope.Name, ["asOf"] = scope.AsOf.ToString() };
        if (scope.Started is { } started)
            (json["tookPart"], json["started"]) = (scope.TookPart, started);
        else
            (json["participants"], json["anonymous"]) = (scope.Participants, scope.Anonymous);
        (json["enrolled"], json["untold"], json["leavers"]) = (scope.Enrolled, scope.Untold, scope.Leavers);
        json["indicators"] = new JArray(scope.Indicators.Select(Of));
        return json;
    }

    private static JObject Of(TerritoryIndicator indicator)
    {
        var json = Ratio(new() { ["id"] = indicator.Id }, indicator.Ratio);
        json["target"] = (double?)indicator.Target?.Number;
        json["assessment"] = indicator.Assessment?.Word();
        json["trend"] = indicator.Trend?.Word();
        if (indicator.TargetOfYear is { } ofYear)
        {
            json["targetOfYear"] = (double?)ofYear.Number;
            if (ofYear.Word is var word and not TargetWord.None)
                json["targetOfYearInWords"] = word.Word();
        }

        TargetJson.WithWord(indicator.Target, indicator.Before, json);
        if (indicator.YearSoFar is { } year)
        {
            json["yearSoFar"] = Ratio(new() { ["period"] = year.Period.Id }, year.Ratio);
            json["yearSoFar"]!["assessment"] = year.Assessment?.Word();
        }

        return json;
    }

    private static JObject Ratio(JObject json, Ratio? ratio)
    {
        (json["numerator"], json["denominator"], json["rate"]) = (ratio?.Numerator, ratio?.Denominator, ratio?.Rate);
        return json;
    }

    private static JObject Told(Text text) => new() { ["sv"] = text.Sv, ["en"] = text.En };
}
