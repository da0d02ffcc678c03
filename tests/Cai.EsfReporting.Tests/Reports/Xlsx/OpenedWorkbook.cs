using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace Cai.EsfReporting.Tests.Reports.Xlsx;

/// <summary>A written workbook, read by the SDK and by nothing of ours.</summary>
internal sealed partial class OpenedWorkbook : IDisposable
{
    private readonly Dictionary<string, Dictionary<string, object>> cells = [];

    public OpenedWorkbook(byte[] bytes)
    {
        Document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        var workbook = Document.WorkbookPart!;
        foreach (var sheet in workbook.Workbook.Sheets!.Elements<Sheet>())
        {
            var part = (WorksheetPart)workbook.GetPartById(sheet.Id!);
            Parts.Add(sheet.Name!, part);
            cells.Add(sheet.Name!, part.Worksheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!, Value));
        }
    }

    public SpreadsheetDocument Document { get; }

    /// <summary>By sheet name, in the order of the tabs.</summary>
    public Dictionary<string, WorksheetPart> Parts { get; } = [];

    public IEnumerable<string> Errors => new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(Document)
        .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}");

    public IEnumerable<C.ChartSpace> Charts => Parts.Values.Select(part => part.DrawingsPart).OfType<DrawingsPart>().SelectMany(drawing => drawing.ChartParts).Select(chart => chart.ChartSpace);

    public void Dispose() => Document.Dispose();

    /// <summary>Every text of a sheet.</summary>
    public IReadOnlyList<string> Texts(string sheet) => [.. cells[sheet].Values.OfType<string>()];

    public Table Table(string sheet) => Parts[sheet].TableDefinitionParts.Single().Table;

    /// <summary>The rows of a sheet's table, by header. A missing cell is missing in its row.</summary>
    public List<Dictionary<string, object>> Rows(string sheet)
    {
        var range = Range().Match(Table(sheet).Reference!.Value!);
        var (first, last) = (int.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture), int.Parse(range.Groups[4].Value, CultureInfo.InvariantCulture));
        var headers = Table(sheet).TableColumns!.Elements<TableColumn>().Select(column => column.Name!.Value!).ToList();
        headers.Index().ShouldAllBe(header => (string)At(sheet, ColumnName(header.Index) + first)! == header.Item);
        return [.. Enumerable.Range(first + 1, last - first).Select(row => headers.Index()
            .Select(header => (header.Item, Value: At(sheet, FormattableString.Invariant($"{ColumnName(header.Index)}{row}"))))
            .Where(cell => cell.Value is not null).ToDictionary(cell => cell.Item, cell => cell.Value!))];
    }

    /// <summary>A text, a number, or null for an empty cell.</summary>
    public object? At(string sheet, string cell) => cells[sheet].GetValueOrDefault(cell);

    public IEnumerable<object> Values(string sheet) => cells[sheet].Values;

    /// <summary>The cells of a reference such as <c>'Orter'!$B$6:$B$17</c>.</summary>
    public IEnumerable<object?> Cells(string reference)
    {
        var match = Reference().Match(reference);
        match.Success.ShouldBeTrue(reference);
        var (first, last) = (int.Parse(match.Groups["first"].Value, CultureInfo.InvariantCulture), match.Groups["last"] is { Success: true } told ? int.Parse(told.Value, CultureInfo.InvariantCulture) : 0);
        return Enumerable.Range(first, Math.Max(first, last) - first + 1).Select(row => At(match.Groups["sheet"].Value, FormattableString.Invariant($"{match.Groups["column"].Value}{row}")));
    }

    private static object Value(Cell cell) => cell.DataType?.Value == CellValues.InlineString
        ? cell.InlineString!.InnerText
        : double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture);

    private static string ColumnName(int column) => column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + ColumnName(column % 26);

    [GeneratedRegex(@"^([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^'(?<sheet>[^']+)'!\$(?<column>[A-Z]+)\$(?<first>[0-9]+)(:\$\k<column>\$(?<last>[0-9]+))?$")]
    private static partial Regex Reference();
}
