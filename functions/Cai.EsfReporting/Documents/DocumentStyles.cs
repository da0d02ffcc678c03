using DocumentFormat.OpenXml.Wordprocessing;

namespace Cai.EsfReporting.Documents;

/// <summary>The styles of every document, under the names that Word knows them by.</summary>
internal static class DocumentStyles
{
    private const string Dark = "1F4E5F", Quiet = "505A5F";

    public static Styles Of(Language language)
    {
        var tag = language.Culture().Name;
        return new(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts { Ascii = "Calibri", HighAnsi = "Calibri", ComplexScript = "Calibri", EastAsia = "Calibri" },
                    new FontSize { Val = "22" },
                    new Languages { Val = tag, EastAsia = tag, Bidi = "ar-SA" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "264", LineRule = LineSpacingRuleValues.Auto }))),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
            new Style(new StyleName { Val = "Normal Table" }, new StyleTableProperties(new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa }))
            { Type = StyleValues.Table, StyleId = "TableNormal", Default = true },
            Paragraph("Title", "Title", size: 40, isBold: true, colour: Dark, before: 0, after: 40),
            Paragraph("Subtitle", "Subtitle", size: 24, colour: Quiet, after: 240),
            Heading(1, 32, before: 360),
            Heading(2, 26, before: 240),
            Heading(3, 24, before: 200),
            Paragraph("Caption", "caption", size: 20, isBold: true, colour: Dark, before: 120, after: 60, staysWithNext: true),
            // Below its figure, unlike a table's.
            Paragraph("FigureCaption", "Figure Caption", size: 20, isBold: true, colour: Dark, after: 200),
            Paragraph("Figure", "Figure", size: 22, before: 120, after: 60, staysWithNext: true),
            Paragraph("Notice", "Notice", size: 20, colour: Quiet),
            Paragraph("Footer", "footer", size: 18, colour: Quiet, after: 0),
            Paragraph("TableText", "Table Text", size: 18, before: 30, after: 30),
            Paragraph("TableNumber", "Table Number", size: 18, before: 30, after: 30, isRight: true),
            Paragraph("TableHead", "Table Head", size: 18, isBold: true, colour: "FFFFFF", before: 40, after: 40, staysWithNext: true),
            Paragraph("TableHeadNumber", "Table Head Number", size: 18, isBold: true, colour: "FFFFFF", before: 40, after: 40, staysWithNext: true, isRight: true),
            Paragraph("TableEnd", "Table End", size: 12, after: 60),
            Table());
    }

    private static Style Heading(int level, int size, int before)
    {
        var style = Paragraph($"Heading{level}", $"heading {level}", size, isBold: true, colour: Dark, before: before, after: 80, staysWithNext: true);
        style.StyleParagraphProperties!.Append(new OutlineLevel { Val = level - 1 });
        return style;
    }

    /// <param name="size">In half points.</param>
    /// <param name="before">In twentieths of a point.</param>
    private static Style Paragraph(string id, string name, int size, bool isBold = false, string? colour = null, int before = 0, int after = 120, bool staysWithNext = false, bool isRight = false)
    {
        var (paragraph, run) = (new StyleParagraphProperties(), new StyleRunProperties());
        if (staysWithNext)
            paragraph.Append(new KeepNext());
        paragraph.Append(new SpacingBetweenLines { Before = Number(before), After = Number(after) });
        if (isRight)
            paragraph.Append(new Justification { Val = JustificationValues.Right });
        if (isBold)
            run.Append(new Bold());
        if (colour is not null)
            run.Append(new Color { Val = colour });
        run.Append(new FontSize { Val = Number(size) });
        return new(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), paragraph, run) { Type = StyleValues.Paragraph, StyleId = id };
    }

    /// <summary>Thin lines, and a dark header that white text stands out on.</summary>
    private static Style Table() => new(
        new StyleName { Val = "Report" },
        new BasedOn { Val = "TableNormal" },
        new StyleTableProperties(
            new TableBorders(
                new TopBorder { Val = BorderValues.Single, Size = 4, Color = Dark },
                new BottomBorder { Val = BorderValues.Single, Size = 4, Color = Dark },
                new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "BFC7CA" }),
            new TableCellMarginDefault(
                new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
                new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa })),
        new TableStyleProperties(new TableStyleConditionalFormattingTableCellProperties(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = Dark }))
        { Type = TableStyleOverrideValues.FirstRow })
    { Type = StyleValues.Table, StyleId = "Report", CustomStyle = true };

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
