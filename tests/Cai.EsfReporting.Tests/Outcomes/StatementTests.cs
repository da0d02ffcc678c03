using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>A month is a full statement: what becomes of those whom it no longer names (design: Counting, 2–4).</summary>
public sealed class StatementTests
{
    [Fact]
    public async Task Who_is_no_longer_named_is_untold_from_the_month_that_does_not_name_them()
    {
        SiteMonth[] told = [Month("tyreso", "2018-06", Row(1, "2018-06-01"), Row(2, "2018-06-01")), Month("tyreso", "2018-08", Row(2, "2018-06-01"))];
        (await OfAsync("tyreso", "2018-07", told)).ShouldBe(new Numbers(2, 0, 2, 0, 0, 0, 2, ""));
        foreach (var scope in (string[])["tyreso", "ostra", "mia"])
            (await OfAsync(scope, "2018-08", told)).ShouldBe(new Numbers(2, 0, 1, 1, 0, 0, 2, ""));
    }

    /// <summary>Months later: the site has nothing more to say of somebody who left, but their follow-up is due, and nobody has asked.</summary>
    [Fact]
    public async Task A_follow_up_of_somebody_whom_no_file_names_any_more_is_due_and_not_answered_until_one_does()
    {
        var left = Row(1, "2017-06-01", "2017-07-10", ExitReason.Work);
        SiteMonth[] told = [Month("tyreso", "2017-07", left), Month("tyreso", "2018-07")];
        (await FollowUpAsync([.. told])).ShouldBe((1, new Ratio(0, 0)));
        (await FollowUpAsync([.. told, Month("tyreso", "2018-08", left with { Status90Days = FollowUp.Work })])).ShouldBe((1, new Ratio(1, 1)));

        async Task<(int Due, Ratio Answered)> FollowUpAsync(SiteMonth[] months)
        {
            var share = EveryKind.Mia.Shares.Index().Single(s => s.Item.Id == "after-90-days").Index;
            var counts = (await TallyAsync(EveryKind.Mia, months, Calendar.Month.Parse("2018-08"))).Now[0];
            return (counts.Due(share), counts.Share(share));
        }
    }

    [Fact]
    public async Task A_month_with_nothing_to_report_names_nobody() =>
        (await OfAsync("tyreso", "2018-08", Month("tyreso", "2018-07", Row(1, "2018-06-01")), Month("tyreso", "2018-08"))).Untold.ShouldBe(1);

    [Fact]
    public async Task Who_is_told_again_is_as_told()
    {
        SiteMonth[] told = [Month("tyreso", "2018-06", Row(1, "2018-06-01")), Month("tyreso", "2018-07"), Month("tyreso", "2018-08", Row(1, "2018-06-01", "2018-08-10", ExitReason.Work))];
        (await OfAsync("tyreso", "2018-07", told)).Untold.ShouldBe(1);
        (await OfAsync("tyreso", "2018-08", told)).ShouldBe(new Numbers(1, 0, 0, 0, 1, 1, 1, "Work:1"));
    }

    [Fact]
    public async Task Who_has_left_need_not_be_named_again() =>
        (await OfAsync("tyreso", "2018-08", Month("tyreso", "2018-07", Row(1, "2018-06-01", "2018-07-10", ExitReason.Study)), Month("tyreso", "2018-08"))).Reasons.ShouldBe("Study:1");

    [Theory]
    [InlineData("2018-06-05", true, "a day or four")]
    [InlineData("2018-01-05", true, "backwards, however far")]
    [InlineData("2018-07-31", true, "to the last day of the month before")]
    [InlineData("2018-08-20", false, "past it by more than 31 days: another participation")]
    public async Task A_start_that_moved_is_one_participation(string start, bool moved, string what)
    {
        var counts = await OfAsync("tyreso", "2018-08", Month("tyreso", "2018-07", Row(1, "2018-06-01")), Month("tyreso", "2018-08", Row(1, start)));
        (counts.Participants, counts.Enrolled, counts.Participations).ShouldBe((1, 1, moved ? 1 : 2), what);
    }

    [Fact]
    public async Task A_start_may_move_31_days_past_the_month()
    {
        foreach (var (start, participations) in ((string, int)[])[("2018-08-20", 1), ("2018-08-21", 2)])
            (await OfAsync("tyreso", "2018-08", Month("tyreso", "2018-07", Row(1, "2018-07-20")), Month("tyreso", "2018-08", Row(1, start)))).Participations.ShouldBe(participations);
    }

