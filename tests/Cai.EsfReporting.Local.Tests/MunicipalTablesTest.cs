using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Cai.EsfReporting.Local.Tests.Commands;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>
/// The indicator tables of the municipality's own reports, years as columns, come out of key figures delivered: those of section 2.1 of the verksamhetsberättelse
/// for 2017 and those of the delårsrapport January–August 2019, cell for cell, in every form that people read.
/// </summary>
public sealed partial class MunicipalTablesTest : IDisposable
{
    private readonly Esf esf = new();

    public void Dispose() => esf.Dispose();

    /// <summary>
    /// What is computed and not copied differs where people decided otherwise: the trend of the sick leave is <em>Ökad</em> there, for better, and the survey's is told
    /// against a year that the table has no number of.
    /// </summary>
    private static readonly string[] Annual =
    [
        "Arbetscentrum - andel av kommunens ungdomar som varken studerar eller arbetar (16-20 år) | 10 % | 9 % | Finns ingen statistik framtagen för året. | . | Bedöms inte | Minskad, bättre",
        "Arbetslösa 16-64 år, både öppet och i arbetsmarknadsåtgärder - andel | 3,2 % | 3,4 % | 3,7 % | . | Bedöms inte | Ökad, sämre",
        "Arbetscentrum - antal deltagare som upplever att de har inflytande och är delaktiga | 100 | 100 | 100 | 100 | Värde uppnått | Oförändrad",
        "Arbetscentrum - Antal som fick sommarjobb | 108 | 102 | 158 | 200 | Nära värde | Ökad",
        "Ekonomiskt resultat, Tkr | 1 164 tkr | 524 tkr | −1 684 tkr | . | Bedöms inte | Minskad",
        "Andel av de anställda som rekommenderar Tyresö kommun som arbetsgivare | Enkät sker enbart vartannat år | 85 % | Enkät sker enbart vartannat år | 100 % | Nära värde | Ingen jämförelse",
        "Den totala sjukfrånvaron inom verksamhetsområdet (%) | 6,8 % | 4,32 % | 1,18 % | 4 % | Värde uppnått | Minskad, bättre",
        "Sjukfrånvaro kort (< 60 dagar) | 3,11 % | 1,92 % | 1,18 % | 4 % | Värde uppnått | Minskad, bättre",
        "Sjukfrånvaro lång (= > 60 dagar) | 3,69 % | 2,4 % | 0 % | 4 % | Värde uppnått | Minskad, bättre",
    ];

    private static readonly string[] PartYear =
    [
        "Arbetslösa i kommunen i åldern 18-64 år - andel av invånarna (N00919) | 3,2 % | 3,3 % | 3,5 % | Redovisas i verksamhetsberättelsen | . | Bedöms inte | Ökad, sämre",
        "Deltagare i kommunala arbetsmarknadsåtgärder, antal (U40800) | 272 | 227 | 230 | Redovisas i verksamhetsberättelsen | . | Bedöms inte | Ökad",
        "Arbetslösa i kommunen i åldern 16-24 år - andel av invånarna (N00928) | 3,2 % | 3,3 % | 3,3 % | Redovisas i verksamhetsberättelsen | . | Bedöms inte | Oförändrad",
        "Resultat vid avslut i kommunen arbetsmarknadsverksamhet (U40455) | – | – | 15,7 % | – | . | Bedöms inte | Ingen jämförelse",
        "Lämnat etableringsuppdraget och börjat arbeta eller studera (N00973) | – | – | 40,74 % | – | . | Bedöms inte | Ingen jämförelse",
        "Arbetsmarknad - Andel ungdomar som deltagit i Ung i Tyresös verksamheter som går vidare till arbete och studier | – | – | – | 62 % | . | Bedöms inte | Ingen jämförelse",
        "Arbetsmarknad - Antal sommarjobb | – | – | – | 100 | . | Bedöms inte | Ingen jämförelse",
    ];

