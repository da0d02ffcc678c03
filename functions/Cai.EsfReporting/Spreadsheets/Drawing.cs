using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using X = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>Where the charts of a sheet stand: two in a row, one in each column.</summary>
internal static class Drawing
{
    public const int ChartsInRow = 2;

    /// <summary>Rows from one chart to the one below it.</summary>
    public const uint RowsOfChart = 17;

    /// <summary>English metric units: 360 000 are a centimetre.</summary>
    private const long Width = 5_184_000, Height = (RowsOfChart - 1) * 190_500L;

    /// <param name="top">The row, from 1, of the first charts.</param>
    /// <param name="id">The id of a chart among the drawing's relations, by its index.</param>
    public static X.WorksheetDrawing Of(IReadOnlyList<Chart> charts, uint top, Func<int, string> id)
    {
        var drawing = new X.WorksheetDrawing(charts.Select((chart, i) => Frame(chart, i, top, id(i))));
        drawing.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        return drawing;
    }

    private static X.OneCellAnchor Frame(Chart chart, int i, uint top, string id) => new(
        new X.FromMarker(new X.ColumnId(Text(i % ChartsInRow)), new X.ColumnOffset("0"), new X.RowId(Text(top - 1 + (i / ChartsInRow * RowsOfChart))), new X.RowOffset("0")),
        new X.Extent { Cx = Width, Cy = Height },
        new X.GraphicFrame(
            new X.NonVisualGraphicFrameProperties(
                new X.NonVisualDrawingProperties { Id = (uint)i + 2, Name = FormattableString.Invariant($"Diagram {i + 1}"), Title = CellText.Line(chart.Title, 250), Description = CellText.Line(chart.Description, 2000) },
                new X.NonVisualGraphicFrameDrawingProperties()),
            new X.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
            new A.Graphic(new A.GraphicData(new C.ChartReference { Id = id }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" })) { Macro = "" },
        new X.ClientData());

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
