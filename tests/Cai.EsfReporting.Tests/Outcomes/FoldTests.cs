using Cai.EsfReporting.Participants;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>The numbered clauses of the design's “Counting, exactly”.</summary>
public sealed class FoldTests
{
    [Fact]
    public async Task The_latest_month_that_names_a_participation_wins()
    {
        var counts = await OfAsync("tyreso", "2018-08",
            Month("tyreso", "2018-07", Row(1, "2018-06-01", "2018-07-10", ExitReason.Illness)),
            Month("tyreso", "2018-08", Row(1, "2018-06-01", "2018-08-10", ExitReason.Work)));
        (counts.Leavers, counts.Participations, counts.Reasons).ShouldBe((1, 1, "Work:1"));
    }

    [Fact]
    public async Task A_later_month_may_open_a_participation_again()
    {
        var counts = await OfAsync("tyreso", "2018-08",
            Month("tyreso", "2018-07", Row(1, "2018-06-01", "2018-07-10", ExitReason.Illness)), Month("tyreso", "2018-08", Row(1, "2018-06-01")));
        (counts.Leavers, counts.Enrolled).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Starts_and_ends_after_the_month_are_not_yet()
    {
        SiteMonth[] told = [Month("tyreso", "2018-07", Row(1, "2018-07-31", "2018-08-01", ExitReason.Work), Row(2, "2018-08-01"), Anonymous("2018-08-01"))];
        (await OfAsync("tyreso", "2018-07", told)).ShouldBe(new Numbers(1, 0, 1, 0, 0, 0, 1, ""));
        (await OfAsync("tyreso", "2018-08", told)).ShouldBe(new Numbers(3, 1, 1, 0, 1, 1, 2, "Work:1"));
    }

    [Fact]
    public async Task Felregistrering_removes_a_participation_everywhere()
    {
        SiteMonth[] told =
        [
            Month("tyreso", "2018-07", Row(1, "2018-07-01"), Row(2, "2018-07-01")),
            Month("tyreso", "2018-08", Row(1, "2018-07-01", null, ExitReason.RegisteredInError), Row(2, "2018-07-01", "2018-09-15", ExitReason.RegisteredInError)),
        ];
        foreach (var scope in (string[])["tyreso", "ostra", "mia"])
            (await OfAsync(scope, "2018-08", told)).ShouldBe(new Numbers(0, 0, 0, 0, 0, 0, 0, ""));
    }

    [Fact]
    public async Task A_felregistrering_that_is_taken_back_counts_again()
    {
        var counts = await OfAsync("tyreso", "2018-08", Month("tyreso", "2018-07", Row(1, "2018-07-01", null, ExitReason.RegisteredInError)), Month("tyreso", "2018-08", Row(1, "2018-07-01")));
        counts.Enrolled.ShouldBe(1);
    }

    [Fact]
    public async Task A_person_counts_once_in_each_scope()
    {
        SiteMonth[] told = [Month("tyreso", "2018-08", Row(1, "2018-07-01"), Row(1, "2018-08-01", insats: "arbetstraning")), Month("haninge", "2018-08", Row(1, "2018-07-01")), Month("nacka", "2018-08", Row(1, "2018-07-01"))];
        foreach (var (scope, participations) in ((string, int)[])[("tyreso", 2), ("haninge", 1), ("nacka", 1), ("ostra", 3), ("varna", 1), ("mia", 4)])
        {
            var counts = await OfAsync(scope, "2018-08", told);
            (counts.Participants, counts.Participations).ShouldBe((1, participations), scope);
        }
    }

    [Fact]
    public async Task Who_is_out_at_one_site_and_in_at_another_is_enrolled_in_the_project()
    {
        SiteMonth[] told = [Month("tyreso", "2018-08", Row(1, "2018-07-01", "2018-08-01", ExitReason.Work)), Month("haninge", "2018-08", Row(1, "2018-07-01"))];
        (await OfAsync("tyreso", "2018-08", told)).Leavers.ShouldBe(1);
        (await OfAsync("mia", "2018-08", told)).Enrolled.ShouldBe(1);
        (await OfAsync("mia", "2018-08", told)).Leavers.ShouldBe(0);
    }

    [Fact]
    public async Task The_latest_end_gives_the_reason()
    {
        var counts = await OfAsync("tyreso", "2018-08", Month("tyreso", "2018-08",
            Row(1, "2018-06-01", "2018-08-02", ExitReason.Illness), Row(1, "2018-07-01", "2018-08-01", ExitReason.Work)));
        counts.Reasons.ShouldBe("Illness:1");
    }

    [Theory]
    [InlineData(ExitReason.Work, ExitReason.Study)]
    [InlineData(ExitReason.OwnBusiness, ExitReason.Study)]
    [InlineData(ExitReason.Study, ExitReason.EmploymentService)]
    [InlineData(ExitReason.MunicipalMeasure, ExitReason.JobSeeking)]
    [InlineData(ExitReason.EmploymentService, ExitReason.Other)]
    public async Task A_tie_is_decided_as_work_study_referral_other(ExitReason first, ExitReason second)
    {
        foreach (var (one, two) in ((ExitReason, ExitReason)[])[(first, second), (second, first)])
            (await OfAsync("tyreso", "2018-08", Month("tyreso", "2018-08", Row(1, "2018-06-01", "2018-08-01", one), Row(1, "2018-07-01", "2018-08-01", two))))
                .Reasons.ShouldBe($"{first}:1");
    }

    [Fact]
    public async Task Anonymous_rows_are_the_largest_number_that_a_month_states()
    {
        var counts = await OfAsync("mia", "2018-08",
            Month("tyreso", "2018-07", Anonymous("2018-07-01"), Anonymous("2018-07-01"), Anonymous("2018-07-02")),
            Month("tyreso", "2018-08", Anonymous("2018-07-01"), Anonymous("2018-07-01", Sex.Man), Anonymous("2018-07-01", insats: "jobbverket")),
            Month("haninge", "2018-08", Anonymous("2018-07-01")));
        counts.ShouldBe(new Numbers(6, 6, 0, 0, 0, 0, 0, ""));
    }

    [Fact]
    public async Task The_deceased_are_leavers_outside_every_rate()
    {
        var counts = await OfAsync("tyreso", "2018-08", Month("tyreso", "2018-08",
            Row(1, "2018-06-01", "2018-08-01", ExitReason.Deceased), Row(2, "2018-06-01", "2018-08-01", ExitReason.Work)));
        (counts.Leavers, counts.InRates).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Who_started_this_year_is_told_by_the_first_start()
    {
        var counts = (await FoldAsync([Month("tyreso", "2018-08", Row(1, "2017-12-31"), Row(1, "2018-06-01"), Row(2, "2018-01-01"), Anonymous("2018-01-01"), Anonymous("2017-12-31"))], "2018-08"))[0];
        counts.StartedThisYear.ShouldBe(2);
    }
}
