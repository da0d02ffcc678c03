using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Outcomes;

public sealed class ShareTests
{
    [Fact]
    public async Task Self_referrals_are_a_share_of_those_whose_initiator_is_told() => (await OfAsync("self-referral", "2018-08",
        Row(1, "2018-06-01") with { InitiatedBy = Initiator.Self },
        Row(2, "2018-06-01") with { InitiatedBy = Initiator.Municipality },
        Row(3, "2018-06-01"),
        Anonymous("2018-06-01") with { InitiatedBy = Initiator.Self })).ShouldBe(new Ratio(1, 2));

    [Fact]
    public async Task The_first_start_tells_who_initiated() => (await OfAsync("self-referral", "2018-08",
        Row(1, "2018-06-01") with { InitiatedBy = Initiator.Self },
        Row(1, "2018-05-01") with { InitiatedBy = Initiator.Region })).ShouldBe(new Ratio(0, 1));

    [Theory]
    [InlineData("2018-06-01", "2018-06-15", 1, 1)]
    [InlineData("2018-06-01", "2018-06-16", 0, 1)]
    [InlineData("2018-06-01", "2018-06-01", 1, 1)]
    [InlineData("2018-06-01", null, 0, 0)]
    [InlineData(null, "2018-06-01", 0, 0)]
    [InlineData("2018-08-20", "2018-09-01", 0, 0)]
    public async Task A_first_meeting_on_the_fourteenth_day_is_in_time(string? referred, string? met, int inTime, int told) => (await OfAsync("first-meeting", "2018-08",
        Row(1, "2018-06-01") with { Referred = Day(referred), FirstMeeting = Day(met) })).ShouldBe(new Ratio(inTime, told));

    [Fact]
    public async Task A_persons_first_referral_decides() => (await OfAsync("first-meeting", "2018-08",
        Row(1, "2018-06-01") with { Referred = Day("2018-06-01"), FirstMeeting = Day("2018-06-20") },
        Row(1, "2018-07-01") with { Referred = Day("2018-06-02"), FirstMeeting = Day("2018-06-03") })).ShouldBe(new Ratio(0, 1));

    [Fact]
    public async Task A_follow_up_is_a_share_of_the_leavers_who_were_asked() => (await OfAsync("after-90-days", "2018-08",
        Left(1, ExitReason.Illness) with { Status90Days = FollowUp.Work },
        Left(2, ExitReason.Work) with { Status90Days = FollowUp.Study },
        Left(3, ExitReason.Work) with { Status90Days = FollowUp.Other },
        Left(4, ExitReason.Work) with { Status6Months = FollowUp.Work },
        Row(5, "2018-06-01") with { Status90Days = FollowUp.Work },
        Left(6, ExitReason.Deceased) with { Status90Days = FollowUp.Other })).ShouldBe(new Ratio(2, 3));

    [Fact]
    public async Task The_participation_that_gives_the_exit_tells_how_it_went() => (await OfAsync("after-six-months", "2018-08",
        Row(1, "2018-01-01", "2018-02-01", ExitReason.Work) with { Status6Months = FollowUp.Work },
        Row(1, "2018-02-01", "2018-03-01", ExitReason.Interrupted) with { Status6Months = FollowUp.JobSeeking })).ShouldBe(new Ratio(1, 1));

    [Fact]
    public async Task Falling_job_seeking_is_better_where_the_target_says_so()
    {
        var report = await ReportAsync(EveryKind.Whole,
        [
            Month("tyreso", "2017-08", [.. Enumerable.Range(1, 10).Select(person => Left(person, ExitReason.Work, 2017) with { Status6Months = FollowUp.JobSeeking, InitiatedBy = Initiator.Region })]),
            Month("tyreso", "2018-08", [.. Enumerable.Range(11, 10).Select(person => Left(person, ExitReason.Work) with { Status6Months = FollowUp.Work, InitiatedBy = Initiator.Self })]),
        ], new(2018, 8));
        var seeking = report.Whole.Shares[EveryKind.Share("after-six-months")];
        (seeking.Ratio, seeking.Earlier, seeking.Trend, seeking.IsBetter, seeking.Assessment).ShouldBe((new Ratio(10, 20), new Ratio(10, 10), Trend.Down, true, Assessment.Near));
        var referral = report.Whole.Shares[EveryKind.Share("self-referral")];
        (referral.Trend, referral.IsBetter, referral.Assessment).ShouldBe((Trend.Up, null, null));
    }

    private static Participation Left(int person, ExitReason reason, int year = 2018) => Row(person, $"{year}-01-01", $"{year}-03-01", reason);

    private static async Task<Ratio> OfAsync(string share, string asOf, params Participation[] rows) =>
        (await TallyAsync(EveryKind.Mia, [Month("tyreso", asOf, rows)], Calendar.Month.Parse(asOf))).Now[0].Share(EveryKind.Share(share));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
