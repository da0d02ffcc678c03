using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Newtonsoft.Json.Linq;
using C = DocumentFormat.OpenXml.Drawing.Charts;
using X = DocumentFormat.OpenXml.Drawing.Spreadsheet;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Reports.Xlsx;

/// <summary>The workbook as a file: valid, safe, and easy to find one's way in.</summary>
public sealed class WorkbookFormTests
{
    /// <summary>Whatever can be typed into a name or a comment.</summary>
    private static readonly string Wild = "=1+2 <b>&\"'\r\nA\u0001\ud83d\ude00\ud83d _x000D_ " + new string('å', 40_000);

    [SlowTheory]
    [InlineData(Edition.Internal, Language.Sv)]
    [InlineData(Edition.Internal, Language.En)]
    [InlineData(Edition.Public, Language.Sv)]
    [InlineData(Edition.Public, Language.En)]
    public async Task It_is_valid_and_holds_no_formula_macro_or_external_link(Edition edition, Language language)
    {
        var report = edition == Edition.Public ? await ToldReport.PublicAsync() : await ToldReport.InternalAsync();
        using var workbook = await ToldReport.OpenedAsync(report, language);
        workbook.Errors.ShouldBeEmpty();
        workbook.Document.WorkbookPart!.VbaProjectPart.ShouldBeNull();
        foreach (var part in workbook.Document.GetAllParts())
        {
            part.ExternalRelationships.ShouldBeEmpty();
            part.HyperlinkRelationships.ShouldBeEmpty();
            part.RootElement?.Descendants<CellFormula>().ShouldBeEmpty();
        }

        workbook.Parts.Keys.ShouldAllBe(name => name.Length <= 31);
        workbook.Parts.ContainsKey(language == Language.Sv ? "Vad som krävs" : "What it takes").ShouldBe(edition == Edition.Internal);
    }

    [SlowFact]
    public async Task The_contents_lead_to_every_sheet_and_every_sheet_leads_back()
    {
        using var workbook = await ToldReport.OpenedAsync(await ToldReport.InternalAsync());
        var names = workbook.Parts.Keys.ToList();
        names[..2].ShouldBe(["Försättsblad", "Innehåll"]);
        Targets("Innehåll").ShouldBe(names.Where(name => name != "Innehåll").Select(name => $"'{name}'!A1"));
        foreach (var name in names.Where(name => name != "Innehåll"))
            Targets(name).ShouldBe(["'Innehåll'!A1"], name);
        IEnumerable<string> Targets(string sheet) => workbook.Parts[sheet].Worksheet.Descendants<Hyperlink>().Select(link => link.Location!.Value!);
    }

    [SlowFact]
    public async Task Every_table_prints_on_A4_with_its_header_repeated_and_pages_counted()
    {
        using var workbook = await ToldReport.OpenedAsync(await ToldReport.InternalAsync());
        var repeated = workbook.Document.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>().ToDictionary(name => name.LocalSheetId!.Value, name => name.Text);
        foreach (var (i, (name, part)) in workbook.Parts.Index())
        {
            var setup = part.Worksheet.GetFirstChild<PageSetup>()!;
            setup.PaperSize?.Value.ShouldBe(9u);
            (setup.FitToWidth?.Value ?? 1).ShouldBe(1u);
            part.Worksheet.GetFirstChild<HeaderFooter>()!.OddFooter!.Text.ShouldEndWith("Sida &P av &N");
            if (part.TableDefinitionParts.SingleOrDefault() is not { } table)
                continue;
            var header = table.Table.Reference!.Value!.Split(':')[0][1..];
            repeated[(uint)i].ShouldBe($"'{name}'!${header}:${header}");
            part.Worksheet.Descendants<Pane>().Single().VerticalSplit!.Value.ShouldBe(double.Parse(header, System.Globalization.CultureInfo.InvariantCulture));
            table.Table.AutoFilter.ShouldNotBeNull();
        }
    }

    [SlowFact]
    public async Task Charts_of_more_than_two_rows_stand_upright_on_one_page_and_none_alone_on_the_next()
    {
        using var workbook = await ToldReport.OpenedAsync(await ToldReport.InternalAsync());
        var sheet = workbook.Parts["Diagram"].Worksheet;
        workbook.Charts.Count().ShouldBe(8);
        sheet.GetFirstChild<PageSetup>()!.Orientation!.Value.ShouldBe(OrientationValues.Portrait);
        sheet.GetFirstChild<RowBreaks>().ShouldBeNull();
    }

