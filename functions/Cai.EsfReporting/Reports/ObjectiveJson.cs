using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Catalogue;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Reports;

/// <summary>Goals, activities and assignments for machines.</summary>
internal static class ObjectiveJson
{
    public static JArray Of(OutcomeReport report) => new(report.Goals.Select(goal =>
    {
        var json = new JObject
        {
            ["id"] = goal.Goal.Id,
            ["level"] = goal.Goal.IsStrategic ? "strategic" : "board",
            ["below"] = goal.Goal.Parent,
            ["name"] = goal.Goal.Name.Sv,
            ["proposed"] = goal.Proposal is { Proposed: var proposed and not ObjectiveAssessment.None } ? proposed.Word() : null,
            ["indicators"] = new JArray(goal.Indicators.Select(indicator =>
            {
                var own = new JObject { ["id"] = indicator.Id, ["of"] = indicator.Whose, ["outcome"] = indicator.IsHidden ? null : indicator.Outcome.Sv, ["assessment"] = indicator.Assessment?.Word() };
                if (indicator.IsHidden)
                    own["hidden"] = true;
                return own;
            })),
            ["activities"] = new JArray(goal.Goal.Activities.Select(Of)),
        };
        if (goal.Proposal is null)
            json["hidden"] = true;
        return json;
    }));

    public static JObject Of(Activity activity) => new() { ["id"] = activity.Id, ["name"] = activity.Name.Sv };
}
