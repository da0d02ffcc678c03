namespace Cai.EsfReporting.Catalogue;

/// <summary>Reads a project's goals, activities and assignments, and finds the ones that nobody could report of.</summary>
internal static class ObjectiveNodes
{
    /// <param name="measured">Ids of all that the project has a number of.</param>
    public static (IReadOnlyList<Objective> Goals, IReadOnlyList<Activity> Assignments) Read(JsonNode project, IReadOnlySet<string> measured)
    {
        var goals = new List<Objective>();
        if (project.Has("goals"))
            _ = project.Many<object>("goals", strategic =>
            {
                strategic.Only("id", "name", "indicators", "followedUp", "activities", "goals");
                var own = Read(strategic, parent: null, measured);
                goals.Add(own);
                if (strategic.Has("goals"))
                    goals.AddRange(strategic.Many("goals", board =>
                    {
                        board.Only("id", "name", "indicators", "followedUp", "activities");
                        return Read(board, own.Id, measured);
                    }));
                return own;
            });
        var assignments = ReadActivities(project, "assignments");
        project.Unique("goals", [.. goals.Select(goal => goal.Id), .. goals.SelectMany(goal => goal.Activities).Select(activity => activity.Id), .. assignments.Select(assignment => assignment.Id)]);
        return (goals, assignments);
    }

    private static Objective Read(JsonNode node, string? parent, IReadOnlySet<string> measured)
    {
        var indicators = node.Has("indicators") ? node.Strings("indicators") : [];
        foreach (var (i, id) in indicators.Index())
            if (id.Length > 0 && !measured.Contains(id))
                node.Problem(FormattableString.Invariant($"indicators[{i}]"), $"”{id}” är varken indikator, mått eller nyckeltal i projektet", $"“{id}” is no indicator, measure or key figure of the project");
        node.Unique("indicators", indicators);
        return new(node.Id(), node.Text("name"), parent, indicators, ReadActivities(node, "activities")) { FollowedUp = node.Has("followedUp") ? node.Text("followedUp") : null };
    }

    private static IReadOnlyList<Activity> ReadActivities(JsonNode node, string property) => !node.Has(property) ? [] : node.Many(property, activity =>
    {
        activity.Only("id", "name");
        return new Activity(activity.Id(), activity.Text("name"));
    });
}
