namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// Another history that agrees with everything published so far: the reason why nobody can tell that the counts it protects
/// are small. Before the first month in which it moves a cell it is what really happened.
/// </summary>
/// <param name="Lifts">
/// By how much a cell differs from its true value in the latest month published, or, for one that is cumulative and
/// was left out since, when it last was there. Cells that are not named do not differ.
/// </param>
/// <param name="Protects">The small cells of the latest month that are large enough to publish in this history.</param>
internal sealed record Witness(IReadOnlyDictionary<string, int> Lifts, IReadOnlyList<string> Protects);
