namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// Another history that agrees with everything published so far: the reason why nobody can tell that the counts it protects
/// are small. Before the first table in which it moves a cell it is what really happened.
/// </summary>
/// <param name="Lifts">By table, then by cell, by how much it differs from its true value. Cells that are not named do not differ.</param>
public sealed record Witness(IReadOnlyDictionary<int, IReadOnlyDictionary<string, int>> Lifts)
{
    /// <summary>What really happened.</summary>
    internal static Witness Truth { get; } = new(new Dictionary<int, IReadOnlyDictionary<string, int>>());

    internal int Lift(int table, string key) => Lifts.TryGetValue(table, out var lifts) ? lifts.GetValueOrDefault(key) : 0;

    internal Witness With(int table, IReadOnlyDictionary<string, int> lifts) => new(new Dictionary<int, IReadOnlyDictionary<string, int>>(Lifts) { [table] = lifts });
}
