namespace Cai.EsfReporting.Spreadsheets;

/// <summary>A native chart over the columns of a table in the same workbook: when the table changes, so does the chart.</summary>
/// <param name="Title">Empty where a caption tells it.</param>
/// <param name="Description">What it shows, for those who do not see it.</param>
/// <param name="ValueTitle">What the axis of values measures.</param>
/// <param name="Data">The name of the <see cref="TableSheet"/>.</param>
/// <param name="Categories">The column of names or months along the other axis.</param>
/// <param name="Series">Named by the headers of their columns. Cells without a number are left out, not drawn as 0.</param>
public sealed record Chart(string Title, string Description, string ValueTitle, string Data, int Categories, IReadOnlyList<ChartSeries> Series);

/// <param name="Column">Of the table, from 0.</param>
public sealed record ChartSeries(int Column, SeriesLook Look);

/// <summary>Told apart by form and not by colour alone.</summary>
public enum SeriesLook
{
    /// <summary>Filled bars with their values.</summary>
    Bars = 0,
    /// <summary>A whole line with round markers.</summary>
    Line,
    /// <summary>A dashed line.</summary>
    Target,
}
