using System.Xml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>What every sheet has around its rows: the view, columns, links, and how it is printed.</summary>
/// <param name="xml">Stands inside the worksheet.</param>
/// <param name="number">From 1, in the workbook's order.</param>
internal sealed class SheetFrame(XmlWriter xml, Sheet sheet, IReadOnlyList<SheetColumn> columns, WorkbookProperties properties, uint number)
{
    /// <summary>Lines longer than this many characters are not read with ease.</summary>
    private const double WidestText = 110;

    /// <summary>The last of the columns that a line of text spreads over.</summary>
    public int TextColumn { get; } = LastOfText(columns);

    public double TextWidth => columns.Take(TextColumn + 1).Sum(column => column.Width);

    /// <param name="frozenRows">Rows that stay when the sheet is scrolled; 0 for none.</param>
    /// <param name="fitToWidth">Whether it is printed one page wide, whatever its width.</param>
    public void Begin(uint frozenRows, int frozenColumns, bool gridLines, bool fitToWidth, Func<SheetColumn, uint> style)
    {
        if (fitToWidth)
            new SheetProperties(new PageSetupProperties { FitToPage = true }).WriteTo(xml);
        var view = new SheetView { WorkbookViewId = 0, ShowGridLines = gridLines, TabSelected = number == 1 };
        if (frozenRows > 0)
            view.Append(new Pane
            {
                HorizontalSplit = frozenColumns > 0 ? frozenColumns : null,
                VerticalSplit = frozenRows,
                TopLeftCell = Address.Cell(frozenColumns, frozenRows + 1),
                ActivePane = frozenColumns > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft,
                State = PaneStateValues.Frozen,
            });
        new SheetViews(view).WriteTo(xml);
        // Below charts the height is said to be chosen: a program with other fonts makes empty rows lower, and would break the pages elsewhere.
        new SheetFormatProperties { DefaultRowHeight = RowWriter.LineHeight, CustomHeight = sheet is PageSheet { Charts.Count: > 0 } ? true : null }.WriteTo(xml);
        new Columns(columns.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true, Style = style(column) })).WriteTo(xml);
        xml.WriteStartElement(RowWriter.Prefix, "sheetData", RowWriter.Main);
    }

    /// <param name="merged">Ranges.</param>
    public void EndRows(IReadOnlyCollection<string> merged)
    {
        xml.WriteEndElement();
        if (merged.Count > 0)
            new MergeCells(merged.Select(range => new MergeCell { Reference = range })) { Count = (uint)merged.Count }.WriteTo(xml);
    }

    public void Links(IReadOnlyList<(string Cell, Link To)> links)
    {
        if (links.Count > 0)
            new Hyperlinks(links.Select(link => new Hyperlink { Reference = link.Cell, Location = $"'{link.To.Sheet}'!A1", Display = link.To.Text })).WriteTo(xml);
    }

    /// <param name="upright">Not across the page.</param>
    public void Print(bool fitToWidth, bool upright)
    {
        new PageMargins { Left = 0.5, Right = 0.5, Top = 0.6, Bottom = 0.7, Header = 0.3, Footer = 0.3 }.WriteTo(xml);
        var setup = new PageSetup { PaperSize = 9, Orientation = upright ? OrientationValues.Portrait : OrientationValues.Landscape };
        if (fitToWidth)
            (setup.FitToWidth, setup.FitToHeight) = (1, sheet is PageSheet ? 1u : 0u);
        setup.Scale = PageSheetWriter.ScaleOf(sheet) is { } scale ? scale : null;
        setup.WriteTo(xml);
        // In a footer, & begins a code.
        var title = CellText.Line(properties.Title, 90).Replace("&", "&&", StringComparison.Ordinal);
        new HeaderFooter(new OddFooter($"&L{title}&C&A&R{new Text("Sida &P av &N", "Page &P of &N").In(properties.Language)}")).WriteTo(xml);
    }

    /// <summary>The range of a line of text in a row; null when it needs no merging.</summary>
    public string? TextRange(uint row, int from = 0) => from < TextColumn ? Address.Range(from, row, TextColumn, row) : null;

    /// <summary>An element that names another part: the drawing, or a table.</summary>
    public void Relation(string element, string id)
    {
        xml.WriteStartElement(RowWriter.Prefix, element, RowWriter.Main);
        xml.WriteAttributeString("r", "id", OfficePackage.Relations, id);
        xml.WriteEndElement();
    }

    private static int LastOfText(IReadOnlyList<SheetColumn> columns)
    {
        double width = 0;
        for (var i = 0; i < columns.Count; i++)
            if ((width += columns[i].Width) >= WidestText)
                return i;
        return columns.Count - 1;
    }
}
