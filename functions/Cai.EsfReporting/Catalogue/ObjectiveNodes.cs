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
                strategic.Only("id", "name", "indicators", "followedUp", "followedUpIn", "activities", "goals");
                var own = Read(strategic, parent: null, measured);
                goals.Add(own);
                if (strategic.Has("goals"))
                    goals.AddRange(strategic.Many("goals", board =>
                    {
                        board.Only("id", "name", "indicators", "followedUp", "followedUpIn", "activities");
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
        if (node.Has("followedUpIn") && indicators.Count > 0)
            node.Problem("followedUpIn", "hör till ett mål utan ”indicators”: det här mäts med projektets egna", "belongs to a goal without “indicators”: this one is measured by the project's own");
        return new(node.Id(), node.Text("name"), parent, indicators, ReadActivities(node, "activities"))
        {
            FollowedUp = node.Has("followedUp") ? node.Text("followedUp") : null, FollowedUpIn = node.Has("followedUpIn") && node.Child("followedUpIn") is { } elsewhere ? ReadElsewhere(elsewhere) : null,
        };
    }

    private static FollowedUpIn ReadElsewhere(JsonNode node)
    {
        node.Only("project", "figure");
        return new(node.String("project"), node.String("figure"));
    }

    /// <summary>Names what each goal is followed up by in another project, once all of them are read. What is named there is counted or delivered, and itself followed up by nothing: no chain can come back to its goal.</summary>
    /// <param name="node">The whole catalogue.</param>
    public static IReadOnlyList<Project> WithNames(JsonNode node, IReadOnlyList<Project> projects) =>
        [.. projects.Select(project => project.Goals.All(goal => goal.FollowedUpIn is null) ? project : project with { Goals = [.. project.Goals.Select(goal => goal.FollowedUpIn is { } elsewhere ? goal with { FollowedUpIn = Named(node, projects, project, goal, elsewhere) } : goal)] })];

    private static FollowedUpIn Named(JsonNode node, IReadOnlyList<Project> projects, Project project, Objective goal, FollowedUpIn elsewhere)
    {
        var at = $"{PathOf(projects, project, goal)}.followedUpIn";
        if (elsewhere.Project == project.Id)
            node.Problem(at + ".project", $"”{elsewhere.Project}” är projektet självt: skriv ”indicators” i stället", $"“{elsewhere.Project}” is the project itself: write “indicators” instead");
        else if (projects.FirstOrDefault(known => known.Id == elsewhere.Project) is not { } other)
            node.Problem(at + ".project", $"”{elsewhere.Project}” är inget projekt i katalogen; kända är {string.Join(", ", projects.Select(known => known.Id))}", $"“{elsewhere.Project}” is no project of the catalogue; known are {string.Join(", ", projects.Select(known => known.Id))}");
        else if ((other.Indicators.FirstOrDefault(indicator => indicator.Id == elsewhere.Figure)?.Name ?? other.Figures.FirstOrDefault(figure => figure.Id == elsewhere.Figure)?.Name) is { } name)
            return elsewhere with { ProjectName = other.Name, Name = name };
        else
            node.Problem(at + ".figure", $"”{elsewhere.Figure}” är varken indikator eller nyckeltal i {other.Id}; kända är {Known(other)}", $"“{elsewhere.Figure}” is no indicator or key figure of {other.Id}; known are {Known(other)}");
        return elsewhere;
    }

    /// <summary><c>projects[2].goals[0].goals[1]</c></summary>
    private static string PathOf(IReadOnlyList<Project> projects, Project project, Objective goal)
    {
        var strategic = project.Goals.Where(one => one.IsStrategic).Select(one => one.Id).ToList();
        var below = project.Goals.Where(one => one.Parent == goal.Parent).Select(one => one.Id).ToList();
        var first = FormattableString.Invariant($"projects[{projects.Index().First(one => one.Item.Id == project.Id).Index}].goals[{strategic.IndexOf(goal.Parent ?? goal.Id)}]");
        return goal.IsStrategic ? first : FormattableString.Invariant($"{first}.goals[{below.IndexOf(goal.Id)}]");
    }

    private static string Known(Project project) => string.Join(", ", project.Indicators.Select(indicator => indicator.Id).Concat(project.Figures.Select(figure => figure.Id)));

    private static IReadOnlyList<Activity> ReadActivities(JsonNode node, string property) => !node.Has(property) ? [] : node.Many(property, activity =>
    {
        activity.Only("id", "name");
        return new Activity(activity.Id(), activity.Text("name"));
    });
}
