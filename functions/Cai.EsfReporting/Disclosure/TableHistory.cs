namespace Cai.EsfReporting.Disclosure;

/// <summary>What readers know of a table from those before it, and what they must not learn of the changes since.</summary>
internal sealed class TableHistory
{
    private readonly CellSystem table;
    private readonly int smallestPublished;
    private readonly int[] lowest;

    /// <summary>By cell, the tables before that have it, with its change since.</summary>
    private readonly (int Table, int Change)[][] changes;

    /// <summary>Ties that hold.</summary>
    private readonly (int Cell, int Table, string Earlier)[] ties;

    public TableHistory(CellSystem table, IReadOnlyList<PublishedTable> before, int smallestPublished)
    {
        (this.table, this.smallestPublished) = (table, smallestPublished);
        lowest = [.. table.Cells.Select(cell => cell.IsPrinted ? Math.Min(0, 1 - cell.Value) : -cell.Value)];
        changes = [.. table.Cells.Select(cell => before.Index().Where(t => t.Item.Values.ContainsKey(cell.Key)).Select(t => (t.Index, cell.Value - t.Item.Values[cell.Key])).ToArray())];
        ties = [.. table.Ties.Select(tie => (Cell: table.IndexOf(tie.Key)!.Value, tie.Table, tie.Earlier))
            .Where(tie => before[tie.Table].Values.TryGetValue(tie.Earlier, out var then) && then == table.Cells[tie.Cell].Value)];
    }

    public bool IsSmall(int cell) => table.Cells[cell] is { IsCount: true, Value: > 0 } && table.Cells[cell].Value < smallestPublished;

    /// <summary>Whether something of the cell must not be told: that it is small, that it has changed by little, or that it is 0.</summary>
    public bool NeedsProtection(int cell) => IsSmall(cell) || table.Cells[cell] is { MayNotBeToldZero: true, Value: 0 } || SmallChanges(cell).Any();

    /// <summary>By how much the cell must be larger in a history for nothing of it to be told.</summary>
    public int Needed(int cell, Witness history) => SmallChanges(cell).Select(c => smallestPublished - c.Change + history.Lift(c.Table, table.Cells[cell].Key))
        .Append(IsSmall(cell) ? smallestPublished - table.Cells[cell].Value : table.Cells[cell] is { MayNotBeToldZero: true, Value: 0 } ? 1 : int.MinValue).Max();

    /// <summary>Whether nothing of the cell is told where the history may be true.</summary>
    public bool IsProtected(int cell, Witness history, int lift) =>
        (!IsSmall(cell) || table.Cells[cell].Value + lift >= smallestPublished)
        && (table.Cells[cell] is not { MayNotBeToldZero: true, Value: 0 } || lift > 0)
        && SmallChanges(cell).All(c => Math.Abs(c.Change + lift - history.Lift(c.Table, table.Cells[cell].Key)) >= smallestPublished);

    /// <summary>What a history can still be in this table: what is possible at all, what a cumulative cell was already, and what is tied.</summary>
    /// <param name="wards">Cells that it is to protect.</param>
    public Bounds BoundsOf(Witness history, params ReadOnlySpan<int> wards)
    {
        var (least, most) = ((int[])[.. lowest], new int[lowest.Length]);
        Array.Fill(most, int.MaxValue);
        for (var cell = 0; cell < least.Length; cell++)
            if (table.Cells[cell].IsCumulative)
                foreach (var (before, change) in changes[cell])
                    if (change >= 0)
                        least[cell] = Math.Max(least[cell], history.Lift(before, table.Cells[cell].Key) - change);
        foreach (var (cell, before, earlier) in ties)
        {
            var lift = history.Lift(before, earlier);
            (least[cell], most[cell]) = (Math.Max(least[cell], lift), Math.Min(most[cell], lift));
        }

        foreach (var ward in wards)
            least[ward] = Math.Max(least[ward], Needed(ward, history));
        return new(least, most, [.. Enumerable.Range(0, least.Length).Where(cell => least[cell] > 0 || most[cell] < 0)]);
    }

    private IEnumerable<(int Table, int Change)> SmallChanges(int cell) =>
        table.Cells[cell].IsEvent ? changes[cell].Where(c => c.Change != 0 && Math.Abs(c.Change) < smallestPublished) : [];
}
