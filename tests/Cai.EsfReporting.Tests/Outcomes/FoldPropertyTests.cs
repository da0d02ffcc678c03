using System.Globalization;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;
using FsCheck;
using FsCheck.Fluent;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>The fold against the naive count, over made-up histories: several sites and months, re-entries, ties, Felregistrering, anonymous rows.</summary>
public sealed class FoldPropertyTests
{
    private const string AsOf = "2018-06";
    private static readonly string[] Sites = [.. SmallCatalogue.Mia.Sites.Select(s => s.Id)];

    private static List<SiteMonth> History(int seed, bool ownPeople = false)
    {
        var random = new Random(seed);
        var history = new List<SiteMonth>();
        foreach (var (index, site) in Sites.Index())
            for (var month = 1; month <= 8; month++)
            {
                if (random.Next(4) == 0)
                    continue;
                var rows = new Dictionary<object, Participation>();
                for (var i = random.Next(12); i > 0; i--)
                {
                    // Few days, few people and few insatser, so that everything meets everything.
                    var start = new DateOnly(2018, random.Next(1, 9), 1).AddDays(random.Next(3) * 16);
                    DateOnly? end = random.Next(3) == 0 ? null : start.AddDays(random.Next(4) * 30);
                    var reason = end is null ? random.Next(8) == 0 ? ExitReason.RegisteredInError : ExitReason.None : (ExitReason)random.Next(1, ExitReasons.Count);
                    var insats = random.Next(2) == 0 ? "jobbverket" : "arbetstraning";
                    var row = random.Next(5) == 0
                        ? Counting.Anonymous(Text(start), random.Next(2) == 0 ? Sex.Woman : Sex.Man, insats)
                        : Counting.Row(random.Next(6) + (ownPeople ? 10 * index : 0), Text(start), end is { } e ? Text(e) : null, reason, insats);
                    if (random.Next(10) == 0)
                        row = Participation.OfRefused("key", Counting.Person(random.Next(6) + (ownPeople ? 10 * index : 0)), i);
                    rows.TryAdd(row.IsAnonymous || row.IsRefused ? new object() : (row.Pseudonym, row.Insats, row.Start), row);
                }

                history.Add(new(site, new(2018, month), [.. rows.Values]));
            }

        return history;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Numbers[] Fold(List<SiteMonth> history, int shards = 1, bool backwards = false) =>
        [.. Counting.FoldAsync(history, AsOf, shards, backwards).GetAwaiter().GetResult().Select(Counting.Numbers)];

    private static void ForEveryHistory(Func<int, bool> holds, int times = 300) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), holds).Check(Tried.Times(times));

    [Fact]
    public void The_fold_counts_as_the_design_says() => ForEveryHistory(seed =>
    {
        var history = History(seed);
        return Fold(history).SequenceEqual(SmallCatalogue.Mia.Scopes.Select(scope => NaiveCount.Of(scope, SmallCatalogue.Mia, history, Calendar.Month.Parse(AsOf))));
    });

    [Fact]
    public void The_shards_sum_to_the_whole() => ForEveryHistory(seed => Fold(History(seed), 1 + (seed % 9)).SequenceEqual(Fold(History(seed))));

    [Fact]
    public void The_order_of_the_sites_does_not_matter() => ForEveryHistory(seed => Fold(History(seed), backwards: true).SequenceEqual(Fold(History(seed))), 100);

    [Fact]
    public void Sites_with_no_person_in_two_sum_to_the_project() => ForEveryHistory(seed =>
    {
        var counts = SmallCatalogue.Mia.Scopes.Zip(Fold(History(seed, ownPeople: true))).ToList();
        var project = counts.Single(c => c.First.Kind == ScopeKind.Project).Second;
        return ((ScopeKind[])[ScopeKind.Site, ScopeKind.SubProject]).All(kind =>
        {
            var parts = counts.Where(c => c.First.Kind == kind).Select(c => c.Second).ToList();
            return (parts.Sum(p => p.Participants), parts.Sum(p => p.Enrolled), parts.Sum(p => p.Untold), parts.Sum(p => p.Leavers), parts.Sum(p => p.Participations), parts.Sum(p => p.Anonymous))
                == (project.Participants, project.Enrolled, project.Untold, project.Leavers, project.Participations, project.Anonymous);
        });
    });

    [Fact]
    public void The_histories_hold_what_they_must()
    {
        var rows = Enumerable.Range(0, 50).SelectMany(History1).ToList();
        rows.ShouldContain(r => r.IsAnonymous);
        rows.ShouldContain(r => r.Reason == ExitReason.RegisteredInError);
        rows.ShouldContain(r => r.End > new DateOnly(2018, 6, 30) && r.Start <= new DateOnly(2018, 6, 30));
        rows.ShouldContain(r => r.Start > new DateOnly(2018, 6, 30));

        static IEnumerable<Participation> History1(int seed) => History(seed).SelectMany(h => h.Rows);
    }
}
