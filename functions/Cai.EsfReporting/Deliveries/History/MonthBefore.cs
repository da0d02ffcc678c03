using System.Runtime.InteropServices;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.History;

/// <summary>
/// Holds a file against the site's month before it, row by row, and looks further back only for what that month does not
/// explain. Memory grows with the month before and with what is new; nothing of it outlives the check.
/// </summary>
internal sealed class MonthBefore
{
    private readonly SiteHistory history;
    private readonly DeliveryAddress address;
    private readonly InsatsNames insatser;
    private readonly IReadOnlyList<Delivery> before;
    private readonly Dictionary<ToldKey, (ToldEarlier Earlier, bool Named)> told = [];
    private readonly HashSet<Pseudonym> refusedBefore = [];
    private readonly HashSet<Pseudonym> refused = [];
    private readonly List<(string Insats, DateOnly Start)> refusedNameless = [];
    private readonly List<StatedRow> unmatched = [];
    private readonly List<(StatedRow Row, ToldEarlier Earlier)> changed = [];

    private MonthBefore(SiteHistory history, DeliveryAddress address, Project project)
    {
        (this.history, this.address) = (history, address);
        (insatser, before) = (new(project), history.Before(address));
    }

    /// <summary>Reads the site's month before.</summary>
    public static async Task<MonthBefore> ReadAsync(SiteHistory history, DeliveryAddress address, Project project, CancellationToken cancellation)
    {
        var own = new MonthBefore(history, address, project);
        if (own.before is [var latest, ..])
            await foreach (var row in history.ReadAsync(latest, of: null, cancellation))
                if (row.IsRefused)
                    own.refusedBefore.Add(row.Pseudonym);
                else
                    own.told[own.KeyOf(row)] = (ToldEarlier.Of(latest.Address.Month, row), false);
        return own;
    }

