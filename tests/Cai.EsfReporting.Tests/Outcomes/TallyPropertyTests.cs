using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;
using Newtonsoft.Json.Linq;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>Shares, breakdowns, time in project, free places and history against the naive count, over made-up histories.</summary>
public sealed class TallyPropertyTests
{
    private static readonly Month AsOf = MadeUpHistory.AsOf;

    [Fact]
    public void Shares_are_counted_of_those_for_whom_they_are_told() => ForEveryScope((history, tally, scope) =>
    {
        var people = NaivePerson.All(EveryKind.Mia.Scopes[scope], EveryKind.Mia, history, AsOf);
        return EveryKind.Mia.Shares.Index().All(share => tally.Now[scope].Share(share.Index) == NaiveMeasures.Share(share.Item, people, AsOf.LastDay)
            && tally.Now[scope].Due(share.Index) == NaiveMeasures.Due(share.Item, people, AsOf.LastDay));
    });

    [Fact]
    public void Breakdowns_are_counted_as_persons() => ForEveryScope((history, tally, scope) =>
        tally.Details[scope].Breakdown.Groups.Select(NaiveMeasures.Line).SequenceEqual(NaiveMeasures.Breakdown(EveryKind.Mia, EveryKind.Mia.Scopes[scope], history, AsOf)));

    [Fact]
    public void Who_took_part_in_insatser_that_the_catalogue_does_not_know_is_published_once() => ForEvery((history, tally) =>
        tally.Months[^1].Whole.Groups.Select(NaiveMeasures.Line).SequenceEqual(NaiveMeasures.Breakdown(EveryKind.Mia, EveryKind.Mia.Scopes[0], history, AsOf,
            insats => insats.Length == 0 || EveryKind.Mia.Insatser.Any(known => known.Id == insats) ? insats : "(other)")));

    [Fact]
    public void Each_dimension_where_a_person_stands_once_sums_to_the_scope() => ForEveryScope((_, tally, scope) =>
        tally.Details[scope].Breakdown.Groups.GroupBy(g => g.Dimension).All(dimension =>
        {
            var (now, sum) = (tally.Now[scope], (dimension.Sum(g => g.Participants), dimension.Sum(g => g.Enrolled), dimension.Sum(g => g.Untold), dimension.Sum(g => g.Leavers)));
            var once = sum == (now.Participants, now.Enrolled, now.Untold, now.LeaversInRates)
                && EveryKind.Mia.Indicators.Index().All(i => dimension.Sum(g => g.Numerators[i.Index]) == now.LeaversTo(i.Item.Reasons));
            return dimension.Key is Dimension.Insats or Dimension.Provider ? sum.Item1 >= now.Participants : once;
        }));

    [Fact]
    public void Time_in_project_has_the_quartiles_of_the_sorted_days() => ForEveryScope((history, tally, scope) =>
    {
        var people = NaivePerson.All(EveryKind.Mia.Scopes[scope], EveryKind.Mia, history, AsOf);
        return ((bool Enrolled, Distribution Days)[])[(false, tally.Details[scope].DaysOfLeavers), (true, tally.Details[scope].DaysOfEnrolled)] is var both && both.All(kind =>
        {
            var days = NaiveMeasures.Days(people, AsOf.LastDay, kind.Enrolled);
            return kind.Days.Persons == days.Count && ((decimal[])[0.25m, 0.5m, 0.75m]).All(share => kind.Days.Quantile(share) == (days.Count == 0 ? null : days[(int)Math.Ceiling(share * days.Count) - 1]));
        });
    });

    [Fact]
    public void The_untold_stand_by_the_month_that_named_them_last() => ForEveryScope((history, tally, scope) =>
        tally.Details[scope].UntoldSince.SequenceEqual(NaivePerson.All(EveryKind.Mia.Scopes[scope], EveryKind.Mia, history, AsOf).Where(person => person is { IsEnrolled: false, Exit: null })
            .GroupBy(person => Month.Of(person.Own.Max(own => own.Row.End)!.Value)).OrderBy(month => month.Key).Select(month => (month.Key, month.Count())))
        && tally.Details[scope].UntoldSince.Sum(since => since.Persons) == tally.Now[scope].Untold);

    [Fact]
    public void Free_places_are_places_less_persons_enrolled_there() => ForEvery((history, tally) => FreePlaces.Of(EveryKind.Mia, tally.Details[0], AsOf)
        .SequenceEqual(NaiveMeasures.FreePlaces(EveryKind.Mia, NaivePerson.All(EveryKind.Mia.Scopes[0], EveryKind.Mia, history, AsOf))));

