using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using X = DocumentFormat.OpenXml.Drawing.Spreadsheet;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>Where the charts of a sheet stand: two in a row, at places of their own, since the width of a column differs with the fonts of the machine.</summary>
internal static class Drawing
{
    public const int ChartsInRow = 2;

    /// <summary>Rows from one chart to the one below it.</summary>
    public const uint RowsOfChart = 16;

    /// <summary>English metric units: 360 000 are a centimetre.</summary>
    private const long Width = 5_184_000, Gap = 108_000, Row = 190_500, Height = (RowsOfChart - 1) * Row;

    private const double Point = 12_700;

    /// <param name="top">Points above the first charts.</param>
    /// <param name="id">The id of a chart among the drawing's relations, by its index.</param>
    public static X.WorksheetDrawing Of(IReadOnlyList<Chart> charts, double top, Func<int, string> id)
    {
        var drawing = new X.WorksheetDrawing(charts.Select((chart, i) => Frame(chart, i, top, id(i))));
        drawing.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        return drawing;
    }

    private static X.AbsoluteAnchor Frame(Chart chart, int i, double top, string id) => new(
        new X.Position { X = i % ChartsInRow * (Width + Gap), Y = (long)(top * Point) + (i / ChartsInRow * RowsOfChart * Row) },
        new X.Extent { Cx = Width, Cy = Height },
        new X.GraphicFrame(
            new X.NonVisualGraphicFrameProperties(
                new X.NonVisualDrawingProperties { Id = (uint)i + 2, Name = FormattableString.Invariant($"Diagram {i + 1}"), Title = CellText.Line(chart.Title, 250), Description = CellText.Line(chart.Description, 2000) },
                new X.NonVisualGraphicFrameDrawingProperties()),
            new X.Transform(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = 0, Cy = 0 }),
            new A.Graphic(new A.GraphicData(new C.ChartReference { Id = id }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" })) { Macro = "" },
        new X.ClientData());
}
