using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Disclosure;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The numbers of one month's public report and how they hang together, for <see cref="SmallCounts"/>. Sub-projects are the
/// sum of their sites and the project of its sub-projects; participants are enrolled, leavers, untold and anonymous; leavers
/// are those with each reason, and so those to each target; each breakdown sums to the project.
/// </summary>
internal sealed class PublicCells
{
    private const int OfProject = 100, OfSubProject = 20, OfSite = 4, OfGroup = 10;

    private readonly Project project;
    private readonly List<Cell> cells = [];
    private readonly List<Equation> equations = [];

    /// <summary>Some reason counts towards several indicators: then leavers to each do not add up.</summary>
    private readonly bool overlap;

    private PublicCells(Project project)
    {
        this.project = project;
        overlap = ReasonCount.Every.Any(reason => project.Indicators.Count(indicator => indicator.Reasons.Contains(reason)) > 1);
    }

    public static CellSystem Of(Project project, MonthTally month)
    {
        var own = new PublicCells(project);
        var scopes = project.Scopes;
        for (var i = 0; i < scopes.Count; i++)
            own.AddScope(scopes[i], month.Scopes[i]);
        foreach (var group in month.Whole.Groups.Where(g => IsPublished(g.Dimension)))
            own.AddGroup(group);
        own.AddHierarchy(scopes);
        own.AddBreakdowns([.. month.Whole.Groups.Where(g => IsPublished(g.Dimension))]);
        return new(own.cells, own.equations);
    }

    /// <summary>Providers are left out: their names are free text, and a person may have had several.</summary>
    public static bool IsPublished(Dimension dimension) => dimension != Dimension.Provider;

    public static string KeyOf(Scope scope, string column) => $"{scope.Kind.Word()}/{scope.Id}/{column}";

    public static string KeyOf(Dimension dimension, string value, string column) => $"by/{dimension.Word()}/{value}/{column}";

    public static string Numerator(int indicator) => Numbered("numerator", indicator);

    public static string Reached(int share) => Numbered("reached", share);

    public static string Asked(int share) => Numbered("asked", share);

    public static string Due(int share) => Numbered("due", share);

    public static string Reason(ExitReason reason) => Numbered("reason", (int)reason);

    public const string Persons = "participants", Anonymous = "anonymous", Enrolled = "enrolled", Untold = "untold", Leavers = "leavers", InRates = "in-rates",
        Participations = "participations", StartedThisYear = "started-this-year";

    private static string Numbered(string column, int index) => string.Create(CultureInfo.InvariantCulture, $"{column}-{index}");

    private void AddScope(Scope scope, Counts counts)
    {
        var weight = scope.Kind switch { ScopeKind.Project => OfProject, ScopeKind.SubProject => OfSubProject, _ => OfSite };
        string Key(string column) => KeyOf(scope, column);
        Print(Key(Persons), counts.Participants, weight * 3, cumulative: true);
        Print(Key(Anonymous), counts.Anonymous, 1);
        Print(Key(Enrolled), counts.Enrolled, weight * 2);
        Print(Key(Untold), counts.Untold, 1);
        Print(Key(Leavers), counts.Leavers, weight);
        Print(Key(InRates), counts.LeaversInRates, weight * 3);
        Print(Key(Participations), counts.Participations, 1);
        Imply(Key("known"), counts.Participants - counts.Anonymous);
        Imply(Key("again"), counts.Participations - (counts.Participants - counts.Anonymous));
        foreach (var reason in ReasonCount.Every)
            Print(Key(Reason(reason)), counts.LeaversTo(reason), 1);
        Sum(Key(Persons), Key(Anonymous), Key("known"));
        Sum(Key("known"), Key(Enrolled), Key(Leavers), Key(Untold));
        Sum(Key(Leavers), Key(InRates), Key(Reason(ExitReason.Deceased)));
        Sum(Key(InRates), [.. ReasonCount.Every.Where(reason => reason != ExitReason.Deceased).Select(reason => Key(Reason(reason)))]);
        Sum(Key(Participations), Key("known"), Key("again"));
        AddNumerators(Key, counts.LeaversInRates, i => IndicatorOutcome.RatioOf(project.Indicators[i], counts).Numerator, weight);
        for (var i = 0; i < project.Indicators.Count; i++)
            Sum(Key(Numerator(i)), [.. ReasonCount.Every.Where(project.Indicators[i].Reasons.Contains).Select(reason => Key(Reason(reason)))]);
        if (scope.Plan is { Yearly: true })
        {
            Print(Key(StartedThisYear), counts.StartedThisYear, weight * 2);
            Imply(Key("started-before"), counts.Participants - counts.StartedThisYear);
            Sum(Key(Persons), Key(StartedThisYear), Key("started-before"));
        }

        for (var share = 0; share < project.Shares.Count; share++)
        {
            var ratio = counts.Share(share);
            Print(Key(Reached(share)), ratio.Numerator, weight * 2);
            Print(Key(Asked(share)), ratio.Denominator, weight);
            Imply(Key(Numbered("not-reached", share)), ratio.Denominator - ratio.Numerator);
            Sum(Key(Asked(share)), Key(Reached(share)), Key(Numbered("not-reached", share)));
            if (project.Shares[share] is FollowUpShare)
            {
                Print(Key(Due(share)), counts.Due(share), weight);
                Imply(Key(Numbered("unanswered", share)), counts.Due(share) - ratio.Denominator);
                Imply(Key(Numbered("not-due", share)), counts.LeaversInRates - counts.Due(share));
                Sum(Key(Due(share)), Key(Asked(share)), Key(Numbered("unanswered", share)));
                Sum(Key(InRates), Key(Due(share)), Key(Numbered("not-due", share)));
            }
        }
    }

