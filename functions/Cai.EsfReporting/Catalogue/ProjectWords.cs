using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Catalogue;

/// <summary>An exit reason that a catalogue adds.</summary>
/// <param name="Like">The reason of its group that it counts like, in every indicator: Arbete, Studier, Kommunal insats, Arbetssökande or Annat.</param>
public sealed record NamedReason(string Id, Text Name, IReadOnlyList<string> Aliases, ExitReason Like);

/// <summary>Who may have taken the initiative, as a catalogue adds it.</summary>
public sealed record NamedInitiator(string Id, Text Name, IReadOnlyList<string> Aliases);

/// <summary>
/// The exit reasons and initiators of a project: those that every project has, and those that its catalogue adds. An added one is a number of its
/// own, after those of the enum and in the catalogue's order, and is never written as a number: rows keep its id (<see cref="NamedByCatalogue"/>).
/// </summary>
public sealed class ProjectWords
{
    private readonly Dictionary<string, ExitReason> reasonOfId;
    private readonly Dictionary<string, Initiator> initiatorOfId;
    private readonly int[] ranks;

    internal ProjectWords(IReadOnlyList<NamedReason> reasons, IReadOnlyList<NamedInitiator> initiators)
    {
        (NamedReasons, NamedInitiators) = (reasons, initiators);
        reasonOfId = reasons.Index().ToDictionary(own => own.Item.Id, own => (ExitReason)(ExitReasons.Count + own.Index), StringComparer.Ordinal);
        initiatorOfId = initiators.Index().ToDictionary(own => own.Item.Id, own => (Initiator)(FirstNamed + own.Index), StringComparer.Ordinal);
        Kinds = [.. ExitReasons.Kinds.Select(kind => (kind.Name, (IReadOnlyList<ExitReason>)[.. kind.Reasons, .. reasons.Where(own => kind.Reasons.Contains(own.Like)).Select(own => reasonOfId[own.Id])]))];
        EveryReason = [.. Kinds.SelectMany(kind => kind.Reasons), ExitReason.RegisteredInError];
        ranks = [.. Enumerable.Range(0, ReasonCount).Select(reason => EveryReason.Index().FirstOrDefault(own => (int)own.Item == reason, (int.MaxValue, default)).Item1)];
        Reasons = reasons.Count == 0 ? Words.Reasons : new([.. EveryReason.Select(reason => (reason, Spellings(Name(reason), Named(reason)?.Aliases)))]);
        Initiators = initiators.Count == 0 ? Words.Initiators
            : new([.. EveryInitiator.Where(initiator => initiator != Initiator.Named).Select(initiator => (initiator, Spellings(Name(initiator), Named(initiator)?.Aliases)))]);
    }

    /// <summary>Of a project whose catalogue adds none.</summary>
    public static ProjectWords Common { get; } = new([], []);

    private const int FirstNamed = (int)Initiator.Named + 1;

    public IReadOnlyList<NamedReason> NamedReasons { get; }

    public IReadOnlyList<NamedInitiator> NamedInitiators { get; }

    /// <summary>Whether the catalogue adds any.</summary>
    public bool AreAdded => NamedReasons.Count + NamedInitiators.Count > 0;

    /// <summary>The words that Avslutsorsak may hold.</summary>
    public Words<ExitReason> Reasons { get; }

    /// <summary>The words that Initierad av may hold.</summary>
    public Words<Initiator> Initiators { get; }

    /// <summary>Every reason that a file may state, kind by kind, the added ones last in theirs. Also the order in which a tie is decided.</summary>
    public IReadOnlyList<ExitReason> EveryReason { get; }

    /// <summary>Every reason that somebody can leave with, in the same order.</summary>
    public IEnumerable<ExitReason> Leaving => EveryReason.SkipLast(1);

    /// <inheritdoc cref="ExitReasons.Kinds"/>
    public IReadOnlyList<(Text Name, IReadOnlyList<ExitReason> Reasons)> Kinds { get; }

    /// <summary>In the order in which they are shown.</summary>
    public IEnumerable<Initiator> EveryInitiator =>
        [.. Enum.GetValues<Initiator>().Where(initiator => initiator is not (Initiator.Unknown or Initiator.Named)), .. initiatorOfId.Values.Order(), Initiator.Named];

    /// <summary>One more than the largest number of a reason.</summary>
    public int ReasonCount => ExitReasons.Count + NamedReasons.Count;

    /// <summary>One more than the largest number of an initiator.</summary>
    public int InitiatorCount => FirstNamed + NamedInitiators.Count;

    /// <exception cref="ArgumentOutOfRangeException"><see cref="ExitReason.None"/> has none.</exception>
    public Text Name(ExitReason reason) => Named(reason)?.Name ?? reason.Name();

    public Text Name(Initiator initiator) => Named(initiator)?.Name ?? InitiatorNames.Of(initiator);

    /// <summary>As reports in json have it.</summary>
    public string ValueOf(Initiator initiator) => Named(initiator)?.Id ?? InitiatorNames.ValueOf(initiator);

    /// <summary>Null for a reason that every project has.</summary>
    public NamedReason? Named(ExitReason reason) => (int)reason >= ExitReasons.Count ? NamedReasons[(int)reason - ExitReasons.Count] : null;

    /// <summary>Null for one that every project has.</summary>
    public NamedInitiator? Named(Initiator initiator) => (int)initiator >= FirstNamed ? NamedInitiators[(int)initiator - FirstNamed] : null;

    /// <summary>The reason of the enum that counts the same.</summary>
    public ExitReason Like(ExitReason reason) => Named(reason)?.Like ?? reason;

    /// <summary>Which comes first on a tie.</summary>
    internal int RankOf(ExitReason reason) => ranks[(int)reason];

    /// <summary>Those of a set, and the added ones that count like one of them.</summary>
    internal IEnumerable<ExitReason> WithLike(IEnumerable<ExitReason> reasons)
    {
        var own = reasons.ToHashSet();
        return own.Concat(reasonOfId.Values.Where(reason => own.Contains(Like(reason)))).Distinct().Order();
    }

    /// <summary>A row of an accepted file, with the numbers of the words that the catalogue has now; what it no longer has stays as it was written.</summary>
    internal Participation Resolved(in Participation row) => row with
    {
        Reason = row.Named.Reason is { Length: > 0 } reason && reasonOfId.TryGetValue(reason, out var own) ? own : row.Reason,
        InitiatedBy = row.Named.Initiator is { Length: > 0 } initiator && initiatorOfId.TryGetValue(initiator, out var by) ? by : row.InitiatedBy,
    };

    /// <summary>A row as an accepted file has it, whatever numbers the catalogue gives its words later.</summary>
    internal Participation Written(in Participation row) => row with
    {
        Reason = Like(row.Reason),
        InitiatedBy = Named(row.InitiatedBy) is null ? row.InitiatedBy : Initiator.Named,
        Named = new(Named(row.Reason)?.Id, Named(row.InitiatedBy)?.Id),
    };

    private static string[] Spellings(Text name, IReadOnlyList<string>? aliases) => [name.Sv, .. aliases ?? []];
}
