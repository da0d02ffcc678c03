using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deadlines;
using Cai.EsfReporting.Deliveries;

namespace Cai.EsfReporting.Tests.Deadlines;

/// <summary>What people read of a deadline and of a project that is over, word for word.</summary>
public sealed class DeadlineTextsTests
{
    private static readonly Deadline September = ReportingCalendar.Of(SmallCatalogue.Mia).Single(d => d.Id == "scb-2018-09");

    [Theory]
    [InlineData(2, "sista dag om 2 dagar", "due in 2 days")]
    [InlineData(1, "sista dag i morgon", "due tomorrow")]
    [InlineData(0, "sista dag i dag", "due today")]
    [InlineData(-1, "1 dag försenad", "1 day late")]
    [InlineData(-2, "2 dagar försenad", "2 days late")]
    public void How_far_off_it_is(int days, string sv, string en) => Distance.Of(days).ShouldBe(new(sv, en));

    [Theory]
    [InlineData(WorkItemKind.Opening, "opening", "Öppet: SCB:s deltagarrapport för 2018-09 – MIA", "Open: SCB participant report for 2018-09 – MIA")]
    [InlineData(WorkItemKind.Reminder, "reminder", "sista dag om 9 dagar: SCB:s deltagarrapport för 2018-09 – MIA", "due in 9 days: SCB participant report for 2018-09 – MIA")]
    [InlineData(WorkItemKind.Late, "late", "sista dag om 9 dagar: SCB:s deltagarrapport för 2018-09 – MIA", "due in 9 days: SCB participant report for 2018-09 – MIA")]
    [InlineData(WorkItemKind.Summary, "summary", "Vem saknas: SCB:s deltagarrapport för 2018-09 – MIA", "Who is missing: SCB participant report for 2018-09 – MIA")]
    [InlineData(WorkItemKind.Frozen, "frozen", "Rapporten är fryst: SCB:s deltagarrapport för 2018-09 – MIA", "The report is frozen: SCB participant report for 2018-09 – MIA")]
    public void Each_kind_has_its_word_and_its_subject(WorkItemKind kind, string word, string sv, string en)
    {
        var item = new WorkItem(kind, SmallCatalogue.Mia, September, null, [], word);
        (item.Word, item.Subject(new(2018, 10, 19), Language.Sv), item.Subject(new(2018, 10, 19), Language.En)).ShouldBe((word, sv, en));
        (item with { Site = SmallCatalogue.Mia.Sites[0] }).Subject(new(2018, 10, 19), Language.Sv).ShouldEndWith(" – Tyresö");
    }

    [Fact]
    public void The_window_opens_with_what_can_be_reported_and_until_when() =>
        Bodies(WorkItemKind.Opening).ShouldBe(("Nu kan SCB:s deltagarrapport för 2018-09 lämnas. Sista dag är 2018-10-28.", "SCB participant report for 2018-09 can now be reported. The last day is 2018-10-28."));

    [Fact]
    public void The_summary_says_who_is_missing_or_that_nobody_is()
    {
        Bodies(WorkItemKind.Summary).Sv.ShouldBe("Alla orter har levererat inför SCB:s deltagarrapport för 2018-09 (2018-10-28).");
        Bodies(WorkItemKind.Summary).En.ShouldBe("Every site has delivered for SCB participant report for 2018-09 (2018-10-28).");
        Bodies(WorkItemKind.Summary, Missing("tyreso", false), Missing("nacka", true)).ShouldBe((
            "Inför SCB:s deltagarrapport för 2018-09 (2018-10-28) saknas: Tyresö 2018-09, Nacka 2018-09 (preliminär).",
            "Missing for SCB participant report for 2018-09 (2018-10-28): Tyresö 2018-09, Nacka 2018-09 (preliminary)."));
    }

    [Fact]
    public void A_reminder_asks_first_for_what_never_came_and_then_for_what_came_too_early() =>
        Bodies(WorkItemKind.Reminder, Missing("tyreso", true), Missing("tyreso", false), Missing("tyreso", false) with { Month = new(2018, 8) }).ShouldBe((
            "SCB:s deltagarrapport för 2018-09 – sista dag om 9 dagar. Det saknas deltagarfil för 2018-09, 2018-08. Lämna filen, eller en fil med bara rubrikraden om det inte finns något att rapportera. "
            + "Filen för 2018-09 kom innan månaden var slut och är preliminär. Lämna månaden igen, nu när den är slut.",
            "SCB participant report for 2018-09 – due in 9 days. The participant file is missing for 2018-09, 2018-08. Deliver it, or a file with the header row only when there is nothing to report. "
            + "The file for 2018-09 came before the month was over and is preliminary. Deliver the month again, now that it is over."));

