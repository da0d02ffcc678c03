using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using FsCheck;
using FsCheck.Fluent;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>Different people over several projects, against a naive second count.</summary>
public sealed class PeopleAcrossTests
{
    private static readonly Month AsOf = MadeUpHistory.AsOf;
    private static readonly IReadOnlyList<Project> Projects = [EveryKind.Mia, EveryKind.Mia with { Id = "other" }, EveryKind.Mia with { Id = "third" }];

    private static Task<PeopleAcross> CountAsync(IReadOnlyList<List<SiteMonth>> histories) => PeopleCounter.CountAsync(AsOf, [.. Projects.Zip(histories, (project, history) =>
        (project, (IReadOnlyList<(DeliveryAddress, IAsyncEnumerable<Participation>)>)[.. history.Select(told => (new DeliveryAddress(project.Id, told.Site, told.Month), told.Rows.ToAsyncEnumerable()))]))]);

    /// <summary>Some sites of each project, or none.</summary>
    private static List<List<SiteMonth>> Histories(int seed)
    {
        var random = new Random(seed);
        return [.. Projects.Select(_ => MadeUpHistory.Of(random.Next()).Where(told => Kept(told.Site, seed)).ToList())];

        static bool Kept(string site, int seed) => (site[0] + seed) % 3 > 0;
    }

    [Fact]
    public void People_are_counted_once_as_the_naive_count_has_them() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var histories = Histories(seed);
        var counted = CountAsync(histories).GetAwaiter().GetResult();
        var naive = Projects.Zip(histories, (project, history) => project.Scopes.Where(scope => scope.Kind == ScopeKind.Site).SelectMany(site => NaivePerson.All(site, project, history, AsOf)).ToList()).ToList();
        var people = naive.SelectMany((own, project) => own.Select(person => (project, Person: person.Own[0].Row.Pseudonym, person.IsEnrolled))).GroupBy(one => one.Person).ToList();
        var together = people.Select(person => string.Join('+', person.Select(one => one.project).Distinct().Order())).Where(projects => projects.Contains('+', StringComparison.Ordinal)).CountBy(projects => projects).OrderBy(some => some.Key.Length).ThenBy(some => some.Key, StringComparer.Ordinal);
        return counted.People == people.Count
            && counted.Enrolled == people.Count(person => person.Any(one => one.IsEnrolled))
            && counted.OfProjects.SequenceEqual(naive.Zip(histories, (own, history) => history.Any(told => told.Month <= AsOf) ? own.Select(person => person.Own[0].Row.Pseudonym).Distinct().Count() : (int?)null))
            && string.Join(' ', counted.Together.Select(some => $"{string.Join('+', some.Projects)}:{some.People}")) == string.Join(' ', together.Select(some => $"{some.Key}:{some.Value}"));
    }).Check(Tried.Times(150));

    [Fact]
    public void The_histories_hold_what_they_must()
    {
        var counted = Enumerable.Range(0, 30).Select(seed => CountAsync(Histories(seed)).GetAwaiter().GetResult()).ToList();
        counted.ShouldContain(people => people.Together.Count == 4);
        counted.ShouldContain(people => people.People > people.Enrolled && people.Enrolled > 0);
        counted.ShouldAllBe(people => people.People < people.OfProjects.Sum() || people.OfSeveral == 0);
    }

    [Fact]
    public async Task What_is_not_yet_was_registered_in_error_or_has_no_identity_is_nobody()
    {
        Task<PeopleAcross> OfAsync(params IReadOnlyList<Participation> rows) => CountAsync([[new("tyreso", AsOf, rows)], [new("tyreso", AsOf, [Counting.Row(1, "2018-01-01")])], []]);

        (await OfAsync(Counting.Row(1, "2018-02-01", "2018-03-01", ExitReason.Work))).ShouldSatisfyAllConditions(
            people => people.People.ShouldBe(1), people => people.Enrolled.ShouldBe(1), people => people.OfProjects.ShouldBe([1, 1, null]), people => people.Together.ShouldHaveSingleItem().People.ShouldBe(1));
        foreach (var nobody in (Participation[])[Counting.Row(2, "2018-07-01"), Counting.Row(2, "2018-02-01", null, ExitReason.RegisteredInError), Counting.Anonymous("2018-02-01"), Participation.OfRefused("key", Counting.Person(2), 1)])
            (await OfAsync(nobody)).OfProjects.ShouldBe([0, 1, null]);
    }
}
