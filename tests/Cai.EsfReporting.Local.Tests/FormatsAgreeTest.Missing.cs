using System.Globalization;
using System.Net;
using DocumentFormat.OpenXml.Packaging;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Local.Tests;

/// <summary>What is missing is told where it is missing, and is no 0: totals are the sum of their tables, periods say what they lack, and years without deliveries are not there.</summary>
public sealed partial class FormatsAgreeTest
{
    [Fact]
    public async Task The_rows_of_the_files_sum_to_their_total_in_every_format()
    {
        using var esf = await EverythingStore.CopyAsync();
        var folder = await ReportedAsync(esf, "mia");
        var deliveries = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")))["deliveries"]!;
        deliveries.ShouldContain(delivery => (string?)delivery["site"] == "nyckeltal");
        var total = deliveries.Sum(delivery => (int)delivery["rows"]!);

        var page = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
        var table = Rows(page, "quality");
        table[^2][0].ShouldBe("Nyckeltal");
        foreach (var column in Enumerable.Range(1, table[0].Length - 1))
            table.Skip(1).SkipLast(1).Sum(row => Whole(row[column])).ShouldBe(Whole(table[^1][column]), table[0][column]);
        Whole(table[^1][Array.IndexOf(table[0], "Rader")]).ShouldBe(total);
        WebUtility.HtmlDecode(page).ShouldContain($"Av {total} rader i de gällande leveranserna, nyckeltalens bland dem,");

        var csv = (await File.ReadAllLinesAsync(Path.Combine(folder, "report.csv"))).Select(line => line.TrimStart('\uFEFF').Split(';')).ToList();
        string In(string[] line, string column) => line[Array.IndexOf(csv[0], column)];
        var rows = csv.Where(line => In(line, "part") == "quality" && In(line, "measure") == "rows").ToList();
        rows.Where(line => In(line, "scopeKind") == "site" || In(line, "group") == "key-figures").Sum(line => Whole(In(line, "value"))).ShouldBe(total);
        Whole(In(rows.Single(line => In(line, "scopeKind") == "project" && In(line, "group").Length == 0), "value")).ShouldBe(total);

        var files = Sheet(Path.Combine(folder, "report.xlsx"), "Räknade filer");
        var header = files.FindIndex(row => row.Contains("Rader"));
        // Named, and not by what stands in a site's place in its address.
        foreach (var names in (IEnumerable<string>[])[files.Skip(header + 1).Select(row => row[0]), Rows(page, "provenance").Select(row => row[0])])
            (names.Contains("Nyckeltalsfil"), names.Contains("nyckeltal")).ShouldBe((true, false));
        files.Skip(header + 1).Where(row => row.Length == files[header].Length).Sum(row => Whole(row[Array.IndexOf(files[header], "Rader")])).ShouldBe(total);
    }

    [Fact]
    public async Task A_period_that_lacks_deliveries_says_so_wherever_it_is_printed()
    {
        using var esf = await EverythingStore.CopyAsync();
        var folder = await ReportedAsync(esf, "mia");
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "report.html"));
        var document = Document(folder);
        // Most sites of this store have delivered little: no period is whole.
        foreach (var table in (string[])["period-years", "period-parts"])
        {
            var periods = Cells(TableOf(page, table)).Skip(1).Select(row => row[0]).ToList();
            periods.ShouldNotBeEmpty();
            var below = Below(page, table);
            foreach (var period in periods)
                below.ShouldContain($"<p>{period}: I perioden saknas leveranser: Haninge ", Case.Sensitive, $"{table} {period}");
            if (table == "period-parts")
                periods.ShouldAllBe(period => document.Contains($"{period}: I perioden saknas leveranser: Haninge ", StringComparison.Ordinal));
        }

        Below(page, "period-areas").ShouldContain("I perioden saknas leveranser: Haninge ");
        var csv = await File.ReadAllLinesAsync(Path.Combine(folder, "report.csv"));
        csv.Count(line => line.Contains(";periods;missing;", StringComparison.Ordinal) && line.Contains("I perioden saknas leveranser: Haninge ", StringComparison.Ordinal)).ShouldBe(
            JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")))["periods"]!.Count());
        string.Join('\n', Sheet(Path.Combine(folder, "report.xlsx"), "Projektet per år").SelectMany(row => row)).ShouldContain("I perioden saknas leveranser: Haninge ");
    }

    [Fact]
    public async Task Years_that_nothing_is_delivered_of_are_missing_and_no_0()
    {
        using var esf = await EverythingStore.CopyAsync();
        var folder = await ReportedAsync(esf, "ungdomsinsatser");
        var json = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "report.json")));
        json["esf"]!.Select(figure => (int?)figure["year"]).Distinct().ShouldBe([2018, null]);
        var page = WebUtility.HtmlDecode(await File.ReadAllTextAsync(Path.Combine(folder, "report.html")));
        page.ShouldContain("Inga deltagare är levererade för 2015, 2016, 2017: det året eller de åren saknas, de är inte 0.");
        page[page.IndexOf("id=\"esf-output-caption\"", StringComparison.Ordinal)..page.IndexOf("id=\"esf-result-caption\"", StringComparison.Ordinal)].ShouldNotContain(">2017<");
        // Nor is a caption of a year that no row is of.
        page.ShouldContain("Ungdomsinsatser, delar av 2018<");
        Document(folder).ShouldContain("Ungdomsinsatser: halvår, tertial och kvartal av 2018");
        Document(folder).ShouldNotContain("av 2017 och 2018");
    }

    private static async Task<string> ReportedAsync(Commands.Esf esf, string project)
    {
        (await esf.RunAsync("report", "--data", esf.Data, "--project", project, "--as-of", "2018-09")).Code.ShouldBe(0);
        return Path.Combine(esf.Data, "reports", project, "2018-09", "internal");
    }

    private static string TableOf(string page, string id)
    {
        var from = page.IndexOf($"id=\"{id}-caption\"", StringComparison.Ordinal);
        return page[from..page.IndexOf("</table>", from, StringComparison.Ordinal)];
    }

    private static int Whole(string shown) => int.TryParse(string.Concat(shown.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>From a table to the next heading.</summary>
    private static string Below(string page, string table)
    {
        var from = page.IndexOf("</table>", page.IndexOf($"id=\"{table}-caption\"", StringComparison.Ordinal), StringComparison.Ordinal);
        return WebUtility.HtmlDecode(page[from..page.IndexOf("<h", from, StringComparison.Ordinal)]);
    }

    private static string Document(string folder)
    {
        using var document = WordprocessingDocument.Open(Path.Combine(folder, "report.docx"), isEditable: false);
        return string.Join('\n', document.MainDocumentPart!.Document!.Body!.Elements().Select(element => element.InnerText));
    }
}