    [Fact]
    public void On_the_last_day_it_is_still_open_and_the_day_after_it_is_not()
    {
        Kinds(September.Due).ShouldContain(("opening", "opening"));
        Kinds(September.Due.AddDays(1)).Select(item => item.Word).ShouldNotContain("opening");
        Kinds(September.Opens!.Value).ShouldContain(("opening", "opening"));
        Kinds(September.Opens!.Value.AddDays(-1)).ShouldBeEmpty();
        Kinds(September.FreezeDay).ShouldContain(("summary", "summary"));
        Kinds(September.FreezeDay).Select(item => item.Word).ShouldNotContain("frozen");
        Of(September.CutOff.AddTicks(-1)).Select(item => item.Word).ShouldNotContain("frozen");
        Of(September.CutOff).Select(item => (item.Word, item.Id)).ShouldContain(("frozen", "frozen"));
    }

    [Fact]
    public void A_site_is_told_a_day_after_and_each_week_after_that_until_the_fourth()
    {
        Late(0).ShouldBeEmpty();
        int[] told = [.. Enumerable.Range(1, 40).Where(days => Late(days) != Late(days - 1))];
        told.ShouldBe([1, 7, 14, 21, 28, 29 + (September.FreezeDays.Last.DayNumber - September.Due.AddDays(28).DayNumber)]);

        static string Late(int days) => string.Join(' ', Of(StockholmTime.At(September.Due.AddDays(days), new(12, 0))).Where(item => item is { Kind: WorkItemKind.Late, Site.Id: "nacka" }).Select(item => item.Id));
    }

    [Fact]
    public void After_the_last_day_of_freezing_it_is_asked_for_only_as_one_that_has_passed()
    {
        var last = September.FreezeDays.Last;
        Delivery[] log = [Check.Delivered("2018-09", "a") with { Id = DeliveryId.Of(September.CutOff.AddTicks(-1), "0123456789abcdef") }];

        Kinds(last).Select(item => item.Word).ShouldContain("frozen");
        Kinds(last.AddDays(1)).ShouldBeEmpty();
        Passed(last, log).ShouldBeEmpty();
        Passed(last.AddDays(1), log).ShouldBe(["frozen"]);
        // Nothing that had come in time reached its month.
        Passed(last.AddDays(1), [log[0] with { Id = DeliveryId.Of(September.CutOff, "0123456789abcdef") }]).ShouldBeEmpty();
        Passed(last.AddDays(1), [log[0] with { Status = DeliveryStatus.Rejected }]).ShouldBeEmpty();
        Passed(last.AddDays(1), [log[0] with { Address = new("mia", "tyreso", new(2018, 8)) }]).ShouldBeEmpty();
        Passed(last.AddDays(1), [log[0] with { Address = new("mia", "tyreso", new(2018, 10)) }]).ShouldBe(["frozen"]);
        Passed(last.AddDays(1), [log[0], log[0] with { Status = DeliveryStatus.Rejected }]).ShouldBe(["frozen"]);

        static List<string> Passed(DateOnly day, Delivery[] log) =>
            [.. DailyQuestion.Passed(SmallCatalogue.Mia, log, StockholmTime.At(day, new(6, 0))).Where(item => item.Deadline.Id == September.Id).Select(item => item.Id)];
    }

