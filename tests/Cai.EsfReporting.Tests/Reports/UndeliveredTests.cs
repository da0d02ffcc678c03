using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Cai.EsfReporting.Reports.Territories;
using Cai.EsfReporting.Tests.Outcomes;
using Newtonsoft.Json.Linq;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Reports;

/// <summary>What nobody has delivered has no number: told apart from 0 and from what is hidden, also beside reports of an earlier version, which printed 0.</summary>
public sealed class UndeliveredTests
{
    private static readonly Month August = new(2018, 8);

    /// <summary>Haninge says that it has nothing to report; nobody of VärNa has delivered.</summary>
    private static Task<OutcomeReport> ReportAsync(params IReadOnlyList<SiteMonth> more) => Counting.ReportAsync(SmallCatalogue.Whole,
        [Month("tyreso", "2018-08", [.. Enumerable.Range(1, 20).Select(i => Row(i, "2018-01-01", "2018-08-01", i % 2 == 0 ? ExitReason.Work : ExitReason.Care))]), Month("haninge", "2018-08"), .. more], August);

    private static ScopeOutcome Of(OutcomeReport report, string id) => report.Scopes.Single(scope => scope.Scope.Id == id);

    [Fact]
    public async Task A_sub_project_is_missing_until_one_of_its_sites_delivers()
    {
        var report = await ReportAsync();
        report.Scopes.Select(scope => (scope.Scope.Id, scope.IsMissing, scope.People.Participants)).ShouldBe(
            [("mia", false, 20), ("ostra", false, 20), ("tyreso", false, 20), ("haninge", false, 0), ("varna", true, null), ("nacka", true, null)]);
        Of(report, "nacka").Indicators.ShouldAllBe(indicator => indicator.Assessment == null && indicator.Trend == null && indicator.Takes == null);
        Of(await ReportAsync(Month("nacka", "2018-08")), "varna").People.Participants.ShouldBe(0);
        report.MissingInWords(Language.Sv).ShouldEndWith("Inget är levererat från Nacka: det räknas som saknat, inte som noll, och talen för hela projektet är utan det.");
    }

    [Fact]
    public async Task Nothing_is_compared_with_a_year_before_the_first_delivery()
    {
        var report = await ReportAsync(Month("tyreso", "2017-08", Row(1, "2017-01-01"), Row(2, "2017-01-01")), Month("nacka", "2018-08", Row(30, "2018-01-01"), Row(31, "2018-01-01")));
        Of(report, "nacka").Indicators.ShouldAllBe(indicator => indicator.Trend == Trend.None);
        Of(report, "nacka").History.Where(month => month.Month < August).ShouldAllBe(month => month.IsMissing && month.People.Participants == null && month.Ratios.All(ratio => ratio == null));
        Of(report, "nacka").History[^1].IsMissing.ShouldBeFalse();
        var year = report.Find(Period.OfYear(2017))!;
        year.Scopes.Select(scope => (scope.Scope.Id, scope.IsMissing, scope.Started)).ShouldBe(
            [("mia", false, 2), ("ostra", false, 2), ("tyreso", false, 2), ("haninge", true, null), ("varna", true, null), ("nacka", true, null)]);
    }

    [Fact]
    public async Task The_public_edition_says_that_it_is_missing_and_hides_what_it_hid()
    {
        var edition = PublicEdition.Of(await ReportAsync());
        (Of(edition, "nacka").IsMissing, Of(edition, "nacka").People.Participants, Of(edition, "nacka").History.All(month => month.IsMissing)).ShouldBe((true, null, true));
        var json = ReportJson.Of(edition)["scopes"]!.Single(scope => (string?)scope["id"] == "nacka");
        ((bool?)json["missing"], json["hidden"]).ShouldBe((true, null));
        // As the months were when they were published, whatever is delivered of them since.
        var report = await ReportAsync();
        var (_, decided) = PublicEdition.Publish(report, [])!.Value;
        decided.Missing!.ShouldBe(["site/nacka", "sub-project/varna"], ignoreOrder: true);
        decided.Table.Values.Where(value => value.Key.StartsWith("site/nacka/", StringComparison.Ordinal)).ShouldAllBe(value => value.Value == 0);
    }

    [Fact]
    public async Task A_report_of_an_earlier_version_that_printed_0_is_read_as_missing_and_differs_in_nothing()
    {
        var now = ReportJson.Of(await ReportAsync());
        var before = (JObject)now.DeepClone();
        foreach (var scope in before["scopes"]!.Where(scope => (bool?)scope["missing"] == true).ToList())
        {
            var zero = (JObject)before["scopes"]!.Single(other => (string?)other["id"] == "haninge").DeepClone();
            (zero["kind"], zero["id"], zero["name"]) = (scope["kind"], scope["id"], scope["name"]);
            scope.Replace(zero);
        }

        ReportChanges.Between(before, now).Numbers.ShouldBeEmpty();
        var project = SmallCatalogue.Mia;
        bool IsMissing(string id, JObject report) => ToldScope.IsMissing(project, project.Scopes.Single(scope => scope.Id == id), report);
        foreach (var report in (JObject[])[before, now])
            (IsMissing("nacka", report), IsMissing("varna", report), IsMissing("ostra", report)).ShouldBe((true, true, false));
        // A header alone is delivered, and what came before the month was over counts.
        var delivered = (JObject)before.DeepClone();
        delivered["completeness"]!.Single(site => (string?)site["site"] == "nacka")["months"]![0]!["state"] = "zero-return";
        IsMissing("nacka", delivered).ShouldBeFalse();
        delivered["completeness"]!.Single(site => (string?)site["site"] == "nacka")["months"]![0]!["state"] = "preliminary";
        IsMissing("nacka", delivered).ShouldBeFalse();
    }
}
