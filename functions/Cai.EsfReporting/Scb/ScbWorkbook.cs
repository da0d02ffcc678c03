using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Spreadsheets;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Scb;

/// <summary>The participant file for SCB as a workbook: one sheet, the layout's columns and nothing else. Texts are cells of text, so that no zero is lost; equal rows give equal bytes.</summary>
internal static class ScbWorkbook
{
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string SheetPart = "xl/worksheets/sheet1.xml";
    private const double Width = 16;

    /// <param name="rows">A cell a column: text, <see cref="DateOnly"/>, number, or null for none.</param>
    public static byte[] Write(ScbLayout layout, IEnumerable<object?[]> rows)
    {
        using var buffer = new MemoryStream();
        using (var package = new OfficePackage(buffer))
        {
            package.Relate("", "workbook", "officeDocument", "xl/workbook.xml");
            package.Write("xl/workbook.xml", Types + "sheet.main+xml", xml =>
            {
                var workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = layout.Sheet, SheetId = 1, Id = "sheet1" }));
                workbook.AddNamespaceDeclaration("r", OfficePackage.Relations);
                workbook.WriteTo(xml);
            });
            package.Relate("xl/workbook.xml", "styles", "styles", "xl/styles.xml");
            package.Write("xl/styles.xml", Types + "styles+xml", xml => Styles.Sheet().WriteTo(xml));
            package.Relate("xl/workbook.xml", "sheet1", "worksheet", SheetPart);
            package.Write(SheetPart, Types + "worksheet+xml", xml =>
            {
                xml.WriteStartElement(RowWriter.Prefix, "worksheet", RowWriter.Main);
                new Columns(new Column { Min = 1, Max = (uint)layout.Columns.Count, Width = Width, CustomWidth = true }).WriteTo(xml);
                xml.WriteStartElement(RowWriter.Prefix, "sheetData", RowWriter.Main);
                var (writer, number) = (new RowWriter(xml), 0u);
                if (layout.Header)
                    writer.Write(++number, [.. layout.Columns.Select(column => column.Header)], _ => Styles.Of(ColumnKind.Text), 1);
                foreach (var row in rows)
                    writer.Write(++number, row, i => StyleOf(row[i]), 1);
                xml.WriteEndElement();
                xml.WriteEndElement();
            });
        }

        return buffer.ToArray();
    }

    private static uint StyleOf(object? value) => value switch
    {
        DateOnly => Styles.Of(ColumnKind.Date),
        int => Styles.Of(ColumnKind.Year),
        decimal => 0,
        _ => Styles.Of(ColumnKind.Text),
    };
}
