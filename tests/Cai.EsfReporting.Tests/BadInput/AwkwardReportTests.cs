using System.Text;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using CsvHelper;
using Newtonsoft.Json.Linq;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.BadInput;

/// <summary>Reports of next to nobody, and of names that are markup, formulas and several lines.</summary>
public sealed class AwkwardReportTests
{
    private const string Awkward = "<b>&amp;\"';\n=1+1\t]]>";
    private const string Formula = "=cmd|' /C calc'!A0";

    [Fact]
    public async Task A_project_without_leavers_has_no_rate_and_says_so()
    {
        var report = await ReportAsync(EveryKind.Whole, [Month("tyreso", "2018-08", Row(1, "2018-01-01"))], new(2018, 8));
        report.Whole.Indicators.ShouldAllBe(i => i.Ratio == new Ratio(0, 0) && i.Assessment == Assessment.NoData && i.Trend == Trend.None && i.Deviation == null);
        var json = ReportJson.Of(report)["scopes"]![0]!["indicators"]![0]!;
        (json["rate"]!.Type, json["interval95"]!.Type, (string?)json["assessment"]).ShouldBe((JTokenType.Null, JTokenType.Null, "no-data"));
        report.Whole.Detail!.DaysOfLeavers.Quantile(0.5m).ShouldBeNull();
    }

    [Fact]
    public async Task A_project_where_nobody_has_delivered_is_written_in_every_format()
    {
        var report = await ReportAsync(EveryKind.Whole, [], new(2018, 8));
        (report.Whole.IsMissing, report.Whole.People.Participants, report.Whole.History.Count, report.Changes).ShouldBe((true, null, 1, null));
        (report.Places!.Sum(p => p.Places), FreePlaces.Sum(report.Places!, p => p.Free)).ShouldBe((6 + 3 + 2 + 2, null));
        foreach (var format in (IReportFormat[])[new ReportJson(), new ReportCsv()])
            (await WriteAsync(format, report)).Length.ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(ExitReason.Work, 1, 1, Assessment.Reached)]
    [InlineData(ExitReason.Illness, 0, 1, Assessment.NotReached)]
    [InlineData(ExitReason.Deceased, 0, 0, Assessment.NoData)]
    public async Task A_site_with_one_participant_is_counted(ExitReason reason, int numerator, int denominator, Assessment assessment)
    {
        var report = await ReportAsync(EveryKind.Whole, [Month("nacka", "2018-08", Row(1, "2018-01-01", "2018-08-01", reason))], new(2018, 8));
        var nacka = report.Scopes.Single(s => s.Scope.Id == "nacka");
        (nacka.People.Participants, nacka.People.Leavers, nacka.Indicators[0].Ratio, nacka.Indicators[0].Assessment).ShouldBe((1, 1, new Ratio(numerator, denominator), assessment));
        nacka.Detail!.DaysOfLeavers.Quantile(0.5m).ShouldBe(212);
    }

    [Fact]
    public async Task Names_of_markup_formulas_and_lines_come_back_as_they_were()
    {
        var catalogue = SmallCatalogue.Read(SmallCatalogue.Changed(EveryKind.Text,
            [.. ((string[])["name", "indicators[0].name", "insatser[1].name", "insatser[1].places[0].provider", "subProjects[0].sites[0].name"]).Select(path => ("projects[0]." + path, (string?)new JValue(Awkward).ToString(Newtonsoft.Json.Formatting.None))),
             ("projects[0].subProjects[0].name", new JValue(Formula).ToString(Newtonsoft.Json.Formatting.None))]));
        var report = await ReportAsync(catalogue, [Month("tyreso", "2018-08", Row(1, "2018-01-01", "2018-08-01", ExitReason.Work) with { Provider = Awkward, Insats = Formula })], new(2018, 8));

        var json = Json.Parse(Encoding.UTF8.GetString(await WriteAsync(new ReportJson(), report)));
        json["scopes"]!.Select(s => (string?)s["name"]).ShouldBe([Awkward, Formula, Awkward, "Haninge", "VärNa", "Nacka"]);
        json["breakdown"]!.Where(g => (string?)g["by"] is "insats" or "provider").Select(g => (string?)g["name"]).ShouldBe([EsfReporting.Catalogue.InsatsNames.OfUnknown(Formula), Awkward]);
        json["places"]!.Select(p => (string?)p["provider"]).ShouldContain(Awkward);

        var cells = await CellsAsync(await WriteAsync(new ReportCsv(), report));
        cells.Select(row => row[4]).Distinct().ShouldBe([Awkward, "'" + Formula, "Haninge", "VärNa", "Nacka"]);
        cells[0][6].ShouldBe(Awkward);
        cells.ShouldAllBe(row => row.Length == 53 && row.All(cell => !cell.StartsWith('=')));
    }

    /// <summary>A text that looks like a date is no date on the way between the instances that count.</summary>
    [Fact]
    public async Task A_provider_that_looks_like_a_date_travels_as_it_is()
    {
        const string provider = "2018-08-01T00:00:00Z";
        var tally = await TallyAsync(EveryKind.Mia, [Month("tyreso", "2018-08", Row(1, "2018-01-01") with { Provider = provider })], new(2018, 8));
        Tally.Of(Json.Parse(Json.Text(tally.ToJson())), EveryKind.Mia).Details[0].Breakdown.Groups.ShouldContain(g => g.Dimension == Dimension.Provider && g.Value == provider);
    }

    private static async Task<byte[]> WriteAsync(IReportFormat format, OutcomeReport report)
    {
        using var stream = new MemoryStream();
        await format.WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        return stream.ToArray();
    }

    private static async Task<List<string[]>> CellsAsync(byte[] csv)
    {
        var rows = new List<string[]>();
        using var stream = new MemoryStream(csv);
        await using var reader = CsvReader.Create(stream, new CsvReaderOptions { Separator = ';', Encoding = Encoding.UTF8 });
        await reader.ReadHeaderAsync(CancellationToken.None);
        while (await reader.ReadAsync(CancellationToken.None))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Encoding.UTF8.GetString(reader.GetSpan(i)))]);
        return rows;
    }
}
