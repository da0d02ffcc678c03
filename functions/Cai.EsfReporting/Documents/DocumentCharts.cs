using Cai.EsfReporting.Spreadsheets;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using W = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace Cai.EsfReporting.Documents;

/// <summary>The charts of a document: each a part of its own, with the workbook of its numbers.</summary>
internal static class DocumentCharts
{
    private const string Workbook = "workbook";

    /// <summary>English metric units: 635 to a twentieth of a point, 360 000 to a centimetre.</summary>
    private const long OfTwentieth = 635, Height = 2_340_000;

    /// <param name="number">From 1, in the document's order.</param>
    public static async Task WriteAsync(OfficePackage package, DocumentChart chart, int number, Language language, CancellationToken cancellation)
    {
        var (part, data) = (FormattableString.Invariant($"word/charts/chart{number}.xml"), FormattableString.Invariant($"word/embeddings/chart{number}.xlsx"));
        using var workbook = new MemoryStream();
        await Spreadsheets.Workbook.WriteAsync(workbook, new(CellText.Line(chart.Caption, 250), language), [chart.Data], cancellation);
        package.Relate("word/document.xml", IdOf(number), "chart", part);
        package.Relate(part, Workbook, "package", data);
        package.Write(part, "application/vnd.openxmlformats-officedocument.drawingml.chart+xml", xml => ChartPart.Of(chart.Chart, [chart.Data], language, Workbook).WriteTo(xml));
        package.Embed(data, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook.ToArray());
    }

    /// <param name="width">In twentieths of a point.</param>
    public static DocumentFormat.OpenXml.Wordprocessing.Paragraph Frame(DocumentChart chart, int number, int width)
    {
        var graphic = new A.Graphic(new A.GraphicData(new C.ChartReference { Id = IdOf(number) }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" });
        graphic.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        return new(
            new ParagraphProperties(new ParagraphStyleId { Val = "Figure" }),
            new Run(new DocumentFormat.OpenXml.Wordprocessing.Drawing(new W.Inline(
                new W.Extent { Cx = width * OfTwentieth, Cy = Height },
                new W.DocProperties { Id = (uint)number, Name = FormattableString.Invariant($"Diagram {number}"), Title = CellText.Line(chart.Caption, 250), Description = CellText.Line(chart.Chart.Description, 2000) },
                new W.NonVisualGraphicFrameDrawingProperties(),
                graphic) { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 })));
    }

    private static string IdOf(int number) => FormattableString.Invariant($"chart{number}");
}
