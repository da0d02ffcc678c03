using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>What a workbook says of itself. No person is named.</summary>
public sealed record WorkbookProperties(string Title, Language Language)
{
    public string Subject { get; init; } = "";
}

/// <summary>
/// Writes xlsx workbooks: real tables, formats, native charts and print set-up; no formulas, macros or external links.
/// The elements are the Open XML SDK's, the rows are streamed. The same sheets give the same bytes.
/// </summary>
public static class Workbook
{
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public static async Task WriteAsync(Stream stream, WorkbookProperties properties, IReadOnlyList<Sheet> sheets, CancellationToken cancellation)
    {
        // An archive asks its stream for positions, which the pending file may not have. Compressed, it is small.
        using var buffer = new MemoryStream();
        using (var package = new OfficePackage(buffer))
        {
            package.Relate("", "workbook", "officeDocument", "xl/workbook.xml");
            package.Write("xl/workbook.xml", Types + "sheet.main+xml", xml => Contents(sheets).WriteTo(xml));
            package.Relate("xl/workbook.xml", "styles", "styles", "xl/styles.xml");
            package.Write("xl/styles.xml", Types + "styles+xml", xml => Styles.Sheet().WriteTo(xml));
            var charts = 0;
            for (var i = 0; i < sheets.Count; i++)
                charts += WriteSheet(package, properties, sheets, i, charts, cancellation);
            package.WriteProperties(properties.Title, properties.Subject, properties.Language);
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(stream, cancellation);
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Workbook Contents(IReadOnlyList<Sheet> sheets)
    {
        var entries = new Sheets(sheets.Select((sheet, i) => new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Name, SheetId = (uint)i + 1, Id = IdOf(i) }));
        var titles = sheets.Index().Where(sheet => sheet.Item is TableSheet).Select(sheet => new DefinedName(
            string.Create(CultureInfo.InvariantCulture, $"'{sheet.Item.Name}'!${((TableSheet)sheet.Item).HeaderRow}:${((TableSheet)sheet.Item).HeaderRow}"))
        {
            Name = "_xlnm.Print_Titles", LocalSheetId = (uint)sheet.Index,
        }).ToList();
        var workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new BookViews(new WorkbookView()), entries);
        if (titles.Count > 0)
            workbook.Append(new DefinedNames(titles));
        workbook.AddNamespaceDeclaration("r", OfficePackage.Relations);
        return workbook;
    }

    private static string IdOf(int sheet) => string.Create(CultureInfo.InvariantCulture, $"sheet{sheet + 1}");

    /// <returns>How many charts the sheet has.</returns>
    private static int WriteSheet(OfficePackage package, WorkbookProperties properties, IReadOnlyList<Sheet> sheets, int i, int chartsBefore, CancellationToken cancellation)
    {
        var number = (uint)i + 1;
        var part = $"xl/worksheets/{IdOf(i)}.xml";
        package.Relate("xl/workbook.xml", IdOf(i), "worksheet", part);
        switch (sheets[i])
        {
            case TableSheet table:
                string? range = null;
                package.Write(part, Types + "worksheet+xml", Worksheet(xml => range = TableSheetWriter.Write(xml, table, properties, number, cancellation)));
                if (range is not null)
                {
                    var tablePart = string.Create(CultureInfo.InvariantCulture, $"xl/tables/table{number}.xml");
                    package.Relate(part, TableSheetWriter.TableId, "table", tablePart);
                    package.Write(tablePart, Types + "table+xml", xml => TableSheetWriter.Table(table, number, range).WriteTo(xml));
                }

                return 0;
            case PageSheet page:
                double top = 0;
                package.Write(part, Types + "worksheet+xml", Worksheet(xml => top = PageSheetWriter.Write(xml, page, properties, number)));
                WriteCharts(package, properties, sheets, page, part, top, chartsBefore);
                return page.Charts.Count;
            default:
                throw new ArgumentException($"A sheet is a table or a page, not {sheets[i].GetType()}.", nameof(sheets));
        }
    }

    private static void WriteCharts(OfficePackage package, WorkbookProperties properties, IReadOnlyList<Sheet> sheets, PageSheet page, string part, double top, int chartsBefore)
    {
        if (page.Charts.Count == 0)
            return;
        const string drawings = "application/vnd.openxmlformats-officedocument.drawing", charts = "application/vnd.openxmlformats-officedocument.drawingml.chart";
        static string Id(int chart) => string.Create(CultureInfo.InvariantCulture, $"chart{chart + 1}");
        var drawing = string.Create(CultureInfo.InvariantCulture, $"xl/drawings/drawing{chartsBefore + 1}.xml");
        package.Relate(part, PageSheetWriter.DrawingId, "drawing", drawing);
        package.Write(drawing, drawings + "+xml", xml => Drawing.Of(page.Charts, top, i => Id(chartsBefore + i)).WriteTo(xml));
        foreach (var (i, chart) in page.Charts.Index())
        {
            var chartPart = $"xl/charts/{Id(chartsBefore + i)}.xml";
            package.Relate(drawing, Id(chartsBefore + i), "chart", chartPart);
            package.Write(chartPart, charts + "+xml", xml => ChartPart.Of(chart, sheets, properties.Language).WriteTo(xml));
        }
    }

    private static Action<XmlWriter> Worksheet(Action<XmlWriter> write) => xml =>
    {
        xml.WriteStartElement(RowWriter.Prefix, "worksheet", RowWriter.Main);
        xml.WriteAttributeString("xmlns", "r", null, OfficePackage.Relations);
        write(xml);
        xml.WriteEndElement();
    };
}
