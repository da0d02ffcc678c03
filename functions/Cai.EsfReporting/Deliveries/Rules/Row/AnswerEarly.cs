using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A follow-up is answered in a month that ends before the day it is asked for.</summary>
internal sealed class AnswerEarly : IRowRule
{
    public Rule Rule { get; } = new("FOLLOW_UP_EARLY", Layer.Row, Severity.Warning,
        Name: new("Uppföljning före sin dag", "Follow-up before its day"),
        Message: new("{0} är ifylld, men gäller {1}, som kommer efter månaden {2}. Svaret räknas redan nu.", "{0} is filled in, but is of {1}, which comes after the month {2}. The answer counts already."),
        Action: new("Lämna {0} tom till dess, eller rätta slutdatumet.", "Leave {0} blank until then, or correct the end date."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.IsAnonymous || !row.End.Is(out var end) || end > row.LastDay)
            return;
        Check(row.Status90Days, Column.Status90Days, FollowUpPoint.NinetyDays, end, row, findings);
        Check(row.Status6Months, Column.Status6Months, FollowUpPoint.SixMonths, end, row, findings);
    }

    private void Check(Cell<FollowUp> status, Column column, FollowUpPoint after, DateOnly end, ParticipantRow row, Findings findings)
    {
        if (status.Is(out _) && after.DueOn(end) is var due && due > row.LastDay)
            findings.OnCell(Rule, row, column, column.Card().Name, due, row.Month);
    }
}
