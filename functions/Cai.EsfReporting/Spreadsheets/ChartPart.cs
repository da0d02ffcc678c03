using System.Globalization;
using DocumentFormat.OpenXml;
using A = DocumentFormat.OpenXml.Drawing;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>Draws one chart: bars with the target as a dashed line, or lines over months.</summary>
internal sealed class ChartPart
{
    private const uint CategoryAxis = 1, ValueAxis = 2;

    private const string Ink = "33383B", Grid = "D9DEE0", Outcome = "1F4E5F", Target = "B85C00";

    private readonly Chart chart;
    private readonly TableSheet data;
    private readonly Language language;
    private readonly IReadOnlyList<string> headers;
    private readonly List<IReadOnlyList<object?>> rows;

    private ChartPart(Chart chart, TableSheet data, Language language)
    {
        (this.chart, this.data, this.language, rows) = (chart, data, language, [.. data.Rows]);
        headers = CellText.Headers(data.Columns.Select(column => column.Header));
    }

    /// <param name="workbook">The id of the workbook among the chart's relations, where it is in no workbook itself.</param>
    /// <exception cref="ArgumentException">The workbook has no such table.</exception>
    public static C.ChartSpace Of(Chart chart, IEnumerable<Sheet> sheets, Language language, string? workbook = null)
    {
        var table = sheets.OfType<TableSheet>().FirstOrDefault(sheet => sheet.Name == chart.Data) ?? throw new ArgumentException($"The chart “{chart.Title}” shows no table.", nameof(chart));
        var space = new ChartPart(chart, table, language).Space();
        if (workbook is not null)
        {
            space.Append(new C.ExternalData(new C.AutoUpdate { Val = false }) { Id = workbook });
            space.AddNamespaceDeclaration("r", OfficePackage.Relations);
        }

        return space;
    }

    private ColumnKind Values => data.Columns[chart.Series[0].Column].Kind;

    private bool OverMonths => data.Columns[chart.Categories].Kind == ColumnKind.Month;

    private C.ChartSpace Space()
    {
        var space = new C.ChartSpace(
            new C.Date1904 { Val = false },
            new C.EditingLanguage { Val = language.Culture().Name },
            new C.RoundedCorners { Val = false },
            new C.Chart(
            [
                .. chart.Title.Length > 0 ? [new C.Title(new C.ChartText(Rich(CellText.Line(chart.Title, 120), 1200, bold: true)), new C.Overlay { Val = false })] : Array.Empty<OpenXmlElement>(),
                new C.AutoTitleDeleted { Val = chart.Title.Length == 0 },
                Plot(),
                new C.Legend(new C.LegendPosition { Val = C.LegendPositionValues.Bottom }, new C.Overlay { Val = false }),
                // A filter of the table is one of the chart, and what has no number is no 0.
                new C.PlotVisibleOnly { Val = true },
                new C.DisplayBlanksAs { Val = C.DisplayBlanksAsValues.Gap },
            ]),
            new C.ShapeProperties(Fill("FFFFFF"), new A.Outline(Fill(Grid)) { Width = 9525 }),
            new C.TextProperties(new A.BodyProperties(), new A.ListStyle(), new A.Paragraph(new A.ParagraphProperties(
                new A.DefaultRunProperties(Fill(Ink), new A.LatinFont { Typeface = "Calibri" }) { FontSize = 900 }), new A.EndParagraphRunProperties { Language = language.Culture().Name })));
        space.AddNamespaceDeclaration("a", "http://schemas.openxmlformats.org/drawingml/2006/main");
        return space;
    }

