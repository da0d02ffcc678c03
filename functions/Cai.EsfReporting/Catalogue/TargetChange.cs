namespace Cai.EsfReporting.Catalogue;

/// <summary>What a target is told in.</summary>
public enum TargetUnit { Share = 0, Persons, Figure }

/// <summary>A target that another catalogue changed while the project went on.</summary>
/// <param name="Id">Of the indicator or key figure; of a sub-project for its plan, of the project for the project's.</param>
/// <param name="Name">Of the same, as readers know it.</param>
/// <param name="On">The day in Sweden from which the new one is used.</param>
/// <param name="TargetsBefore">The earliest first; empty when there was none.</param>
/// <param name="TargetsAfter">Empty when there is none any more.</param>
public sealed record TargetChange(string Id, Text Name, DateOnly On, IReadOnlyList<DatedTarget> TargetsBefore, IReadOnlyList<DatedTarget> TargetsAfter, TargetUnit Unit)
{
    /// <summary>The key figure whose target it is, as it is now; null for the others.</summary>
    public KeyFigure? Figure { get; init; }

    /// <summary>The number that it was for all time; null when there was none, and where it was a word, or several by date.</summary>
    public decimal? Before => Single(TargetsBefore);

    /// <summary>The number that it is for all time; null when there is none any more, and where it is a word, or several by date.</summary>
    public decimal? After => Single(TargetsAfter);

    private static decimal? Single(IReadOnlyList<DatedTarget> targets) => targets is [{ From: null, Target.Number: { } number }] ? number : null;
}

/// <summary>Which targets one catalogue after another changed.</summary>
public static class TargetChanges
{
    /// <summary>The latest of them, each of its projects with the changes of its targets, the first first.</summary>
    /// <remarks>
    /// What was changed and changed back on one day was a slip, and never the target of a day: it is not told. On different days it is told twice, since reports made in between were assessed
    /// against the other, and whoever holds two of them is to see why they differ.
    /// </remarks>
    /// <param name="history">By day, at least one; the first is what was there before any change.</param>
    public static ReportingCatalogue Told(IReadOnlyList<(DateOnly Day, ReportingCatalogue Catalogue)> history)
    {
        history = [history[0], .. history.Skip(1).GroupBy(one => one.Day).Select(day => day.Last())];
        var latest = history[^1].Catalogue;
        return latest with { Projects = [.. latest.Projects.Select(project => project with { TargetChanges = Of(project.Id, history) })] };
    }

    private static List<TargetChange> Of(string project, IReadOnlyList<(DateOnly Day, ReportingCatalogue Catalogue)> history)
    {
        var changes = new List<TargetChange>();
        foreach (var ((_, earlier), (day, later)) in history.Zip(history.Skip(1)))
            if (earlier.Find(project) is { } before && later.Find(project) is { } after)
                changes.AddRange(Between(before, after, day));
        // What the project no longer has is not told of any more.
        var there = history[^1].Catalogue.Find(project) is { } now ? Targets(now).Select(target => (target.Id, target.Unit)).ToHashSet() : [];
        return [.. changes.Where(change => there.Contains((change.Id, change.Unit)))];
    }

    private static IEnumerable<TargetChange> Between(Project before, Project after, DateOnly day)
    {
        var earlier = Targets(before).ToDictionary(target => (target.Id, target.Unit));
        foreach (var now in Targets(after))
            if (earlier.TryGetValue((now.Id, now.Unit), out var then) && !then.Decided.SequenceEqual(now.Decided))
                yield return new(now.Id, now.Name, day, then.Decided, now.Decided, now.Unit) { Figure = now.Figure };
    }

    /// <summary>An indicator that is new had no target to change; one that is gone has none to tell of.</summary>
    private static IEnumerable<(string Id, Text Name, IReadOnlyList<DatedTarget> Decided, TargetUnit Unit, KeyFigure? Figure)> Targets(Project project) =>
    [
        .. project.Indicators.Select(i => (i.Id, i.Name, i.GoalOfPeriod?.Targets ?? [], TargetUnit.Share, (KeyFigure?)null)),
        .. project.Measures.Where(m => m is not InflowAgainstPlan).Select(m => (m.Id, m.Name, m.Goal?.Targets ?? [], m is ShareMeasure ? TargetUnit.Share : TargetUnit.Persons, (KeyFigure?)null)),
        .. project.Figures.Select(f => (f.Id, f.Name, f.Targets, TargetUnit.Figure, (KeyFigure?)f)),
        ($"plan:{project.Id}", PlanOf(project.Name), Of(project.Plan), TargetUnit.Persons, null),
        .. project.SubProjects.Select(sub => ($"plan:{project.Id}/{sub.Id}", PlanOf(sub.Name), Of(sub.Plan), TargetUnit.Persons, (KeyFigure?)null)),
    ];

    private static IReadOnlyList<DatedTarget> Of(Plan? plan) => plan is null ? [] : [new(null, FigureTarget.Of((decimal)plan.Participants))];

    private static Text PlanOf(string name) => new($"Planerade deltagare, {name}", $"Planned participants, {name}");
}
