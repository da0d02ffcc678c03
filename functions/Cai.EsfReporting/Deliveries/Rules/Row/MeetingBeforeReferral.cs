namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class MeetingBeforeReferral : IRowRule
{
    public Rule Rule { get; } = new("MEETING_BEFORE_REFERRAL", Layer.Row, Severity.Warning,
        Name: new("Möte före anvisning", "Meeting before referral"),
        Message: new("Det första mötet är före anvisningen.", "The first meeting is before the referral."),
        Action: new("Rätta det av datumen som är fel.", "Correct whichever date is wrong."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.Referred.Is(out var referred) && row.FirstMeeting.Is(out var meeting) && meeting < referred)
            findings.OnCell(Rule, row, Column.FirstMeeting);
    }
}
