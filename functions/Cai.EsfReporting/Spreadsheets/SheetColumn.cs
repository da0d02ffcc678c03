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
    /// <summary>A date shown as <c>2018-08</c>.</summary>
    Month,
    /// <summary>A date with hour and minute.</summary>
    Time,
    /// <summary>A whole number as it stands: 2018.</summary>
    Year,
    /// <summary>One sign in the middle of the cell.</summary>
    Sign,
    /// <summary>A fraction shown as a percentage with two decimals.</summary>
    PercentInHundredths,
    /// <summary>Two decimals.</summary>
    Hundredths,
}

/// <summary>A number in a column of many kinds, shown as its own.</summary>
public sealed record Formatted(double Number, ColumnKind Kind);

/// <param name="Width">In characters of the standard font.</param>
public sealed record SheetColumn(string Header, ColumnKind Kind, double Width)
{
    /// <summary>The words that cells below the header may hold, offered as a drop-down; empty for none.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];
}
