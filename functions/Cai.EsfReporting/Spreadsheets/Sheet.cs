namespace Cai.EsfReporting.Spreadsheets;

/// <summary>A sheet of a workbook: <see cref="TableSheet"/> or <see cref="PageSheet"/>.</summary>
/// <param name="Name">At most 31 characters, none of <c>[ ] : * ? / \ '</c>, unique in the workbook.</param>
public abstract record Sheet(string Name)
{
    /// <summary>One sentence for a list of contents.</summary>
    public string About { get; init; } = "";

    /// <summary>The way back, shown above the table; null for none.</summary>
    public Link? Back { get; init; }

    /// <summary>Printed across the page; a long table that is readable upright is not (<see cref="TableSheet.PrintsUpright"/>).</summary>
    public bool Landscape { get; init; } = true;
}

/// <summary>A cell that leads to another sheet of the same workbook.</summary>
/// <param name="Sheet">The sheet's name.</param>
public sealed record Link(string Text, string Sheet);

/// <summary>
/// A sheet with one table: a title, lines of explanation, and below them a header row with its rows as an Excel table
/// that can be filtered. Numbers stay numbers; null is an empty cell; a text among numbers (<c>..</c>) stands to the right.
/// </summary>
/// <param name="Title">Null for none: then the header is the first row.</param>
/// <param name="Rows">
/// Of text, numbers, <see cref="Formatted"/> ones, dates, months and <see cref="Link"/>. Streamed: enumerated once when the sheet is written, and once
/// more for each chart that shows it.
/// </param>
public sealed record TableSheet(string Name, string? Title, IReadOnlyList<string> Notes, IReadOnlyList<SheetColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows) : Sheet(Name)
{
    /// <summary>Empty rows below the header that carry the columns' formats and drop-downs: a form to fill in.</summary>
    public int BlankRows { get; init; }

    /// <summary>Columns on the left that stay when the sheet is scrolled sideways.</summary>
    public int FrozenColumns { get; init; }

    /// <summary>In characters: A4 upright then shows text of six and a half points or larger.</summary>
    private const double WidestUpright = 160;

    /// <summary>Characters and rows of an A4 page across, at full size.</summary>
    private const double PageWidth = 140, PageRows = 33;

    /// <summary>Whether it takes more than one page across, and stands upright on fewer.</summary>
    /// <param name="rows">Of the whole sheet.</param>
    internal bool PrintsUpright(uint rows) => !Landscape || (Width <= WidestUpright && rows > PageRows * Math.Max(1, Width / PageWidth));

    private double Width => Columns.Sum(column => column.Width);

    /// <summary>From 1: below the title, the notes, the way back and an empty row.</summary>
    public uint HeaderRow => Title is null ? 1 : (uint)(Notes.Count + (Back is null ? 0 : 1) + 3);
}

/// <summary>A sheet to read from top to bottom: a title, rows of text and numbers, and charts below them.</summary>
/// <param name="Columns">Headers are not shown; the kinds are those of <see cref="PageRowKind.Figures"/>.</param>
public sealed record PageSheet(string Name, string Title, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<PageRow> Rows) : Sheet(Name)
{
    public IReadOnlyList<Chart> Charts { get; init; } = [];
}

public enum PageRowKind
{
    Empty = 0,
    Heading,
    /// <summary>A text over all columns.</summary>
    Prose,
    /// <summary>What it is in the first column, and the value over all others.</summary>
    Fact,
    /// <summary>The headers of the figures below.</summary>
    Header,
    /// <summary>A value a column; a whole number is shown as a count, whatever the column's kind.</summary>
    Figures,
}

public sealed record PageRow(PageRowKind Kind, params IReadOnlyList<object?> Cells);