    [SlowFact]
    public async Task A_long_table_that_is_not_wide_prints_upright_and_a_short_one_across()
    {
        string[] sites = ["tyreso", "haninge", "nacka"];
        var months = new Calendar.Month(2017, 1).To(new(2018, 8)).SelectMany(month => sites.Select(site => Month(site, month.ToString(), Row(1, "2017-01-01", "2017-02-01", ExitReason.Work)))).ToList();
        using var workbook = await ToldReport.OpenedAsync(await ToldReport.InternalAsync(months));
        workbook.Rows("Historik").Count.ShouldBeGreaterThan(40);
        workbook.Parts["Historik"].Worksheet.GetFirstChild<PageSetup>()!.Orientation!.Value.ShouldBe(OrientationValues.Portrait);
        workbook.Parts["Deltagare"].Worksheet.GetFirstChild<PageSetup>()!.Orientation!.Value.ShouldBe(OrientationValues.Landscape);
    }

    [SlowFact]
    public async Task What_has_no_target_or_no_year_before_is_said_in_words()
    {
        using var workbook = await ToldReport.OpenedAsync(await ToldReport.InternalAsync());
        var followUp = workbook.Rows("Mått").First(row => (string)row["Mått"] == "Efter sex månader");
        (followUp["Bedömning"], followUp["Trend"]).ShouldBe(("Bedöms inte", "– Ingen jämförelse"));
        var cover = workbook.Texts("Försättsblad");
        cover.ShouldContain("Bedöms inte");
        cover.ShouldNotContain("– Inget värde angivet");
        cover.ShouldContain(text => text.Contains("1 är anonym", StringComparison.Ordinal) && text.Contains("1 av de avslutade har avlidit", StringComparison.Ordinal));
        cover.ShouldContain("Intern utgåva. " + Edition.Internal.Use().Sv);
    }

    [SlowFact]
    public async Task Its_properties_name_the_report_and_the_product_and_nobody()
    {
        using var workbook = await ToldReport.OpenedAsync(await ToldReport.InternalAsync());
        var own = workbook.Document.PackageProperties;
        (own.Title, own.Subject, own.Creator, own.Language).ShouldBe(("MIA – utfall till och med 2018-08", "Utfallsrapport, intern utgåva", "Cai.EsfReporting", "sv-SE"));
        (own.LastModifiedBy, own.Created, own.Modified).ShouldBe((null, null, null));
    }

    [SlowFact]
    public async Task The_same_report_is_the_same_workbook()
    {
        var once = await ToldReport.WrittenAsync(await ToldReport.InternalAsync());
        (await ToldReport.WrittenAsync(await ToldReport.InternalAsync())).ShouldBe(once);
    }

    [SlowFact]
    public async Task Any_text_stays_text()
    {
        var told = ToldReport.Some.Where(month => month.Month.Year == 2018).Append(Month("nacka", "2018-08", Row(9, "2018-01-01", "2018-08-01", ExitReason.Work) with { Provider = Wild })).ToList();
        // A catalogue has no control characters; what an office wrote may.
        var name = Wild.Replace("\u0001", "", StringComparison.Ordinal);
        var report = await ToldReport.InternalAsync(told, project =>
        {
            project["name"] = name;
            project["contact"] = name;
            foreach (var indicator in project["indicators"]!)
                (indicator["name"], indicator["source"]) = (name, indicator["source"] is null ? null : name);
            foreach (var insats in project["insatser"]!)
                insats["name"] = (string)insats["id"]! + name;
            foreach (var sub in project["subProjects"]!)
            {
                (sub["name"], sub["coordinatedBy"]) = (name, name);
                foreach (var site in sub["sites"]!)
                    site["name"] = name;
            }
        });
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Errors.ShouldBeEmpty();
        var shown = (string)workbook.Rows("Utfall")[0]["Namn"];
        shown.Length.ShouldBeLessThanOrEqualTo(32_767 + "_x005F".Length);
        shown.ShouldStartWith("=1+2 <b>&\"'\nA\ud83d\ude00\ufffd _x005F_x000D_ å");
        shown.ShouldEndWith("å…");
        workbook.Parts.Keys.SelectMany(workbook.Values).OfType<string>().ShouldContain(text => text.StartsWith("=1+2 <b>&\"'\nA \ud83d\ude00\ufffd _x005F_x000D_ å", StringComparison.Ordinal));
        workbook.Values("Utfall").OfType<string>().ShouldAllBe(text => !text.Contains('\r'));
        workbook.Rows("Orter")[0].Keys.ShouldContain(header => header.Contains(" _x005F_x000D_ ", StringComparison.Ordinal));
        foreach (var table in workbook.Parts.Values.SelectMany(part => part.TableDefinitionParts))
            table.Table.TableColumns!.Elements<TableColumn>().Select(column => column.Name!.Value!.ToUpperInvariant()).ShouldBeUnique();
    }

