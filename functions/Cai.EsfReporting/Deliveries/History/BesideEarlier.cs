namespace Cai.EsfReporting.Deliveries.History;

/// <summary>What a file tells beside what its site has told already (design: Counting, 2 and 3).</summary>
/// <param name="Before">The latest month that the site delivered before the file's; null when there is none.</param>
/// <param name="OpenPeople">People who were open then.</param>
/// <param name="VanishedPeople">Those of them with a participation that is not named now, was not corrected, and is not somebody's under another number.</param>
/// <param name="Vanished">Their participations, by place.</param>
/// <param name="Moved">Corrected ones: the row that stands for each, and what it was.</param>
/// <param name="Renumbered">Rows of people who stood under a samordningsnummer, or who had a personnummer, before.</param>
/// <param name="Changed">Rows that tell another outcome than before, or none, or that stood as Felregistrering.</param>
/// <param name="Elsewhere">The other site where most of the file's people are open who are unknown here; null when there is none.</param>
internal sealed record BesideEarlier(
    Month? Before,
    int OpenPeople,
    int VanishedPeople,
    IReadOnlyList<ToldEarlier> Vanished,
    IReadOnlyList<(StatedRow Row, ToldKey Key, ToldEarlier Earlier)> Moved,
    IReadOnlyList<(StatedRow Row, ToldEarlier Earlier)> Renumbered,
    IReadOnlyList<(StatedRow Row, ToldEarlier Earlier)> Changed,
    (string Site, int People, int Of)? Elsewhere)
{
    public static BesideEarlier Nothing { get; } = new(null, 0, 0, [], [], [], [], null);

    public IReadOnlySet<ToldKey> VanishedKeys { get; init; } = new HashSet<ToldKey>();

    /// <summary>Rows of a new participation that is hardly another than one that had ended, which is not named now: they count as two.</summary>
    public IReadOnlyList<(StatedRow Row, ToldKey Key, ToldEarlier Earlier)> Twofold { get; init; } = [];

    /// <summary>Beside the delivery of the same month that the file replaces.</summary>
    public BesideReplaced Replaced { get; init; } = BesideReplaced.Nothing;

    /// <summary>Beside the month that the site delivered next.</summary>
    public IReadOnlyList<LaterTelling> Later { get; init; } = [];

    /// <summary>Months between that the site has not delivered: people may have ended in them.</summary>
    public IReadOnlyList<Month> Between(Month month) => Before is { } before ? [.. before.Add(1).To(month.Add(-1))] : [];
}