    [Fact]
    public async Task The_nearest_starts_are_paired_first_and_each_once()
    {
        var counts = await OfAsync("tyreso", "2018-08",
            Month("tyreso", "2018-07", Row(1, "2018-05-01"), Row(1, "2018-06-01")),
            Month("tyreso", "2018-08", Row(1, "2018-06-03", "2018-08-01", ExitReason.Work)));
        // The one of June was corrected; that of May has vanished, on the last of July, before the end that is told.
        (counts.Participations, counts.Reasons).ShouldBe((2, "Work:1"));
    }

    [Fact]
    public async Task An_insats_that_changed_with_the_same_start_is_one_participation()
    {
        var counts = await OfAsync("tyreso", "2018-08", Month("tyreso", "2018-07", Row(1, "2018-06-01")), Month("tyreso", "2018-08", Row(1, "2018-06-01", "2018-08-01", ExitReason.Work, "arbetstraning")));
        counts.ShouldBe(new Numbers(1, 0, 0, 0, 1, 1, 1, "Work:1"));
    }

    [Fact]
    public async Task What_was_named_before_stands_for_nothing_new()
    {
        var counts = await OfAsync("tyreso", "2018-08",
            Month("tyreso", "2018-06", Row(1, "2018-05-01", "2018-06-10", ExitReason.Illness)),
            Month("tyreso", "2018-07", Row(1, "2018-07-01")),
            Month("tyreso", "2018-08", Row(1, "2018-05-01", "2018-06-10", ExitReason.Illness)));
        (counts.Participations, counts.Untold, counts.Leavers).ShouldBe((2, 1, 0));
    }

    [Fact]
    public async Task Whom_a_month_names_only_in_refused_rows_stays_as_told()
    {
        var refused = Participation.OfRefused("key", Person(1), 7);
        SiteMonth[] told = [Month("tyreso", "2018-06", Row(1, "2018-06-01")), Month("tyreso", "2018-07", refused), Month("tyreso", "2018-08")];
        (await OfAsync("tyreso", "2018-07", told)).ShouldBe(new Numbers(1, 0, 1, 0, 0, 0, 1, ""));
        (await OfAsync("tyreso", "2018-08", told)).Untold.ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_known_from_a_refused_row_only_is_nobody_yet() =>
        (await OfAsync("tyreso", "2018-08", Month("tyreso", "2018-08", Participation.OfRefused("key", Person(1), 7)))).ShouldBe(new Numbers(0, 0, 0, 0, 0, 0, 0, ""));

    [Fact]
    public async Task Who_vanished_here_and_is_open_there_is_enrolled_in_both_together()
    {
        SiteMonth[] told = [Month("tyreso", "2018-07", Row(1, "2018-06-01")), Month("tyreso", "2018-08"), Month("haninge", "2018-08", Row(1, "2018-08-01"))];
        (await OfAsync("tyreso", "2018-08", told)).Untold.ShouldBe(1);
        (await OfAsync("ostra", "2018-08", told)).ShouldBe(new Numbers(1, 0, 1, 0, 0, 0, 2, ""));
    }

    [Fact]
    public async Task A_told_reason_comes_before_none_on_the_same_day_and_a_later_end_before_both()
    {
        SiteMonth[] told = [Month("tyreso", "2018-07", Row(1, "2018-06-01")), Month("tyreso", "2018-08"), Month("haninge", "2018-07", Row(1, "2018-06-01", "2018-07-31", ExitReason.Other))];
        (await OfAsync("ostra", "2018-08", told)).Reasons.ShouldBe("Other:1");
        told[2] = Month("haninge", "2018-07", Row(1, "2018-06-01", "2018-07-30", ExitReason.Work));
        (await OfAsync("ostra", "2018-08", told)).ShouldBe(new Numbers(1, 0, 0, 1, 0, 0, 2, ""));
    }

    [Fact]
    public async Task An_unknown_insats_is_one_however_it_is_written()
    {
        var counts = await OfAsync("tyreso", "2018-08",
            Month("tyreso", "2018-07", Row(1, "2018-06-01", insats: "Datorkurs"), Row(2, "2018-06-01", insats: "Jobb-Verket")),
            Month("tyreso", "2018-08", Row(1, "2018-06-01", "2018-08-10", ExitReason.Work, " DATORKURS"), Row(2, "2018-06-01", "2018-08-10", ExitReason.Work)));
        counts.ShouldBe(new Numbers(2, 0, 0, 0, 2, 2, 2, "Work:2"));
    }
}