    private C.PlotArea Plot()
    {
        var plot = new C.PlotArea(new C.Layout());
        var (bars, lines) = (chart.Series.Index().Where(s => s.Item.Look == SeriesLook.Bars).ToList(), chart.Series.Index().Where(s => s.Item.Look != SeriesLook.Bars).ToList());
        if (bars.Count > 0)
            plot.Append(new C.BarChart(
            [
                new C.BarDirection { Val = C.BarDirectionValues.Column }, new C.BarGrouping { Val = C.BarGroupingValues.Clustered }, new C.VaryColors { Val = false },
                .. bars.Select(s => Bars(s.Index, s.Item)),
                new C.GapWidth { Val = 60 }, new C.AxisId { Val = CategoryAxis }, new C.AxisId { Val = ValueAxis },
            ]));
        if (lines.Count > 0)
            plot.Append(new C.LineChart(
            [
                new C.Grouping { Val = C.GroupingValues.Standard }, new C.VaryColors { Val = false },
                .. lines.Select(s => Line(s.Index, s.Item)),
                new C.ShowMarker { Val = true }, new C.AxisId { Val = CategoryAxis }, new C.AxisId { Val = ValueAxis },
            ]));
        plot.Append(OverMonths ? Months() : Names(), Axis());
        return plot;
    }

    private C.BarChartSeries Bars(int index, ChartSeries series) => new(
        new C.Index { Val = (uint)index }, new C.Order { Val = (uint)index }, Name(series),
        new C.ChartShapeProperties(Fill(Outcome)),
        new C.InvertIfNegative { Val = false },
        new C.DataLabels(
            new C.NumberingFormat { FormatCode = Values == ColumnKind.Percent ? "0%" : "General", SourceLinked = false },
            new C.ChartShapeProperties(Fill("FFFFFF"), new A.Outline(new A.NoFill())),
            new C.DataLabelPosition { Val = C.DataLabelPositionValues.OutsideEnd },
            new C.ShowLegendKey { Val = false }, new C.ShowValue { Val = true }, new C.ShowCategoryName { Val = false },
            new C.ShowSeriesName { Val = false }, new C.ShowPercent { Val = false }, new C.ShowBubbleSize { Val = false }),
        Categories(), Numbers(series));

    private C.LineChartSeries Line(int index, ChartSeries series)
    {
        var isTarget = series.Look == SeriesLook.Target;
        var colour = isTarget ? Target : Outcome;
        var outline = new A.Outline(Fill(colour), new A.PresetDash { Val = isTarget ? A.PresetLineDashValues.Dash : A.PresetLineDashValues.Solid }, new A.Round()) { Width = 28_575, CapType = A.LineCapValues.Round };
        // A target over one single category would be a line without length: the marker shows it.
        var marker = new C.Marker(
            new C.Symbol { Val = isTarget ? C.MarkerStyleValues.Dash : C.MarkerStyleValues.Circle }, new C.Size { Val = (byte)(isTarget ? 9 : 6) },
            new C.ChartShapeProperties(Fill(colour), new A.Outline(Fill(colour)) { Width = 9525 }));
        if (isTarget && rows.Count > 1)
            marker = new C.Marker(new C.Symbol { Val = C.MarkerStyleValues.None });
        return new(new C.Index { Val = (uint)index }, new C.Order { Val = (uint)index }, Name(series), new C.ChartShapeProperties(outline), marker, Categories(), Numbers(series), new C.Smooth { Val = false });
    }

    private C.SeriesText Name(ChartSeries series) => new(new C.StringReference(
        new C.Formula(Address.Absolute(data.Name, series.Column, data.HeaderRow, data.HeaderRow)),
        new C.StringCache(new C.PointCount { Val = 1 }, new C.StringPoint(new C.NumericValue(headers[series.Column])) { Index = 0 })));

    private C.CategoryAxisData Categories() => OverMonths
        ? new(new C.NumberReference(Range(chart.Categories), Cache(chart.Categories)))
        : new(new C.StringReference(Range(chart.Categories), new C.StringCache(
            [
                new C.PointCount { Val = (uint)rows.Count },
                .. rows.Select((row, i) => new C.StringPoint(new C.NumericValue(CellText.Line(row[chart.Categories] as string ?? "", 250))) { Index = (uint)i }),
            ])));

    private C.Values Numbers(ChartSeries series) => new(new C.NumberReference(Range(series.Column), Cache(series.Column)));

    private C.Formula Range(int column) => new(Address.Absolute(data.Name, column, data.HeaderRow + 1, data.HeaderRow + (uint)rows.Count));

