using System.Globalization;
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

    private const int LongestNumber = 64;

    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    private readonly List<(string Cell, Link To)> links = [];
    private readonly List<string> columns = [];
    private char[] markup = new char[1 << 12];
    private int length;

    public IReadOnlyList<(string Cell, Link To)> Links => links;

    /// <param name="style">By the index of the cell.</param>
    /// <param name="lines">The lines of text that the row has room for. Excel fits heights only of rows that somebody edits, so a row says what it needs.</param>
    public void Write(uint row, ReadOnlySpan<object?> values, Func<int, uint> style, int lines)
    {
        while (columns.Count < values.Length)
            columns.Add(Address.Column(columns.Count));
        length = 0;
        Put("<x:row r=\"");
        Put(row);
        Put("\"");
        if (lines > 1)
        {
            Put(" ht=\"");
            Put(LineHeight * Math.Min(lines, MostLines));
            Put("\" customHeight=\"1\"");
        }

        var head = length;
        for (var i = 0; i < values.Length; i++)
            if (values[i] is { } value)
            {
                Put(length == head ? "><x:c r=\"" : "<x:c r=\"");
                WriteCell(columns[i], row, value, style(i));
            }

        Put(length == head ? " />" : "</x:row>");
        xml.WriteRaw(markup, 0, length);
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
        Put(column);
        Put(row);
        Put("\" s=\"");
        Put(style);
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
        Put("\" t=\"inlineStr\"><x:is><x:t xml:space=\"preserve\">");
        var rest = CellText.Of(text).AsSpan();
        for (var at = rest.IndexOfAny('<', '>', '&'); at >= 0; at = rest.IndexOfAny('<', '>', '&'))
        {
            Put(rest[..at]);
            Put(rest[at] switch { '<' => "&lt;", '>' => "&gt;", _ => "&amp;" });
            rest = rest[(at + 1)..];
        }

        Put(rest);
        Put("</x:t></x:is></x:c>");
    }

    private void WriteNumber<T>(T number) where T : ISpanFormattable
    {
        Put("\"><x:v>");
        Put(number);
        Put("</x:v></x:c>");
    }

    private void Put(ReadOnlySpan<char> text)
    {
        MakeRoom(text.Length);
        text.CopyTo(markup.AsSpan(length));
        length += text.Length;
    }

    private void Put<T>(T number) where T : ISpanFormattable
    {
        MakeRoom(LongestNumber);
        number.TryFormat(markup.AsSpan(length), out var written, default, CultureInfo.InvariantCulture);
        length += written;
    }

    private void MakeRoom(int characters)
    {
        if (markup.Length - length < characters)
            Array.Resize(ref markup, Math.Max(markup.Length * 2, length + characters));
    }
}
