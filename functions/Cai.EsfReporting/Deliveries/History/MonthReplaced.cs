using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.History;

/// <summary>What a file no longer tells that the delivery which it replaces told of the same month.</summary>
/// <param name="People">People whom that named, but for a Felregistrering; each anonymous row is one.</param>
/// <param name="DroppedPeople">Those of them with a participation that is not named now, was not corrected, and is not somebody's under another number.</param>
/// <param name="Dropped">Their participations, and any Felregistrering that is gone, by line; an anonymous one is nobody's.</param>
/// <param name="Withdrawn">Rows whose end or Felregistrering is gone.</param>
/// <param name="Answers">Follow-ups that were answered, and are answered otherwise now or not at all.</param>
internal sealed record BesideReplaced(
    int People, int DroppedPeople, IReadOnlyList<(ToldKey Key, ToldEarlier Earlier)> Dropped, IReadOnlyList<(StatedRow Row, ToldEarlier Earlier)> Withdrawn,
    IReadOnlyList<AnswerBeside> Answers)
{
    public static BesideReplaced Nothing { get; } = new(0, 0, [], [], []);
}

/// <summary>Holds a file against the delivery of the same site and month that it replaces.</summary>
internal sealed class MonthReplaced
{
    private readonly InsatsNames insatser;
    private readonly Dictionary<ToldKey, (ToldEarlier Earlier, bool Named)> told = [];
    private readonly HashSet<Pseudonym> refused = [];
    private readonly AnonymousRows anonymous = new();
    private readonly List<RefusedRow> refusedNameless = [];
    private readonly List<StatedRow> unmatched = [];
    private readonly List<(StatedRow Row, ToldEarlier Earlier)> withdrawn = [];
    private readonly List<AnswerBeside> answers = [];

    private MonthReplaced(Project project) => insatser = new(project);

    /// <summary>Reads the delivery that the file replaces, if there is one.</summary>
    public static async Task<MonthReplaced> ReadAsync(SiteHistory history, DeliveryAddress address, Project project, CancellationToken cancellation)
    {
        var own = new MonthReplaced(project);
        if (history.Replaced(address) is { } replaced)
            await foreach (var row in history.ReadWholeAsync(replaced, of: null, cancellation))
                if (row.IsAnonymous)
                    own.anonymous.Tell(own.insatser.Of(row.Insats), row.Start, row.Sex, ToldEarlier.Of(address.Month, row));
                else if (!row.IsRefused)
                    own.told[new(row.Pseudonym, own.insatser.Of(row.Insats), row.Start)] = (ToldEarlier.Of(address.Month, row), false);
        return own;
    }

    /// <summary>An accepted row.</summary>
    public void Name(ParticipantRow row)
    {
        if (row.IsAnonymous)
            anonymous.Name(row);
        if (row.IsAnonymous || told.Count + anonymous.Count == 0)
            return;
        var key = new ToldKey(row.Pseudonym, row.Insats, row.Start.Value);
        ref var known = ref CollectionsMarshal.GetValueRefOrNullRef(told, key);
        if (Unsafe.IsNullRef(ref known))
        {
            unmatched.Add(StatedRow.Of(key, row));
            return;
        }

        known.Named = true;
        if (row.Reason.Value != ExitReason.RegisteredInError && (known.Earlier.IsError || known.Earlier.End is not null && row.End.OrNull is null))
            withdrawn.Add((StatedRow.Of(key, row), known.Earlier));
        else if (AnswerBeside.Any(known.Earlier, row))
            answers.AddRange(AnswerBeside.Of(StatedRow.Of(key, row), known.Earlier).Select(answer => answer with { IsInReplaced = true }));
    }

    /// <inheritdoc cref="MonthBefore.Refuse(Pseudonym, ParticipantRow)"/>
    public void Refuse(Pseudonym person) => refused.Add(person);

    /// <inheritdoc cref="MonthBefore.RefuseNameless(ParticipantRow)"/>
    public void RefuseNameless(ParticipantRow row) => refusedNameless.Add(RefusedRow.Of(row, default));

    /// <summary>A refused row without an identity.</summary>
    public void RefuseAnonymous() => anonymous.Refuse();

    public BesideReplaced Compare(Pseudonymiser pseudonyms)
    {
        // Named only in rows that were refused: those are told of.
        var onlyRefused = refused.Count == 0 ? [] : refused.Except(told.Where(t => t.Value.Named).Select(t => t.Key.Person).Concat(unmatched.Select(row => row.Key.Person))).ToHashSet();
        var dropped = told.Where(t => !t.Value.Named && !onlyRefused.Contains(t.Key.Person)).Select(t => (t.Key, t.Value.Earlier)).ToList();
        // Who was anonymous may stand with a number now.
        var known = anonymous.Count == 0 ? [] : told.Keys.Select(key => key.Person).ToHashSet();
        var nameless = anonymous.Dropped(unmatched.Select(row => row.Key.Person).Distinct().Count(person => !known.Contains(person)));
        if (dropped.Count + nameless.Count == 0)
            return BesideReplaced.Nothing with { Withdrawn = [.. withdrawn.OrderBy(w => w.Row.Line)], Answers = answers };
        var freshOf = unmatched.ToLookup(row => row.Key.Person);
        var (standing, explained) = (new HashSet<StatedRow>(), new HashSet<ToldKey>());
        foreach (var own in dropped.GroupBy(d => d.Key.Person))
        {
            var (person, rows) = (own.ToList(), freshOf[own.Key].ToList());
            // A month's start may be corrected in it to any day of it or before.
            foreach (var (gone, stands) in Corrections.Pair([.. person.Select(d => (d.Key.Insats, d.Key.Start))], [.. rows.Select(row => (row.Key.Insats, row.Key.Start))], DateOnly.MaxValue))
            {
                explained.Add(person[gone].Key);
                standing.Add(rows[stands]);
            }
        }

        dropped.RemoveAll(d => explained.Contains(d.Key));
        var renumbered = Renumbering.Find([.. unmatched.Where(row => !standing.Contains(row))], dropped, pseudonyms).Select(r => r.Gone).ToHashSet();
        dropped.RemoveAll(d => renumbered.Contains(d.Key));
        foreach (var row in refusedNameless)
            if (dropped.FindIndex(d => row.Says(d.Key)) is >= 0 and var likely)
                dropped.RemoveAt(likely);
        return new(
            told.Where(t => !t.Value.Earlier.IsError).Select(t => t.Key.Person).Distinct().Count() + anonymous.Count,
            dropped.Where(d => !d.Earlier.IsError).Select(d => d.Key.Person).Distinct().Count() + nameless.Count,
            [.. dropped.Concat(nameless).OrderBy(d => d.Earlier.Line)], [.. withdrawn.OrderBy(w => w.Row.Line)], answers);
    }
}
