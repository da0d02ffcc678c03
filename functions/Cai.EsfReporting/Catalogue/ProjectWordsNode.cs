using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Catalogue;

/// <summary>Reads the exit reasons and initiators that a catalogue adds. None stands in place of one that every project has.</summary>
internal static class ProjectWordsNode
{
    /// <summary>As many as are still a list that somebody chooses from.</summary>
    private const int Most = 40;

    private static readonly (string Word, ExitReason Like)[] Groups =
    [
        ("work", ExitReason.Work), ("study", ExitReason.Study), ("ordinary-measure", ExitReason.MunicipalMeasure), ("job-seeking", ExitReason.JobSeeking), ("other", ExitReason.Other),
    ];

    public static ProjectWords Read(JsonNode project)
    {
        var reasons = Many(project, "exitReasons", ["id", "name", "aliases", "group"], node => new NamedReason(node.Id(), node.Word("name"), Aliases(node), Like(node)));
        var initiators = Many(project, "initiators", ["id", "name", "aliases"], node => new NamedInitiator(node.Id(), node.Word("name"), Aliases(node)));
        Distinguish(project, "exitReasons", [.. reasons.Select(own => (own.Id, own.Name, own.Aliases))], [.. ExitReasons.All.Select(own => own.Name)], []);
        Distinguish(project, "initiators", [.. initiators.Select(own => (own.Id, own.Name, own.Aliases))],
            [.. ProjectWords.Common.EveryInitiator.Select(InitiatorNames.Of)], [.. Enum.GetValues<Initiator>().Select(InitiatorNames.ValueOf)]);
        return project.IsSound ? new(reasons, initiators) : Usable(reasons, initiators);
    }

    /// <summary>What can be told apart, so that one pass finds every problem that stands further down.</summary>
    private static ProjectWords Usable(IEnumerable<NamedReason> reasons, IEnumerable<NamedInitiator> initiators)
    {
        var (ofReasons, ofInitiators) = (ExitReasons.All.Select(own => Folding.Fold(own.Name.Sv)).ToHashSet(), Words.Initiators.Names.Select(Folding.Fold).ToHashSet());
        var (ids, others) = (new HashSet<string>(), new HashSet<string>());
        return new([.. reasons.Where(own => ids.Add(own.Id) && ofReasons.Add(Folding.Fold(own.Name.Sv))).Select(own => own with { Aliases = [] })],
            [.. initiators.Where(own => others.Add(own.Id) && ofInitiators.Add(Folding.Fold(own.Name.Sv))).Select(own => own with { Aliases = [] })]);
    }

    private static IReadOnlyList<T> Many<T>(JsonNode project, string property, string[] known, Func<JsonNode, T> read) where T : class
    {
        if (!project.Has(property))
            return [];
        var many = project.Many(property, node =>
        {
            node.Only(known);
            return read(node);
        });
        if (many.Count > Most)
            project.Problem(property, $"är {many.Count}; högst {Most} kan läggas till", $"are {many.Count}; at most {Most} can be added");
        return many;
    }

    private static IReadOnlyList<string> Aliases(JsonNode node) => node.Has("aliases") ? node.WordsOf("aliases") : [];

    private static ExitReason Like(JsonNode node)
    {
        var word = node.String("group");
        var group = Groups.FirstOrDefault(group => group.Word == word);
        if (group.Word is null && word.Length > 0)
            node.Problem("group", $"”{word}” är ingen grupp; kända är {string.Join(", ", Groups.Select(own => own.Word))}", $"“{word}” is not a group; known are {string.Join(", ", Groups.Select(own => own.Word))}");
        return group.Word is null ? ExitReason.Other : group.Like;
    }

    /// <summary>A file's word means one thing, and a name in a report is of one row, in either language.</summary>
    private static void Distinguish(JsonNode project, string property, List<(string Id, Text Name, IReadOnlyList<string> Aliases)> own, List<Text> common, IReadOnlyList<string> takenIds)
    {
        project.Unique(property, own.Select(one => one.Id).Concat(takenIds));
        var taken = common.ToDictionary(name => Folding.Fold(name.Sv), name => name.Sv, StringComparer.Ordinal);
        var english = common.Select(name => Folding.Fold(name.En)).ToHashSet(StringComparer.Ordinal);
        foreach (var (i, (_, name, aliases)) in own.Index())
        {
            foreach (var (at, word) in aliases.Select((alias, a) => (FormattableString.Invariant($"{property}[{i}].aliases[{a}]"), alias)).Prepend((FormattableString.Invariant($"{property}[{i}].name"), name.Sv)))
                if (word.Length > 0 && !taken.TryAdd(Folding.Fold(word), word))
                    project.Problem(at, $"”{word}” läses som ”{taken[Folding.Fold(word)]}”, som redan finns: stora och små bokstäver, mellanslag och * skiljer inte ord åt", $"“{word}” is read as “{taken[Folding.Fold(word)]}”, which there is already: case, spaces and * do not tell words apart");
            if (name.En.Length > 0 && !english.Add(Folding.Fold(name.En)))
                project.Problem(FormattableString.Invariant($"{property}[{i}].name.en"), $"”{name.En}” heter redan något annat på engelska", $"“{name.En}” is the English name of something else already");
        }
    }
}
