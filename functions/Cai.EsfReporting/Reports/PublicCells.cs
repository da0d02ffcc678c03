using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Disclosure;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Reports;

/// <summary>
/// The numbers of one month's public report and how they hang together, for <see cref="SmallCounts"/>. Sub-projects are the
/// sum of their sites and the project of its sub-projects; participants are enrolled, leavers, untold and anonymous; leavers
/// are those with each reason, and so those to each target; each breakdown sums to the project. Years of the project are <see cref="PublicPeriodCells"/>.
/// </summary>
internal sealed class PublicCells
{
    private const int OfProject = 100, OfSubProject = 20, OfSite = 4, OfGroup = 10;

    private readonly Project project;
    private readonly Month month;
    private readonly IReadOnlyList<PublishedMonth> before;
    private readonly Counts everybody;
    private readonly CellList list = new();

    private PublicCells(Project project, MonthTally tally, IReadOnlyList<PublishedMonth> before) => (this.project, month, this.before, everybody) = (project, tally.Month, before, tally.Scopes[0]);

    private List<Cell> cells => list.Cells;

    /// <param name="months">What was counted of each month, the table's own last.</param>
    /// <param name="before">What is published already.</param>
    /// <param name="isSilent">Whether a site has delivered nothing since a month: then its numbers are known to be what they were. Null when it is not told.</param>
    public static CellSystem Of(Project project, IReadOnlyList<MonthTally> months, IReadOnlyList<PublishedMonth> before, Func<Site, Month, bool>? isSilent = null)
    {
        var counted = months[^1];
        var own = new PublicCells(project, counted, before);
        var scopes = project.Scopes;
        for (var i = 0; i < scopes.Count; i++)
            own.AddScope(scopes[i], counted.Scopes[i]);
        var groups = counted.Whole.Groups.Where(g => IsPublished(g.Dimension)).ToList();
        foreach (var group in groups)
            own.AddGroup(group);
        own.AddHierarchy(scopes);
        own.AddBreakdowns(groups);
        new PublicPeriodCells(project, months, before, own.list).Add();
        if (isSilent is not null)
            foreach (var scope in scopes)
                own.AddSilence(scope, since => project.SitesOf(scope).All(site => isSilent(site, since)));
        return new(own.list.Cells, own.list.Equations, own.list.Ties);
    }

    /// <summary>Providers are left out: their names are free text, and a person may have had several.</summary>
    public static bool IsPublished(Dimension dimension) => dimension != Dimension.Provider;

    /// <summary>Of areas and sites only the main columns: the others would be small nearly everywhere, and hide the main ones with them.</summary>
    private static bool HasAllColumns(Scope scope) => scope.Kind == ScopeKind.Project;

    /// <summary>The parts that can be left out: areas with their sites, and each breakdown.</summary>
    public static IReadOnlyList<string> PartsOf(CellSystem cells) => [.. cells.Cells.Select(cell => cell.Part.Split('/')[0]).Where(part => part.Length > 0).Distinct()];

    /// <summary>The part that one breakdown is.</summary>
    public static string PartOf(Dimension dimension) => "by-" + dimension.Word();

    /// <summary>Whether months were published by other age bands: the difference between a band and another of nearly the same ages may be one person.</summary>
    public static bool HasOtherAges(Project project, IEnumerable<PublishedMonth> before)
    {
        var ages = project.Programme.AgeBands.Select(band => KeyOf(Dimension.Age, band.Id, "")).Append(KeyOf(Dimension.Age, Breakdown.NotTold, "")).ToList();
        var all = KeyOf(Dimension.Age, "", "")[..^1];
        return before.Any(month => month.Table.Values.Keys.Any(key => key.StartsWith(all, StringComparison.Ordinal) && !ages.Exists(own => key.StartsWith(own, StringComparison.Ordinal))));
    }

    /// <summary>Whether a cell is of an area, a site or a group.</summary>
    public static bool IsOfPart(string key) => !key.StartsWith(ScopeKind.Project.Word() + "/", StringComparison.Ordinal);

    public static string KeyOf(Scope scope) => $"{scope.Kind.Word()}/{scope.Id}";

    public static string KeyOf(Scope scope, string column) => $"{scope.Kind.Word()}/{scope.Id}/{column}";

    public static string KeyOf(Dimension dimension, string value, string column) => $"{KeyOf(dimension)}{value}/{column}";