    [Fact]
    public async Task The_tables_of_the_annual_report_come_out_cell_for_cell() => await TablesAsync("2017-12", "Utfall 2015 | Utfall 2016 | Utfall 2017", Annual,
    [
        Figure(Annual[0], "percent", good: "down"), Figure(Annual[1], "percent", good: "down"), Figure(Annual[2], "count", target: "100"),
        // Of 200 the 158 are 79 per cent, which the municipality calls near.
        Figure(Annual[3], "count", near: "0.75", target: "200"), Figure(Annual[4], "tkr"), Figure(Annual[5], "percent", target: "1"),
        Figure(Annual[6], "percent", good: "down", target: "0.04"), Figure(Annual[7], "percent", good: "down", target: "0.04"), Figure(Annual[8], "percent", good: "down", target: "0.04"),
    ], ["2015", "2016", "2017"]);

    [Fact]
    public async Task The_tables_of_the_part_year_report_come_out_cell_for_cell() => await TablesAsync("2019-08", "Utfall 2016 | Utfall 2017 | Utfall 2018 | Utfall januari–augusti 2019", PartYear,
    [
        Figure(PartYear[0], "percent", good: "down"), Figure(PartYear[1], "count"), Figure(PartYear[2], "percent", good: "down"),
        Figure(PartYear[3], "percent"), Figure(PartYear[4], "percent"), Figure(PartYear[5], "percent"), Figure(PartYear[6], "count"),
    ], ["2016", "2017", "2018", "jan–aug 2019"]);

    private async Task TablesAsync(string asOf, string years, string[] table, string[] figures, string[] periods)
    {
        var catalogue = esf.File("catalogue.json", $$"""
            { "schema": "cai-esf-catalogue/1", "version": "1", "projects": [ {
              "id": "cai", "name": "Centrum för arbete och integration", "from": "2015-01-01", "to": "2020-12-31", "participantsFrom": "2015-01-01", "deliveriesFrom": "2020-12", "ages": { "from": 16, "to": 64 },
              "indicators": [ { "id": "work-or-study", "name": "Arbete eller studier", "reasons": [ "Arbete", "Studier" ] } ],
              "figures": [ {{string.Join(",", figures)}} ],
              "insatser": [], "sites": [ { "id": "tyreso", "name": "Tyresö" } ], "deadlines": { "scb": { "daysAfterMonthEnd": 28, "leadDays": [ 7 ] }, "explicit": [] } } ] }
            """);
        var rows = from line in table
                   let cells = line.Split(" | ")
                   from column in periods.Index()
                   where cells[column.Index + 1] != Reports.Figures.Nothing
                   select $"\"{NameOf(line)}\";;{column.Item};{cells[column.Index + 1].Replace("−", "-", StringComparison.Ordinal).Replace(" tkr", "", StringComparison.Ordinal)};;";
        var delivered = await esf.RunAsync("deliver", "--data", esf.Data, "--catalogue", catalogue, "--json",
            esf.File($"cai_nyckeltal_{asOf}.csv", Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(string.Join("\r\n", rows.Prepend("Indikator;Ort;Period;Utfall;Mål;Kommentar").Append("")))).ToArray()));
        delivered.Code.ShouldBe(0, delivered.Error);
        ((string?)delivered.Json["status"], (int?)delivered.Json["rejected"]).ShouldBe(("accepted", 0), delivered.Output);
        (await esf.RunAsync("report", "--data", esf.Data, "--catalogue", catalogue, "--as-of", asOf)).Code.ShouldBe(0);
        var folder = Path.Combine(esf.Data, "reports", "cai", asOf, "internal");

        var page = HtmlTable(await File.ReadAllTextAsync(Path.Combine(folder, "report.html")), "by-year measures");
        page[0].ShouldBe($"Indikator | {years} | Mål | Bedömning | Trend");
        page.Skip(1).ShouldBe(table);

