using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Tests;

/// <summary>A string that the workbook keeps among its shared strings.</summary>
internal sealed record Shared(string Text);

/// <summary>Workbooks as Excel writes them, made in memory.</summary>
internal static class Workbooks
{
    /// <summary>Rows from the first on.</summary>
    /// <param name="percents">Doubles are shown as percentages.</param>
    public static byte[] Of(IEnumerable<IReadOnlyList<object?>> rows, bool percents = false) => At(rows.Select((row, i) => ((uint)i + 1, row)), percents: percents);

    /// <summary>Rows at given row numbers; cells are null, string, <see cref="Shared"/>, number, bool or <see cref="DateOnly"/> (a date style).</summary>
    public static byte[] At(IEnumerable<(uint Row, IReadOnlyList<object?> Cells)> rows, bool emptyRows = false, bool percents = false)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var styles = workbook.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new(
                new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
                new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 10, ApplyNumberFormat = true }));
            var shared = workbook.AddNewPart<SharedStringTablePart>();
            shared.SharedStringTable = new();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            var data = new SheetData();
            foreach (var (number, cells) in rows)
            {
                var row = new Row { RowIndex = number };
                for (var i = 0; i < cells.Count; i++)
                    if (cells[i] is { } value)
                        row.Append(CellOf(value, $"{(char)('A' + i)}{number}", shared.SharedStringTable, percents));
                data.Append(row);
                if (emptyRows)
                    data.Append(new Row());
            }

            sheet.Worksheet = new(data);
            workbook.Workbook = new(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = "Deltagare" }));
        }

        return memory.ToArray();
    }

    private static Cell CellOf(object value, string reference, SharedStringTable shared, bool percents)
    {
        switch (value)
        {
            case Shared(var text):
                shared.Append(new SharedStringItem(new DocumentFormat.OpenXml.Spreadsheet.Text(text)));
                return new() { CellReference = reference, DataType = CellValues.SharedString, CellValue = new((shared.ChildElements.Count - 1).ToString(CultureInfo.InvariantCulture)) };
            case string text:
                return new() { CellReference = reference, DataType = CellValues.InlineString, InlineString = new(new DocumentFormat.OpenXml.Spreadsheet.Text(text) { Space = SpaceProcessingModeValues.Preserve }) };
            case bool yes:
                return new() { CellReference = reference, DataType = CellValues.Boolean, CellValue = new(yes ? "1" : "0") };
            case DateOnly day:
                return new() { CellReference = reference, StyleIndex = 1, CellValue = new((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(CultureInfo.InvariantCulture)) };
            case double share when percents:
                return new() { CellReference = reference, StyleIndex = 2, CellValue = new(Convert.ToString(share, CultureInfo.InvariantCulture)) };
            default:
                return new() { CellReference = reference, CellValue = new(Convert.ToString(value, CultureInfo.InvariantCulture)!) };
        }
    }
}
