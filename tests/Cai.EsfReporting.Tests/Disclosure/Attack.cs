using Cai.EsfReporting.Disclosure;

namespace Cai.EsfReporting.Tests.Disclosure;

/// <summary>A cell that can be told from what is published.</summary>
/// <param name="Most">The most that it can be; null when it has no bound.</param>
internal sealed record Disclosed(int Month, string Key, int Value, string Least, string? Most);

/// <summary>
/// What the strongest reader does: takes every number of every month published, how tables add up and by how much they do not,
/// that a hidden cell is 1 or more unless it is 0 (zeros are hardly ever hidden) and that cumulative cells do not fall, and solves for each hidden cell.
/// </summary>
internal static class Attack
{
    private sealed record Unknown(int Month, Cell Cell, int Lower);

    public static IReadOnlyList<Disclosed> On(IReadOnlyList<CellSystem> months, IReadOnlyList<PublishedTable> hidden, int smallestPublished) =>
        On(months, smallestPublished, (month, key) => hidden[month].Hidden.ContainsKey(key), month => !hidden[month].IsEmpty);

    /// <param name="hides">Whether a month hides a key.</param>
    /// <param name="isPublished">Whether anything of a month is; all of them when it is left out.</param>
    public static IReadOnlyList<Disclosed> On(
        IReadOnlyList<CellSystem> months, int smallestPublished, Func<int, string, bool> hides, Func<int, bool>? isPublished = null)
    {
        var unknowns = new List<Unknown>();
        var indexOf = new Dictionary<(int Month, string Key), int>();
        var values = new Dictionary<(int Month, string Key), Cell>();
        var left = new List<(IReadOnlyList<(int, int)>, long)>();
        var slacks = 0;
        var published = Enumerable.Range(0, months.Count).Where(isPublished ?? (_ => true)).ToList();
        foreach (var month in published)
            foreach (var cell in months[month].Cells)
            {
                values[(month, cell.Key)] = cell;
                if (cell.IsPrinted && !hides(month, cell.Key))
                    continue;
                indexOf[(month, cell.Key)] = unknowns.Count;
                unknowns.Add(new(month, cell, cell.IsPrinted ? Math.Min(1, cell.Value) : 0));
            }

        foreach (var month in published)
            foreach (var equation in months[month].Equations)
                AddSum(equation.Parts.Select(part => (month, part, -1)).Prepend((month, equation.Total, 1)), slack: false);
        foreach (var chain in values.Where(v => v.Value.IsCumulative).GroupBy(v => v.Key.Key).Select(g => g.OrderBy(v => v.Key.Month).ToList()))
            foreach (var (earlier, later) in chain.Zip(chain.Skip(1)).Where(pair => pair.First.Value.Value <= pair.Second.Value.Value))
                AddSum([(earlier.Key.Month, earlier.Key.Key, -1), (later.Key.Month, later.Key.Key, 1)], slack: true);

        var dictionary = new ExactDictionary(unknowns.Count + slacks, left);
        var disclosed = new List<Disclosed>();
        foreach (var (index, (month, cell, lower)) in unknowns.Index())
        {
            var isSmall = cell.IsCount && cell.Value > 0 && cell.Value < smallestPublished;
            if (!isSmall && !cell.IsPrinted)
                continue;
            Fraction? most = dictionary.Greatest(index, isSmall ? smallestPublished - lower : null);
            if (most is { } bound && (isSmall ? bound < smallestPublished - lower : !(bound > dictionary.Least(index))))
                disclosed.Add(new(month, cell.Key, cell.Value, (dictionary.Least(index) + lower).ToString(), (most + lower).ToString()));
        }

        return disclosed;

        // Σ sign · cell, less a slack of its own, is what it truly is: the difference between a total and its parts is known.
        void AddSum(IEnumerable<(int Month, string Key, int Sign)> terms, bool slack)
        {
            var (row, right) = (new List<(int, int)>(), 0L);
            foreach (var (month, key, sign) in terms)
                if (indexOf.TryGetValue((month, key), out var index))
                {
                    row.Add((index, sign));
                    right -= sign * unknowns[index].Lower;
                    if (!slack)
                        right += sign * values[(month, key)].Value;
                }
                else if (slack)
                    right -= sign * values[(month, key)].Value;
            if (row.Count == 0)
                return;
            if (slack)
                row.Add((unknowns.Count + slacks++, -1));
            left.Add((row, right));
        }
    }
}