        using var document = WordprocessingDocument.Open(Path.Combine(folder, "report.docx"), isEditable: false);
        var words = document.MainDocumentPart!.Document!.Body!.Elements<W.Table>().Select(Cells).Single(rows => rows[0].StartsWith($"Indikator | {years} |", StringComparison.Ordinal));
        // A shape stands before each word.
        words.Skip(1).Select(row => Regex.Replace(Regex.Replace(row, @"[●◐○–↗→↘] (?=\p{L})", ""), Ours, "")).ShouldBe(table);
        var sheet = Sheet(Path.Combine(folder, "report.xlsx"), "Indikatorer per år");
        foreach (var line in table)
        {
            var (cells, row) = (line.Split(" | "), sheet.Single(r => r.ContainsValue(line.Split(" | ")[0])));
            for (var i = 0; i < periods.Length; i++)
                row.GetValueOrDefault(((char)('E' + i)).ToString(), Reports.Figures.Nothing).ShouldBe(Value(cells[i + 1]), line);
            row[((char)('E' + periods.Length)).ToString()].ShouldBe(Value(cells[^3]), line);
            Regex.Replace(row[((char)('F' + periods.Length)).ToString()], Ours, "").ShouldEndWith(cells[^2]);
            Regex.Replace(row[((char)('G' + periods.Length)).ToString()], Ours, "").ShouldEndWith(cells[^1]);
        }
    }

    /// <summary>What a municipality's table does not say: what an assessment is of and from where near is near, that a target is not to be passed, and what a trend compares with.</summary>
    private const string Ours = @" \((gäller|nära från|mot|som) [^)]+\)";

    private static List<string> Cells(W.Table table) =>
        [.. table.Elements<W.TableRow>().Select(row => string.Join(" | ", row.Elements<W.TableCell>().Select(cell => cell.InnerText.Replace('\u00A0', ' '))))];

    /// <summary>As a workbook holds it: <c>4,32 %</c> is 0.0432.</summary>
    private static string Value(string shown) => decimal.TryParse(Regex.Replace(shown, " (%|tkr)$| ", "").Replace('−', '-').Replace(',', '.'), CultureInfo.InvariantCulture, out var number)
        ? (shown.EndsWith('%') ? number / 100 : number).ToString("0.####", CultureInfo.InvariantCulture) : shown;

    private static List<Dictionary<string, string>> Sheet(string path, string name)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var book = document.WorkbookPart!;
        var part = (WorksheetPart)book.GetPartById(book.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == name).Id!);
        return [.. part.Worksheet!.Descendants<Row>().Select(row => row.Elements<Cell>().ToDictionary(cell => Regex.Match(cell.CellReference!, "^[A-Z]+").Value, cell => cell.InnerText))];
    }

    private static string NameOf(string row) => Regex.Replace(row.Split(" | ")[0], @" \([NU][0-9]{5}\)$", "");

    /// <summary>An id of its own, without digits: ten of them may look like a personnummer.</summary>
    private static string Letters(string row) => string.Concat(((uint)row.GetHashCode(StringComparison.Ordinal)).ToString(CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0')));

    private static string Figure(string row, string unit, string good = "up", string? target = null, string? near = null)
    {
        var kolada = Regex.Match(row.Split(" | ")[0], @"\((?<id>[NU][0-9]{5})\)$");
        return $$"""{ "id": "f{{Letters(row)}}", "name": "{{NameOf(row)}}", "unit": "{{unit}}", "scopes": [ "project" ], "goodDirection": "{{good}}", "source": "Sample" """
            + (kolada.Success ? $", \"kolada\": \"{kolada.Groups["id"].Value}\"" : "") + (target is null ? "" : $", \"target\": {target}") + (near is null ? "" : $", \"nearShare\": {near}") + " }";
    }

    /// <summary>Each row of the first table of a class, what is said beside a name or a number left out, nothing but words and numbers.</summary>
    private static List<string> HtmlTable(string page, string table)
    {
        var html = Regex.Match(page, $"<table class=\"{table}\".*?</table>", RegexOptions.Singleline).Value;
        return [.. Regex.Matches(html, "<tr.*?</tr>", RegexOptions.Singleline).Select(row => string.Join(" | ", Regex.Matches(row.Value, "<t[hd][ >].*?</t[hd]>", RegexOptions.Singleline).Select(cell =>
            Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(Beside().Replace(cell.Value, ""), "<[^>]+>", "")), @"\s+", " ").Trim())))];
    }

    [GeneratedRegex("<span class=\"(meaning|parts)\">.*?</span>|<svg.*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Beside();
}
