using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Tests.Deadlines;

/// <summary>A year, hour by hour: Nacka delivers before the month is over and never again; Tyresö is on time; Haninge is three days late each month.</summary>
public sealed class DailyQuestionTests
{
    private static readonly DateTimeOffset Start = new(2018, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2019, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [SlowFact]
    public void Each_item_is_done_once_and_on_its_day()
    {
        var done = Simulate(_ => true);

        foreach (var month in new Month(2018, 1).To(new(2018, 10)))
        {
            var deadline = ReportingCalendar.Of(SmallCatalogue.Mia).Single(d => d.Id == $"scb-{month}");
            var of = done.Where(d => d.Item.Deadline.Id == deadline.Id).ToList();
            Days(of, WorkItemKind.Opening, null).ShouldBe([deadline.Opens!.Value]);
            Days(of, WorkItemKind.Reminder, "tyreso").ShouldBeEmpty();
            Days(of, WorkItemKind.Reminder, "haninge").ShouldBe(deadline.ReminderDays);
            Days(of, WorkItemKind.Reminder, "nacka").ShouldBe(deadline.ReminderDays);
            Days(of, WorkItemKind.Late, "haninge").ShouldBe([deadline.Due.AddDays(1)]);
            Days(of, WorkItemKind.Late, "nacka").ShouldBe([.. new[] { 1, 7, 14, 21, 28 }.Select(deadline.Due.AddDays)]);
            Days(of, WorkItemKind.Summary, null).ShouldBe([deadline.FreezeDay]);
            Days(of, WorkItemKind.Frozen, null).ShouldBe([deadline.FreezeDay.AddDays(1)]);
        }
    }

    [SlowFact]
    public void A_week_away_loses_no_report_and_sends_no_reminder_twice()
    {
        // Away from the 15th to the 21st of every month, and awake once a day otherwise.
        var done = Simulate(now => now.Day is < 15 or > 21 && now.Hour == 6);
        done.Select(d => (d.Item.Deadline.Id, d.Item.Id)).ShouldBeUnique();
        done.Count(d => d.Item.Kind == WorkItemKind.Frozen && d.Day.Year == 2018).ShouldBe(Simulate(_ => true).Count(d => d.Item.Kind == WorkItemKind.Frozen));
    }

    [Fact]
    public void Who_delivered_before_the_month_was_over_is_told_so_and_asked_for_all_of_it()
    {
        Delivery[] log = [new(DeliveryId.Of(new(2018, 9, 20, 8, 0, 0, TimeSpan.Zero), "0123456789abcdef"), new("mia", "nacka", new(2018, 9)), DeliveryStatus.Accepted, 1, 1, 0, 0, "0123456789abcdef", null)];
        DateTimeOffset asked = new(2018, 10, 29, 6, 0, 0, TimeSpan.Zero);
        var due = DailyQuestion.Due(SmallCatalogue.Mia, log, asked).Where(item => item.Deadline.Id == "scb-2018-09").ToList();

        string Body(WorkItemKind kind, string? site, Language language) => due.Single(item => item.Kind == kind && item.Site?.Id == site).Body(StockholmTime.DayOf(asked), language);
        Body(WorkItemKind.Late, "nacka", Language.Sv).ShouldEndWith("Filen för 2018-09 kom innan månaden var slut och är preliminär. Lämna månaden igen, nu när den är slut.");
        Body(WorkItemKind.Late, "nacka", Language.En).ShouldNotContain("missing");
        Body(WorkItemKind.Late, "tyreso", Language.En).ShouldContain("The participant file is missing for 2018-09.");
        Body(WorkItemKind.Summary, null, Language.En).ShouldContain("Nacka 2018-09 (preliminary)");
    }

    [Theory]
    [InlineData("2018-10-23T06:00:00Z", "due in 5 days")]
    [InlineData("2018-10-28T06:00:00Z", "due today")]
    [InlineData("2018-10-31T06:00:00Z", "3 days late")]
    public void A_reminder_says_how_far_off_the_deadline_is(string now, string words)
    {
        var today = StockholmTime.DayOf(DateTimeOffset.Parse(now, null));
        DailyQuestion.Due(SmallCatalogue.Mia, [], DateTimeOffset.Parse(now, null))
            .Where(item => item.Deadline.Id == "scb-2018-09" && item.Site?.Id == "nacka")
            .ShouldHaveSingleItem().Subject(today, Language.En).ShouldStartWith(words);
    }

    [Fact]
    public void After_the_last_deadline_each_site_is_told_once_what_it_lacks()
    {
        var last = new DateOnly(2020, 9, 28);
        var told = Enumerable.Range(1, 400).SelectMany(days => DailyQuestion.Due(SmallCatalogue.Mia, [], StockholmTime.At(last.AddDays(days), new(6, 0))))
            .Where(item => item.Kind == WorkItemKind.Late && item.Deadline.Due == last).Select(item => (item.Deadline.Id, item.Id)).ToList();

        told.Distinct().ShouldBe([("scb-2020-08", "late-tyreso-1"), ("scb-2020-08", "late-haninge-1"), ("scb-2020-08", "late-nacka-1")]);
    }

    private static List<(WorkItem Item, DateOnly Day)> Simulate(Func<DateTimeOffset, bool> awake)
    {
        var (log, done, ids) = (new List<Delivery>(), new List<(WorkItem, DateOnly)>(), new HashSet<(string, string)>());
        for (var now = Start; now < End; now = now.AddHours(1))
        {
            if (now.Hour == 0)
                Deliver(log, now);
            if (awake(now))
                foreach (var item in DailyQuestion.Due(SmallCatalogue.Mia, log, now))
                    if (ids.Add((item.Deadline.Id, item.Id)))
                        done.Add((item, StockholmTime.DayOf(now)));
        }

        return [.. done.Where(d => d.Item1.Deadline.Month >= new Month(2018, 1))];
    }

    private static void Deliver(List<Delivery> log, DateTimeOffset now)
    {
        foreach (var (site, days) in new[] { ("tyreso", 5), ("haninge", 31), ("nacka", -5) })
            if (Month.Of(DateOnly.FromDateTime(now.UtcDateTime.AddDays(-days))) is var month && month.LastDay.AddDays(days) == DateOnly.FromDateTime(now.UtcDateTime))
                log.Add(new(DeliveryId.Of(now, "0123456789abcdef"), new("mia", site, month), DeliveryStatus.Accepted, 1, 1, 0, 0, "0123456789abcdef", null));
    }

    private static IEnumerable<DateOnly> Days(List<(WorkItem Item, DateOnly Day)> done, WorkItemKind kind, string? site) =>
        done.Where(d => d.Item.Kind == kind && d.Item.Site?.Id == site).Select(d => d.Day);
}