    /// <summary>What the keys of a breakdown's cells begin with.</summary>
    public static string KeyOf(Dimension dimension) => $"by/{dimension.Word()}/";

    public static string Numerator(int indicator) => Numbered("numerator", indicator);

    public static string Reached(int share) => Numbered("reached", share);

    public static string Asked(int share) => Numbered("asked", share);

    public static string Due(int share) => Numbered("due", share);

    /// <remarks>What is kept of a month outlives the order of the catalogue: a reason that it adds goes by its id.</remarks>
    public static string Reason(ProjectWords words, ExitReason reason) => words.Named(reason) is { } named ? $"reason-{named.Id}" : Numbered("reason", (int)reason);

    private string Reason(ExitReason reason) => Reason(project.Words, reason);

    public static string Started(int year) => Numbered("started", year);

    public static string StartedBefore(int year) => Numbered("started-before", year);

    public static string Others(int indicator) => Numbered("not", indicator);

    public const string Persons = "participants", Anonymous = "anonymous", Enrolled = "enrolled", Untold = "untold", Leavers = "leavers", InRates = "in-rates";

    private static string Numbered(string column, int index) => string.Create(CultureInfo.InvariantCulture, $"{column}-{index}");

    private void AddScope(Scope scope, Counts counts)
    {
        var weight = scope.Kind switch { ScopeKind.Project => OfProject, ScopeKind.SubProject => OfSubProject, _ => OfSite };
        list.Part = scope.Kind == ScopeKind.Project ? "" : scope.Kind == ScopeKind.Site && project.FindSite(scope.Id)!.SubProject is { } sub ? $"areas/{sub}" : "areas";
        string Key(string column) => KeyOf(scope, column);
        Print(Key(Persons), counts.Participants, weight * 3, cumulative: true);
        Print(Key(Enrolled), counts.Enrolled, weight * 2, isEvent: false);
        Print(Key(Leavers), counts.Leavers, weight);
        Print(Key(InRates), counts.LeaversInRates, weight * 3);
        AddOutside(Key, counts, HasAllColumns(scope) ? Print : (key, value, _, cumulative, isEvent) => Imply(key, value, cumulative, isEvent));
        if (HasAllColumns(scope))
            AddReasons(Key, counts);
        else
            Imply(Key(Reason(ExitReason.Deceased)), counts.LeaversTo(ExitReason.Deceased), cumulative: true);
        Sum(Key(Leavers), Key(InRates), Key(Reason(ExitReason.Deceased)));
        AddNumerators(Key, counts.LeaversInRates, i => NumeratorOf(i, counts), weight, scope.Kind != ScopeKind.Project);
        AddOutcomes(Key, counts, scope.Kind != ScopeKind.Project);
        if (scope.Plan is { Yearly: true })
            list.AddStarted(scope, month, counts.Participants, counts.StartedThisYear, weight * 2, before);
        for (var share = 0; share < project.Shares.Count; share++)
            AddShare(scope, share, counts, weight);
    }

    /// <summary>The reasons of leavers in rates, by which indicators they count towards: none, one or several.</summary>
    public static IEnumerable<IGrouping<string, ExitReason>> OutcomesOf(Project project) => project.Words.Leaving.Where(reason => reason != ExitReason.Deceased)
        .GroupBy(reason => string.Join('+', Enumerable.Range(0, project.Indicators.Count).Where(i => project.Indicators[i].Reasons.Contains(reason))));

    public static string Outcome(string indicators) => "outcome-" + indicators;

    /// <summary>Who is neither enrolled nor a leaver: the anonymous, who do not fall, and the untold. Of areas and sites they are not printed.</summary>
    private void AddOutside(Func<string, string> key, Counts counts, Action<string, int, int, bool, bool> add)
    {
        add(key(Anonymous), counts.Anonymous, 1, true, true);
        add(key(Untold), counts.Untold, 1, false, true);
        Imply(key("known"), counts.Participants - counts.Anonymous, cumulative: true);
        Imply(key("outside"), counts.Anonymous + counts.Untold, cumulative: true);
        Sum(key("outside"), key(Anonymous), key(Untold));
        Sum(key(Persons), key(Anonymous), key("known"));
        Sum(key("known"), key(Enrolled), key(Leavers), key(Untold));
        Sum(key(Persons), key(Enrolled), key(Leavers), key("outside"));
    }

