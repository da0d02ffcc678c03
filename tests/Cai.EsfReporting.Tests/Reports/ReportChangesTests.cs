using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Tests.Reports;

public sealed class ReportChangesTests
{
    private const string First = "20180905T081500123Z-0123456789abcdef";
    private const string Second = "20181105T081500123Z-fedcba9876543210";

    [Fact]
    public void Equal_reports_have_no_changes() => ReportChanges.Between(Report(40, First), Report(40, First)).IsEmpty.ShouldBeTrue();

    [Fact]
    public void A_number_that_moved_is_named_by_scope_and_path()
    {
        var changes = ReportChanges.Between(Report(40, First), Report(41, First, numerator: 13));
        changes.Numbers.Select(n => (n.ScopeKind, n.ScopeId, n.ScopeName, n.Number, (int)n.Before!, (int)n.After!)).ShouldBe(
        [
            ("site", "tyreso", "Tyresö", "participants", 40, 41),
            ("site", "tyreso", "Tyresö", "indicators.work-or-study.numerator", 12, 13),
        ]);
    }

    [Fact]
    public void A_number_hidden_in_one_of_them_is_null_there_and_one_hidden_in_both_has_not_moved()
    {
        var change = ReportChanges.Between(Report(null, First), Report(41, First)).Numbers.ShouldHaveSingleItem();
        (change.Before?.Value, (int)change.After!).ShouldBe((null, 41));
        ReportChanges.Between(Report(null, First), Report(null, First)).Numbers.ShouldBeEmpty();
    }

    [Fact]
    public void Whether_a_whole_number_is_written_with_a_decimal_makes_no_change()
    {
        var (before, after) = (Report(40, First), Report(40, First));
        before["scopes"]![0]!["rate"] = 0;
        after["scopes"]![0]!["rate"] = 0.0;
        ReportChanges.Between(before, after).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void A_scope_that_is_new_or_gone_shows_its_numbers_on_one_side()
    {
        var without = Report(40, First);
        without["scopes"] = new JArray();
        ReportChanges.Between(without, Report(40, First)).Numbers.ShouldAllBe(n => n.Before == null && n.After != null);
        ReportChanges.Between(Report(40, First), without).Numbers.ShouldAllBe(n => n.Before != null && n.After == null);
    }

    [Fact]
    public void Deliveries_are_late_corrected_or_gone()
    {
        var changes = ReportChanges.Between(Report(40, First, "2018-07", "2018-08"), Report(40, Second, "2018-08", "2018-09"));
        changes.Deliveries.Select(d => (d.Site, d.Month.ToString(), d.Word)).ShouldBe([("tyreso", "2018-07", "gone"), ("tyreso", "2018-08", "corrected"), ("tyreso", "2018-09", "late")]);
        changes.Deliveries[1].After!.Value.ReceivedAt.ShouldBe(new(2018, 11, 5, 8, 15, 0, 123, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("2018-10", "2018-08 2018-09 2018-10")]
    [InlineData("2018-08", "2018-08")]
    [InlineData("2018-07", "")]
    [InlineData(null, "")]
    public void Scb_gets_the_month_that_changed_and_every_later_one_that_was_sent(string? latestSent, string months) =>
        string.Join(' ', ReportChanges.Between(Report(40, First, "2018-08"), Report(40, Second, "2018-08")).ScbMonths(latestSent is null ? null : Month.Parse(latestSent))).ShouldBe(months);

    private static JObject Report(int? participants, string delivery, params string[] months) => Report(participants, delivery, 12, months);

    private static JObject Report(int? participants, string delivery, int numerator, params string[] months) => new()
    {
        ["scopes"] = new JArray(new JObject
        {
            ["kind"] = "site",
            ["id"] = "tyreso",
            ["name"] = "Tyresö",
            ["participants"] = participants,
            ["indicators"] = new JArray(new JObject { ["id"] = "work-or-study", ["numerator"] = numerator, ["rate"] = 0.3, ["assessment"] = "reached" }),
        }),
        ["deliveries"] = new JArray(months.Select(month => new JObject { ["site"] = "tyreso", ["month"] = month, ["id"] = delivery })),
    };
}