    /// <summary>What programs show that do not read the cells.</summary>
    private C.NumberingCache Cache(int column) => new(
    [
        new C.FormatCode(Styles.Code(data.Columns[column].Kind)), new C.PointCount { Val = (uint)rows.Count },
        .. rows.Index().Where(row => row.Item[column] is not (null or string)).Select(row => new C.NumericPoint(new C.NumericValue(row.Item[column] switch
        {
            Month month => RowWriter.Serial(month.FirstDay).ToString(CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => "",
        })) { Index = (uint)row.Index }),
    ]);

    private static C.CategoryAxis Names() => new(
        new C.AxisId { Val = CategoryAxis }, Upwards(), new C.Delete { Val = false }, new C.AxisPosition { Val = C.AxisPositionValues.Bottom },
        new C.NumberingFormat { FormatCode = "General", SourceLinked = false },
        new C.MajorTickMark { Val = C.TickMarkValues.None }, new C.MinorTickMark { Val = C.TickMarkValues.None }, new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
        Outline(), new C.CrossingAxis { Val = ValueAxis }, new C.Crosses { Val = C.CrossesValues.AutoZero },
        new C.AutoLabeled { Val = false }, new C.LabelAlignment { Val = C.LabelAlignmentValues.Center }, new C.LabelOffset { Val = 100 }, new C.NoMultiLevelLabels { Val = true });

    private static C.DateAxis Months() => new(
        new C.AxisId { Val = CategoryAxis }, Upwards(), new C.Delete { Val = false }, new C.AxisPosition { Val = C.AxisPositionValues.Bottom },
        new C.NumberingFormat { FormatCode = Styles.Code(ColumnKind.Month), SourceLinked = false },
        new C.MajorTickMark { Val = C.TickMarkValues.Outside }, new C.MinorTickMark { Val = C.TickMarkValues.None }, new C.TickLabelPosition { Val = C.TickLabelPositionValues.Low },
        Outline(), new C.CrossingAxis { Val = ValueAxis }, new C.Crosses { Val = C.CrossesValues.AutoZero },
        new C.AutoLabeled { Val = false }, new C.LabelOffset { Val = 100 }, new C.BaseTimeUnit { Val = C.TimeUnitValues.Months });

    private C.ValueAxis Axis() => new(
        new C.AxisId { Val = ValueAxis },
        new C.Scaling(new C.Orientation { Val = C.OrientationValues.MinMax }, new C.MinAxisValue { Val = 0 }),
        new C.Delete { Val = false }, new C.AxisPosition { Val = C.AxisPositionValues.Left },
        new C.MajorGridlines(new C.ChartShapeProperties(new A.Outline(Fill(Grid)) { Width = 9525 })),
        new C.Title(new C.ChartText(Rich(CellText.Line(chart.ValueTitle, 120), 900, bold: false)), new C.Overlay { Val = false }),
        new C.NumberingFormat { FormatCode = Values == ColumnKind.Percent ? "0%" : "#,##0", SourceLinked = false },
        new C.MajorTickMark { Val = C.TickMarkValues.None }, new C.MinorTickMark { Val = C.TickMarkValues.None }, new C.TickLabelPosition { Val = C.TickLabelPositionValues.NextTo },
        new C.ChartShapeProperties(new A.Outline(new A.NoFill())),
        new C.CrossingAxis { Val = CategoryAxis }, new C.Crosses { Val = C.CrossesValues.AutoZero }, new C.CrossBetween { Val = C.CrossBetweenValues.Between });

    private static C.Scaling Upwards() => new(new C.Orientation { Val = C.OrientationValues.MinMax });

    private static C.ChartShapeProperties Outline() => new(new A.Outline(Fill(Ink)) { Width = 9525 });

    private static A.SolidFill Fill(string colour) => new(new A.RgbColorModelHex { Val = colour });

    private C.RichText Rich(string text, int size, bool bold)
    {
        A.SolidFill Colour() => Fill(Ink);
        return new(new A.BodyProperties(), new A.ListStyle(), new A.Paragraph(
            new A.ParagraphProperties(new A.DefaultRunProperties(Colour()) { FontSize = size, Bold = bold }),
            new A.Run(new A.RunProperties(Colour()) { Language = language.Culture().Name, FontSize = size, Bold = bold }, new A.Text(text))));
    }
}