    private void AddReasons(Func<string, string> key, Counts counts)
    {
        foreach (var reason in project.Words.Leaving)
            Print(key(Reason(reason)), counts.LeaversTo(reason), 1, cumulative: reason == ExitReason.Deceased);
        Sum(key(InRates), [.. project.Words.Leaving.Where(reason => reason != ExitReason.Deceased).Select(reason => key(Reason(reason)))]);
        for (var i = 0; i < project.Indicators.Count; i++)
            Sum(key(Numerator(i)), [.. project.Words.Leaving.Where(project.Indicators[i].Reasons.Contains).Select(reason => key(Reason(reason)))]);
    }

    /// <summary>The leavers by which indicators they count towards: a reason may count towards several.</summary>
    private void AddOutcomes(Func<string, string> key, Counts counts, bool isGroup)
    {
        var outcomes = OutcomesOf(project).ToList();
        foreach (var outcome in outcomes)
            cells.Add(new(key(Outcome(outcome.Key)), outcome.Sum(counts.LeaversTo))
            {
                IsPrinted = false, IsEvent = true, MayNotBeToldZero = isGroup && outcome.Key.Length == 0 && IsAlike(outcome.Sum(counts.LeaversTo), counts.LeaversInRates, all => outcome.Sum(all.LeaversTo)), Part = list.Part,
            });
        Sum(key(InRates), [.. outcomes.Select(outcome => key(Outcome(outcome.Key)))]);
        for (var i = 0; i < project.Indicators.Count; i++)
            Sum(key(Numerator(i)), [.. outcomes.Where(outcome => project.Indicators[i].Reasons.Contains(outcome.First())).Select(outcome => key(Outcome(outcome.Key)))]);
    }

    private void AddShare(Scope scope, int share, Counts counts, int weight)
    {
        string Key(string column) => KeyOf(scope, column);
        var ratio = counts.Share(share);
        // Who initiated is told once: as of the groups by initiator, nobody is taken from those who came so.
        var cumulative = project.Shares[share] is InitiatedShare;
        // What people did after they left; how they came, and how soon they were met, is the office's doing.
        var isGroup = scope.Kind != ScopeKind.Project && project.Shares[share] is FollowUpShare;
        var others = ratio.Denominator - ratio.Numerator;
        cells.Add(new(Key(Reached(share)), ratio.Numerator, weight * 2)
        {
            IsCumulative = cumulative, IsEvent = true, MayNotBeToldZero = isGroup && IsAlike(ratio.Numerator, ratio.Denominator, all => all.Share(share).Numerator), Part = list.Part,
        });
        Print(Key(Asked(share)), ratio.Denominator, weight, cumulative);
        cells.Add(new(Key(Numbered("not-reached", share)), others)
        {
            IsPrinted = false, IsCumulative = cumulative, IsEvent = true, MayNotBeToldZero = isGroup && IsAlike(others, ratio.Denominator, all => all.Share(share).Denominator - all.Share(share).Numerator), Part = list.Part,
        });
        Sum(Key(Asked(share)), Key(Reached(share)), Key(Numbered("not-reached", share)));
        if (project.Shares[share] is not FollowUpShare followUp)
        {
            Imply(Key(Numbered("not-asked", share)), counts.Participants - ratio.Denominator, cumulative);
            Sum(Key(Persons), Key(Asked(share)), Key(Numbered("not-asked", share)));
            // Nobody asks the anonymous.
            AtMost(Key(Asked(share)), ratio.Denominator, Key("known"), counts.Participants - counts.Anonymous);
            return;
        }

        Print(Key(Due(share)), counts.Due(share), weight, isEvent: false);
        Imply(Key(Numbered("unanswered", share)), counts.Due(share) - ratio.Denominator, isEvent: false);
        Imply(Key(Numbered("not-due", share)), counts.LeaversInRates - counts.Due(share), isEvent: false);
        Sum(Key(Due(share)), Key(Asked(share)), Key(Numbered("unanswered", share)));
        Sum(Key(InRates), Key(Due(share)), Key(Numbered("not-due", share)));
        // The same people are asked for every set of answers, and the larger set holds the smaller.
        for (var other = 0; other < share; other++)
            if (project.Shares[other] is FollowUpShare also && also.After == followUp.After)
            {
                Sum(Key(Due(share)), Key(Due(other)));
                Sum(Key(Asked(share)), Key(Asked(other)));
                if (followUp.Statuses.IsSubsetOf(also.Statuses))
                    AtMost(Key(Reached(share)), ratio.Numerator, Key(Reached(other)), counts.Share(other).Numerator);
                else if (also.Statuses.IsSubsetOf(followUp.Statuses))
                    AtMost(Key(Reached(other)), counts.Share(other).Numerator, Key(Reached(share)), ratio.Numerator);
            }
    }

