using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>Writes one sheet forward, row by row, so that its length does not matter.</summary>
internal static class SheetWriter
{
    /// <summary>Points.</summary>
    private const double LineHeight = 15;

    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    /// <summary>Writes the sheet and its table.</summary>
    /// <returns>The number of the header row.</returns>
    public static uint Write(WorksheetPart part, Sheet sheet, uint number)
    {
        var headerRow = sheet.Title is null ? 1 : (uint)sheet.Notes.Count + 3;
        uint rows = 0;
        using (var xml = OpenXmlWriter.Create(part))
        {
            xml.WriteStartElement(new Worksheet());
            xml.WriteElement(new SheetProperties(new PageSetupProperties { FitToPage = true }));
            xml.WriteElement(new SheetViews(new SheetView(new Pane
            {
                VerticalSplit = headerRow,
                TopLeftCell = string.Create(CultureInfo.InvariantCulture, $"A{headerRow + 1}"),
                ActivePane = PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            }) { WorkbookViewId = 0, ShowGridLines = sheet.BlankRows > 0, TabSelected = number == 1 }));
            xml.WriteElement(new SheetFormatProperties { DefaultRowHeight = LineHeight });
            xml.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Columns(sheet.Columns.Select((column, i) => new Column
            {
                Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true, Style = sheet.BlankRows > 0 ? Styles.Of(column.Kind) : 0,
            })));

            xml.WriteStartElement(new SheetData());
            if (sheet.Title is not null)
            {
                WriteRow(xml, 1, [sheet.Title], _ => Styles.Title, 2);
                for (var i = 0; i < sheet.Notes.Count; i++)
                    WriteRow(xml, (uint)i + 2, [sheet.Notes[i]], _ => Styles.Note, Lines(sheet.Notes[i], sheet.Columns.Sum(column => column.Width)));
            }

            WriteRow(xml, headerRow, [.. sheet.Columns.Select(column => column.Header)], _ => Styles.Header, sheet.Columns.Max(column => Lines(column.Header, column.Width - 3)));
            foreach (var row in sheet.Rows)
                WriteRow(xml, headerRow + ++rows, Shown(row, sheet.Columns), i => Styles.Of(sheet.Columns[i].Kind), Lines(row, sheet.Columns));
            xml.WriteEndElement();
            if (sheet.Title is not null && sheet.Columns.Count > 1)
                xml.WriteElement(new MergeCells(Enumerable.Range(1, sheet.Notes.Count + 1).Select(row =>
                    new MergeCell { Reference = string.Create(CultureInfo.InvariantCulture, $"A{row}:{Name(sheet.Columns.Count - 1)}{row}") })));

            if (DataValidations(sheet, headerRow) is { } validations)
                xml.WriteElement(validations);
            xml.WriteElement(new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.6, Header = 0.3, Footer = 0.3 });
            xml.WriteElement(new PageSetup { PaperSize = 9, Orientation = sheet.Landscape ? OrientationValues.Landscape : OrientationValues.Portrait, FitToWidth = 1, FitToHeight = 0 });
            xml.WriteElement(new HeaderFooter(new OddFooter("&L&A&R&P / &N")));
            if (rows > 0)
                xml.WriteElement(new TableParts(new TablePart { Id = "table" }) { Count = 1 });
            xml.WriteEndElement();
        }

        if (rows > 0)
            WriteTable(part.AddNewPart<TableDefinitionPart>("table"), sheet, number, $"A{headerRow}:{Name(sheet.Columns.Count - 1)}{headerRow + rows}");
        return headerRow;
    }

    private static object?[] Shown(IReadOnlyList<object?> row, IReadOnlyList<SheetColumn> columns) =>
        [.. row.Select((value, i) => value is double fraction && columns[i].Kind == ColumnKind.Points ? fraction * 100 : value)];

    /// <summary>Excel fits heights only of rows that somebody edits, so a row says how many lines it needs.</summary>
    private static int Lines(IReadOnlyList<object?> row, IReadOnlyList<SheetColumn> columns) =>
        row.Select((value, i) => value is string text && columns[i].Kind == ColumnKind.LongText ? Lines(text, columns[i].Width) : 1).DefaultIfEmpty(1).Max();

    private static int Lines(string text, double width) => Math.Max(1, (int)Math.Ceiling(text.Length * 1.1 / Math.Max(1, width)));

    private static void WriteRow(OpenXmlWriter xml, uint row, object?[] values, Func<int, uint> style, int lines)
    {
        xml.WriteStartElement(lines == 1 ? new Row { RowIndex = row } : new Row { RowIndex = row, Height = LineHeight * lines, CustomHeight = true });
        for (var i = 0; i < values.Length; i++)
            if (values[i] is { } value)
                xml.WriteElement(Cell(string.Create(CultureInfo.InvariantCulture, $"{Name(i)}{row}"), value, style(i)));
        xml.WriteEndElement();
    }

    private static Cell Cell(string at, object value, uint style) => value switch
    {
        string text => new Cell(new InlineString(new DocumentFormat.OpenXml.Spreadsheet.Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = at, StyleIndex = style, DataType = CellValues.InlineString,
        },
        DateOnly day => Number(at, style, day.DayNumber - SerialZero.DayNumber),
        IFormattable number => Number(at, style, number),
        _ => throw new ArgumentException($"A cell holds text, a number or a date, not {value.GetType()}.", nameof(value)),
    };

    private static Cell Number(string at, uint style, IFormattable number) =>
        new(new CellValue(number.ToString(null, CultureInfo.InvariantCulture))) { CellReference = at, StyleIndex = style };

    /// <summary>Xml knows no control characters; Excel no text longer than this.</summary>
    private static string Clean(string text)
    {
        var clean = string.Concat(text.Select(c => c is '\n' or '\t' || !char.IsControl(c) && c is not ('\uFFFE' or '\uFFFF') ? c : ' '));
        return clean.Length > 32_767 ? clean[..32_767] : clean;
    }

    private static DataValidations? DataValidations(Sheet sheet, uint headerRow)
    {
        var lists = sheet.Columns.Index().Where(column => column.Item.Choices.Count > 0).Select(column => new DataValidation(
            new Formula1($"\"{string.Join(",", column.Item.Choices)}\""))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = column.Item.Header,
            Error = string.Join(", ", column.Item.Choices) is { Length: <= 225 } all ? all : null,
            SequenceOfReferences = new ListValue<StringValue> { InnerText = $"{Name(column.Index)}{headerRow + 1}:{Name(column.Index)}{headerRow + Math.Max(1, sheet.BlankRows)}" },
        }).ToList();
        return lists.Count == 0 ? null : new DataValidations(lists) { Count = (uint)lists.Count };
    }

    private static void WriteTable(TableDefinitionPart part, Sheet sheet, uint number, string range)
    {
        part.Table = new Table(
            new AutoFilter { Reference = range },
            new TableColumns(sheet.Columns.Select((column, i) => new TableColumn { Id = (uint)i + 1, Name = column.Header })) { Count = (uint)sheet.Columns.Count },
            new TableStyleInfo { Name = "TableStyleLight1", ShowRowStripes = true, ShowColumnStripes = false, ShowFirstColumn = false, ShowLastColumn = false })
        {
            Id = number,
            Name = $"Tabell{number}",
            DisplayName = $"Tabell{number}",
            Reference = range,
            TotalsRowShown = false,
        };
        part.Table.Save();
    }

    /// <summary>A, B … Z, AA …</summary>
    private static string Name(int column) => column < 26 ? ((char)('A' + column)).ToString() : Name((column / 26) - 1) + Name(column % 26);
}
