using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>Periods against the naive count, over made-up histories.</summary>
public sealed class PeriodPropertyTests
{
    private static readonly Month AsOf = MadeUpHistory.AsOf;

    private static Tally Tally(List<SiteMonth> history, Period? asked = null) => Counting.TallyAsync(EveryKind.Mia, history, AsOf, asked: asked).GetAwaiter().GetResult();

    private static PeriodNumbers Numbers(PeriodCounts counts) => new(counts.TookPart, counts.Started, counts.Enrolled, counts.Untold, counts.Leavers, counts.LeaversInRates,
        string.Join(' ', Enum.GetValues<ExitReason>().Where(r => counts.LeaversTo(r) > 0).Select(r => $"{r}:{counts.LeaversTo(r)}")));

    private static bool Agrees(IReadOnlyList<SiteMonth> history, PeriodTally told) => EveryKind.Mia.Scopes.Index().All(scope =>
        Numbers(told.Scopes[scope.Index]) == NaivePeriod.Of(scope.Item, EveryKind.Mia, history, told.Period.First.FirstDay, told.Period.Last.LastDay));

    [Fact]
    public void Every_period_is_counted_as_of_its_last_month_from_the_same_people() =>
        MadeUpHistory.ForEvery(history => Tally(history).Months.SelectMany(month => month.Periods).All(told => Agrees(history, told)), 200);

    [Fact]
    public void A_period_that_was_asked_for_is_counted_likewise() => MadeUpHistory.ForEvery(history =>
    {
        var asked = Period.Of(AsOf.Add(-(history.Sum(d => d.Rows.Count) % 8)), AsOf);
        return Tally(history, asked).Months[^1].Periods.Single(told => told.Period == asked) is var told && Agrees(history, told);
    }, 200);

    [Fact]
    public void They_are_the_year_so_far_and_every_year_half_tertial_and_quarter_that_is_over() => MadeUpHistory.ForEvery(history =>
    {
        var tally = Tally(history);
        var (first, last) = (tally.Months[0].Month, tally.Months[^1].Month);
        var expected = Enumerable.Range(first.Year, last.Year - first.Year + 1).SelectMany(year => ((int[])[12, 6, 4, 3]).SelectMany(months => Enumerable.Range(0, 12 / months)
            .Select(part => Period.Of(new(year, (part * months) + 1), new(year, (part + 1) * months))))).Where(p => p.Last >= first && p.Last <= last).Append(Period.Of(new(last.Year, 1), last)).Distinct();
        return tally.Months.SelectMany(month => month.Periods).Select(told => told.Period).Order().SequenceEqual(expected.Order());
    }, 50);

    [Fact]
    public void The_histories_hold_what_they_must()
    {
        var counts = Enumerable.Range(0, 60).Select(MadeUpHistory.Of).SelectMany(history => Tally(history).Months).SelectMany(month => month.Periods).SelectMany(told => told.Scopes).ToList();
        counts.ShouldContain(c => c.Untold > 0);
        counts.ShouldContain(c => c.Leavers > c.LeaversInRates);
        counts.ShouldContain(c => c.Started > 0 && c.Leavers == 0);
        counts.ShouldContain(c => c.Anonymous > 0 && c.TookPart > c.Started);
    }

    [Fact]
    public async Task Who_left_came_back_and_left_again_is_in_both_periods_and_once_since_the_start()
    {
        SiteMonth[] history =
        [
            Counting.Month("tyreso", "2018-03", Counting.Row(1, "2018-01-10", "2018-03-20", ExitReason.Work)),
            Counting.Month("tyreso", "2018-06", Counting.Row(1, "2018-05-02", "2018-06-11", ExitReason.Study)),
        ];
        var tally = await Counting.TallyAsync(EveryKind.Mia, history, new(2018, 6));
        var periods = tally.Months.SelectMany(month => month.Periods).ToDictionary(told => told.Period.Id, told => told.Scopes[0]);
        (periods["2018-Q1"].Leavers, periods["2018-Q2"].Leavers, periods["2018-H1"].Leavers, tally.Now[0].Leavers).ShouldBe((1, 1, 1, 1));
        (periods["2018-Q1"].Started, periods["2018-Q2"].Started, periods["2018-T1"].Enrolled).ShouldBe((1, 0, 0));
    }
}
