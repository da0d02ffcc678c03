using System.Runtime.CompilerServices;
using System.Text;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries;
using Cai.EsfReporting.Outcomes;
using Cai.EsfReporting.Participants;
using Cai.EsfReporting.Reports;

namespace Cai.EsfReporting.Tests.Outcomes;

/// <summary>Folds made-up months.</summary>
internal static class Counting
{
    private static readonly Dictionary<int, Pseudonym> Known = [];

    public static Pseudonym Person(int index)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(index, out var known))
            {
                PersonalIdentity.TryParse(Encoding.ASCII.GetBytes(Synthetic.Person(index)), Calendar.Month.Parse("2018-08"), out var identity);
                Known.Add(index, known = Check.Key.Of(identity));
            }

            return known;
        }
    }

    public static Participation Row(int person, string start, string? end = null, ExitReason reason = ExitReason.None, string insats = "jobbverket") =>
        Make(Person(person), insats, start, end, reason, Sex.Woman);

    public static Participation Anonymous(string start, Sex sex = Sex.Woman, string insats = "") => Make(default, insats, start, null, ExitReason.None, sex);

    public static Participation Make(Pseudonym person, string insats, string start, string? end, ExitReason reason, Sex sex) =>
        new("key", person, insats, Day(start), end is null ? null : Day(end), reason, sex, person.IsNobody ? null : 30, "", default, default, default, default, default, default, default, null, null, null, default, default);

    public static SiteMonth Month(string site, string month, params IReadOnlyList<Participation> rows) => new(site, Calendar.Month.Parse(month), rows);

    /// <summary>The counts by scope id, folded in parts.</summary>
    public static async Task<IReadOnlyList<Counts>> FoldAsync(IEnumerable<SiteMonth> deliveries, string asOf, int shards = 1, bool sitesBackwards = false)
    {
        IReadOnlyList<Counts>? sum = null;
        for (var shard = 0; shard < shards; shard++)
        {
            var fold = new Fold(SmallCatalogue.Mia);
            var sites = deliveries.Where(d => d.Month <= Calendar.Month.Parse(asOf)).GroupBy(d => d.Site).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
            if (sitesBackwards)
                sites.Reverse();
            foreach (var delivery in sites.SelectMany(site => site.OrderBy(d => d.Month)))
                await fold.AddAsync(delivery.Site, delivery.Month, Rows(delivery.Rows.Where(r => (r.IsAnonymous ? 0 : r.Pseudonym.Shard(shards)) == shard)), CancellationToken.None);
            var part = fold.Count(Calendar.Month.Parse(asOf)).Scopes;
            if (sum is null)
                sum = part;
            else
                for (var i = 0; i < part.Count; i++)
                    sum[i].Add(part[i]);
        }

        return sum!;
    }

    /// <summary>Everything that a report is made of.</summary>
    public static Task<Tally> TallyAsync(IEnumerable<SiteMonth> deliveries, string asOf) => TallyAsync(SmallCatalogue.Mia, deliveries, Calendar.Month.Parse(asOf));

    /// <summary>Everything that a report is made of, for one part of the people.</summary>
    public static Task<Tally> TallyAsync(Project project, IEnumerable<SiteMonth> deliveries, Month asOf, int shard = 0, int shards = 1, Period? asked = null) => OutcomeCounter.TallyAsync(
        project, asOf, deliveries.Select(d => (new DeliveryAddress(project.Id, d.Site, d.Month), Rows(d.Rows.Where(r => (r.IsAnonymous ? 0 : r.Pseudonym.Shard(shards)) == shard)))), asked: asked);

    /// <summary>Everything told up to a month, to be counted in one way or another.</summary>
    public static async Task<Fold> FoldedAsync(Project project, IEnumerable<SiteMonth> deliveries, Month asOf)
    {
        var fold = new Fold(project);
        foreach (var delivery in deliveries.Where(d => d.Month <= asOf).OrderBy(d => d.Month))
            await fold.AddAsync(delivery.Site, delivery.Month, Rows(delivery.Rows), CancellationToken.None);
        return fold;
    }

    /// <summary>The report of made-up deliveries.</summary>
    /// <param name="log">Of which it says that it is made.</param>
    public static async Task<OutcomeReport> ReportAsync(ReportingCatalogue catalogue, IEnumerable<SiteMonth> deliveries, Month asOf, params IReadOnlyList<Delivery> log) =>
        InternalEdition.Of(new(catalogue, catalogue.Projects[0], asOf, log), await TallyAsync(catalogue.Projects[0], deliveries, asOf));

    public static async Task<Numbers> OfAsync(string scope, string asOf, params IEnumerable<SiteMonth> deliveries) =>
        Numbers((await FoldAsync(deliveries, asOf))[SmallCatalogue.Mia.Scopes.Index().First(s => s.Item.Id == scope).Index]);

    public static Numbers Numbers(Counts counts) => new(
        counts.Participants, counts.Anonymous, counts.Enrolled, counts.Untold, counts.Leavers, counts.LeaversInRates, counts.Participations,
        string.Join(' ', Enum.GetValues<ExitReason>().Where(r => counts.LeaversTo(r) > 0).Select(r => $"{r}:{counts.LeaversTo(r)}")));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async IAsyncEnumerable<Participation> Rows(IEnumerable<Participation> rows, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return row;
        }

        await Task.CompletedTask;
    }
}
