using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Tests.Deadlines;

/// <summary>September 2018 is due to SCB on Sunday 28 October 2018, the day on which the clocks go back.</summary>
public sealed class ProjectStandingTests
{
    private static readonly Month September = new(2018, 9);

    [Theory]
    [InlineData("2018-10-28T22:59:59.999Z", false)] // a millisecond before midnight in Stockholm, winter time already
    [InlineData("2018-10-28T23:00:00.000Z", true)]
    public void A_delivery_is_late_when_the_last_day_is_over_in_Stockholm(string received, bool isLate) =>
        September2018("2018-11-05", Received(received)).Completeness.IsLate.ShouldBe(isLate);

    [Fact]
    public void A_late_correction_of_a_month_in_time_is_not_late() =>
        September2018("2018-12-01", Received("2018-10-05T08:00:00Z"), Received("2018-11-20T08:00:00Z")).Name.Sv.ShouldBe("Levererad i tid");

    [Fact]
    public void A_rejected_file_in_time_does_not_make_the_month_in_time() =>
        September2018("2018-12-01", Received("2018-10-05T08:00:00Z", DeliveryStatus.Rejected), Received("2018-11-20T08:00:00Z")).Name.Sv.ShouldBe("Levererad, sent");

    [Theory]
    [InlineData("2018-10-23", "Saknas, sista dag om 5 dagar", 5, false, "–")]
    [InlineData("2018-10-28", "Saknas, sista dag i dag", 0, false, "–")]
    [InlineData("2018-10-31", "Saknas, 3 dagar försenad", -3, true, "–!")]
    public void A_month_that_is_missing_says_how_long_there_is(string today, string name, int daysLeft, bool isOverdue, string sign)
    {
        var month = September2018(today);
        (month.Name.Sv, month.DaysLeft, month.IsOverdue, month.Sign).ShouldBe((name, daysLeft, isOverdue, sign));
    }

    [Fact]
    public void A_rejected_month_is_lacking_until_it_is_mended()
    {
        var month = September2018("2018-10-29", Received("2018-10-05T08:00:00Z", DeliveryStatus.Rejected));
        (month.Completeness.State, month.IsOverdue, month.Name.En).ShouldBe((CompletenessState.Rejected, true, "Rejected, not mended, 1 day late"));
    }

    [Fact]
    public void A_later_file_that_was_refused_shows_beside_what_counts()
    {
        var (taken, refused) = (Received("2018-10-05T08:00:00Z"), Received("2018-10-06T08:00:00Z", DeliveryStatus.Rejected));
        var month = September2018("2018-10-10", Received("2018-10-04T08:00:00Z", DeliveryStatus.Rejected), taken, Received("2018-10-05T09:00:00Z", DeliveryStatus.Rejected), refused);
        (month.Sign, month.Name.Sv, month.Completeness.HasFindings).ShouldBe(("●▲", "Levererad i tid, 2 senare filer avvisade", true));
        var json = month.Completeness.ToJson();
        ((int?)json["refusedLater"], (string?)json["refusedReceipt"]).ShouldBe((2, $"receipts/{refused.Address.Path}/{refused.Id}.html"));

        // Before it, or once a file is taken, it is over; what warnings the taken one has stand beside.
        September2018("2018-10-10", refused, Received("2018-10-07T08:00:00Z")).Sign.ShouldBe("●");
        September2018("2018-10-10", taken with { Warnings = 1 }, refused).Name.En.ShouldBe("Delivered on time, 1 warning, 1 later file refused");
    }

