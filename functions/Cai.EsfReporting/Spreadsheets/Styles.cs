using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>The formats of every workbook, in the order of their indexes.</summary>
internal static class Styles
{
    public const uint Title = 1;
    public const uint Note = 2;
    public const uint Header = 3;
    private const uint FirstOfColumns = 4;

    public static uint Of(ColumnKind kind) => FirstOfColumns + (uint)kind;

    public static void Write(WorkbookStylesPart part)
    {
        const uint percent = 164, points = 165, oneDecimal = 166, date = 167;
        part.Stylesheet = new Stylesheet(
            new NumberingFormats(
                Format(percent, "0.0%"),
                Format(points, "+0.0;\u22120.0;0.0"),
                Format(oneDecimal, "#,##0.0"),
                Format(date, "yyyy\\-mm\\-dd")),
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = 16 }, new FontName { Val = "Calibri" }),
                new Font(new FontSize { Val = 10 }, new Color { Rgb = "FF505A5F" }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new Color { Rgb = "FFFFFFFF" }, new FontName { Val = "Calibri" })),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
                new Fill(new PatternFill(new ForegroundColor { Rgb = "FF1F4E5F" }) { PatternType = PatternValues.Solid })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }) { FontId = 2, ApplyFont = true, ApplyAlignment = true },
                new CellFormat(new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Center }) { FontId = 3, FillId = 2, ApplyFont = true, ApplyFill = true, ApplyAlignment = true },
                // In the order of ColumnKind.
                Words(wrap: false),
                Cell(3),
                Cell(percent),
                Cell(points),
                Cell(oneDecimal),
                Cell(date),
                Words(wrap: true)),
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
        part.Stylesheet.Save();
    }

    private static NumberingFormat Format(uint id, string code) => new() { NumberFormatId = id, FormatCode = code };

    private static CellFormat Cell(UInt32Value format) =>
        new(new Alignment { Vertical = VerticalAlignmentValues.Top }) { NumberFormatId = format, ApplyNumberFormat = true, ApplyAlignment = true };

    /// <summary>Text, a little in from the number that may stand on its left.</summary>
    private static CellFormat Words(bool wrap) =>
        new(new Alignment { Horizontal = HorizontalAlignmentValues.Left, Indent = 1, Vertical = VerticalAlignmentValues.Top, WrapText = wrap })
        {
            NumberFormatId = 49, ApplyNumberFormat = true, ApplyAlignment = true,
        };
}