    private void AddGroup(Group group)
    {
        string Key(string column) => KeyOf(group.Dimension, group.Value, column);
        Print(Key(Persons), group.Participants, OfGroup * 2, cumulative: true);
        Print(Key(InRates), group.Leavers, OfGroup);
        Imply(Key("not-in-rates"), group.Participants - group.Leavers);
        Sum(Key(Persons), Key(InRates), Key("not-in-rates"));
        AddNumerators(Key, group.Leavers, i => group.Numerators[i], OfGroup);
        if (!overlap && project.Indicators.Count > 1)
        {
            Imply(Key("neither"), group.Leavers - group.Numerators.Sum());
            Sum(Key(InRates), [.. Enumerable.Range(0, project.Indicators.Count).Select(i => Key(Numerator(i))), Key("neither")]);
        }
    }

    /// <summary>Leavers towards each indicator, and the others.</summary>
    private void AddNumerators(Func<string, string> key, int inRates, Func<int, int> numerator, int weight)
    {
        for (var i = 0; i < project.Indicators.Count; i++)
        {
            Print(key(Numerator(i)), numerator(i), weight * 3);
            Imply(key(Numbered("not", i)), inRates - numerator(i));
            Sum(key(InRates), key(Numerator(i)), key(Numbered("not", i)));
        }
    }

    /// <summary>Every column of a scope is the sum of the scopes below it, but for persons who are in several.</summary>
    private void AddHierarchy(IReadOnlyList<Scope> scopes)
    {
        var whole = scopes[0];
        AddParts(whole, [.. project.Sites.Where(s => s.SubProject is null).Select(site => scopes.First(s => s.Kind == ScopeKind.Site && s.Id == site.Id)), .. scopes.Where(s => s.Kind == ScopeKind.SubProject)]);
        foreach (var sub in project.SubProjects)
            AddParts(scopes.First(s => s.Kind == ScopeKind.SubProject && s.Id == sub.Id), [.. project.SitesOf(sub).Select(site => scopes.First(s => s.Kind == ScopeKind.Site && s.Id == site.Id))]);
    }

    private void AddParts(Scope total, List<Scope> parts)
    {
        var keys = cells.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var prefix = KeyOf(total, "");
        foreach (var column in cells.Where(c => c.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(c => c.Key[prefix.Length..]).ToList())
            if (parts.All(part => keys.Contains(KeyOf(part, column))))
                Sum(KeyOf(total, column), [.. parts.Select(part => KeyOf(part, column))]);
    }

    private void AddBreakdowns(List<Group> groups)
    {
        var whole = project.Scopes[0];
        foreach (var dimension in groups.GroupBy(g => g.Dimension))
        {
            Sum(KeyOf(whole, Persons), [.. dimension.Select(g => KeyOf(g.Dimension, g.Value, Persons))]);
            Sum(KeyOf(whole, InRates), [.. dimension.Select(g => KeyOf(g.Dimension, g.Value, InRates))]);
            for (var i = 0; i < project.Indicators.Count; i++)
                Sum(KeyOf(whole, Numerator(i)), [.. dimension.Select(g => KeyOf(g.Dimension, g.Value, Numerator(i)))]);
        }

        // Who initiated is told twice: as a breakdown, and as a share.
        var initiated = groups.Where(g => g.Dimension == Dimension.InitiatedBy).ToList();
        for (var share = 0; share < project.Shares.Count; share++)
            if (project.Shares[share] is InitiatedShare { By: var by })
            {
                var reached = by.Select(DimensionValues.Of).ToHashSet(StringComparer.Ordinal);
                Sum(KeyOf(whole, Reached(share)), [.. initiated.Where(g => reached.Contains(g.Value)).Select(g => KeyOf(g.Dimension, g.Value, Persons))]);
                Sum(KeyOf(whole, Asked(share)), [.. initiated.Where(g => g.Value != Breakdown.NotTold).Select(g => KeyOf(g.Dimension, g.Value, Persons))]);
            }
    }

    private void Print(string key, int value, int weight, bool cumulative = false) => cells.Add(new(key, value, weight) { IsCumulative = cumulative });

    private void Imply(string key, int value) => cells.Add(new(key, value) { IsPrinted = false });

    private void Sum(string total, params string[] parts)
    {
        if (parts.Length > 0)
            equations.Add(new(total, parts));
    }
}
