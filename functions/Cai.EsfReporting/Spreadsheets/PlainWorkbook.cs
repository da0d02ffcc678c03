using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>A workbook of one sheet: a header, rows, and nothing else. Texts are cells of text, so that no zero is lost and nothing is a formula; equal rows give equal bytes.</summary>
internal static class PlainWorkbook
{
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string SheetPart = "xl/worksheets/sheet1.xml";
    private const double Width = 16;

    /// <param name="sheet">The sheet's name.</param>
    /// <param name="columns">How many there are.</param>
    /// <param name="header">Null for none.</param>
    /// <param name="rows">A cell a column: text, <see cref="DateOnly"/>, number, or null for none.</param>
    public static byte[] Write(string sheet, int columns, IReadOnlyList<string>? header, IEnumerable<object?[]> rows)
    {
        using var buffer = new MemoryStream();
        using (var package = new OfficePackage(buffer))
        {
            package.Relate("", "workbook", "officeDocument", "xl/workbook.xml");
            package.Write("xl/workbook.xml", Types + "sheet.main+xml", xml =>
            {
                var workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet, SheetId = 1, Id = "sheet1" }));
                workbook.AddNamespaceDeclaration("r", OfficePackage.Relations);
                workbook.WriteTo(xml);
            });
            package.Relate("xl/workbook.xml", "styles", "styles", "xl/styles.xml");
            package.Write("xl/styles.xml", Types + "styles+xml", xml => Styles.Sheet().WriteTo(xml));
            package.Relate("xl/workbook.xml", "sheet1", "worksheet", SheetPart);
            package.Write(SheetPart, Types + "worksheet+xml", xml =>
            {
                xml.WriteStartElement(RowWriter.Prefix, "worksheet", RowWriter.Main);
                new Columns(new Column { Min = 1, Max = (uint)columns, Width = Width, CustomWidth = true }).WriteTo(xml);
                xml.WriteStartElement(RowWriter.Prefix, "sheetData", RowWriter.Main);
                var (writer, number) = (new RowWriter(xml), 0u);
                if (header is not null)
                    writer.Write(++number, [.. header], _ => Styles.Of(ColumnKind.Text), 1);
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
