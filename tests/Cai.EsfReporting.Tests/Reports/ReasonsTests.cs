using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Tests.Outcomes;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>With which reasons people left: they sum to the leavers, in each form of the report.</summary>
public sealed class ReasonsTests
{
    /// <summary>Of thirty at Haninge 11 left to work, 10 to study, and 9 otherwise.</summary>
    private static readonly SiteMonth[] Told =
    [
        Month("haninge", "2018-08", [.. Enumerable.Range(1, 30).Select(i => Row(i, "2018-03-01", "2018-08-10", i <= 8 ? ExitReason.Work : i <= 11 ? ExitReason.OwnBusiness : i <= 21 ? ExitReason.Study : i <= 28 ? ExitReason.Care : ExitReason.Deceased))]),
        Month("nacka", "2018-08", Row(31, "2018-03-01", "2018-08-10", ExitReason.MunicipalMeasure), Row(32, "2018-03-01")),
        Month("tyreso", "2018-08"),
    ];

    [Fact]
    public void Each_reason_that_somebody_can_leave_with_is_of_one_kind() =>
        ExitReasons.Kinds.SelectMany(kind => kind.Reasons).Order().ShouldBe(ProjectWords.Common.Leaving.Order());

    [Fact]
    public async Task Work_and_study_are_told_apart_and_all_kinds_sum_to_the_leavers()
    {
        foreach (var scope in (await ReportAsync()).Scopes)
            ExitReasons.Kinds.Sum(kind => scope.LeaversTo(kind.Reasons)).ShouldBe(scope.People.Leavers);
        var haninge = (await ReportAsync()).Scopes.Single(scope => scope.Scope.Id == "haninge");
        ExitReasons.Kinds.Select(kind => haninge.LeaversTo(kind.Reasons)).ShouldBe([11, 10, 0, 9]);
    }

    [Fact]
    public async Task A_kind_is_hidden_with_any_of_its_reasons()
    {
        var whole = (await ReportAsync()).Whole;
        var hidden = whole with { Reasons = [.. whole.Reasons.Select(r => r.Reason == ExitReason.OwnBusiness ? r with { Leavers = null } : r)] };
        ExitReasons.Kinds.Select(kind => hidden.LeaversTo(kind.Reasons)).ShouldBe([null, 10, 1, 9]);
    }

    [Fact]
    public async Task Csv_has_a_column_a_reason_and_each_row_sums_to_its_leavers()
    {
        var lines = await CsvAsync(await ReportAsync());
        var header = lines[0].Split(';').ToList();
        var (first, leavers) = (header.IndexOf("reasons.Arbete"), header.IndexOf("leavers"));
        var end = first + ProjectWords.Common.Leaving.Count();
        header[first..end].ShouldBe(ProjectWords.Common.Leaving.Select(reason => $"reasons.{reason.Name().Sv}"));
        foreach (var line in lines.Skip(1).Where(line => line.Split(';')[header.IndexOf("indicator")].Length > 0))
            line.Split(';')[first..end].Sum(count => int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(int.Parse(line.Split(';')[leavers], System.Globalization.CultureInfo.InvariantCulture));
        Cell("haninge", "reasons.Studier").ShouldBe("10");

        string Cell(string scope, string column) => lines.First(line => line.Contains($";{scope};", StringComparison.Ordinal)).Split(';')[header.IndexOf(column)];
    }

    [Fact]
    public async Task The_public_csv_tells_no_small_reason_and_no_reason_that_a_sum_would_tell()
    {
        var report = PublicEdition.Of(await ReportAsync());
        var lines = await CsvAsync(report);
        var header = lines[0].Split(';').ToList();
        var haninge = lines.First(line => line.Contains(";haninge;", StringComparison.Ordinal)).Split(';');
        // Three with a business of their own and two deceased: neither is told, nor the eight to work beside the eleven.
        foreach (var reason in (string[])["Eget företag", "Avliden"])
            haninge[header.IndexOf($"reasons.{reason}")].ShouldBe("");
        var scope = report.Scopes.Single(s => s.Scope.Id == "haninge");
        ProjectWords.Common.Leaving.Select(reason => haninge[header.IndexOf($"reasons.{reason.Name().Sv}")]).ShouldBe(scope.Reasons.Select(r => r.Leavers?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""));
    }

    private static async Task<string[]> CsvAsync(OutcomeReport report)
    {
        using var stream = new MemoryStream();
        await new ReportCsv().WriteAsync(report, Language.Sv, stream, CancellationToken.None);
        return Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static Task<OutcomeReport> ReportAsync() => Counting.ReportAsync(SmallCatalogue.Whole, Told, Calendar.Month.Parse("2018-08"));
}
