using System.Globalization;
using System.Text;
using System.Xml;

namespace Cai.EsfReporting.Spreadsheets;

/// <summary>
/// Writes the rows of one sheet forward, and keeps only the links that it met: the length of a sheet does not matter. A row's markup is put together here and handed over
/// whole: sheets of reports have hundreds of thousands of cells, and the xml writer looks up the names of every element. The prefix is declared around the rows.
/// </summary>
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
    private readonly StringBuilder markup = new();
    private char[] whole = [];

    public IReadOnlyList<(string Cell, Link To)> Links => links;

    /// <param name="style">By the index of the cell.</param>
    /// <param name="lines">The lines of text that the row has room for. Excel fits heights only of rows that somebody edits, so a row says what it needs.</param>
    public void Write(uint row, ReadOnlySpan<object?> values, Func<int, uint> style, int lines)
    {
        while (columns.Count < values.Length)
            columns.Add(Address.Column(columns.Count));
        markup.Clear().Append(CultureInfo.InvariantCulture, $"<x:row r=\"{row}\"");
        if (lines > 1)
            markup.Append(CultureInfo.InvariantCulture, $" ht=\"{LineHeight * Math.Min(lines, MostLines)}\" customHeight=\"1\"");
        var head = markup.Append('>').Length;
        for (var i = 0; i < values.Length; i++)
            if (values[i] is { } value)
                WriteCell(columns[i], row, value, style(i));
        if (markup.Length > head)
            markup.Append("</x:row>");
        else
            markup.Insert(head - 1, " /");
        if (whole.Length < markup.Length)
            whole = new char[markup.Length * 2];
        markup.CopyTo(0, whole, markup.Length);
        xml.WriteRaw(whole, 0, markup.Length);
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

    private void WriteCell(string column, uint row, object value, uint style)
    {
        markup.Append(CultureInfo.InvariantCulture, $"<x:c r=\"{column}{row}\" s=\"{style}\"");
        switch (value)
        {
            case string text:
                WriteText(text);
                break;
            case Link link:
                links.Add((string.Create(CultureInfo.InvariantCulture, $"{column}{row}"), link));
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
            case int number:
                WriteNumber(number);
                break;
            case double number:
                WriteNumber(number);
                break;
            case decimal number:
                WriteNumber(number);
                break;
            default:
                throw new ArgumentException($"A cell holds text, a number or a date, not {value.GetType()}.", nameof(value));
        }
    }

    private void WriteText(string text)
    {
        markup.Append(" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">");
        var rest = CellText.Of(text).AsSpan();
        for (var at = rest.IndexOfAny('<', '>', '&'); at >= 0; at = rest.IndexOfAny('<', '>', '&'))
        {
            markup.Append(rest[..at]).Append(rest[at] switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
            rest = rest[(at + 1)..];
        }

        markup.Append(rest).Append("</x:t></x:is></x:c>");
    }

    private void WriteNumber<T>(T number) where T : ISpanFormattable => markup.Append(CultureInfo.InvariantCulture, $"><x:v>{number}</x:v></x:c>");
}
