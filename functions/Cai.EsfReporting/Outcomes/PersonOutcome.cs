using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>A participation as told by the latest month that names it, or as later months that no longer name it leave it (design: Counting, 1–3).</summary>
/// <param name="Site">Rank of the site's id among the project's, in ordinal order.</param>
/// <param name="First">The telling (a month of a site, numbered as they were added) that named it first.</param>
/// <param name="Last">The telling that named it last.</param>
internal readonly record struct ToldParticipation(int Site, Participation Told, int First, int Last)
{
    /// <summary>A later month tells another start or insats in its place: it is counted nowhere.</summary>
    public bool IsCorrected { get; init; }

    /// <summary>Not yet started then, corrected, or a Felregistrering: no participation.</summary>
    public bool CountsBy(DateOnly day) => Told.Start <= day && Told.Reason != ExitReason.RegisteredInError && !IsCorrected;

    /// <summary>It was last told open.</summary>
    public bool IsToldOpen => Told.End is null && Told.Reason != ExitReason.RegisteredInError && !IsCorrected;

    public bool IsOpenAt(DateOnly day) => !(Told.End <= day);

    /// <summary>On a tie, the insats, then the site, first in ordinal order.</summary>
    public int TieBreak(in ToldParticipation other) =>
        string.CompareOrdinal(Told.Insats, other.Told.Insats) is var insats and not 0 ? insats : Site - other.Site;
}

/// <summary>
/// One person in one scope: counted once, over all participations there. Still enrolled while any is open;
/// otherwise gone since the latest end: a leaver with that participation's reason, or untold where none was told.
/// </summary>
/// <param name="Entry">The participation with the earliest start.</param>
/// <param name="Exit">The participation that gives the exit; null while enrolled, and for whom no reason was told.</param>
/// <param name="Since">The latest end; null while enrolled.</param>
/// <remarks>Regulation (EU) 1304/2013, Annex I, counts a person once per project; re-entry keeps the first start and moves the end.</remarks>
internal readonly record struct PersonOutcome(Participation Entry, Participation? Exit, DateOnly? Since, int Participations)
{
    public DateOnly FirstStart => Entry.Start;

    public bool IsEnrolled => Since is null;

    /// <summary>No longer named by the site, without an end: neither enrolled nor a leaver.</summary>
    public bool IsUntold => Since is not null && Exit is null;

    public ExitReason Reason => Exit?.Reason ?? ExitReason.None;

    /// <param name="siteInScope">Which sites the scope holds.</param>
    /// <param name="day">Starts and ends after it are not yet.</param>
    /// <returns>Null when the person takes part in nothing there.</returns>
    public static PersonOutcome? Of(ReadOnlySpan<ToldParticipation> participations, ReadOnlySpan<bool> siteInScope, DateOnly day)
    {
        var (count, entry, exit, open) = (0, -1, -1, false);
        for (var i = 0; i < participations.Length; i++)
        {
            ref readonly var own = ref participations[i];
            if (!siteInScope[own.Site] || !own.CountsBy(day))
                continue;
            count++;
            if (entry < 0 || IsEarlier(own, participations[entry]))
                entry = i;
            if (own.IsOpenAt(day))
                open = true;
            else if (exit < 0 || IsLater(own, participations[exit]))
                exit = i;
        }

        if (count == 0)
            return null;
        return open ? new(participations[entry].Told, null, null, count)
            : participations[exit].Told is var last && last.Reason == ExitReason.None ? new(participations[entry].Told, null, last.End, count)
            : new(participations[entry].Told, last, last.End, count);
    }

    private static bool IsEarlier(in ToldParticipation one, in ToldParticipation other) =>
        one.Told.Start != other.Told.Start ? one.Told.Start < other.Told.Start : one.TieBreak(other) < 0;

    // On a tie the first in the enum's order: work, study, referral, other; then no told reason.
    private static bool IsLater(in ToldParticipation one, in ToldParticipation other) =>
        one.Told.End != other.Told.End ? one.Told.End > other.Told.End
        : one.Told.Reason != other.Told.Reason ? RankOf(one.Told.Reason) < RankOf(other.Told.Reason)
        : one.Told.Start != other.Told.Start ? one.Told.Start < other.Told.Start : one.TieBreak(other) < 0;

    private static int RankOf(ExitReason reason) => reason == ExitReason.None ? int.MaxValue : (int)reason;
}
