namespace Cai.EsfReporting.Disclosure;

/// <summary>
/// The counts of one report and how they hang together: linked and hierarchical tables written as cells and equations.
/// Cells and equations are kept in ordinal order, so that nothing depends on the order in which they were given.
/// </summary>
public sealed class CellSystem
{
    private readonly Dictionary<string, int> indexOf;

    /// <summary>By cell, the rows that it stands in.</summary>
    private readonly List<int>[] rowsOf;

    /// <exception cref="ArgumentException">
    /// A key stands twice, a value is negative, a weight is not above 0, or an equation names a cell that is not there or one
    /// cell twice.
    /// </exception>
    public CellSystem(IEnumerable<Cell> cells, IEnumerable<Equation> equations, IEnumerable<Tie>? ties = null)
    {
        Ties = [.. ties ?? []];
        Cells = [.. cells.OrderBy(cell => cell.Key, StringComparer.Ordinal)];
        indexOf = new(Cells.Count, StringComparer.Ordinal);
        foreach (var (index, cell) in Cells.Index())
        {
            if (cell.Value < 0 || cell.Weight <= 0)
                throw new ArgumentException($"Cell '{cell.Key}' has value {cell.Value} and weight {cell.Weight}; they are at least 0, and above 0.", nameof(cells));
            if (!indexOf.TryAdd(cell.Key, index))
                throw new ArgumentException($"Cell '{cell.Key}' stands twice.", nameof(cells));
        }

        Equations = [.. equations.Select(equation => equation with { Parts = [.. equation.Parts.Order(StringComparer.Ordinal)] })
            .OrderBy(equation => equation.Total, StringComparer.Ordinal).ThenBy(equation => string.Join('\n', equation.Parts), StringComparer.Ordinal)];
        Rows = [.. Equations.Select(RowOf)];
        rowsOf = [.. Cells.Select(_ => new List<int>())];
        foreach (var (index, row) in Rows.Index())
            foreach (var (cell, _) in row)
                rowsOf[cell].Add(index);
    }

    /// <summary>In ordinal order of their keys.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>In ordinal order of their totals, then of their parts.</summary>
    public IReadOnlyList<Equation> Equations { get; }

    /// <summary>In the order given.</summary>
    public IReadOnlyList<Tie> Ties { get; }

    /// <summary>The same without a part, those within it and the equations that name any of their cells.</summary>
    public CellSystem Without(string part)
    {
        var kept = Cells.Where(cell => !IsWithin(cell.Part, part)).ToList();
        var keys = kept.Select(cell => cell.Key).ToHashSet(StringComparer.Ordinal);
        return new(kept, Equations.Where(equation => keys.Contains(equation.Total) && equation.Parts.All(keys.Contains)), Ties.Where(tie => keys.Contains(tie.Key)));
    }

    internal static bool IsWithin(string part, string other) => part == other || part.StartsWith(other + "/", StringComparison.Ordinal);

    /// <summary>The equations as rows of a matrix whose columns are <see cref="Cells"/>: 1 at the total, −1 at each part.</summary>
    internal IReadOnlyList<(int Cell, int Sign)[]> Rows { get; }

    /// <summary>Whether every equation holds where the cells differ so.</summary>
    internal bool IsLeftBy(SortedDictionary<int, int> differences) => differences.Keys.SelectMany(cell => rowsOf[cell]).Distinct()
        .All(row => Rows[row].Sum(term => (long)term.Sign * differences.GetValueOrDefault(term.Cell)) == 0);

    /// <summary>The cells that stand in an equation with a cell.</summary>
    internal IEnumerable<int> Beside(int cell) => rowsOf[cell].SelectMany(row => Rows[row]).Select(term => term.Cell).Distinct().Where(other => other != cell);

    /// <summary>Index in <see cref="Cells"/>; null when there is no such cell.</summary>
    internal int? IndexOf(string key) => indexOf.TryGetValue(key, out var index) ? index : null;

    private (int Cell, int Sign)[] RowOf(Equation equation)
    {
        var row = equation.Parts.Select(part => (Known(part), -1)).Prepend((Known(equation.Total), 1)).ToArray();
        return row.DistinctBy(term => term.Item1).Count() == row.Length
            ? row
            : throw new ArgumentException($"The equation of '{equation.Total}' names a cell twice.", nameof(equation));
    }

    private int Known(string key) => IndexOf(key) ?? throw new ArgumentException($"An equation names '{key}', which is no cell.", nameof(key));
}
