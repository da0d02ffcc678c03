using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Statements;
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
                else
                    own["words"] = new JObject { [Language.Sv.Tag()] = InWords(indicator, Language.Sv), [Language.En.Tag()] = InWords(indicator, Language.En) };
                return own;
            })),
            ["activities"] = new JArray(goal.Goal.Activities.Select(activity => Of(activity, report.Judgements))),
        };
        if (goal.Goal.FollowedUp is { } elsewhere)
            json["followedUp"] = elsewhere.Sv;
        if (goal.Goal.FollowedUpIn is { } of)
            json["followedUpIn"] = new JObject { ["project"] = of.Project, ["figure"] = of.Figure };
        if (goal.Proposal is null)
            json["hidden"] = true;
        if (goal.Said is { } said)
            json["decided"] = Of(said, goal.Decided.Word());
        return json;
    }));

    /// <summary>As the report's own table has it.</summary>
    private static JObject InWords(ObjectiveIndicator indicator, Language language) => new()
    {
        ["name"] = indicator.Name.In(language), ["when"] = indicator.When.In(language), ["outcome"] = indicator.Outcome.In(language), ["target"] = indicator.Target.In(language), ["assessment"] = indicator.AssessmentIn(language),
    };

    public static JObject Of(Activity activity, Judgements judgements)
    {
        var json = new JObject { ["id"] = activity.Id, ["name"] = activity.Name.Sv };
        if (judgements.Of(activity.Id) is { } said)
            json["status"] = Of(said, said.Status().Word());
        return json;
    }

    /// <summary>What stands, by whom and when; null for a word that was not said.</summary>
    public static JObject Of(Statement said, string word)
    {
        var json = Of(said);
        json.Property("number")!.AddAfterSelf(new JProperty("word", word.Length > 0 ? word : null));
        return json;
    }

    /// <summary>A comment that stands, by whom and when.</summary>
    public static JObject Of(Statement said)
    {
        var json = new JObject { ["number"] = said.Number, ["comment"] = said.Comment, ["at"] = Moments.Write(said.At) };
        if (said.Name.Length > 0)
            json["name"] = said.Name;
        if (said.IsDelivered)
            json["delivery"] = said.DeliveredIn.Length > 0 ? said.DeliveredIn : null;
        return json;
    }
}
