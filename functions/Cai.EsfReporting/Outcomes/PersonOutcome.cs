using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>
/// One person in one scope: counted once, over all participations there. Still enrolled while any is open;
/// otherwise gone since the latest end: a leaver with that participation's reason, or untold where none was told.
/// </summary>
/// <param name="Entry">The participation with the earliest start.</param>
/// <param name="Exit">The participation that gives the exit; null while enrolled, and for whom no reason was told.</param>
/// <param name="Since">The latest end; null while enrolled.</param>
/// <remarks>Regulation (EU) 1304/2013, Annex I, counts a person once per project; re-entry keeps the first start and moves the end.</remarks>
internal readonly record struct PersonOutcome(ToldParticipation Entry, ToldParticipation? Exit, DateOnly? Since, int Participations)
{
    public DateOnly FirstStart => Entry.Start;

    public bool IsEnrolled => Since is null;

    /// <summary>No longer named by the site, without an end: neither enrolled nor a leaver.</summary>
    public bool IsUntold => Since is not null && Exit is null;

    public ExitReason Reason => Exit?.Told.Reason ?? ExitReason.None;

    /// <param name="insatser">What the insatser's numbers stand for.</param>
    /// <param name="words">Of the project.</param>
    /// <param name="siteInScope">Which sites the scope holds.</param>
    /// <param name="day">Starts and ends after it are not yet.</param>
    /// <returns>Null when the person takes part in nothing there.</returns>
    public static PersonOutcome? Of(ReadOnlySpan<ToldParticipation> participations, Numbered insatser, ProjectWords words, ReadOnlySpan<bool> siteInScope, DateOnly day)
    {
        var (count, entry, exit, open) = (0, -1, -1, false);
        for (var i = 0; i < participations.Length; i++)
        {
            ref readonly var own = ref participations[i];
            if (!siteInScope[own.Site] || !own.CountsBy(day))
                continue;
            count++;
            if (entry < 0 || IsEarlier(own, participations[entry], insatser))
                entry = i;
            if (own.IsOpenAt(day))
                open = true;
            else if (exit < 0 || IsLater(own, participations[exit], insatser, words))
                exit = i;
        }

        if (count == 0)
            return null;
        if (open)
            return new(participations[entry], null, null, count);
        ref readonly var last = ref participations[exit];
        return new(participations[entry], last.Told.Reason == ExitReason.None ? null : last, last.End, count);
    }

    private static bool IsEarlier(in ToldParticipation one, in ToldParticipation other, Numbered insatser) =>
        one.Start != other.Start ? one.Start < other.Start : one.TieBreak(other, insatser) < 0;

    // On a tie the first in the words' order: work, study, referral, other; then no told reason.
    private static bool IsLater(in ToldParticipation one, in ToldParticipation other, Numbered insatser, ProjectWords words) =>
        one.End != other.End ? one.End > other.End
        : one.Told.Reason != other.Told.Reason ? words.RankOf(one.Told.Reason) < words.RankOf(other.Told.Reason)
        : one.Start != other.Start ? one.Start < other.Start : one.TieBreak(other, insatser) < 0;
}
