namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class ColumnMissing : IHeaderRule
{
    public Rule Rule { get; } = new("COLUMN_MISSING", Layer.Header, Severity.RejectFile,
        Name: new("En kolumn saknas", "A column is missing"),
        Message: new("Kolumnen ”{0}” saknas. Den får också heta: {1}.", "The column “{0}” is missing. It may also be called: {1}."),
        Action: new("Lägg till kolumnen, eller rätta dess rubrik, och lämna filen igen.", "Add the column, or correct its header, and deliver again."));

    public void Check(HeaderFacts header, Findings findings)
    {
        if (header.Map is not { } map)
            return;
        ReadOnlySpan<(Column Column, bool Needed)> needed =
        [
            (Column.Identity, !map.Has(Column.Anonymous)),
            (Column.Insats, true),
            (Column.Start, true),
            (Column.End, map.Has(Column.Reason)),
            (Column.Reason, map.Has(Column.End)),
        ];
        foreach (var (column, isNeeded) in needed)
            if (isNeeded && !map.Has(column))
                findings.OnLine(Rule, map.Line, column.Card().Name, null, column.Card().Name, string.Join(", ", column.Card().Aliases));
    }
}