    [Fact]
    public void A_month_taken_in_part_is_left_to_do_until_a_whole_file_replaces_it()
    {
        var partly = Received("2018-10-05T08:00:00Z", DeliveryStatus.PartlyAccepted) with { Rejected = 2 };
        Delivery[] mended = [partly, Received("2018-10-06T08:00:00Z")];

        September2018("2018-10-10", partly).LeftToDo.ShouldBe(new("Delvis mottagen, 2 rader räknas inte", "Partly accepted, 2 rows do not count"));
        September2018("2018-10-10", partly with { Rejected = 1 }).LeftToDo.Sv.ShouldBe("Delvis mottagen, 1 rad räknas inte");
        September2018("2018-10-23").LeftToDo.ShouldBe(new("Saknas, sista dag om 5 dagar", "Missing, due in 5 days"));
        Owes(partly).ShouldBeTrue();
        Owes(mended).ShouldBeFalse();

        static bool Owes(params Delivery[] log) =>
            ProjectStanding.Of(SmallCatalogue.Mia, log, new(2018, 10, 10)).Sites[0].Owed.Any(m => m.Completeness.Month == September);
    }

    [Theory]
    [InlineData("2018-09", "2017-10", "2018-10", "2018-11-05")] // running: the latest months, with what is not delivered yet
    [InlineData("2018-08", "2019-08", "2020-08", "2020-12-01", "2019-09")]
    [InlineData("2018-08", "2018-08", "2019-08", "2019-09-05")] // what was delivered last still fits
    [InlineData("2018-08", "2017-10", "2018-10", "2019-10-05")] // and a month later does not
    [InlineData("2018-08", "2017-10", "2018-10", "2020-12-01")] // long over: what was delivered last, and a little after it
    [InlineData("2020-08", "2019-08", "2020-08", "2026-11-27")]
    [InlineData("2017-04", "2017-04", "2018-04", "2026-11-27")] // the project's first months
    [InlineData("", "2019-08", "2020-08", "2026-11-27")]
    public void The_table_shows_what_was_delivered_last(string delivered, string from, string to, string today, string more = "")
    {
        var log = new[] { delivered, more }.Where(month => month.Length > 0).Select(month => Check.Delivered(month, "a")).ToList();
        var standing = ProjectStanding.Of(SmallCatalogue.Mia, log, DateOnly.Parse(today, CultureInfo.InvariantCulture));
        (standing.LatestMonths.First().ToString(), standing.LatestMonths.Last().ToString()).ShouldBe((from, to));
        standing.Sites.ShouldAllBe(site => site.Latest.Select(m => m.Completeness.Month).SequenceEqual(standing.LatestMonths));
        standing.Sites[0].Months[^1].Completeness.Month.ShouldBe(standing.Sites[0].Months.Max(m => m.Completeness.Month));
        (standing with { Sites = [] }).LatestMonths.ShouldBeEmpty();
    }

    [Fact]
    public void A_month_that_one_site_delivers_early_is_shown_for_all_beside_what_came_before() =>
        ProjectStanding.Of(SmallCatalogue.Mia, [Check.Delivered("2018-08", "a"), Check.Delivered("2018-10", "a")], new(2018, 10, 10))
            .Sites.Select(site => site.Months[^1].Completeness.Month).Distinct().ShouldBe([new Month(2018, 10)]);

    [Theory]
    [InlineData("2018-09-30T21:59:59.999Z", CompletenessState.Preliminary)] // a millisecond before midnight in Stockholm, summer time still
    [InlineData("2018-09-30T22:00:00.000Z", CompletenessState.Accepted)]
    public void A_file_from_before_the_month_was_over_is_preliminary(string received, CompletenessState state) =>
        September2018("2018-10-10", Received(received)).Completeness.State.ShouldBe(state);

    [Theory]
    [InlineData("2018-09-30", "Preliminär, månaden är inte slut", false, "◔")]
    [InlineData("2018-10-01", "Preliminär, sista dag om 27 dagar", true, "◔")]
    [InlineData("2018-10-31", "Preliminär, 3 dagar försenad", true, "◔!")]
    public void A_preliminary_month_is_owed_once_it_is_over(string today, string name, bool isOwed, string sign)
    {
        var standing = ProjectStanding.Of(SmallCatalogue.Mia, [Received("2018-09-20T08:00:00Z")], DateOnly.Parse(today, null)).Sites[0];
        if (!isOwed)
            standing.Months[^1].Name.En.ShouldBe("Preliminary, the month is not over");
        (standing.Months[^1].Name.Sv, standing.Owed.Any(m => m.Completeness.Month == September), standing.Months[^1].Sign).ShouldBe((name, isOwed, sign));
    }

