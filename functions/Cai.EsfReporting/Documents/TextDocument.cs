using System.Globalization;
using Cai.EsfReporting.Spreadsheets;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Cai.EsfReporting.Documents;

/// <summary>
/// Writes docx documents: headings, paragraphs and captioned tables in styles that whoever edits the document can change; no macros, links to elsewhere or
/// fields that ask to be updated. The elements are the Open XML SDK's. The same blocks give the same bytes.
/// </summary>
public static class TextDocument
{
    private const string Types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    /// <summary>Longer is no text that a person reads in a table or a paragraph.</summary>
    private const int LongestText = 20_000;

    /// <summary>Of A4 upright with margins of two centimetres, in twentieths of a point.</summary>
    private const int TextWidth = 9638, PageWidth = 11906, PageHeight = 16838, Margin = 1134;

    /// <param name="title">Stands first, and in the document's properties.</param>
    /// <param name="subtitle">What it is and as of when; the document's subject.</param>
    public static async Task WriteAsync(Stream stream, string title, string subtitle, Language language, IEnumerable<Block> blocks, CancellationToken cancellation)
    {
        // An archive asks its stream for positions, which the pending file may not have.
        using var buffer = new MemoryStream();
        IReadOnlyList<Block> all = [.. blocks];
        using (var package = new OfficePackage(buffer))
        {
            package.Relate("", "document", "officeDocument", "word/document.xml");
            package.Relate("word/document.xml", "styles", "styles", "word/styles.xml");
            package.Relate("word/document.xml", "settings", "settings", "word/settings.xml");
            package.Relate("word/document.xml", "footer", "footer", "word/footer.xml");
            package.Write("word/document.xml", Types + "document.main+xml", xml => Contents(title, subtitle, language, all, cancellation).WriteTo(xml));
            foreach (var (i, chart) in all.OfType<DocumentChart>().Index())
                await DocumentCharts.WriteAsync(package, chart, i + 1, language, cancellation);
            package.Write("word/styles.xml", Types + "styles+xml", xml => DocumentStyles.Of(language).WriteTo(xml));
            package.Write("word/settings.xml", Types + "settings+xml", xml => Settings(language).WriteTo(xml));
            package.Write("word/footer.xml", Types + "footer+xml", xml => PageNumber(title).WriteTo(xml));
            package.WriteProperties(title, subtitle, language);
        }

        buffer.Position = 0;
        await buffer.CopyToAsync(stream, cancellation);
    }

    private static Document Contents(string title, string subtitle, Language language, IEnumerable<Block> blocks, CancellationToken cancellation)
    {
        var body = new Body(Styled("Title", title), Styled("Subtitle", subtitle));
        var (tables, charts) = (0, 0);
        foreach (var block in blocks)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (block)
            {
                case Heading heading:
                    body.Append(Styled(string.Create(CultureInfo.InvariantCulture, $"Heading{Math.Clamp(heading.Level, 1, 3)}"), heading.Text));
                    break;
                case Paragraph paragraph:
                    body.Append(Styled(paragraph.IsNotice ? "Notice" : null, paragraph.Text));
                    break;
                case Definition definition:
                    body.Append(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(Words(definition.Term + ". ", isStrong: true), Words(definition.Meaning)));
                    break;
                case DocumentTable table:
                    body.Append(Caption(table.Caption, ++tables, new("Tabell", "Table"), language), TableOf(table), Styled("TableEnd", ""));
                    break;
                case DocumentChart chart:
                    body.Append(DocumentCharts.Frame(chart, ++charts, TextWidth), Caption(chart.Caption, charts, new("Figur", "Figure"), language, "FigureCaption"));
                    break;
                default:
                    throw new ArgumentException($"A document has no place for {block.GetType()}.", nameof(blocks));
            }
        }

        body.Append(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = "footer" },
            new PageSize { Width = PageWidth, Height = PageHeight },
            new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = Margin / 2, Footer = Margin / 2, Gutter = 0 }));
        var document = new Document(body);
        document.AddNamespaceDeclaration("r", OfficePackage.Relations);
        return document;
    }

    /// <summary>Numbered by Word's own counting of tables and figures, so that those put in between are counted too.</summary>
    private static DocumentFormat.OpenXml.Wordprocessing.Paragraph Caption(string caption, int number, Text of, Language language, string style = "Caption")
    {
        var word = of.In(language);
        return new(
            new ParagraphProperties(new ParagraphStyleId { Val = style }),
            Words(word + " "),
            new SimpleField(Words(number.ToString(CultureInfo.InvariantCulture))) { Instruction = $" SEQ {word} \\* ARABIC " },
            Words(". " + caption));
    }

    private static Table TableOf(DocumentTable table)
    {
        var widths = ColumnWidths.Of(table, TextWidth).Select(width => width.ToString(CultureInfo.InvariantCulture)).ToList();
        var caption = CellText.Line(table.Caption, 250);
        var written = new Table(
            new TableProperties(
                new TableStyle { Val = "Report" },
                new TableWidth { Width = TextWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableLook { Val = "0420", FirstRow = true, LastRow = false, FirstColumn = false, LastColumn = false, NoHorizontalBand = false, NoVerticalBand = true },
                new TableCaption { Val = caption },
                new TableDescription { Val = caption }),
            new TableGrid(widths.Select(width => new GridColumn { Width = width })));
        written.Append(Row([.. table.Columns.Select(column => column.Header)], isHeader: true));
        foreach (var row in table.Rows)
            written.Append(Row(row, isHeader: false));
        return written;

        TableRow Row(IReadOnlyList<string> cells, bool isHeader)
        {
            var row = new TableRow(isHeader ? new TableRowProperties(new CantSplit(), new TableHeader()) : new TableRowProperties(new CantSplit()));
            for (var i = 0; i < table.Columns.Count; i++)
                row.Append(new TableCell(
                    new TableCellProperties(new TableCellWidth { Width = widths[i], Type = TableWidthUnitValues.Dxa }),
                    Styled(isHeader ? table.Columns[i].IsNumber ? "TableHeadNumber" : "TableHead" : table.Columns[i].IsNumber ? "TableNumber" : "TableText", cells[i])));
            return row;
        }
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Paragraph Styled(string? style, string text)
    {
        var paragraph = new DocumentFormat.OpenXml.Wordprocessing.Paragraph();
        if (style is not null)
            paragraph.Append(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (text.Length > 0)
            paragraph.Append(Words(text));
        return paragraph;
    }

    private static Run Words(string text, bool isStrong = false)
    {
        var clean = CellText.Prose(text, LongestText);
        return isStrong ? new(new RunProperties(new Bold()), Preserved(clean)) : new(Preserved(clean));

        static DocumentFormat.OpenXml.Wordprocessing.Text Preserved(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };
    }

    /// <summary>What is still too long for its column is divided where the language divides it.</summary>
    private static Settings Settings(Language language) => new(
        new AutoHyphenation(),
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = language.Culture().Name },
        new DecimalSymbol { Val = language.Culture().NumberFormat.NumberDecimalSeparator },
        new ListSeparator { Val = ";" });

    private static Footer PageNumber(string title) => new(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(
        new ParagraphProperties(new ParagraphStyleId { Val = "Footer" }), Words(title + " · "), new SimpleField(Words("1")) { Instruction = " PAGE " }));
}
