using System.Globalization;
using System.Xml;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>Writes the rows of one sheet forward, and keeps only the links that it met: the length of a sheet does not matter.</summary>
internal sealed class RowWriter(XmlWriter xml)
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>The prefix of every element of a sheet, as the SDK writes it.</summary>
    public const string Prefix = "x";

    /// <summary>Points.</summary>
    public const double LineHeight = 15;

    /// <summary>Excel's rows are at most 409 points high.</summary>
    private const int MostLines = 27;

    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    private readonly List<(string Cell, Link To)> links = [];
    private readonly List<string> columns = [];

    public IReadOnlyList<(string Cell, Link To)> Links => links;

    /// <param name="style">By the index of the cell.</param>
    /// <param name="lines">The lines of text that the row has room for. Excel fits heights only of rows that somebody edits, so a row says what it needs.</param>
    public void Write(uint row, ReadOnlySpan<object?> values, Func<int, uint> style, int lines)
    {
        while (columns.Count < values.Length)
            columns.Add(Address.Column(columns.Count));
        var number = row.ToString(CultureInfo.InvariantCulture);
        xml.WriteStartElement(Prefix, "row", Main);
        xml.WriteAttributeString("r", number);
        if (lines > 1)
        {
            xml.WriteAttributeString("ht", (LineHeight * Math.Min(lines, MostLines)).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customHeight", "1");
        }

        for (var i = 0; i < values.Length; i++)
            if (values[i] is { } value)
                WriteCell(columns[i] + number, value, style(i));
        xml.WriteEndElement();
    }

    /// <summary>How many lines a text takes in a cell of a width in characters.</summary>
    public static int Lines(string text, double width)
    {
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
            lines += Math.Max(1, (int)Math.Ceiling(line.Length * 1.1 / Math.Max(1, width)));
        return Math.Max(1, lines);
    }

    /// <summary>A date's number in a workbook.</summary>
    public static int Serial(DateOnly day) => day.DayNumber - SerialZero.DayNumber;

    private void WriteCell(string at, object value, uint style)
    {
        xml.WriteStartElement(Prefix, "c", Main);
        xml.WriteAttributeString("r", at);
        xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
        switch (value)
        {
            case string text:
                WriteText(text);
                break;
            case Link link:
                links.Add((at, link));
                WriteText(link.Text);
                break;
            case DateOnly day:
                WriteNumber(Serial(day));
                break;
            case Month month:
                WriteNumber(Serial(month.FirstDay));
                break;
            case DateTime time:
                WriteNumber(time.ToOADate());
                break;
            case Formatted formatted:
                WriteNumber(formatted.Number);
                break;
            case int or double or decimal:
                WriteNumber((IFormattable)value);
                break;
            default:
                throw new ArgumentException($"A cell holds text, a number or a date, not {value.GetType()}.", nameof(value));
        }

        xml.WriteEndElement();
    }

    private void WriteText(string text)
    {
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement(Prefix, "is", Main);
        xml.WriteStartElement(Prefix, "t", Main);
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(CellText.Of(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteNumber(IFormattable number) =>
        xml.WriteElementString(Prefix, "v", Main, number.ToString(null, CultureInfo.InvariantCulture));
}
