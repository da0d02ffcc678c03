using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A follow-up that was answered is blank now, and counts as not answered: the latest month stands.</summary>
internal sealed class AnswerWithdrawn : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("FOLLOW_UP_WITHDRAWN", Layer.EarlierMonths, Severity.Warning,
        Name: new("Uppföljning borttagen", "Follow-up withdrawn"),
        Message: new("{1} stod på {0} och är borta: uppföljningen räknas som obesvarad.", "{1} stood on {0} and is gone: the follow-up counts as not answered."),
        Action: new("Fyll i svaret igen, så som det var, i varje månads fil.", "Fill in the answer again, as it was, in every month's file."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var (row, told) in earlier.Beside.Unanswered)
        {
            var (column, status) = told.Status90Days != FollowUp.Unknown && row.Status90Days.IsBlank ? (Column.Status90Days, told.Status90Days) : (Column.Status6Months, told.Status6Months);
            findings.OnLine(Rule, row.Line, column.Card().Name, row.Identity.ToString(), told.Place, Words.FollowUps.Names[(int)status - 1]);
        }
    }
}
