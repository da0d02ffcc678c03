using System.Xml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>Writes a sheet with a table forward, row by row.</summary>
internal static class TableSheetWriter
{
    /// <summary>The id of the table among the sheet's relations.</summary>
    public const string TableId = "table";

    /// <summary>Writes the worksheet.</summary>
    /// <returns>The table's range; null when it has no rows, which Excel allows no table to lack.</returns>
    public static string? Write(XmlWriter xml, TableSheet sheet, WorkbookProperties properties, uint number, CancellationToken cancellation)
    {
        var (columns, header) = (sheet.Columns, sheet.HeaderRow);
        var frame = new SheetFrame(xml, sheet, columns, properties, number);
        var merged = new List<string>();
        frame.Begin(header, sheet.FrozenColumns, gridLines: sheet.BlankRows > 0, fitToWidth: true, column => sheet.BlankRows > 0 ? Styles.Of(column.Kind) : 0);
        var rows = new RowWriter(xml);
        if (sheet.Title is { } title)
        {
            uint row = 1;
            rows.Write(row, [title], _ => Styles.Title, 2);
            foreach (var note in sheet.Notes)
            {
                rows.Write(++row, [note], _ => Styles.Note, RowWriter.Lines(note, frame.TextWidth));
                if (frame.TextRange(row) is { } range)
                    merged.Add(range);
            }

            if (sheet.Back is { } back)
                rows.Write(++row, [back], _ => Styles.Link, 1);
        }

        rows.Write(header, [.. CellText.Headers(columns.Select(column => column.Header))], i => Styles.HeaderOf(columns[i].Kind),
            columns.Max(column => RowWriter.Lines(CellText.Line(column.Header, 200), column.Width - 4)));
        var last = header;
        foreach (var values in sheet.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var shown = Shown(values, columns);
            rows.Write(++last, shown, i => Styles.Of(columns[i].Kind, shown[i]), Lines(values, columns));
        }

        frame.EndRows(merged);
        DataValidations(sheet)?.WriteTo(xml);
        frame.Links(rows.Links);
        frame.Print(fitToWidth: true, sheet.PrintsUpright(last));
        if (last == header)
            return null;
        xml.WriteStartElement(RowWriter.Prefix, "tableParts", RowWriter.Main);
        xml.WriteAttributeString("count", "1");
        frame.Relation("tablePart", TableId);
        xml.WriteEndElement();
        return Address.Range(0, header, columns.Count - 1, last);
    }

    /// <summary>The table over a written sheet's rows.</summary>
    public static Table Table(TableSheet sheet, uint number, string range)
    {
        var name = TableName(sheet.Name);
        return new(
            new AutoFilter { Reference = range },
            new TableColumns(CellText.Headers(sheet.Columns.Select(column => column.Header)).Select((header, i) => new TableColumn { Id = (uint)i + 1, Name = CellText.Escaped(header) })) { Count = (uint)sheet.Columns.Count },
            new TableStyleInfo { Name = "TableStyleLight1", ShowRowStripes = true, ShowColumnStripes = false, ShowFirstColumn = false, ShowLastColumn = false })
        {
            Id = number, Name = name, DisplayName = name, Reference = range, TotalsRowShown = false,
        };
    }

    /// <summary>A name by which formulas and queries call the table: the sheet's, of letters, digits and underscores.</summary>
    private static string TableName(string sheet) => "T_" + string.Concat(sheet.Select(c => char.IsLetterOrDigit(c) ? c : '_'));

    private static object?[] Shown(IReadOnlyList<object?> row, IReadOnlyList<SheetColumn> columns)
    {
        var shown = new object?[row.Count];
        for (var i = 0; i < shown.Length; i++)
            shown[i] = row[i] is double fraction && columns[i].Kind == ColumnKind.Points ? fraction * 100 : row[i];
        return shown;
    }

    private static int Lines(IReadOnlyList<object?> row, IReadOnlyList<SheetColumn> columns)
    {
        var lines = 1;
        for (var i = 0; i < row.Count; i++)
            if (columns[i].Kind == ColumnKind.LongText && row[i] is string text)
                lines = Math.Max(lines, RowWriter.Lines(text, columns[i].Width));
        return lines;
    }

    private static DataValidations? DataValidations(TableSheet sheet)
    {
        var lists = sheet.Columns.Index().Where(column => column.Item.Choices.Count > 0).Select(column => new DataValidation(
            new Formula1($"\"{string.Join(",", column.Item.Choices)}\""))
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ShowErrorMessage = true,
            ErrorTitle = column.Item.Header,
            Error = string.Join(", ", column.Item.Choices) is { Length: <= 225 } all ? all : null,
            SequenceOfReferences = new() { InnerText = Address.Range(column.Index, sheet.HeaderRow + 1, column.Index, sheet.HeaderRow + (uint)Math.Max(1, sheet.BlankRows)) },
        }).ToList();
        return lists.Count == 0 ? null : new DataValidations(lists) { Count = (uint)lists.Count };
    }
}
