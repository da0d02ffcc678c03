namespace Cai.EsfReporting.Deliveries.History;

/// <summary>What a file tells beside what its site has told already (design: Counting, 2 and 3). A person's one trouble stands in one of the lists.</summary>
/// <param name="Before">The latest month that the site delivered before the file's; null when there is none.</param>
/// <param name="OpenPeople">People who were open then.</param>
/// <param name="Vanished">Those of them whom the file does not name at all and who are not somebody's under another number, each with what was open; by place.</param>
/// <param name="Left">Open participations that are not named now, of people whom the file names, on the line, for something else.</param>
/// <param name="Exchanged">The same, where what the file names of the person is new: the row, and what it is told in place of.</param>
/// <param name="Moved">Corrected ones: the row that stands for each, and what it was.</param>
/// <param name="Renumbered">Rows of people who stood under a samordningsnummer, or who had a personnummer, before.</param>
/// <param name="Changed">Rows that tell another outcome than before, or none, or that stood as Felregistrering.</param>
/// <param name="Answers">Follow-ups that were answered before, and are answered otherwise now or not at all.</param>
/// <param name="Elsewhere">The other site where most of the file's people are open who are unknown here; null when there is none.</param>
internal sealed record BesideEarlier(
    Month? Before,
    int OpenPeople,
    IReadOnlyList<IReadOnlyList<ToldEarlier>> Vanished,
    IReadOnlyList<(int Line, ToldKey Key, ToldEarlier Earlier)> Left,
    IReadOnlyList<(StatedRow Row, ToldKey Key, ToldEarlier Earlier)> Exchanged,
    IReadOnlyList<(StatedRow Row, ToldKey Key, ToldEarlier Earlier)> Moved,
    IReadOnlyList<(StatedRow Row, ToldEarlier Earlier)> Renumbered,
    IReadOnlyList<(StatedRow Row, ToldEarlier Earlier)> Changed,
    IReadOnlyList<AnswerBeside> Answers,
    (string Site, int People, int Of)? Elsewhere)
{
    public static BesideEarlier Nothing { get; } = new(null, 0, [], [], [], [], [], [], [], null);

    /// <summary>All that was open and is not named now, but for what was corrected.</summary>
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