    [Fact]
    public void The_first_file_of_the_whole_month_decides_whether_it_is_in_time()
    {
        var early = Received("2018-09-20T08:00:00Z");
        September2018("2018-12-01", early, Received("2018-10-05T08:00:00Z")).Name.Sv.ShouldBe("Levererad i tid");
        September2018("2018-12-01", early, Received("2018-11-20T08:00:00Z")).Name.Sv.ShouldBe("Levererad, sent");
        // What is refused replaces nothing: the early one still counts, and the month is still owed.
        September2018("2018-10-10", early, Received("2018-10-05T08:00:00Z", DeliveryStatus.Rejected)).Completeness.State.ShouldBe(CompletenessState.Preliminary);
    }

    [Theory]
    [InlineData(DeliveryStatus.AcceptedWithWarnings, 3, 0, "Levererad i tid, 3 varningar", "●▲")]
    [InlineData(DeliveryStatus.AcceptedWithWarnings, 1, 0, "Levererad i tid, 1 varning", "●▲")]
    [InlineData(DeliveryStatus.PartlyAccepted, 1, 2, "Delvis mottagen i tid, 2 rader räknas inte, 1 varning", "◐▲")]
    [InlineData(DeliveryStatus.PartlyAccepted, 0, 1, "Delvis mottagen i tid, 1 rad räknas inte", "◐")]
    [InlineData(DeliveryStatus.Accepted, 0, 0, "Levererad i tid", "●")]
    public void What_was_found_is_told_in_words_and_by_a_sign(DeliveryStatus status, int warnings, int rejected, string name, string sign)
    {
        var month = September2018("2018-10-10", Received("2018-10-05T08:00:00Z", status) with { Warnings = warnings, Rejected = rejected });
        (month.Name.Sv, month.Sign).ShouldBe((name, sign));
    }

    [Fact]
    public void While_a_month_is_not_over_nobody_owes_it()
    {
        var nacka = ProjectStanding.Of(SmallCatalogue.Mia, [Received("2018-09-20T08:00:00Z")], new(2018, 9, 25)).Sites[2];
        (nacka.Months[^1].Completeness.Month, nacka.Lacking.Any(m => m.Completeness.Month == September)).ShouldBe((September, false));
    }

    [Fact]
    public void The_months_are_those_that_have_ended_and_no_site_is_left_out()
    {
        var standing = ProjectStanding.Of(SmallCatalogue.Mia, [], new(2018, 10, 15));
        standing.Sites.Select(s => s.Site.Id).ShouldBe(["tyreso", "haninge", "nacka"]);
        standing.Sites.Select(s => s.Months[^1].Completeness.Month).Distinct().ShouldBe([September]);
        (standing.AsOf, standing.Next!.Id, standing.DaysLeft).ShouldBe((null, "scb-2018-09", 13));
    }