    private void AddGroup(Group group)
    {
        list.Part = PartOf(group.Dimension);
        string Key(string column) => KeyOf(group.Dimension, group.Value, column);
        Print(Key(Persons), group.Participants, OfGroup * 2, cumulative: true);
        Print(Key(InRates), group.Leavers, OfGroup);
        Imply(Key("not-in-rates"), group.Participants - group.Leavers, isEvent: false);
        Sum(Key(Persons), Key(InRates), Key("not-in-rates"));
        AddNumerators(Key, group.Leavers, i => group.Numerators[i], OfGroup, isGroup: true);
        var overlap = project.Words.Leaving.Any(reason => project.Indicators.Count(indicator => indicator.Reasons.Contains(reason)) > 1);
        if (!overlap && project.Indicators.Count > 1)
        {
            var neither = group.Leavers - group.Numerators.Sum();
            cells.Add(new(Key("neither"), neither) { IsPrinted = false, IsEvent = true, MayNotBeToldZero = IsAlike(neither, group.Leavers, all => all.LeaversInRates - Enumerable.Range(0, project.Indicators.Count).Sum(i => NumeratorOf(i, all))), Part = list.Part });
            Sum(Key(InRates), [.. Enumerable.Range(0, project.Indicators.Count).Select(i => Key(Numerator(i))), Key("neither")]);
        }

        for (var i = 0; i < project.Indicators.Count; i++)
            for (var j = 0; j < project.Indicators.Count; j++)
                if (i != j && project.Indicators[i].Reasons.IsSubsetOf(project.Indicators[j].Reasons))
                    AtMost(Key(Numerator(i)), group.Numerators[i], Key(Numerator(j)), group.Numerators[j]);
    }

    /// <summary>Leavers towards each indicator, and the others.</summary>
    /// <param name="isGroup">Whether those counted are known to be of it and are not all of the project: that they are all alike must not be told.</param>
    private void AddNumerators(Func<string, string> key, int inRates, Func<int, int> numerator, int weight, bool isGroup)
    {
        for (var i = 0; i < project.Indicators.Count; i++)
        {
            var (indicator, others) = (i, inRates - numerator(i));
            cells.Add(new(key(Numerator(i)), numerator(i), weight * 3)
            {
                IsEvent = true, MayNotBeToldZero = isGroup && IsAlike(numerator(i), inRates, all => NumeratorOf(indicator, all)), Part = list.Part,
            });
            cells.Add(new(key(Others(i)), others)
            {
                IsPrinted = false, IsEvent = true, MayNotBeToldZero = isGroup && IsAlike(others, inRates, all => all.LeaversInRates - NumeratorOf(indicator, all)), Part = list.Part,
            });
            Sum(key(InRates), key(Numerator(i)), key(Others(i)));
        }
    }

    private int NumeratorOf(int indicator, Counts counts) => IndicatorOutcome.RatioOf(project.Indicators[indicator], counts).Numerator;

    /// <summary>Whether nobody of a group has an outcome that somebody of the project has: where nobody has, it is the project's result.</summary>
    private bool IsAlike(int having, int among, Func<Counts, int> ofProject) => having == 0 && among > 0 && ofProject(everybody) > 0;

    /// <summary>Every column of a scope is the sum of the scopes below it, but for persons who are in several.</summary>
    private void AddHierarchy(IReadOnlyList<Scope> scopes)
    {
        var byKey = cells.ToDictionary(c => c.Key, StringComparer.Ordinal);
        var whole = scopes[0];
        AddParts(byKey, whole, [.. project.Sites.Where(s => s.SubProject is null).Select(site => scopes.First(s => s.Kind == ScopeKind.Site && s.Id == site.Id)), .. scopes.Where(s => s.Kind == ScopeKind.SubProject)]);
        foreach (var sub in project.SubProjects)
            AddParts(byKey, scopes.First(s => s.Kind == ScopeKind.SubProject && s.Id == sub.Id), [.. project.SitesOf(sub).Select(site => scopes.First(s => s.Kind == ScopeKind.Site && s.Id == site.Id))]);
    }

