using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.History;

/// <summary>In what a later month, delivered already, tells otherwise than a row of the file. The later month counts from its own on.</summary>
internal enum Contradiction { NotNamed = 0, Renumbered, StillOpen, EndedBefore, OtherOutcome, OtherStart, OtherInsats, NoError }

/// <param name="Month">The later month.</param>
/// <param name="Key">The participation that it names instead, or the same.</param>
/// <param name="Later">What it tells of that; null when it names none.</param>
/// <param name="CountsTwice">What it names counts beside the row's own.</param>
internal sealed record LaterTelling(StatedRow Row, Month Month, Contradiction Kind, ToldKey Key, ToldEarlier? Later, bool CountsTwice = false);

/// <summary>
/// Holds a file against the month that its site delivered next, for a correction of an earlier month and for one that was
/// skipped: whatever that month tells otherwise wins from then on (design: Counting, 1 to 3).
/// </summary>
internal sealed class MonthAfter
{
    private readonly SiteHistory history;
    private readonly DeliveryAddress address;
    private readonly Delivery? after;
    private readonly InsatsNames insatser;
    private readonly Dictionary<ToldKey, (ToldEarlier Later, bool Named)> told = [];
    private readonly HashSet<Pseudonym> people = [];
    private readonly HashSet<(string Insats, DateOnly Start)> places = [];
    private readonly HashSet<Pseudonym> refused = [];
    private readonly List<StatedRow> unmatched = [];
    private readonly List<LaterTelling> found = [];

    private MonthAfter(SiteHistory history, DeliveryAddress address, Project project) =>
        (this.history, this.address, after, insatser) = (history, address, history.After(address), new(project));

    /// <summary>Reads the site's next month, if there is one.</summary>
    public static async Task<MonthAfter> ReadAsync(SiteHistory history, DeliveryAddress address, Project project, CancellationToken cancellation)
    {
        var own = new MonthAfter(history, address, project);
        if (own.after is { } after)
            await foreach (var row in history.ReadAsync(after, of: null, cancellation))
                if (row.IsRefused)
                    own.refused.Add(row.Pseudonym);
                else
                    own.Tell(new(row.Pseudonym, own.insatser.Of(row.Insats), row.Start), ToldEarlier.Of(after.Address.Month, row));
        return own;
    }

    private void Tell(in ToldKey key, in ToldEarlier later)
    {
        told[key] = (later, false);
        people.Add(key.Person);
        places.Add((key.Insats, key.Start));
    }

    /// <summary>The month that was read; null when the site has delivered none after the file's, or its rows are gone.</summary>
    public Month? Month => told.Count + refused.Count > 0 || after is { IsZeroReturn: true } ? after?.Address.Month : null;

    /// <summary>An accepted row that is not anonymous.</summary>
    public void Name(ParticipantRow row)
    {
        if (Month is null)
            return;
        var key = new ToldKey(row.Pseudonym, row.Insats, row.Start.Value);
        ref var known = ref CollectionsMarshal.GetValueRefOrNullRef(told, key);
        if (!Unsafe.IsNullRef(ref known))
        {
            known.Named = true;
            if (Otherwise(row.End.OrNull, row.Reason.Value, known.Later) is { } kind)
                Add(StatedRow.Of(key, row), kind, key, known.Later);
        }
        else if (row.Reason.Value != ExitReason.RegisteredInError && (row.End.OrNull is null || people.Contains(key.Person) || places.Contains((key.Insats, key.Start))))
            unmatched.Add(StatedRow.Of(key, row));
    }