    [Fact]
    public void In_json_the_words_stay_and_late_and_overdue_stand_beside()
    {
        var json = ProjectStanding.Of(SmallCatalogue.Mia, [Received("2018-11-01T08:00:00Z")], new(2018, 11, 5)).ToJson();
        ((string?)json["project"], (string?)json["asOf"]).ShouldBe(("mia", "2018-09"));
        json["nextDeadline"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"id":"scb-2018-10","due":"2018-11-28","daysLeft":23}""");
        json["sites"]!.Select(site => (string?)site["site"]).ShouldBe(["tyreso", "haninge", "nacka"]);
        ProjectStanding.Of(SmallCatalogue.Mia, [], new(2026, 11, 27)).ToJson()["nextDeadline"]!.Type.ShouldBe(Newtonsoft.Json.Linq.JTokenType.Null);
        var tyreso = json["sites"]![0]!["months"]!.Single(m => (string?)m["month"] == "2018-09");
        ((string?)tyreso["state"], (bool?)tyreso["late"], (bool?)tyreso["overdue"], (string?)tyreso["due"], (int?)tyreso["daysLeft"]).ShouldBe(("delivered", true, null, "2018-10-28", null));
        var nacka = json["sites"]![2]!["months"]!.Single(m => (string?)m["month"] == "2018-09");
        ((string?)nacka["state"], (bool?)nacka["late"], (bool?)nacka["overdue"], (int?)nacka["daysLeft"]).ShouldBe(("missing", null, true, -8));
    }

    [Fact]
    public void Without_a_rule_of_scb_the_first_report_that_reaches_so_far_is_the_last_day()
    {
        var project = SmallCatalogue.Read(SmallCatalogue.Text.Replace("""{ "scb": { "daysAfterMonthEnd": 28, "leadDays": [ 7 ] }, "explicit": [] }""",
            """{ "explicit": [ { "id": "lagesrapport-1", "name": "Lägesrapport", "due": "2018-10-15", "asOf": "2018-08", "leadDays": [ 7 ] } ] }""", StringComparison.Ordinal)).Find("mia")!;
        var due = ReportingCalendar.DeliveriesDue(project);
        (due[new(2018, 7)], due.ContainsKey(September)).ShouldBe((new DateOnly(2018, 10, 15), false));
    }

    [Theory]
    [InlineData("2020-09-28", false)] // the last deadline is today
    [InlineData("2020-09-29", true)]
    [InlineData("2026-11-27", true)]
    public void A_finished_project_lacks_what_it_lacks_and_nothing_is_late(string today, bool isFinished)
    {
        var standing = ProjectStanding.Of(SmallCatalogue.Mia, [Received("2018-10-05T08:00:00Z")], DateOnly.Parse(today, null));

        standing.IsFinished.ShouldBe(isFinished);
        ((bool?)standing.ToJson()["finished"]).ShouldBe(isFinished);
        var months = standing.Sites.SelectMany(site => site.Months).ToList();
        months.Any(month => month.IsOverdue || month.Name.Sv.Contains("försenad", StringComparison.Ordinal)).ShouldBe(!isFinished);
        months.Count(month => month.Name.Sv == "Levererad i tid").ShouldBe(1);
        standing.NeverCame.Sum(site => site.Months.Count).ShouldBe(months.Count - 1);
    }

    [Fact]
    public void What_never_came_is_told_once()
    {
        FinishedProject.Told(ProjectStanding.Of(SmallCatalogue.Mia, [Received("2018-10-05T08:00:00Z")], new(2026, 11, 27))).ShouldBe(new(
            "Avslutat 2020-08-31; sista tidsgränsen var 2020-09-28. 122 månader från 3 orter kom aldrig.", "Finished 2020-08-31; the last deadline was 2020-09-28. 122 months from 3 sites never came."));
        FinishedProject.OfSite((SmallCatalogue.Mia.Sites[0], [new(2020, 7), new(2020, 8)])).Sv.ShouldBe("Tyresö 2020-07, 2020-08");
    }

    private static MonthStanding September2018(string today, params Delivery[] log) =>
        ProjectStanding.Of(SmallCatalogue.Mia, log, DateOnly.Parse(today, null)).Sites[0].Months.Single(m => m.Completeness.Month == September);

    private static Delivery Received(string at, DeliveryStatus status = DeliveryStatus.Accepted) =>
        new(DeliveryId.Of(DateTimeOffset.Parse(at, null), "0123456789abcdef"), new("mia", "tyreso", September), status, 1, 1, 0, 0, "0123456789abcdef", null);
}