    private void AddParts(Dictionary<string, Cell> byKey, Scope total, List<Scope> parts)
    {
        var prefix = KeyOf(total, "");
        foreach (var column in byKey.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]).Order(StringComparer.Ordinal).ToList())
            if (parts.All(part => byKey.ContainsKey(KeyOf(part, column))))
                Sum(KeyOf(total, column), [.. parts.Select(part => KeyOf(part, column))]);
        // Where persons are in several parts, that a part is no more than the total does not follow from the sum.
        foreach (var column in (string[])[Persons, Enrolled])
            if (parts.Sum(part => byKey[KeyOf(part, column)].Value) != byKey[KeyOf(total, column)].Value)
                foreach (var own in parts.Select(part => byKey[KeyOf(part, column)]))
                {
                    list.Part = own.Part;
                    AtMost(own.Key, own.Value, KeyOf(total, column), byKey[KeyOf(total, column)].Value);
                }
    }

    private void AddBreakdowns(List<Group> groups)
    {
        var whole = project.Scopes[0];
        int ValueOf(string column) => cells.First(cell => cell.Key == KeyOf(whole, column)).Value;
        foreach (var dimension in groups.GroupBy(g => g.Dimension))
        {
            list.Part = PartOf(dimension.Key);
            Sum(KeyOf(whole, Persons), [.. dimension.Select(g => KeyOf(g.Dimension, g.Value, Persons))]);
            Sum(KeyOf(whole, InRates), [.. dimension.Select(g => KeyOf(g.Dimension, g.Value, InRates))]);
            for (var i = 0; i < project.Indicators.Count; i++)
                Sum(KeyOf(whole, Numerator(i)), [.. dimension.Select(g => KeyOf(g.Dimension, g.Value, Numerator(i)))]);
            // A person stands in every insats taken part in.
            if (dimension.Key == Dimension.Insats)
                foreach (var group in dimension)
                    AtMost(KeyOf(group.Dimension, group.Value, Persons), group.Participants, KeyOf(whole, Persons), ValueOf(Persons));
            // Nobody knows the age of the anonymous, or who initiated; of others it is mostly told.
            if (dimension.FirstOrDefault(g => g.Value == Breakdown.NotTold) is { } notTold)
                if (dimension.Key == Dimension.Age)
                    Sum(KeyOf(notTold.Dimension, notTold.Value, Persons), KeyOf(whole, Anonymous));
                else if (dimension.Key == Dimension.InitiatedBy)
                    AtMost(KeyOf(whole, Anonymous), ValueOf(Anonymous), KeyOf(notTold.Dimension, notTold.Value, Persons), notTold.Participants);
        }

        // Who initiated is told twice: as a breakdown, and as a share.
        var initiated = groups.Where(g => g.Dimension == Dimension.InitiatedBy).ToList();
        for (var share = 0; share < project.Shares.Count; share++)
            if (project.Shares[share] is InitiatedShare { By: var by })
            {
                var reached = by.Select(project.Words.ValueOf).ToHashSet(StringComparer.Ordinal);
                Sum(KeyOf(whole, Reached(share)), [.. initiated.Where(g => reached.Contains(g.Value)).Select(g => KeyOf(g.Dimension, g.Value, Persons))]);
                Sum(KeyOf(whole, Asked(share)), [.. initiated.Where(g => g.Value != Breakdown.NotTold).Select(g => KeyOf(g.Dimension, g.Value, Persons))]);
            }
    }

    private void AddSilence(Scope scope, Func<Month, bool> isSilentSince)
    {
        var prefix = KeyOf(scope, "");
        var silent = before.Select(then => isSilentSince(then.Month)).ToList();
        foreach (var key in cells.Select(cell => cell.Key).Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).ToList())
            if (before.Index().LastOrDefault(then => then.Item.Table.Values.ContainsKey(key)) is { Item: not null, Index: var latest } && silent[latest])
                list.Ties.Add(new(key, latest, key));
    }

    private void Print(string key, int value, int weight, bool cumulative = false, bool isEvent = true) => list.Print(key, value, weight, cumulative, isEvent);

    private void Imply(string key, int value, bool cumulative = false, bool isEvent = true) => list.Imply(key, value, cumulative, isEvent);

    private void Sum(string total, params string[] parts) => list.Sum(total, parts);

    private void AtMost(string smaller, int value, string larger, int most) => list.AtMost(smaller, value, larger, most);
}