    [SlowFact]
    public async Task The_contact_is_the_catalogues_or_else_the_coordinating_forbund()
    {
        using var told = await ToldReport.OpenedAsync(await ToldReport.InternalAsync(null, project => project["contact"] = "Projektkontoret, mia@example.org"));
        told.Values("Försättsblad").ShouldContain("Projektkontoret, mia@example.org");
        using var untold = await ToldReport.OpenedAsync(await ToldReport.InternalAsync());
        untold.Values("Försättsblad").ShouldContain("Ansvarigt samordningsförbund: Östra förbundet");
    }

    [SlowTheory]
    [InlineData(Language.Sv)]
    [InlineData(Language.En)]
    public async Task Every_chart_shows_cells_of_a_table_and_tells_what_it_shows(Language language)
    {
        using var workbook = await ToldReport.OpenedAsync(await ToldReport.InternalAsync(), language);
        var charts = workbook.Charts.ToList();
        // Two indicators for the sites, over months and year by year, and the two measures that are shares.
        charts.Count.ShouldBe(8);
        foreach (var series in charts.SelectMany(chart => chart.Descendants().Where(e => e is C.BarChartSeries or C.LineChartSeries)))
        {
            var name = series.GetFirstChild<C.SeriesText>()!.Descendants<C.Formula>().Single().Text;
            workbook.Cells(name).Single().ShouldBe(series.GetFirstChild<C.SeriesText>()!.Descendants<C.NumericValue>().Single().Text);
            var values = series.GetFirstChild<C.Values>()!;
            var cells = workbook.Cells(values.Descendants<C.Formula>().Single().Text).ToList();
            var categories = workbook.Cells(series.GetFirstChild<C.CategoryAxisData>()!.Descendants<C.Formula>().Single().Text).ToList();
            categories.Count.ShouldBe(cells.Count);
            categories.ShouldAllBe(category => category != null);
            cells.ShouldAllBe(cell => cell == null || cell is double);
            var drawn = values.Descendants<C.NumericPoint>().ToDictionary(point => (int)point.Index!.Value, point => double.Parse(point.NumericValue!.Text, System.Globalization.CultureInfo.InvariantCulture));
            drawn.ShouldBe(cells.Index().Where(cell => cell.Item is not null).ToDictionary(cell => cell.Index, cell => (double)cell.Item!), ignoreOrder: true);
        }

        var frames = workbook.Parts.Values.Select(part => part.DrawingsPart).OfType<DrawingsPart>().Single().WorksheetDrawing.Descendants<X.NonVisualDrawingProperties>().ToList();
        frames.Count.ShouldBe(charts.Count);
        frames.ShouldAllBe(frame => frame.Description!.Value!.Length > 40);
        charts.ShouldAllBe(chart => chart.Descendants<C.DisplayBlanksAs>().Single().Val!.Value == C.DisplayBlanksAsValues.Gap);
    }

    [SlowFact]
    public async Task A_project_that_nobody_has_left_has_no_shares_and_no_charts()
    {
        using var workbook = await ToldReport.OpenedAsync(await ToldReport.InternalAsync([Month("tyreso", "2018-08", Row(1, "2018-08-01")), Month("haninge", "2018-08"), Month("nacka", "2018-08")]));
        workbook.Errors.ShouldBeEmpty();
        workbook.Charts.ShouldBeEmpty();
        workbook.Rows("Utfall").ShouldAllBe(row => row["Andel"] as string == "–" && row["Bedömning"] as string == "– Inget värde angivet");
        workbook.Rows("Tid i projektet").Where(row => (string)row["Grupp"] == "Avslutade").ShouldAllBe(row => row["Median (dagar)"] as string == "–");
    }

    [SlowFact]
    public async Task A_project_of_one_site_with_one_participant_has_a_chart_of_one_bar()
    {
        using var workbook = await ToldReport.OpenedAsync(await ToldReport.InternalAsync(
            [Month("nacka", "2018-08", Row(1, "2018-07-01", "2018-08-01", ExitReason.Work))], project => ((JArray)project["subProjects"]!).RemoveAt(0)));
        workbook.Errors.ShouldBeEmpty();
        var bars = workbook.Charts.First().Descendants<C.BarChartSeries>().Single();
        workbook.Cells(bars.GetFirstChild<C.Values>()!.Descendants<C.Formula>().Single().Text).ShouldBe([1d]);
        workbook.Rows("Orter").Count.ShouldBe(1);
    }
}
