using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>Workbook, page and csv tell the same people and reasons as <c>report.json</c>, of every area, and hide what it hides.</summary>
public sealed partial class FormatsAgreeTest
{
    private static readonly string[] Counts = ["participants", "anonymous", "enrolled", "untold", "leavers"];

    [Theory]
    [InlineData("internal")]
    [InlineData("public")]
    public async Task Every_format_tells_the_people_and_the_reasons_of_the_json(string edition)
    {
        using var esf = await EverythingStore.CopyAsync();
        esf.Publishes("2018-09");
        (await esf.RunAsync("report", "--data", esf.Data, "--project", "mia", "--as-of", "2018-09")).Code.ShouldBe(0);
        var folder = Path.Combine(esf.Data, "reports", "mia", "2018-09", edition);
        List<JObject> scopes = [.. JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")))["scopes"]!.Cast<JObject>()];
        scopes.Count.ShouldBeGreaterThan(10);
        // What nobody has delivered has no numbers.
        scopes.RemoveAll(scope => (bool?)scope["missing"] == true);
        if (edition == "internal")
            scopes.Sum(scope => (int)scope["leavers"]!).ShouldBeGreaterThan(0);

        var csv = (await File.ReadAllLinesAsync(Path.Combine(folder, "report.csv"))).Select(line => line.TrimStart('\uFEFF').Split(';')).ToList();
        var told = Told(csv[0], csv.Skip(1), "scopeName", name => name, "reasons.");
        Agree(scopes, told, edition + " csv");

        var sheet = Sheet(Path.Combine(folder, "report.xlsx"), "Deltagare");
        var header = sheet.FindIndex(row => row.Contains("Deltaganden"));
        Agree(scopes, Told(sheet[header], sheet.Skip(header + 1), "Namn", Swedish, "Avslutsorsak: "), edition + " xlsx");

        var page = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
        var people = Rows(page, "participants");
        Agree(scopes, Told(people[0], people.Skip(1), "Område", Swedish, "reasons."), edition + " html", areReasonsApart: true);
        // A kind with one reason is that reason.
        var reasons = Rows(page, "reasons");
        foreach (var (scope, column) in scopes.Where(scope => (string?)scope["kind"] == "project").Select(scope => (scope, 1)))
            foreach (var reason in ((JObject)scope["reasons"]!).Properties())
                Same(reason.Value, reasons.SingleOrDefault(row => row[0] == (reason.Name == "Studier" ? "Till studier" : reason.Name))?[column], $"{edition} html {reason.Name}");
    }

    private static string Swedish(string name) => name switch
    {
        "participants" => "Deltagare", "enrolled" => "Inskrivna", "untold" => "Utan känt avslut", "leavers" => "Avslutade", "anonymous" => "?anonyma", _ => name,
    };

    /// <summary>By the name of the area: each count and reason as it stands there.</summary>
    private static Dictionary<string, Dictionary<string, string>> Told(string[] header, IEnumerable<string[]> rows, string name, Func<string, string> columnOf, string reasons)
    {
        var at = Array.IndexOf(header, name);
        at.ShouldBeGreaterThanOrEqualTo(0);
        return rows.Where(row => row.Length == header.Length).GroupBy(row => row[at]).ToDictionary(same => same.Key, same => header.Select((column, i) => (column, i))
            .ToDictionary(c => Counts.FirstOrDefault(count => columnOf(count) == c.column || c.column.EndsWith("anonyma", StringComparison.Ordinal) && count == "anonymous")
                ?? (c.column.StartsWith(reasons, StringComparison.Ordinal) ? c.column[reasons.Length..] : $"? {c.column}"), c => same.First()[c.i]));
    }

    private static void Agree(List<JObject> scopes, Dictionary<string, Dictionary<string, string>> told, string format, bool areReasonsApart = false)
    {
        foreach (var scope in scopes)
        {
            var row = told[(string)scope["name"]!];
            foreach (var count in Counts)
                Same(scope[count]!, row[count], $"{format} {scope["id"]} {count}");
            if (!areReasonsApart)
                foreach (var reason in ((JObject)scope["reasons"]!).Properties())
                    Same(reason.Value, row[reason.Name], $"{format} {scope["id"]} {reason.Name}");
        }
    }

    /// <summary>A count is the same; what is hidden shows no digit. A reason that nobody left for may be left out.</summary>
    private static void Same(JToken expected, string? shown, string what)
    {
        var digits = string.Concat((shown ?? "").Where(c => !char.IsWhiteSpace(c)));
        if (expected.Type == JTokenType.Null)
            digits.Any(char.IsAsciiDigit).ShouldBeFalse($"{what}: {shown}");
        else
            (shown is null ? 0 : int.Parse(digits, CultureInfo.InvariantCulture)).ShouldBe((int)expected, what);
    }

    private static List<string[]> Sheet(string path, string name)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var book = document.WorkbookPart!;
        var shared = book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(item => item.InnerText).ToList() ?? [];
        var part = (WorksheetPart)book.GetPartById(book.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!);
        return [.. part.Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>()
            .Select(cell => cell.DataType?.Value == CellValues.SharedString ? shared[int.Parse(cell.InnerText, CultureInfo.InvariantCulture)] : cell.InnerText).ToArray())];
    }

    /// <summary>The cells of the first table of a class, its header first; of an area its name alone.</summary>
    private static List<string[]> Rows(string page, string table) => Cells(Regex.Match(page, $"<table class=\"{table}\".*?</table>", RegexOptions.Singleline).Value);

    private static List<string[]> Cells(string html) =>
        [.. Row().Matches(html).Select(row => Cell().Matches(row.Value).Select(cell =>
            WebUtility.HtmlDecode(Tag().Replace(ScopeName().Match(cell.Value) is { Success: true } name ? name.Groups["name"].Value : cell.Value, "")).Trim()).ToArray())];

    [GeneratedRegex("<tr.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<t[hd][ >].*?</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("class=\"scope-name\">(?<name>.*?)</span>")]
    private static partial Regex ScopeName();
}
