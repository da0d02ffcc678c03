using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>A participation as told by the latest month that names it, seen from the end of the as-of month.</summary>
/// <param name="Site">Index of the site in the project.</param>
/// <param name="End">Null while open, and when the end comes after the as-of month.</param>
internal readonly record struct ToldParticipation(int Site, string Insats, DateOnly Start, DateOnly? End, ExitReason Reason);

/// <summary>
/// One person in one scope: counted once, over all participations there. Still enrolled while any is open;
/// otherwise a leaver at the latest end, with that participation's reason.
/// </summary>
/// <remarks>Regulation (EU) 1304/2013, Annex I, counts a person once per project; re-entry keeps the first start and moves the end.</remarks>
internal readonly record struct PersonOutcome(DateOnly FirstStart, bool IsEnrolled, ExitReason Reason, int Participations)
{
    /// <param name="siteInScope">Which sites the scope holds.</param>
    /// <returns>Null when the person takes part in nothing there.</returns>
    public static PersonOutcome? Of(List<ToldParticipation> participations, ReadOnlySpan<bool> siteInScope)
    {
        var (count, firstStart, open) = (0, DateOnly.MaxValue, false);
        var (end, reason) = (DateOnly.MinValue, ExitReason.None);
        foreach (var told in participations)
        {
            if (!siteInScope[told.Site])
                continue;
            count++;
            if (told.Start < firstStart)
                firstStart = told.Start;
            open |= told.End is null;
            // On a tie the first in the enum's order: work, study, referral, other.
            if (told.End is { } ended && (ended > end || ended == end && told.Reason < reason))
                (end, reason) = (ended, told.Reason);
        }

        return count == 0 ? null : new(firstStart, open, open ? ExitReason.None : reason, count);
    }
}
