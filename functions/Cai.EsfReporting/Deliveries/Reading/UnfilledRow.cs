using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Reading;

/// <summary>Whether a row of the participant file is somebody's.</summary>
internal enum RowFilling
{
    /// <summary>Somebody's, or meant to be.</summary>
    Filled = 0,
    /// <summary>A template's row that nobody filled in: a running number, a default, nothing more.</summary>
    Unfilled,
    /// <summary>Nobody's either, but with something in it that no template need have.</summary>
    Odd,
}

/// <summary>Templates come with their rows numbered in advance, their insats chosen, <c>Nej</c> in Anonym.</summary>
internal static class UnfilledRow
{
    /// <summary>What makes a row somebody's. An end or a reason alone is somebody's whose identity is missing.</summary>
    private static readonly Column[] Telling = [Column.Identity, Column.Start, Column.End, Column.Reason];

    /// <summary>What a template may fill in.</summary>
    private static readonly Column[] Defaults = [Column.Anonymous, Column.Insats, Column.Provider, Column.Sex];

    public static RowFilling Of(ITable table, ColumnMap columns)
    {
        foreach (var column in Telling)
            if (!Folding.Trim(Cell(column)).IsEmpty)
                return RowFilling.Filled;
        var anonymous = Words.YesNo.Read(Cell(Column.Anonymous));
        if (anonymous.IsUnreadable || anonymous.Value)
            return RowFilling.Filled;
        return HoldsMore(table, columns) ? RowFilling.Odd : RowFilling.Unfilled;

        ReadOnlySpan<byte> Cell(Column column) => columns[column] is >= 0 and var field ? table.Field(field) : [];
    }

    private static bool HoldsMore(ITable table, ColumnMap columns)
    {
        for (var field = 0; field < table.FieldCount; field++)
            if (!Array.Exists(Defaults, column => columns[column] == field) && !MeansNothing(Folding.Trim(table.Field(field))))
                return true;
        return false;
    }

    /// <summary>A key figure's row is unfilled when no column that is read holds anything.</summary>
    public static bool IsUnfilledFigure(ITable table, ColumnMap columns)
    {
        foreach (var card in Columns.KeyFigures)
            if (columns[card.Column] is >= 0 and var field && !Folding.Trim(table.Field(field)).IsEmpty)
                return false;
        for (var field = 0; field < table.FieldCount; field++)
            if (!MeansNothing(Folding.Trim(table.Field(field))))
                return false;
        return true;
    }

    /// <summary>A number, or what a formula shows when there is nothing to count from.</summary>
    private static bool MeansNothing(ReadOnlySpan<byte> cell) => cell.IndexOfAnyExcept("0123456789.,:-% "u8) < 0 || CellErrors.Contain(cell);
}