    [Fact]
    public void Who_started_this_year_is_counted_by_the_first_start() => ForEveryScope((history, tally, scope) => tally.Now[scope].StartedThisYear
        == NaivePerson.All(EveryKind.Mia.Scopes[scope], EveryKind.Mia, history, AsOf).Count(p => p.Own.Min(o => o.Row.Start).Year == AsOf.Year)
        + NaivePerson.Anonymous(EveryKind.Mia.Scopes[scope], EveryKind.Mia, history, AsOf).Where(group => group.Start.Year == AsOf.Year).Sum(group => group.Persons));

    [Fact]
    public void Every_month_of_the_history_is_as_if_it_were_counted_alone() => ForEvery((history, tally) => tally.Months.All(month =>
    {
        var alone = Tally(history, month.Month);
        return alone.Now.Zip(month.Scopes).All(scope => scope.First.Numbers.SequenceEqual(scope.Second.Numbers))
            && alone.Months[^1].Whole.Groups.Select(NaiveMeasures.Line).SequenceEqual(month.Whole.Groups.Select(NaiveMeasures.Line));
    }), 100);

    [Fact]
    public void Months_follow_one_another_from_the_first_delivered() => ForEvery((history, tally) =>
        tally.Months.Select(m => m.Month).SequenceEqual(history.Select(d => d.Month).Where(m => m <= AsOf).DefaultIfEmpty(AsOf).Min().To(AsOf)), 100);

    [Fact]
    public void Shards_that_have_travelled_as_json_add_up_to_the_whole() => ForEvery((history, tally) =>
    {
        var shards = 1 + (history.Sum(d => d.Rows.Count) % 5);
        var sum = Enumerable.Range(0, shards)
            .Select(shard => EsfReporting.Outcomes.Tally.Of(Json.Parse(Json.Text(Counting.TallyAsync(EveryKind.Mia, history, AsOf, shard, shards).GetAwaiter().GetResult().ToJson())), EveryKind.Mia))
            .Aggregate((all, more) =>
            {
                all.Add(more);
                return all;
            });
        return JToken.DeepEquals(sum.ToJson(), tally.ToJson());
    }, 100);

    [Fact]
    public void The_histories_hold_what_they_must()
    {
        var histories = Enumerable.Range(0, 60).Select(MadeUpHistory.Of).ToList();
        var rows = histories.SelectMany(h => h).SelectMany(d => d.Rows).ToList();
        rows.ShouldContain(r => r.IsAnonymous && r.Sex == Sex.Unknown);
        rows.ShouldContain(r => r.Reason == ExitReason.RegisteredInError);
        rows.ShouldContain(r => r.Start > AsOf.LastDay);
        rows.ShouldContain(r => r.End > AsOf.LastDay && r.Start <= AsOf.LastDay);
        var people = histories.SelectMany(h => NaivePerson.All(EveryKind.Mia.Scopes[0], EveryKind.Mia, h, AsOf)).ToList();
        people.ShouldContain(p => p.Own.Count(o => o.Row.Start == p.Entry.Start) > 1, "a tie of starts");
        people.ShouldContain(p => p.Exit != null && p.Own.Count(o => o.Row.End == p.Exit.Value.End) > 1, "a tie of ends");
        people.ShouldContain(p => p.Own.Select(o => o.Site).Distinct().Count() == 3, "a person everywhere");
        foreach (var scope in EveryKind.Mia.Scopes.Index())
            foreach (var share in EveryKind.Mia.Shares.Index())
                histories.Select(h => Tally(h, AsOf).Now[scope.Index].Share(share.Index)).ShouldContain(r => r.Numerator > 0 && r.Denominator > r.Numerator);
        foreach (var places in EveryKind.Mia.Insatser.SelectMany(i => i.Places).Index())
            histories.Select(h => FreePlaces.Of(EveryKind.Mia, Tally(h, AsOf).Details[0], AsOf)[places.Index].Taken).Distinct().Count().ShouldBeGreaterThan(1);
    }

    private static Tally Tally(List<SiteMonth> history, Month asOf) => Counting.TallyAsync(EveryKind.Mia, history, asOf).GetAwaiter().GetResult();

    private static void ForEvery(Func<List<SiteMonth>, Tally, bool> holds, int times = 200) => MadeUpHistory.ForEvery(history => holds(history, Tally(history, AsOf)), times);

    private static void ForEveryScope(Func<List<SiteMonth>, Tally, int, bool> holds) =>
        ForEvery((history, tally) => Enumerable.Range(0, EveryKind.Mia.Scopes.Count).All(scope => holds(history, tally, scope)));
}
