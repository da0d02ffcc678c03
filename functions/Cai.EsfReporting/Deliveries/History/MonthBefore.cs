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
    /// <summary>What was told, and the line that names it now; 0 while none does.</summary>
    private readonly Dictionary<ToldKey, (ToldEarlier Earlier, int Line)> told = [];
    private readonly HashSet<Pseudonym> refusedBefore = [];
    private readonly List<RefusedRow> refused = [];
    private readonly List<RefusedRow> refusedNameless = [];
    private readonly List<StatedRow> unmatched = [];

    /// <summary>In a site's first month nothing is asked of its people but whether another site has them: null where there is none.</summary>
    private readonly HashSet<Pseudonym>? newcomers;
    private readonly List<(StatedRow Row, ToldEarlier Earlier)> changed = [];
    private readonly List<AnswerBeside> answers = [];

    private MonthBefore(SiteHistory history, DeliveryAddress address, Project project)
    {
        (this.history, this.address) = (history, address);
        (insatser, before) = (new(project), history.Before(address));
        newcomers = before.Count == 0 && history.Elsewhere(address).Any() ? [] : null;
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
                    own.told[own.KeyOf(row)] = (ToldEarlier.Of(latest.Address.Month, row), 0);
        return own;
    }

    /// <summary>An accepted row that is not anonymous.</summary>
    public void Name(ParticipantRow row)
    {
        if (before.Count == 0)
        {
            newcomers?.Add(row.Pseudonym);
            return;
        }

        var key = new ToldKey(row.Pseudonym, row.Insats, row.Start.Value);
        ref var known = ref CollectionsMarshal.GetValueRefOrNullRef(told, key);
        if (System.Runtime.CompilerServices.Unsafe.IsNullRef(ref known))
        {
            unmatched.Add(StatedRow.Of(key, row));
            return;
        }

        known.Line = row.Line;
        // Made only where it is told of: most rows say what they said.
        if (IsChanged(known.Earlier, row.End.OrNull, row.Reason.Value) || AnswerBeside.Any(known.Earlier, row))
            SetBeside(StatedRow.Of(key, row), known.Earlier);
    }

    /// <summary>A refused row that names somebody.</summary>
    public void Refuse(Pseudonym person, ParticipantRow row) => refused.Add(RefusedRow.Of(row, person));

    /// <summary>
    /// A refused row whose identity cannot be read: somebody who vanished from the same insats and start is most likely the one, and
    /// is told of at this row and nowhere else.
    /// </summary>
    public void RefuseNameless(ParticipantRow row) => refusedNameless.Add(RefusedRow.Of(row, default));

    /// <summary>Everything that the file tells beside what was told before.</summary>
    /// <param name="pseudonyms">Makes the pseudonyms of the file.</param>
    public async Task<BesideEarlier> CompareAsync(Pseudonymiser pseudonyms, CancellationToken cancellation)
    {
        var (resolved, knownHere, endedBefore) = await LookBackAsync(cancellation);
        foreach (var row in unmatched)
            if (resolved.TryGetValue(row.Key, out var earlier))
                SetBeside(row, earlier);
        var elsewhere = await ElsewhereAsync(knownHere, cancellation);
        if (before.Count == 0)
            return BesideEarlier.Nothing with { Elsewhere = elsewhere };

        var open = told.Where(t => t.Value.Earlier.IsOpen).ToList();
        var unnamed = open.Where(t => t.Value.Line == 0).ToLookup(t => t.Key.Person, t => (t.Key, t.Value.Earlier));
        var named = LinesOf(unnamed);
        var fresh = unmatched.Where(row => !resolved.ContainsKey(row.Key)).ToList();
        var freshOf = fresh.ToLookup(row => row.Key.Person);
        var refusedOf = refused.ToLookup(row => row.Person);
        var (moved, exchanged, gone) = (new List<Stands>(), new List<Stands>(), new List<(ToldKey Key, ToldEarlier Earlier)>());
        // Whom the file names only in refused rows has not vanished: what was told stays (design: Counting, 3).
        foreach (var person in unnamed.Where(person => named.ContainsKey(person.Key) || !refusedOf.Contains(person.Key)))
        {
            var (own, rows) = (person.ToList(), freshOf[person.Key].ToList());
            var pairs = Corrections.Pair([.. own.Select(g => (g.Key.Insats, g.Key.Start))], [.. rows.Select(row => (row.Key.Insats, row.Key.Start))], before[0].Address.Month.LastDay);
            moved.AddRange(pairs.Select(pair => new Stands(rows[pair.New], own[pair.Gone].Key, own[pair.Gone].Earlier)));
            var left = own.Where((_, i) => pairs.All(pair => pair.Gone != i)).OrderBy(g => g.Earlier.Line).ToList();
            foreach (var row in refusedOf[person.Key])
                if (left.FindIndex(g => row.MayState(g.Key)) is >= 0 and var likely)
                    left.RemoveAt(likely);
            var other = rows.Where((_, i) => pairs.All(pair => pair.New != i)).Take(left.Count).ToList();
            exchanged.AddRange(other.Select((row, i) => new Stands(row, left[i].Key, left[i].Earlier)));
            gone.AddRange(left.Skip(other.Count));
        }

        var standing = moved.Concat(exchanged).Select(m => m.Row).ToHashSet();
        fresh.RemoveAll(standing.Contains);
        // Who left may be told again under another number too, and would count as two who left.
        var ended = told.Where(t => t.Value is { Line: 0, Earlier: { IsOpen: false, IsError: false } }).Select(t => (t.Key, t.Value.Earlier)).ToList();
        var renumbered = Renumbering.Find(fresh, [.. gone, .. ended], pseudonyms);
        foreach (var (row, key, _) in renumbered)
        {
            named.TryAdd(key.Person, row.Line);
            gone.RemoveAll(g => g.Key == key);
        }

        // What says most of whose it may be first.
        foreach (var row in refusedNameless.OrderBy(row => (row.Start is null ? 1 : 0) + (row.Insats.Length == 0 ? 1 : 0)))
            if (gone.FindIndex(g => row.Says(g.Key)) is >= 0 and var likely)
            {
                named.TryAdd(gone[likely].Key.Person, row.Line);
                gone.RemoveAt(likely);
            }

        return new(before[0].Address.Month, open.Select(t => t.Key.Person).Distinct().Count(),
            [.. gone.Where(g => !named.ContainsKey(g.Key.Person)).GroupBy(g => g.Key.Person, IReadOnlyList<ToldEarlier> (_, own) => [.. own.Select(g => g.Earlier)]).OrderBy(own => own[0].File).ThenBy(own => own[0].Line)],
            [.. gone.Where(g => named.ContainsKey(g.Key.Person)).Select(g => (named[g.Key.Person], g.Key, g.Earlier)).OrderBy(g => g.Item1).ThenBy(g => g.Earlier.Line)],
            [.. exchanged.OrderBy(e => e.Row.Line).Select(e => (e.Row, e.Key, e.Earlier))], [.. moved.OrderBy(m => m.Row.Line).Select(m => (m.Row, m.Key, m.Earlier))],
            [.. renumbered.Select(r => (r.Row, r.Earlier)).OrderBy(r => r.Row.Line)], [.. changed.OrderBy(c => c.Row.Line)], [.. answers.OrderBy(a => a.Row.Line)], elsewhere)
        {
            VanishedKeys = gone.Select(g => g.Key).Concat(exchanged.Select(e => e.Key)).ToHashSet(),
            Twofold = [.. Twofold(fresh, [.. ended, .. endedBefore]).OrderBy(t => t.Row.Line)],
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

    /// <summary>The row of the file that stands where another did.</summary>
    private readonly record struct Stands(StatedRow Row, ToldKey Key, ToldEarlier Earlier);

    private ToldKey KeyOf(in Participation row) => new(row.Pseudonym, insatser.Of(row.Insats), row.Start);

    private void SetBeside(StatedRow row, in ToldEarlier earlier)
    {
        if (IsChanged(earlier, row.End, row.Reason))
            changed.Add((row, earlier));
        answers.AddRange(AnswerBeside.Of(row, earlier));
    }

    /// <summary>An outcome or a Felregistrering that was told is withdrawn, or the outcome is now another. A Felregistrering says itself what it changes.</summary>
    private static bool IsChanged(in ToldEarlier earlier, DateOnly? end, ExitReason reason) =>
        reason != ExitReason.RegisteredInError && (earlier.IsError || earlier is { End: not null, Reason: not ExitReason.None } && (end is null || reason != earlier.Reason));

    /// <summary>The first line that names each of some people, in an accepted row; nobody whom none does.</summary>
    private Dictionary<Pseudonym, int> LinesOf<T>(ILookup<Pseudonym, T> people)
    {
        var lines = new Dictionary<Pseudonym, int>();
        foreach (var (person, line) in told.Where(t => t.Value.Line > 0).Select(t => (t.Key.Person, t.Value.Line)).Concat(unmatched.Select(row => (row.Key.Person, row.Line))))
            if (people.Contains(person) && (!lines.TryGetValue(person, out var first) || line < first))
                lines[person] = line;
        return lines;
    }

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
        var lines = unmatched.ToLookup(row => row.Key, row => row.Line);
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
                    told.TryAdd(key, (ToldEarlier.Of(delivery.Address.Month, row), lines[key].FirstOrDefault()));
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
        var unmatchedPeople = newcomers ?? unmatched.Select(row => row.Key.Person).ToHashSet();
        var unknown = unmatchedPeople.Where(person => !knownHere.Contains(person)).ToHashSet();
        var all = told.Where(t => t.Value.Line > 0).Select(t => t.Key.Person).Concat(unmatchedPeople).Distinct().Count();
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