    /// <summary>An accepted row that is not anonymous.</summary>
    public void Name(ParticipantRow row)
    {
        var key = new ToldKey(row.Pseudonym, row.Insats, row.Start.Value);
        ref var known = ref CollectionsMarshal.GetValueRefOrNullRef(told, key);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref known))
        {
            unmatched.Add(StatedRow.Of(key, row));
            return;
        }

        known.Named = true;
        if (IsChanged(known.Earlier, row.End.OrNull, row.Reason.Value))
            changed.Add((StatedRow.Of(key, row), known.Earlier));
    }

    /// <summary>A refused row that names somebody.</summary>
    public void Refuse(Pseudonym person) => refused.Add(person);

    /// <summary>
    /// A refused row whose identity cannot be read: somebody who vanished from the same insats and start is most likely the one, and
    /// is told of at this row and nowhere else.
    /// </summary>
    public void RefuseNameless(string insats, DateOnly start) => refusedNameless.Add((insats, start));

    /// <summary>Everything that the file tells beside what was told before.</summary>
    /// <param name="pseudonyms">Makes the pseudonyms of the file.</param>
    public async Task<BesideEarlier> CompareAsync(Pseudonymiser pseudonyms, CancellationToken cancellation)
    {
        var (resolved, knownHere, endedBefore) = await LookBackAsync(cancellation);
        foreach (var row in unmatched)
            if (resolved.TryGetValue(row.Key, out var earlier) && IsChanged(earlier, row.End, row.Reason))
                changed.Add((row, earlier));
        var elsewhere = await ElsewhereAsync(knownHere, cancellation);
        if (before.Count == 0)
            return BesideEarlier.Nothing with { Elsewhere = elsewhere };

        var open = told.Where(t => t.Value.Earlier.IsOpen).ToList();
        var gone = open.Where(t => !t.Value.Named && !IsNamedOnlyInRefused(t.Key.Person)).ToLookup(t => t.Key.Person, t => (t.Key, t.Value.Earlier));
        var fresh = unmatched.Where(row => !resolved.ContainsKey(row.Key)).ToList();
        var freshOf = fresh.ToLookup(row => row.Key.Person);
        var (moved, vanished) = (new List<(StatedRow Row, ToldKey Key, ToldEarlier Earlier)>(), new List<(ToldKey Key, ToldEarlier Earlier)>());
        foreach (var person in gone)
        {
            var (own, rows) = (person.ToList(), freshOf[person.Key].ToList());
            var pairs = Corrections.Pair([.. own.Select(g => (g.Key.Insats, g.Key.Start))], [.. rows.Select(row => (row.Key.Insats, row.Key.Start))], before[0].Address.Month.LastDay);
            moved.AddRange(pairs.Select(pair => (rows[pair.New], own[pair.Gone].Key, own[pair.Gone].Earlier)));
            vanished.AddRange(own.Where((_, i) => pairs.All(pair => pair.Gone != i)));
        }

        var standing = moved.Select(m => m.Row).ToHashSet();
        fresh.RemoveAll(standing.Contains);
        // Who left may be told again under another number too, and would count as two who left.
        var left = told.Where(t => !t.Value.Named && t.Value.Earlier is { IsOpen: false, IsError: false }).Select(t => (t.Key, t.Value.Earlier)).ToList();
        var renumbered = Renumbering.Find(fresh, [.. vanished, .. left], pseudonyms);
        var explained = renumbered.Select(r => r.Gone).ToHashSet();
        vanished.RemoveAll(v => explained.Contains(v.Key));
        foreach (var (insats, start) in refusedNameless)
            if (vanished.FindIndex(v => v.Key.Insats == insats && v.Key.Start == start) is >= 0 and var likely)
                vanished.RemoveAt(likely);
        return new(before[0].Address.Month, open.Select(t => t.Key.Person).Distinct().Count(), vanished.Select(v => v.Key.Person).Distinct().Count(),
            [.. vanished.Select(v => v.Earlier).OrderBy(v => v.Line)], [.. moved.OrderBy(m => m.Row.Line)],
            [.. renumbered.Select(r => (r.Row, r.Earlier)).OrderBy(r => r.Row.Line)], [.. changed.OrderBy(c => c.Row.Line)], elsewhere)
        {
            VanishedKeys = vanished.Select(v => v.Key).ToHashSet(),
            Twofold = [.. Twofold(fresh, [.. left, .. endedBefore]).OrderBy(t => t.Row.Line)],
        };
    }

    /// <summary>New rows that hardly are other participations than those of the same person that ended, or vanished, before and are not named now.</summary>
    private static IEnumerable<(StatedRow Row, ToldKey Key, ToldEarlier Earlier)> Twofold(IEnumerable<StatedRow> fresh, IReadOnlyList<(ToldKey Key, ToldEarlier Earlier)> ended)
    {
        var endedOf = ended.ToLookup(e => e.Key.Person);
        var taken = new HashSet<ToldKey>();
        foreach (var row in fresh.Where(row => row.Reason != ExitReason.RegisteredInError && endedOf.Contains(row.Key.Person)))
            foreach (var (key, earlier) in endedOf[row.Key.Person].OrderBy(e => e.Key.Insats != row.Key.Insats).ThenBy(e => Math.Abs(e.Key.Start.DayNumber - row.Key.Start.DayNumber)))
                // Who vanished counts as ended with the month that named the participation last.
                if (row.Key.IsHardlyOtherThan(key, row.End, earlier.End ?? earlier.File.LastDay) && taken.Add(key))
                {
                    yield return (row, key, earlier);
                    break;
                }
    }

    private ToldKey KeyOf(in Participation row) => new(row.Pseudonym, insatser.Of(row.Insats), row.Start);

    /// <summary>An outcome or a Felregistrering that was told is withdrawn, or the outcome is now another. A Felregistrering says itself what it changes.</summary>
    private static bool IsChanged(in ToldEarlier earlier, DateOnly? end, ExitReason reason) =>
        reason != ExitReason.RegisteredInError && (earlier.IsError || earlier is { End: not null, Reason: not ExitReason.None } && (end is null || reason != earlier.Reason));

    private bool IsNamedOnlyInRefused(Pseudonym person) =>
        refused.Contains(person) && !told.Any(t => t.Value.Named && t.Key.Person == person) && !unmatched.Exists(row => row.Key.Person == person);

    /// <summary>
    /// The rows that the month before does not name, but an earlier one did, as the latest of these told them; and everybody of
    /// the file whom any month names. What stands open since before the month before, because that month refused its rows, joins
    /// what that month told. Of the people of new rows, what ended or vanished before the month before and is not named now.
    /// </summary>
    private async Task<(Dictionary<ToldKey, ToldEarlier> Resolved, HashSet<Pseudonym> KnownHere, IReadOnlyList<(ToldKey, ToldEarlier)> Ended)> LookBackAsync(CancellationToken cancellation)
    {
        var resolved = new Dictionary<ToldKey, ToldEarlier>();
        HashSet<Pseudonym> knownHere = [.. told.Keys.Select(key => key.Person)];
        if (before.Count < 2)
            return (resolved, knownHere, []);
        var (latest, ended, namedNext) = (told.Keys.ToHashSet(), new List<(ToldKey, ToldEarlier)>(), new HashSet<Pseudonym>(knownHere));
        latest.UnionWith(unmatched.Select(row => row.Key));
        // Who began after the month before cannot have been told by it or any other.
        var sought = unmatched.Where(row => row.Key.Start <= before[0].Address.Month.LastDay).Select(row => row.Key).ToHashSet();
        refusedBefore.ExceptWith(knownHere);
        var people = sought.Select(key => key.Person).Concat(refusedBefore).ToHashSet();
        foreach (var delivery in before.Skip(1))
        {
            if (people.Count == 0)
                break;
            var (opened, namedHere) = (new HashSet<Pseudonym>(), new HashSet<Pseudonym>());
            await foreach (var row in history.ReadAsync(delivery, people, cancellation))
            {
                namedHere.Add(row.Pseudonym);
                if (row.IsRefused)
                    continue;
                knownHere.Add(row.Pseudonym);
                var key = KeyOf(row);
                // One that was open has vanished where the month after it names the person nowhere; otherwise it may have been corrected.
                if (latest.Add(key) && row.Reason != ExitReason.RegisteredInError && (row.End is not null || !namedNext.Contains(row.Pseudonym)))
                    ended.Add((key, ToldEarlier.Of(delivery.Address.Month, row)));
                if (sought.Remove(key))
                    resolved.Add(key, ToldEarlier.Of(delivery.Address.Month, row));
                if (refusedBefore.Contains(row.Pseudonym))
                {
                    opened.Add(row.Pseudonym);
                    told.TryAdd(key, (ToldEarlier.Of(delivery.Address.Month, row), unmatched.Exists(stated => stated.Key == key)));
                }
            }

            namedNext = namedHere;
            refusedBefore.ExceptWith(opened);
            people = sought.Select(key => key.Person).Concat(refusedBefore).ToHashSet();
        }

        return (resolved, knownHere, ended);
    }

    /// <summary>Another one site where most of the file's people, at least five, are open who have never been here.</summary>
    private async Task<(string, int, int)?> ElsewhereAsync(HashSet<Pseudonym> knownHere, CancellationToken cancellation)
    {
        var unknown = unmatched.Select(row => row.Key.Person).Where(person => !knownHere.Contains(person)).ToHashSet();
        var all = told.Where(t => t.Value.Named).Select(t => t.Key.Person).Concat(unmatched.Select(row => row.Key.Person)).Distinct().Count();
        if (unknown.Count < 5 || unknown.Count * 2 <= all)
            return null;
        foreach (var delivery in history.Elsewhere(address))
        {
            var there = new HashSet<Pseudonym>();
            await foreach (var row in history.ReadAsync(delivery, unknown, cancellation))
                if (row is { IsRefused: false, End: null })
                    there.Add(row.Pseudonym);
            if (there.Count >= 5 && there.Count * 2 > all)
                return (delivery.Address.Site, there.Count, all);
        }

        return null;
    }
}