    /// <summary>What the next month tells otherwise, at most once a row.</summary>
    /// <param name="moved">Rows that correct what an earlier month told: when the next month names that, it is what the row was corrected from.</param>
    public async Task<IReadOnlyList<LaterTelling>> CompareAsync(IReadOnlyList<(StatedRow Row, ToldKey Key, ToldEarlier Earlier)> moved, Pseudonymiser pseudonyms, CancellationToken cancellation)
    {
        if (Month is null)
            return [];
        var fresh = await FreshAsync(cancellation);
        var correctedFrom = moved.ToDictionary(m => m.Row.Key, m => m.Key);
        var (vanished, left) = (new List<StatedRow>(), new List<StatedRow>());
        foreach (var person in unmatched.GroupBy(row => row.Key.Person))
        {
            if (!people.Contains(person.Key) && refused.Contains(person.Key))
                continue;
            var (gone, names) = (person.Where(row => row.End is null).ToList(), fresh.TryGetValue(person.Key, out var keys) ? keys : []);
            var pairs = Corrections.Pair([.. gone.Select(row => (row.Key.Insats, row.Key.Start))], [.. names.Select(key => (key.Insats, key.Start))], address.Month.LastDay);
            foreach (var (g, n) in pairs)
                AddOther(gone[g], names[n], countsTwice: false);
            var others = names.Where((_, n) => pairs.All(pair => pair.New != n)).ToList();
            foreach (var row in person.Except(pairs.Select(pair => gone[pair.Gone])))
                if (correctedFrom.TryGetValue(row.Key, out var from) && told.ContainsKey(from))
                    AddOther(row, from, countsTwice: true);
                else if (others.FindIndex(key => !told[key].Later.IsError && key.IsHardlyOtherThan(row.Key, told[key].Later.End, row.End)) is >= 0 and var twice)
                {
                    AddOther(row, others[twice], countsTwice: true);
                    others.RemoveAt(twice);
                }
                else
                    (row.End is null ? vanished : left).Add(row);
        }

        var strangers = told.Where(t => !t.Value.Named).Select(t => (t.Key, t.Value.Later)).ToList();
        foreach (var (row, key, later) in Renumbering.Find([.. vanished, .. left], strangers, pseudonyms))
        {
            Add(row, Contradiction.Renumbered, key, later);
            vanished.Remove(row);
        }

        foreach (var row in vanished)
            Add(row, Contradiction.NotNamed, row.Key, null);
        return [.. found.OrderBy(one => one.Row.Line)];
    }

    /// <summary>What of the next month neither the file nor any month before it names, of the people of whom it matters.</summary>
    private async Task<Dictionary<Pseudonym, List<ToldKey>>> FreshAsync(CancellationToken cancellation)
    {
        var of = unmatched.Select(row => row.Key.Person).Where(people.Contains).ToHashSet();
        var fresh = of.Count == 0 ? [] : told.Where(t => !t.Value.Named && of.Contains(t.Key.Person)).Select(t => t.Key).ToHashSet();
        foreach (var delivery in fresh.Count == 0 ? [] : history.Before(address))
            await foreach (var row in history.ReadAsync(delivery, of, cancellation))
                if (!row.IsRefused)
                    fresh.Remove(new(row.Pseudonym, insatser.Of(row.Insats), row.Start));
        return fresh.GroupBy(key => key.Person).ToDictionary(same => same.Key, same => same.OrderBy(key => key.Start).ThenBy(key => key.Insats, StringComparer.Ordinal).ToList());
    }

    private void AddOther(StatedRow row, in ToldKey key, bool countsTwice) =>
        Add(row, row.Key.Insats == key.Insats ? Contradiction.OtherStart : Contradiction.OtherInsats, key, told[key].Later, countsTwice);

    private void Add(StatedRow row, Contradiction kind, in ToldKey key, ToldEarlier? later, bool countsTwice = false) =>
        found.Add(new(row, after!.Address.Month, kind, key, later, countsTwice));

    /// <summary>Null for what is no contradiction: who is open and ends in a later month, or is removed there as a Felregistrering.</summary>
    private Contradiction? Otherwise(DateOnly? end, ExitReason reason, in ToldEarlier later) => (end, later) switch
    {
        _ when reason == ExitReason.RegisteredInError => later.IsError ? null : Contradiction.NoError,
        (_, { IsError: true }) => null,
        (null, { End: { } ended }) => ended <= address.Month.LastDay ? Contradiction.EndedBefore : null,
        (null, _) => null,
        (_, { End: null }) => Contradiction.StillOpen,
        _ => later.End == end && later.Reason == reason ? null : Contradiction.OtherOutcome,
    };
}
