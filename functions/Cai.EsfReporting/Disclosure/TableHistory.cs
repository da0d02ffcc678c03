namespace Cai.EsfReporting.Disclosure;

/// <summary>What readers know of a table from those before it, and what they must not learn of the changes since.</summary>
internal sealed class TableHistory
{
    private readonly CellSystem table;
    private readonly int smallestPublished;
    private readonly int[] lowest;

    /// <summary>By cell, the tables before that have it, with its change since.</summary>
    private readonly (int Table, int Change)[][] changes;

    /// <summary>Ties that hold: by cell, and by the number before.</summary>
    private readonly ILookup<int, (int Table, string Earlier)> ties;
    private readonly ILookup<(int Table, string Earlier), int> tied;

    /// <summary>By cell, whether it is 0 and that must not be told.</summary>
    private readonly bool[] mayNotBeToldZero;

    /// <summary>The bounds of what really happened.</summary>
    private readonly Bounds truth;

    public TableHistory(CellSystem table, IReadOnlyList<PublishedTable> before, int smallestPublished)
    {
        (this.table, this.smallestPublished) = (table, smallestPublished);
        lowest = [.. table.Cells.Select(cell => cell.IsPrinted ? Math.Min(0, 1 - cell.Value) : -cell.Value)];
        changes = [.. table.Cells.Select(cell => before.Index().Where(t => t.Item.Values.ContainsKey(cell.Key)).Select(t => (t.Index, cell.Value - t.Item.Values[cell.Key])).ToArray())];
        var held = table.Ties.Select(tie => (Cell: table.IndexOf(tie.Key)!.Value, tie.Table, tie.Earlier))
            .Where(tie => before[tie.Table].Values.TryGetValue(tie.Earlier, out var then) && then == table.Cells[tie.Cell].Value).ToList();
        ties = held.ToLookup(tie => tie.Cell, tie => (tie.Table, tie.Earlier));
        tied = held.ToLookup(tie => (tie.Table, tie.Earlier), tie => tie.Cell);
        // A 0 that everybody knows to be as it was, and that nothing protected then, is told already.
        var open = before.Count == 0 ? [] : before[^1].Witnesses;
        mayNotBeToldZero = [.. table.Cells.Select((cell, i) => cell is { MayNotBeToldZero: true, Value: 0 } && (!ties.Contains(i) || open.Any(witness => ties[i].Any(tie => witness.Lift(tie.Table, tie.Earlier) > 0))))];
        var all = Enumerable.Range(0, lowest.Length).Select(cell => BoundsOf(cell, Witness.Truth)).ToList();
        truth = new([.. all.Select(own => own.Least)], [.. all.Select(own => own.Most)]);
    }

    public bool IsSmall(int cell) => table.Cells[cell] is { IsCount: true, Value: > 0 } && table.Cells[cell].Value < smallestPublished;

    /// <summary>Whether something of the cell must not be told: that it is small, that it has changed by little, or that it is 0.</summary>
    public bool NeedsProtection(int cell) => IsSmall(cell) || mayNotBeToldZero[cell] || SmallChanges(cell).Any();

    /// <summary>By how much the cell must be larger in a history for nothing of it to be told.</summary>
    public int Needed(int cell, Witness history) => SmallChanges(cell).Select(c => smallestPublished - c.Change + history.Lift(c.Table, table.Cells[cell].Key))
        .Append(IsSmall(cell) ? smallestPublished - table.Cells[cell].Value : mayNotBeToldZero[cell] ? 1 : int.MinValue).Max();

    /// <summary>The numbers of other names in tables before that everybody knows the cell to be still.</summary>
    public IEnumerable<(int Table, string Earlier)> OtherwiseCalled(int cell) => ties[cell].Where(tie => tie.Earlier != table.Cells[cell].Key);

    /// <summary>Whether nothing of the cell is told where the history may be true.</summary>
    public bool IsProtected(int cell, Witness history, int lift) =>
        (!IsSmall(cell) || table.Cells[cell].Value + lift >= smallestPublished)
        && (!mayNotBeToldZero[cell] || lift > 0)
        && SmallChanges(cell).All(c => Math.Abs(c.Change + lift - history.Lift(c.Table, table.Cells[cell].Key)) >= smallestPublished);

    /// <summary>What a history can still be in this table: what is possible at all, what a cumulative cell was already, and what is tied.</summary>
    /// <param name="wards">Cells that it is to protect.</param>
    public Bounds BoundsOf(Witness history, params ReadOnlySpan<int> wards)
    {
        var own = new SortedDictionary<int, (int Least, int Most)>();
        foreach (var (before, lifts) in history.Lifts)
            foreach (var key in lifts.Keys)
            {
                foreach (var cell in tied[(before, key)])
                    own[cell] = BoundsOf(cell, history);
                if (table.IndexOf(key) is { } same)
                    own[same] = BoundsOf(same, history);
            }

        foreach (var ward in wards)
        {
            var (least, most) = own.GetValueOrDefault(ward, (truth.LeastOf(ward), truth.MostOf(ward)));
            own[ward] = (Math.Max(least, Needed(ward, history)), most);
        }

        return truth with { Own = own };
    }

    private (int Least, int Most) BoundsOf(int cell, Witness history)
    {
        var (least, most) = (lowest[cell], int.MaxValue);
        if (table.Cells[cell].IsCumulative)
            foreach (var (before, change) in changes[cell])
                if (change >= 0)
                    least = Math.Max(least, history.Lift(before, table.Cells[cell].Key) - change);
        foreach (var (before, earlier) in ties[cell])
        {
            var lift = history.Lift(before, earlier);
            (least, most) = (Math.Max(least, lift), Math.Min(most, lift));
        }

        return (least, most);
    }

    private IEnumerable<(int Table, int Change)> SmallChanges(int cell) =>
        table.Cells[cell].IsEvent ? changes[cell].Where(c => c.Change != 0 && Math.Abs(c.Change) < smallestPublished) : [];
}
