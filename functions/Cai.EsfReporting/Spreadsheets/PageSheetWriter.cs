using System.Xml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>Writes a sheet of text, numbers and charts.</summary>
internal static class PageSheetWriter
{
    /// <summary>The id of the drawing among the sheet's relations.</summary>
    public const string DrawingId = "drawing";

    /// <summary>Rows of charts that an A4 page holds across, and upright, at the scales below.</summary>
    private const int RowsAcross = 2, RowsUpright = 4;

    /// <summary>Per cent: two charts are then no wider than the page, and neither is the last column below them.</summary>
    private const uint ScaleAcross = 85, ScaleUpright = 55;

    /// <summary>Writes the worksheet.</summary>
    /// <returns>How far down the charts begin, in points.</returns>
    public static double Write(XmlWriter xml, PageSheet sheet, WorkbookProperties properties, uint number)
    {
        var (columns, hasCharts) = (sheet.Columns, sheet.Charts.Count > 0);
        var frame = new SheetFrame(xml, sheet, columns, properties, number);
        var merged = new List<string>();
        frame.Begin(0, 0, gridLines: false, fitToWidth: !hasCharts, _ => 0);
        var rows = new RowWriter(xml);
        uint row = 1;
        var linesAbove = 2;
        rows.Write(row, [sheet.Title], _ => Styles.Title, 2);
        if (sheet.Back is { } back)
        {
            rows.Write(++row, [back], _ => Styles.Link, 1);
            linesAbove++;
        }

        foreach (var (kind, cells) in sheet.Rows.Select(r => (r.Kind, r.Cells)))
        {
            row++;
            var from = kind == PageRowKind.Fact ? 1 : 0;
            var width = frame.TextWidth - columns.Take(from).Sum(column => column.Width);
            var lines = kind switch
            {
                PageRowKind.Heading => 2,
                PageRowKind.Prose or PageRowKind.Fact => cells.Skip(from).OfType<string>().Select(text => RowWriter.Lines(text, width)).DefaultIfEmpty(1).Max(),
                PageRowKind.Figures when cells[0] is string name => RowWriter.Lines(name, columns[0].Width - 2),
                _ => 1,
            };
            linesAbove += lines;
            if (kind is PageRowKind.Prose or PageRowKind.Fact && frame.TextRange(row, from) is { } range)
                merged.Add(range);
            rows.Write(row, [.. cells], i => StyleOf(kind, columns[i].Kind, i, cells[i]), lines);
        }

        frame.EndRows(merged);
        frame.Links(rows.Links);
        frame.Print(fitToWidth: !hasCharts, IsUpright(sheet));
        if (hasCharts)
        {
            PageBreaks(sheet.Charts.Count, row + 2)?.WriteTo(xml);
            frame.Relation("drawing", DrawingId);
        }

        return RowWriter.LineHeight * (linesAbove + 1);
    }

    /// <summary>In per cent; null leaves it to the program.</summary>
    public static uint? ScaleOf(Sheet sheet) => sheet is PageSheet { Charts.Count: > 0 } page ? IsUpright(page) ? ScaleUpright : ScaleAcross : null;

    /// <summary>More charts than a page holds across stand upright, where most have room on one page.</summary>
    private static bool IsUpright(PageSheet sheet) => !sheet.Landscape || RowsOf(sheet.Charts.Count) > RowsAcross;

    private static int RowsOf(int charts) => (charts + Drawing.ChartsInRow - 1) / Drawing.ChartsInRow;

    private static uint StyleOf(PageRowKind kind, ColumnKind column, int i, object? value) => kind switch
    {
        PageRowKind.Heading => Styles.Heading,
        PageRowKind.Header => i == 0 ? Styles.Header : Styles.HeaderOf(column),
        PageRowKind.Figures when i > 0 => Styles.Of(value is int ? ColumnKind.Whole : column, value),
        _ when value is Link => Styles.Link,
        PageRowKind.Fact when i == 0 => Styles.Label,
        _ => Styles.Prose,
    };

    /// <summary>Between pages as full as each other, so that no chart is cut in two or left alone.</summary>
    private static RowBreaks? PageBreaks(int charts, uint top)
    {
        var rows = RowsOf(charts);
        var pages = rows <= RowsAcross ? 1 : (rows + RowsUpright - 1) / RowsUpright;
        var breaks = Enumerable.Range(1, pages - 1)
            .Select(page => new Break { Id = top - 1 + ((uint)(rows * page / pages) * Drawing.RowsOfChart), Max = 16383, ManualPageBreak = true }).ToList();
        return breaks.Count == 0 ? null : new RowBreaks(breaks) { Count = (uint)breaks.Count, ManualBreakCount = (uint)breaks.Count };
    }
}
