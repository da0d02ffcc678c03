using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>The formats of every workbook, in the order of their indexes.</summary>
internal static class Styles
{
    public const uint Title = 1;
    public const uint Note = 2;
    public const uint Header = 3;
    public const uint Heading = 4;
    public const uint Link = 5;
    public const uint Label = 6;
    /// <summary>A text where a number would stand: <c>..</c></summary>
    public const uint InPlaceOfNumber = 7;
    public const uint Prose = 8;
    private const uint HeaderOfNumbers = 9;
    private const uint HeaderOfSigns = 10;
    private const uint FirstOfColumns = 11;

    private const uint Percent = 164, Points = 165, OneDecimal = 166, Date = 167, Month = 168, Time = 169, PercentInHundredths = 170, Hundredths = 171;

    private const uint WholeAsItStands = 1, WholeWithThousands = 3, AsText = 49;

    public static uint Of(ColumnKind kind) => FirstOfColumns + (uint)kind;

    /// <summary>The format of a value in a column: a text among numbers stands where they do.</summary>
    public static uint Of(ColumnKind kind, object? value) => value switch
    {
        Spreadsheets.Link => Link,
        Formatted formatted => Of(formatted.Kind),
        string when kind is not (ColumnKind.Text or ColumnKind.LongText or ColumnKind.Sign) => InPlaceOfNumber,
        _ => Of(kind),
    };

    /// <summary>The format of a column's header: it stands where the values do, clear of the filter's button.</summary>
    public static uint HeaderOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text or ColumnKind.LongText => Header,
        ColumnKind.Sign => HeaderOfSigns,
        _ => HeaderOfNumbers,
    };

    /// <summary>The code of a kind's number format, for the axis of a chart.</summary>
    public static string Code(ColumnKind kind) => kind switch
    {
        ColumnKind.Percent => "0.0%",
        ColumnKind.Points => "+0.0;\u22120.0;0.0",
        ColumnKind.OneDecimal => "#,##0.0",
        ColumnKind.PercentInHundredths => "0.00%",
        ColumnKind.Hundredths => "#,##0.00",
        ColumnKind.Date => "yyyy\\-mm\\-dd",
        ColumnKind.Month => "yyyy\\-mm",
        ColumnKind.Time => "yyyy\\-mm\\-dd hh:mm",
        ColumnKind.Whole => "#,##0",
        _ => "General",
    };

    public static Stylesheet Sheet() => new(
        new NumberingFormats(
            Format(Percent, ColumnKind.Percent),
            Format(Points, ColumnKind.Points),
            Format(OneDecimal, ColumnKind.OneDecimal),
            Format(Date, ColumnKind.Date),
            Format(Month, ColumnKind.Month),
            Format(Time, ColumnKind.Time),
            Format(PercentInHundredths, ColumnKind.PercentInHundredths),
            Format(Hundredths, ColumnKind.Hundredths)),
        new Fonts(
            Font(11),
            new Font(new Bold(), new FontSize { Val = 16 }, new Color { Rgb = "FF1F4E5F" }, new FontName { Val = "Calibri" }),
            new Font(new FontSize { Val = 10 }, new Color { Rgb = "FF505A5F" }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new Color { Rgb = "FFFFFFFF" }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 13 }, new Color { Rgb = "FF1F4E5F" }, new FontName { Val = "Calibri" }),
            new Font(new Underline(), new FontSize { Val = 11 }, new Color { Rgb = "FF0B5394" }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FF1F4E5F" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(Plain()),
        new CellFormats(
            Plain(),
            Words(font: 1, indent: 0, vertical: VerticalAlignmentValues.Center),
            Words(font: 2, wrap: true, indent: 0),
            HeaderCell(HorizontalAlignmentValues.Left, 1),
            Words(font: 4, indent: 0, vertical: VerticalAlignmentValues.Bottom),
            Words(font: 5),
            Words(font: 6, wrap: true),
            Cell(AsText, HorizontalAlignmentValues.Right),
            Words(wrap: true),
            HeaderCell(HorizontalAlignmentValues.Right, 2),
            HeaderCell(HorizontalAlignmentValues.Center, 0),
            // In the order of ColumnKind.
            Words(),
            Cell(WholeWithThousands),
            Cell(Percent),
            Cell(Points),
            Cell(OneDecimal),
            Cell(Date),
            Words(wrap: true),
            Cell(Month),
            Cell(Time),
            Cell(WholeAsItStands),
            Cell(AsText, HorizontalAlignmentValues.Center),
            Cell(PercentInHundredths),
            Cell(Hundredths)),
        new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));

    private static Font Font(double size) => new(new FontSize { Val = size }, new FontName { Val = "Calibri" });

    private static NumberingFormat Format(uint id, ColumnKind kind) => new() { NumberFormatId = id, FormatCode = Code(kind) };

    private static CellFormat Plain() => new() { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 };

    private static CellFormat Cell(uint format, HorizontalAlignmentValues? horizontal = null)
    {
        var cell = Plain();
        cell.Append(new Alignment { Horizontal = horizontal is { } told ? told : null, Vertical = VerticalAlignmentValues.Top });
        (cell.NumberFormatId, cell.ApplyNumberFormat, cell.ApplyAlignment) = (format, true, true);
        return cell;
    }

    private static CellFormat HeaderCell(HorizontalAlignmentValues horizontal, uint indent) =>
        new(new Alignment { Horizontal = horizontal, Indent = indent, WrapText = true, Vertical = VerticalAlignmentValues.Center })
        {
            NumberFormatId = 0, FontId = 3, FillId = 2, BorderId = 0, ApplyFont = true, ApplyFill = true, ApplyAlignment = true,
        };

    /// <summary>Text, a little in from the number that may stand on its left; as text, so that nothing that is typed over becomes a formula.</summary>
    private static CellFormat Words(uint font = 0, bool wrap = false, uint indent = 1, VerticalAlignmentValues? vertical = null) =>
        new(new Alignment { Horizontal = HorizontalAlignmentValues.Left, Indent = indent, Vertical = vertical ?? VerticalAlignmentValues.Top, WrapText = wrap })
        {
            FontId = font, FillId = 0, BorderId = 0, ApplyFont = font > 0, NumberFormatId = AsText, ApplyNumberFormat = true, ApplyAlignment = true,
        };
}
