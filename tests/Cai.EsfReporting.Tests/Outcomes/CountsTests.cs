using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using static Cai.EsfReporting.Tests.Outcomes.Counting;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>How counts travel from one part of the people to another, and what a person's participations come to.</summary>
public sealed class CountsTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(0)]
    public void Numbers_that_are_not_those_of_counts_are_refused(int many)
    {
        var refused = Should.Throw<FormatException>(() => Counts.Of([.. Enumerable.Repeat(0, many)], reasons: 5));
        refused.Message.ShouldBe($"Counts are 11 numbers and three a share, not {many}.");
    }

    [Fact]
    public void Counts_come_back_as_they_went()
    {
        int[] numbers = [.. Enumerable.Range(1, 17)];
        var counts = Counts.Of(numbers, reasons: 5);
        counts.Numbers.ShouldBe(numbers);
        (counts.Shares, counts.Share(1), counts.Due(0)).ShouldBe((2, new Ratio(13, 15), 16));
        counts.Add(Counts.Of(numbers, reasons: 5));
        counts.Numbers.ShouldBe(numbers.Select(number => 2 * number));
    }

    [Fact]
    public void Those_of_a_period_likewise()
    {
        int[] numbers = [.. Enumerable.Range(1, 9)];
        var counts = PeriodCounts.Of(numbers, reasons: 5);
        counts.Add(PeriodCounts.Of(numbers, reasons: 5));
        counts.Numbers.ShouldBe(numbers.Select(number => 2 * number));
        counts.LeaversTo(new HashSet<ExitReason> { (ExitReason)1, (ExitReason)3 }).ShouldBe(2 * (6 + 8));
        Should.Throw<FormatException>(() => PeriodCounts.Of([.. Enumerable.Repeat(0, 8)], reasons: 5)).Message.ShouldBe("A period's counts are 9 numbers, not 8.");
    }

    [Fact]
    public async Task Of_participations_that_end_alike_the_first_start_gives_the_exit()
    {
        var early = Row(1, "2018-05-01", "2018-08-01", ExitReason.Work) with { Status90Days = FollowUp.Work };
        var late = Row(1, "2018-06-01", "2018-08-01", ExitReason.Work) with { Status90Days = FollowUp.JobSeeking };
        foreach (var own in (Participation[][])[[early, late], [late, early]])
            (await TallyAsync(EveryKind.Mia, [Month("tyreso", "2018-12", own)], new(2018, 12))).Now[0].Share(EveryKind.Share("after-90-days")).ShouldBe(new Ratio(1, 1));
    }

    [Fact]
    public async Task A_person_takes_one_place_of_an_insats_and_a_provider_however_often_they_are_told()
    {
        SiteMonth[] told =
        [
            Month("tyreso", "2018-08", Row(1, "2018-06-01") with { Provider = "Ett" }, Row(1, "2018-07-01") with { Provider = "Ett" }, Row(1, "2018-07-02") with { Provider = "Två" },
                Row(1, "2018-07-01", insats: "arbetstraning") with { Provider = "Ett" }, Row(2, "2018-07-01") with { Provider = "Ett" }, Row(3, "2018-07-01", "2018-07-20", ExitReason.Work) with { Provider = "Ett" }),
            Month("haninge", "2018-08", Row(1, "2018-06-15") with { Provider = "Ett" }),
        ];
        (await TallyAsync(told, "2018-08")).Details[0].Taken.OrderBy(taken => taken.Insats, StringComparer.Ordinal).ThenBy(taken => taken.Provider, StringComparer.Ordinal)
            .ShouldBe([("arbetstraning", "ett", 1), ("jobbverket", "ett", 2), ("jobbverket", "två", 1)]);
    }

    [Fact]
    public async Task Anonymous_people_are_there_from_the_day_they_started()
    {
        SiteMonth[] told = [Month("tyreso", "2018-08", Anonymous("2018-08-31"), Anonymous("2018-09-01"))];
        (await OfAsync("mia", "2018-08", told)).ShouldBe(new Numbers(1, 1, 0, 0, 0, 0, 0, ""));
    }

    [Theory]
    [InlineData("2018-10-02", 1)] // ninety days before the year's last day
    [InlineData("2018-10-03", 0)]
    public async Task A_follow_up_is_due_from_its_day(string left, int due) =>
        (await TallyAsync(EveryKind.Mia, [Month("tyreso", "2018-12", Row(1, "2018-05-01", left, ExitReason.Work))], new(2018, 12))).Now[0].Due(EveryKind.Share("after-90-days")).ShouldBe(due);

    [Fact]
    public async Task Who_had_left_by_a_day_is_left_out_of_who_takes_part_from_it()
    {
        var fold = await FoldedAsync(SmallCatalogue.Mia, [Month("tyreso", "2018-08",
            Row(1, "2018-05-01", "2018-07-31", ExitReason.Work), Row(2, "2018-05-01", "2018-08-01", ExitReason.Work), Row(3, "2018-05-01"), Row(4, "2018-09-01"))], new(2018, 8));
        fold.PeopleOf(new(2018, 8), new(2018, 8, 1)).ShouldBe([(Person(2), false), (Person(3), true)], ignoreOrder: true);
        fold.PeopleOf(new(2018, 8), null).Count().ShouldBe(3);
    }

    [Fact]
    public async Task Months_before_are_those_that_were_counted_and_nobody_before_the_first()
    {
        var tally = await TallyAsync([Month("tyreso", "2018-06", Row(1, "2018-05-01")), Month("tyreso", "2018-07", Row(1, "2018-05-01"), Row(2, "2018-07-01"))], "2018-07");
        Enumerable.Range(0, 4).Select(months => tally.Before(months)[0].Participants).ShouldBe([2, 1, 0, 0]);
    }

    [Fact]
    public async Task What_travels_stands_in_an_order_of_its_own()
    {
        var tally = await TallyAsync([Month("tyreso", "2018-06", Row(1, "2018-05-01")), Month("haninge", "2018-07", Row(2, "2017-05-01"))], "2018-07");
        ((Newtonsoft.Json.Linq.JObject)tally.ToJson()["firstDelivered"]!).Properties().Select(first => (first.Name, (string?)first.Value)).ShouldBe([("haninge", "2018-07"), ("tyreso", "2018-06")]);
        tally.Esf.Numbers.Select(number => (number.Code, number.Year)).ShouldBe([(EsfCounts.Incomplete, 2017), (EsfCounts.Incomplete, 2018), (EsfCounts.Participants, 2017), (EsfCounts.Participants, 2018)]);
        var json = tally.ToJson();
        json["months"]![0]!["periods"] = new Newtonsoft.Json.Linq.JArray(new Newtonsoft.Json.Linq.JObject { ["period"] = "2018-13", ["scopes"] = new Newtonsoft.Json.Linq.JArray() });
        Should.Throw<FormatException>(() => Tally.Of(json, SmallCatalogue.Mia)).Message.ShouldBe("“2018-13” is not a period.");
    }

    [Fact]
    public async Task The_same_months_a_year_before_are_counted_where_a_target_is_a_word()
    {
        var word = SmallCatalogue.Mia with
        {
            Indicators = [.. SmallCatalogue.Mia.Indicators.Select((indicator, i) => i > 0 ? indicator : indicator with { Goal = indicator.Goal! with { Targets = [new(null, FigureTarget.Of(0.3m)), new(new(2020, 1), FigureTarget.Of(TargetWord.Increase))] } })],
        };
        (OutcomeCounter.HoldsAgainstYearEarlier(SmallCatalogue.Mia), OutcomeCounter.HoldsAgainstYearEarlier(word)).ShouldBe((false, true));

        async Task<IEnumerable<string>> OfYearBefore(Project project) =>
            (await TallyAsync(project, [Month("tyreso", "2017-05", Row(1, "2017-05-01"))], new(2018, 5))).Months.Single(month => month.Month == new Month(2017, 5)).Periods.Select(period => period.Period.ToString());
        (await OfYearBefore(word)).ShouldBe(["2017-01/2017-05"]);
        (await OfYearBefore(SmallCatalogue.Mia)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(49_999, 1)]
    [InlineData(50_000, 2)]
    [InlineData(149_999, 3)]
    public void So_many_rows_are_worth_so_many_shards(int rows, int shards) =>
        OutcomeCounter.ShardsFor([Check.Delivered("2018-07", "a") with { Accepted = rows / 2 }, Check.Delivered("2018-08", "a") with { Accepted = rows - (rows / 2) }]).ShouldBe(shards);
}
