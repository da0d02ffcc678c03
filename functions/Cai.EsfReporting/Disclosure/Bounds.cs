namespace Cai.EsfReporting.Disclosure;

/// <summary>The least and the most that each cell of a table can differ by in a history.</summary>
/// <param name="Least">Of what really happened: 0 or less.</param>
/// <param name="Most">Of what really happened: 0 or more.</param>
internal sealed record Bounds(int[] Least, int[] Most)
{
    private static readonly SortedDictionary<int, (int Least, int Most)> None = [];

    /// <summary>Where the history has others.</summary>
    public SortedDictionary<int, (int Least, int Most)> Own { get; init; } = None;

    /// <summary>The cells that must differ, in their order.</summary>
    public IReadOnlyList<int> Required => required ??= [.. Own.Where(own => own.Value is { Least: > 0 } or { Most: < 0 }).Select(own => own.Key)];

    private IReadOnlyList<int>? required;

    public int LeastOf(int cell) => Own.TryGetValue(cell, out var own) ? own.Least : Least[cell];

    public int MostOf(int cell) => Own.TryGetValue(cell, out var own) ? own.Most : Most[cell];

    public bool Allow(SortedDictionary<int, int> differences) =>
        differences.All(d => d.Value >= LeastOf(d.Key) && d.Value <= MostOf(d.Key)) && Required.All(differences.ContainsKey);
}
