using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Outcomes;

/// <summary>Whether a person counts in a share, and towards it.</summary>
internal static class ShareOf
{
    /// <param name="own">The person's participations.</param>
    /// <param name="day">Last day of the as-of month.</param>
    /// <returns>True when the person reaches it, false when not, null when the person does not count.</returns>
    public static bool? Reached(ShareMeasure measure, in PersonOutcome person, ReadOnlySpan<ToldParticipation> own, ReadOnlySpan<bool> siteInScope, DateOnly day) => measure switch
    {
        InitiatedShare initiated => person.Entry.Told.InitiatedBy == Initiator.Unknown ? null : initiated.By.Contains(person.Entry.Told.InitiatedBy),
        // The deceased are outside every rate, whatever an office writes of them.
        FollowUpShare followUp => person.Exit is not { Told: { Reason: not ExitReason.Deceased } exit } || StatusOf(exit, followUp.After) is var status && status == FollowUp.Unknown ? null : followUp.Statuses.Contains(status),
        WithinDays within => MetInTime(within.Days, own, siteInScope, day),
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure.Kind, "Not a known kind of share."),
    };

    /// <summary>Whether a follow-up of the person is due by the day, or told already; false for a share that is no follow-up.</summary>
    public static bool IsDue(ShareMeasure measure, in PersonOutcome person, DateOnly day) =>
        measure is FollowUpShare { After: var after } && person.Exit is { Told: { Reason: not ExitReason.Deceased } exit, End: { } end } && (after.DueOn(end) <= day || StatusOf(exit, after) != FollowUp.Unknown);

    private static FollowUp StatusOf(in Particulars exit, FollowUpPoint after) => after == FollowUpPoint.SixMonths ? exit.Status6Months : exit.Status90Days;

    /// <summary>
    /// By the person's first referral whose meeting is told. A referral without a meeting does not count: offices that keep
    /// no such dates would otherwise look as if they met nobody.
    /// </summary>
    private static bool? MetInTime(int days, ReadOnlySpan<ToldParticipation> own, ReadOnlySpan<bool> siteInScope, DateOnly day)
    {
        (DateOnly Referred, DateOnly Met)? first = null;
        foreach (ref readonly var told in own)
            if (siteInScope[told.Site] && told.CountsBy(day) && told is { Referred: { } referred, FirstMeeting: { } met } && met <= day
                && (first is not { } known || (referred, met).CompareTo((known.Referred, known.Met)) < 0))
                first = (referred, met);
        return first is { } meeting ? meeting.Met <= meeting.Referred.AddDays(days) : null;
    }
}
