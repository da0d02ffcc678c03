using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Tests.Deadlines;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("2018-01-01")] // New Year's Day
    [InlineData("2020-01-06")] // Epiphany
    [InlineData("2018-03-30")] // Good Friday
    [InlineData("2018-04-02")] // Easter Monday
    [InlineData("2019-04-22")] // Easter Monday
    [InlineData("2018-05-10")] // Ascension Day
    [InlineData("2018-06-06")] // National Day
    [InlineData("2018-06-22")] // Midsummer's Eve
    [InlineData("2024-06-21")] // Midsummer's Eve
    [InlineData("2018-12-24")]
    [InlineData("2018-12-31")]
    [InlineData("2018-10-28")] // a Sunday
    public void Offices_are_closed(string day) => Workdays.Is(DateOnly.Parse(day, null)).ShouldBeFalse();

    [Theory]
    [InlineData("2018-03-29")] // Maundy Thursday
    [InlineData("2018-06-21")]
    [InlineData("2018-06-29")] // a Friday after Midsummer
    [InlineData("2019-04-23")]
    public void Offices_are_open(string day) => Workdays.Is(DateOnly.Parse(day, null)).ShouldBeTrue();

    [Fact]
    public void A_weekend_moves_a_reminder_earlier_and_never_the_deadline()
    {
        var deadline = ReportingCalendar.Of(SmallCatalogue.Mia).Single(d => d.Id == "scb-2018-09");
        deadline.Opens.ShouldBe(new DateOnly(2018, 10, 1));
        deadline.Due.ShouldBe(new DateOnly(2018, 10, 28)); // a Sunday
        deadline.ReminderDays.ShouldBe([new DateOnly(2018, 10, 19)]); // the Friday before Sunday the 21st
    }

    [Fact]
    public void A_holiday_moves_a_reminder_earlier()
    {
        var deadline = ReportingCalendar.Of(SmallCatalogue.Mia).Single(d => d.Id == "scb-2018-11");
        deadline.Due.ShouldBe(new DateOnly(2018, 12, 28));
        deadline.ReminderDays.ShouldBe([new DateOnly(2018, 12, 21)]);
        Workdays.OnOrBefore(new(2018, 12, 26)).ShouldBe(new DateOnly(2018, 12, 21)); // Boxing Day, Christmas, its Eve, a weekend
    }

    [Theory]
    [InlineData("2018-03-25", "2018-03-24T23:00:00Z")] // the night the clocks go forward
    [InlineData("2018-03-26", "2018-03-25T22:00:00Z")]
    [InlineData("2018-10-28", "2018-10-27T22:00:00Z")] // the night they go back
    [InlineData("2018-10-29", "2018-10-28T23:00:00Z")]
    public void A_day_begins_at_midnight_in_Stockholm_summer_and_winter(string day, string instant)
    {
        var start = DateTimeOffset.Parse(instant, null);
        StockholmTime.StartOf(DateOnly.Parse(day, null)).ShouldBe(start);
        StockholmTime.DayOf(start).ShouldBe(DateOnly.Parse(day, null));
        StockholmTime.DayOf(start.AddTicks(-1)).ShouldBe(DateOnly.Parse(day, null).AddDays(-1));
    }

    [Fact]
    public void A_report_is_frozen_before_its_deadline()
    {
        foreach (var deadline in ReportingCalendar.Of(SmallCatalogue.Mia))
            StockholmTime.DayOf(deadline.CutOff).ShouldBeLessThanOrEqualTo(deadline.Due, deadline.Id);
    }

    private static List<Deadline> Recurring(int every, int monthsAfter, int day, Month? from = null) =>
        [.. new RecurringDeadline("lagesrapport", new("Lägesrapport", "Status report"), every, monthsAfter, day, from, [14]).Of(SmallCatalogue.Mia with { DeliveriesFrom = new(2017, 4), To = new(2020, 8, 31) })];

    [Fact]
    public void A_deadline_comes_back_for_each_quarter_that_is_whole_within_the_project()
    {
        var all = Recurring(3, 2, 15);
        all.Select(d => d.Id).ShouldBe(["lagesrapport-2017-q2", "lagesrapport-2017-q3", "lagesrapport-2017-q4", "lagesrapport-2018-q1", "lagesrapport-2018-q2", "lagesrapport-2018-q3", "lagesrapport-2018-q4",
            "lagesrapport-2019-q1", "lagesrapport-2019-q2", "lagesrapport-2019-q3", "lagesrapport-2019-q4", "lagesrapport-2020-q1", "lagesrapport-2020-q2"]);
        all[0].ShouldSatisfyAllConditions(
            d => d.Due.ShouldBe(new DateOnly(2017, 8, 15)),
            d => d.Month.ShouldBe(new Month(2017, 6)),
            d => d.Period.ShouldBe(Period.Of(new(2017, 4), new(2017, 6))),
            d => d.Name.ShouldBe(new Text("Lägesrapport, kvartal 2 2017", "Status report, quarter 2 2017")));
        all[2].Due.ShouldBe(new DateOnly(2018, 2, 15));
    }

    [Theory]
    [InlineData(12, 2, 31, "2019-02-28", "lagesrapport-2018")]
    [InlineData(6, 1, 31, "2018-01-31", "lagesrapport-2017-h2")]
    [InlineData(4, 1, 1, "2017-09-01", "lagesrapport-2017-t2")]
    [InlineData(1, 2, 31, "2017-06-30", "lagesrapport-2017-04")]
    public void It_is_for_periods_of_any_kind_and_the_day_is_the_months_last_where_it_has_fewer(int every, int after, int day, string due, string id) =>
        Recurring(every, after, day)[0].ShouldSatisfyAllConditions(d => d.Id.ShouldBe(id), d => d.Due.ShouldBe(DateOnly.Parse(due, null)));

    [Fact]
    public void It_begins_where_the_catalogue_says_and_publishes_nothing()
    {
        Recurring(3, 2, 15, new(2019, 2))[0].Id.ShouldBe("lagesrapport-2019-q2");
        var mia = SmallCatalogue.Mia;
        var more = mia with { Deadlines = mia.Deadlines with { Recurring = [new("q", new("Q", "Q"), 3, 2, 15, null, [14])] } };
        ReportingCalendar.Of(more).Count.ShouldBeGreaterThan(ReportingCalendar.Of(mia).Count);
        ReportingCalendar.Of(more).Select(d => d.Id).ShouldBeUnique();
        ReportingCalendar.Published(more).ShouldBe(ReportingCalendar.Published(mia));
    }
}
