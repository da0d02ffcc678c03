using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Reports.Xlsx;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>Beside the rate of a follow-up stands how many it was due for and how many have answered, with a warning where those are few.</summary>
public sealed class FollowUpTests
{
    /// <param name="answered">Of twenty who left in December, so that half a year has passed; 12 of them, or all, work.</param>
    private static Task<OutcomeReport> ReportAsync(int answered, Action<Newtonsoft.Json.Linq.JObject>? change = null) => ToldReport.InternalAsync(
        [Month("tyreso", "2018-08", [.. Enumerable.Range(1, 20).Select(i => Row(i, "2017-06-01", "2017-12-10", ExitReason.Work) with { Status6Months = i > answered ? FollowUp.Unknown : i <= 12 ? FollowUp.Work : FollowUp.Other })]), Month("haninge", "2018-08")],
        change);

    private static int Share(OutcomeReport report) => report.Project.Shares.Index().Single(share => share.Item is FollowUpShare).Index;

    [Theory]
    [InlineData(16, false, "Svar: 16 av 20 (80,0\u00A0%)")]
    [InlineData(15, true, "Svar: 15 av 20 (75,0\u00A0%)")]
    public async Task Below_four_fifths_the_rate_says_little(int answered, bool thin, string words)
    {
        var report = await ReportAsync(answered);
        var share = report.Whole.Shares[Share(report)];
        (share.IsThinlyAnswered, share.AnsweredInWords(Language.Sv)).ShouldBe((thin, words));
        (share.WarningInWords(Language.Sv) is not null).ShouldBe(thin);
    }

    [Fact]
    public async Task The_catalogue_may_ask_for_fewer()
    {
        var report = await ReportAsync(15, node => node["indicators"]!.Single(i => (string?)i["id"] == "half-year")["leastAnswered"] = 0.75);
        report.Whole.Shares[Share(report)].IsThinlyAnswered.ShouldBe(false);
    }

    [Fact]
    public async Task The_warning_is_a_sentence_in_both_languages()
    {
        var report = await ReportAsync(15);
        var share = report.Whole.Shares[Share(report)];
        share.WarningInWords(Language.Sv).ShouldBe("Efter sex månader: 15 av 20 som skulle följas upp har svarat (75,0\u00A0%; minst 80\u00A0% behövs). De andra kan ha det på annat sätt, så andelen säger lite.");
        share.WarningInWords(Language.En).ShouldBe("Efter sex månader: 15 of 20 whose follow-up is due have answered (75.0%; at least 80% are needed). The others may fare otherwise, so the rate says little.");
    }

    [Fact]
    public async Task Another_share_has_no_answers_and_one_that_is_due_for_nobody_no_words()
    {
        var report = await ReportAsync(15);
        report.Whole.Shares.Single(s => s.Measure is not FollowUpShare).AnsweredInWords(Language.Sv).ShouldBeNull();
        report.Scopes.Single(s => s.Scope.Id == "haninge").Shares[Share(report)].AnsweredInWords(Language.Sv).ShouldBeNull();
    }

    [Fact]
    public async Task The_workbook_has_both_counts_the_warning_and_the_answers_in_the_chart()
    {
        using var workbook = await ToldReport.OpenedAsync(await ReportAsync(15));
        var row = workbook.Rows("Mått").First(row => (string)row["Namn"] == "Tyresö" && (string)row["Mått"] == "Efter sex månader");
        (row["Av"], row["Andel"], row["Skulle följas upp"], row["Andel svar"], row["Anmärkning"]).ShouldBe((15d, 0.8, 20d, 0.75, "Få har svarat"));
        workbook.Rows("Mått").Where(row => (string)row["Mått"] != "Efter sex månader").ShouldAllBe(row => (string)row["Skulle följas upp"] == "." && (!row.ContainsKey("Anmärkning") || (string)row["Anmärkning"] == "170 av planens 410 hittills"));
        workbook.Texts("Försättsblad").ShouldContain(text => text.StartsWith("Efter sex månader: 15 av 20 som skulle följas upp har svarat", StringComparison.Ordinal));
        workbook.Charts.Select(chart => chart.Descendants<DocumentFormat.OpenXml.Drawing.Charts.Title>().First().InnerText).ShouldContain("Efter sex månader (svar: 15 av 20): orterna");
    }

    [Fact]
    public async Task Csv_has_a_row_a_share_with_both_counts_and_the_warning()
    {
        var rows = await RowsAsync(await ReportAsync(15));
        var row = rows.Single(row => row["scope"] == "tyreso" && row["indicator"] == "half-year");
        (row["numerator"], row["denominator"], row["due"], row["fewAnswered"], row["rate"]).ShouldBe(("12", "15", "20", "true", "0,8"));
        rows.Where(row => row["indicator"] is "work-or-study" or "self").ShouldAllBe(row => row["due"] == "" && row["fewAnswered"] == "");
    }

    [Fact]
    public async Task The_public_edition_hides_the_answers_as_other_counts_and_warns_of_none_that_it_hides()
    {
        var report = PublicEdition.Of(await ReportAsync(17));
        var share = report.Whole.Shares[Share(report)];
        // Three have not answered: neither they nor what they could be computed with are told.
        (share.Ratio is null || share.Due is null).ShouldBeTrue();
        (share.Answered, share.IsThinlyAnswered, share.WarningInWords(Language.Sv)).ShouldBe((null, null, null));
        share.AnsweredInWords(Language.Sv).ShouldNotBeNull().ShouldContain("..");
        var row = (await RowsAsync(report)).Single(row => row["scope"] == "mia" && row["indicator"] == "half-year");
        (row["denominator"] == "" || row["due"] == "").ShouldBeTrue();
        row["fewAnswered"].ShouldBe("");
    }

    private static async Task<IReadOnlyList<Dictionary<string, string>>> RowsAsync(OutcomeReport report)
    {
        using var stream = new MemoryStream();
        await new ReportCsv().WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Skip(1).Select(line => lines[0].Split(';').Zip(line.Split(';')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
