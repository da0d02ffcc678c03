using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Reports.Xlsx;
using Newtonsoft.Json.Linq;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>An indicator without a target is told and not assessed, in each form of the report. In these reports “Vidare” has none.</summary>
public sealed class WithoutTargetTests
{
    private static Task<OutcomeReport> ReportAsync() => ToldReport.InternalAsync(change: node =>
    {
        var referral = (JObject)node["indicators"]!.Single(i => (string?)i["id"] == "referral");
        referral.Remove("target");
        referral.Remove("source");
    });

    [Fact]
    public async Task It_has_a_rate_and_a_trend_but_no_assessment_deviation_or_need()
    {
        var indicator = (await ReportAsync()).Whole.Indicators[1];
        (indicator.Indicator.Goal, indicator.Ratio, indicator.Assessment, indicator.Deviation, indicator.Takes, indicator.IsBetter).ShouldBe((null, new Ratio(1, 3), null, null, null, null));
        indicator.Trend.ShouldNotBeNull();
        (await ReportAsync()).Whole.Indicators[0].Takes.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("source", "\"Eget mål\"")]
    [InlineData("goodDirection", "\"down\"")]
    [InlineData("nearShare", "0.9")]
    public void What_is_told_of_a_target_that_is_not_there_is_a_fault_of_the_catalogue(string property, string value) =>
        Should.Throw<InvalidCatalogueException>(() => SmallCatalogue.Read(SmallCatalogue.With(("projects[0].indicators[1].target", null), ("projects[0].indicators[1].source", null), ($"projects[0].indicators[1].{property}", value))))
            .Problems.ShouldHaveSingleItem().ShouldStartWith($"$.projects[0].indicators[1].{property}: is of a target, and there is none");

    [Theory]
    [InlineData(Edition.Internal)]
    [InlineData(Edition.Public)]
    public async Task Json_and_csv_have_no_target_and_no_assessment_of_it(Edition edition)
    {
        var report = edition == Edition.Public ? PublicEdition.Of(await ReportAsync()) : await ReportAsync();
        foreach (var scope in Json.Parse(Json.Text(ReportJson.Of(report)))["scopes"]!)
            (scope["indicators"]![1]!["target"]!.Type, scope["indicators"]![1]!["assessment"]!.Type, (double)scope["indicators"]![0]!["target"]!).ShouldBe((JTokenType.Null, JTokenType.Null, 0.3));
        using var stream = new MemoryStream();
        await new ReportCsv().WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var (target, assessment) = (lines[0].Split(';').Index().Single(h => h.Item == "target").Index, lines[0].Split(';').Index().Single(h => h.Item == "assessment").Index);
        foreach (var line in lines.Where(line => line.Contains(";referral;", StringComparison.Ordinal)))
            (line.Split(';')[target], line.Split(';')[assessment]).ShouldBe(("", ""));
        report.Rows.Where(row => row.Indicator == "referral").ShouldAllBe(row => row.Target == null && row.Assessment == null);
    }

    [Fact]
    public async Task The_workbook_says_so_in_words_and_draws_no_target()
    {
        var report = await ReportAsync();
        using var workbook = await ToldReport.OpenedAsync(report);
        workbook.Rows("Utfall").Where(row => (string)row["Indikator"] == "Vidare").ShouldAllBe(row =>
            (string)row["Mål"] == "utan mål" && (string)row["Bedömning"] == "Bedöms inte" && (string)row["Avvikelse (procentenheter)"] == ".");
        foreach (var sheet in (string[])["Historik", "Årsskiften"])
            workbook.Rows(sheet).Where(row => (string)row["Indikator"] == "Vidare").ShouldAllBe(row => (string)row["Mål"] == "utan mål");
        workbook.Rows("Månader").ShouldAllBe(row => row.ContainsKey("Mål: Arbete eller studier") && !row.ContainsKey("Mål: Vidare"));
        workbook.Rows("Vad som krävs").ShouldNotContain(row => (string)row["Indikator"] == "Vidare");
        workbook.Rows("Källor").Single(row => (string)row["Uppgift"] == "Mål: Vidare")["Värde"].ShouldBe("utan mål");
        var charts = workbook.Charts.Where(chart => chart.Descendants<C.Title>().First().InnerText.StartsWith("Vidare", StringComparison.Ordinal)).ToList();
        charts.Count.ShouldBe(2);
        charts.ShouldAllBe(chart => chart.Descendants<C.Values>().Count() == 1);
        workbook.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_chart_after_one_without_a_target_draws_its_own_column()
    {
        var report = await ToldReport.InternalAsync(change: node =>
        {
            ((JObject)node["indicators"]![0]!).Remove("target");
            ((JObject)node["indicators"]![0]!).Remove("source");
        });
        using var workbook = await ToldReport.OpenedAsync(report);
        var chart = workbook.Charts.Single(c => c.Descendants<C.Title>().First().InnerText.StartsWith("Vidare: hela", StringComparison.Ordinal));
        chart.Descendants<C.Values>().First().Descendants<C.Formula>().Single().Text.ShouldStartWith("'Månader'!$G$");
        workbook.Cells(chart.Descendants<C.Values>().First().Descendants<C.Formula>().Single().Text).ShouldBe(report.Whole.History.Select(month => (object?)month.Ratios[1]?.Rate));
    }
}
