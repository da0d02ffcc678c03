namespace Cai.EsfReporting.Spreadsheets;

/// <summary>How a column's values are written and shown.</summary>
public enum ColumnKind
{
    Text = 0,
    /// <summary>Whole number with thousands separated.</summary>
    Whole,
    /// <summary>A fraction shown as a percentage with one decimal.</summary>
    Percent,
    /// <summary>A fraction shown as percentage points with a sign: the value is multiplied by 100.</summary>
    Points,
    /// <summary>One decimal.</summary>
    OneDecimal,
    Date,
    /// <summary>Text that wraps.</summary>
    LongText,
}

/// <param name="Width">In characters of the standard font.</param>
public sealed record SheetColumn(string Header, ColumnKind Kind, double Width)
{
    /// <summary>The words that cells below the header may hold, offered as a drop-down; empty for none.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}

/// <summary>
/// A sheet with one table: a title, lines of explanation, and below them a header row with its rows as an Excel table
/// that can be filtered. Numbers stay numbers; null is an empty cell.
/// </summary>
/// <param name="Name">At most 31 characters, none of <c>[ ] : * ? / \</c>, unique in the workbook.</param>
/// <param name="Title">Null for none: then the header is the first row.</param>
/// <param name="Rows">Streamed: enumerated once.</param>
public sealed record Sheet(string Name, string? Title, IReadOnlyList<string> Notes, IReadOnlyList<SheetColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>Empty rows below the header that carry the columns' formats and drop-downs: a form to fill in.</summary>
    public int BlankRows { get; init; }

    public bool Landscape { get; init; } = true;
}
