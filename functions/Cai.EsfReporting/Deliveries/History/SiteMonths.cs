using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.History;

/// <summary>The months that a file is held against: the one before it, the delivery it replaces, and the one after it.</summary>
internal sealed class SiteMonths
{
    private readonly MonthBefore before;
    private readonly MonthReplaced replaced;
    private readonly MonthAfter after;

    private SiteMonths(MonthBefore before, MonthReplaced replaced, MonthAfter after) => (this.before, this.replaced, this.after) = (before, replaced, after);

    public static async Task<SiteMonths> ReadAsync(SiteHistory history, DeliveryAddress address, Project project, CancellationToken cancellation) => new(
        await MonthBefore.ReadAsync(history, address, project, cancellation),
        await MonthReplaced.ReadAsync(history, address, project, cancellation),
        await MonthAfter.ReadAsync(history, address, project, cancellation));

    /// <summary>An accepted row.</summary>
    public void Name(ParticipantRow row)
    {
        replaced.Name(row);
        if (row.IsAnonymous)
            return;
        before.Name(row);
        after.Name(row);
    }

    /// <inheritdoc cref="MonthBefore.Refuse(Pseudonym, ParticipantRow)"/>
    public void Refuse(Pseudonym person, ParticipantRow row)
    {
        before.Refuse(person, row);
        replaced.Refuse(person);
    }

    /// <inheritdoc cref="MonthBefore.RefuseNameless(ParticipantRow)"/>
    public void RefuseNameless(ParticipantRow row)
    {
        before.RefuseNameless(row);
        replaced.RefuseNameless(row);
    }

    /// <inheritdoc cref="MonthReplaced.RefuseAnonymous"/>
    public void RefuseAnonymous() => replaced.RefuseAnonymous();

    /// <summary>Everything that the file tells beside them, one thing once: what a later month tells otherwise counts, and is told before what an earlier one did.</summary>
    public async Task<BesideEarlier> CompareAsync(Pseudonymiser pseudonyms, CancellationToken cancellation)
    {
        var beside = await before.CompareAsync(pseudonyms, cancellation);
        var later = await after.CompareAsync(beside.Moved, pseudonyms, cancellation);
        var (places, outcomes) = (LinesOf(later, isPlace: true), LinesOf(later, isPlace: false));
        var instead = replaced.Compare(pseudonyms);
        var told = beside.Changed.Select(c => c.Row.Line).Concat(outcomes).ToHashSet();
        return beside with
        {
            Later = later,
            Moved = [.. beside.Moved.Where(m => !places.Contains(m.Row.Line))],
            Exchanged = [.. beside.Exchanged.Where(e => !places.Contains(e.Row.Line))],
            Answers = [.. beside.Answers, .. instead.Answers.Where(a => !beside.Answers.Any(b => (b.Row.Line, b.Column) == (a.Row.Line, a.Column)))],
            Twofold = [.. beside.Twofold.Where(t => !places.Contains(t.Row.Line))],
            Renumbered = [.. beside.Renumbered.Where(r => !places.Contains(r.Row.Line))],
            Changed = [.. beside.Changed.Where(c => !outcomes.Contains(c.Row.Line))],
            Replaced = instead with
            {
                Dropped = [.. instead.Dropped.Where(d => !beside.VanishedKeys.Contains(d.Key))],
                Withdrawn = [.. instead.Withdrawn.Where(w => !told.Contains(w.Row.Line))],
            },
        };
    }

    /// <summary>Lines about whose insats, start or number a later month tells otherwise; or about whose outcome it does.</summary>
    private static HashSet<int> LinesOf(IEnumerable<LaterTelling> later, bool isPlace) =>
        [.. later.Where(l => (l.Kind is Contradiction.OtherStart or Contradiction.OtherInsats or Contradiction.Renumbered) == isPlace).Select(l => l.Row.Line)];
}