    [Fact]
    public void Nothing_is_asked_of_before_the_first_delivery_and_passed_reports_come_in_the_order_of_their_months()
    {
        var passed = DailyQuestion.Passed(SmallCatalogue.Mia, [Check.Delivered("2020-08", "a") with { Id = DeliveryId.Of(new(2017, 4, 20, 0, 0, 0, TimeSpan.Zero), "0123456789abcdef") }], new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToList();
        passed[0].Deadline.Id.ShouldBe("scb-2017-04");
        passed[^1].Deadline.Id.ShouldBe("scb-2020-08");
        passed.Select(item => item.Deadline.Month).ShouldBeInOrder();
        passed.ShouldAllBe(item => item.Kind == WorkItemKind.Frozen && item.Site == null && item.Missing.Count == 0);

        var first = ReportingCalendar.Of(SmallCatalogue.Mia).Single(d => d.Id == "scb-2017-04");
        DailyQuestion.Due(SmallCatalogue.Mia, [], first.CutOff).Select(item => item.Deadline.Month).Distinct().ShouldContain(new Month(2017, 4));
        DailyQuestion.Due(SmallCatalogue.Mia, [], first.CutOff).ShouldAllBe(item => item.Deadline.Month >= new Month(2017, 4));
    }

    [Fact]
    public void Of_one_month_the_report_that_was_due_first_comes_first_and_then_by_id()
    {
        static string Deadline(string id, string due) => $$"""{ "id": "{{id}}", "name": "Halvår", "due": "{{due}}", "asOf": "2017-06", "leadDays": [ 7 ] }""";
        var project = SmallCatalogue.Read(SmallCatalogue.With(("$.projects[0].deadlines.explicit", $"[ {Deadline("z", "2017-08-15")}, {Deadline("a", "2017-08-15")}, {Deadline("m", "2017-08-10")} ]"))).Find("mia")!;
        Delivery[] log = [Check.Delivered("2017-06", "a") with { Id = DeliveryId.Of(new(2017, 7, 20, 0, 0, 0, TimeSpan.Zero), "0123456789abcdef") }];

        DailyQuestion.Passed(project, log, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).Select(item => item.Deadline).Where(deadline => deadline.Month == new Month(2017, 6)).Select(deadline => deadline.Id).ShouldBe(["scb-2017-06", "m", "a", "z"]);
    }

    [Fact]
    public void A_report_with_a_deadline_of_its_own_wants_every_month_until_then()
    {
        var project = SmallCatalogue.Read(SmallCatalogue.With(("$.projects[0].deadlines.explicit", """[ { "id": "half", "name": "Halvår", "due": "2017-08-15", "asOf": "2017-06", "leadDays": [ 7 ] } ]"""))).Find("mia")!;
        var due = DailyQuestion.Due(project, [Check.Delivered("2017-05", "a")], StockholmTime.At(new(2017, 8, 8), new(6, 0))).Where(item => item.Deadline.Id == "half").ToList();

        due.Single(item => item.Kind == WorkItemKind.Summary).Missing.Where(missing => missing.Site.Id == "tyreso").Select(missing => missing.Month.ToString()).ShouldBe(["2017-04", "2017-06"]);
        due.Single(item => item.Id == "reminder-nacka-20170808").Missing.Select(missing => missing.Month.ToString()).ShouldBe(["2017-04", "2017-05", "2017-06"]);
        due.ShouldAllBe(item => item.Kind != WorkItemKind.Opening);
    }

    [Fact]
    public void A_finished_project_says_what_never_came_by_site_where_that_fits_a_line()
    {
        var every = SmallCatalogue.Mia.Sites.SelectMany(site => new Month(2017, 4).To(new(2020, 8)).Select(month => Check.Delivered(month.ToString(), "a") with { Address = new("mia", site.Id, month), Id = DeliveryId.Of(new(2020, 9, 1, 8, 0, 0, TimeSpan.Zero), "0123456789abcdef") })).ToList();

        Lacking(every).ShouldBe(new("Alla orter levererade alla månader.", "Every site delivered every month."));
        Lacking([.. every.SkipLast(1)]).ShouldBe(new("En månad kom aldrig: Nacka 2020-08.", "One month never came: Nacka 2020-08."));
        Lacking([.. every.SkipLast(3)]).ShouldBe(new("3 månader kom aldrig: Nacka 2020-06, 2020-07, 2020-08.", "3 months never came: Nacka 2020-06, 2020-07, 2020-08."));
        Lacking([.. every.SkipLast(4)]).ShouldBe(new("4 månader kom aldrig: Nacka 4 månader (2020-05 till 2020-08).", "4 months never came: Nacka 4 months (2020-05 to 2020-08)."));
        Lacking([.. every.Skip(1).SkipLast(1)]).ShouldBe(new("2 månader från 2 orter kom aldrig.", "2 months from 2 sites never came."));
        Standing([.. every.SkipLast(1)]).NeverCame.Select(site => site.Site.Id).ShouldBe(["nacka"]);
        FinishedProject.Ended(SmallCatalogue.Read(SmallCatalogue.With(("$.projects[0].deadlines", """{ "explicit": [] }"""))).Find("mia")!).ShouldBe(new("Avslutat 2020-08-31.", "Finished 2020-08-31."));

        static ProjectStanding Standing(List<Delivery> log) => ProjectStanding.Of(SmallCatalogue.Mia, log, new(2026, 11, 27));
        static Text Lacking(List<Delivery> log) => FinishedProject.Lacking(Standing(log));
    }

    private static MissingMonth Missing(string site, bool isPreliminary) => new(SmallCatalogue.Mia.Sites.Single(s => s.Id == site), new(2018, 9), isPreliminary);

    private static (string Sv, string En) Bodies(WorkItemKind kind, params MissingMonth[] missing)
    {
        var item = new WorkItem(kind, SmallCatalogue.Mia, September, null, missing, "id");
        return (item.Body(new(2018, 10, 19), Language.Sv), item.Body(new(2018, 10, 19), Language.En));
    }

    private static List<(string Word, string Id)> Kinds(DateOnly day) => [.. Of(StockholmTime.At(day, new(12, 0))).Select(item => (item.Word, item.Id))];

    private static IEnumerable<WorkItem> Of(DateTimeOffset now) => DailyQuestion.Due(SmallCatalogue.Mia, [], now).Where(item => item.Deadline.Id == September.Id);
}
