using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A follow-up that was answered is blank now, and counts as not answered: the latest month stands.</summary>
internal sealed class AnswerWithdrawn : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("FOLLOW_UP_WITHDRAWN", Layer.EarlierMonths, Severity.Warning,
        Name: new("Uppföljning borttagen", "Follow-up withdrawn"),
        Message: new("{2} var {1} på {0} och är nu tom: uppföljningen räknas som obesvarad.", "{2} was {1} on {0} and is blank now: the follow-up counts as not answered."),
        Action: new("Fyll i svaret igen, så som det var, i varje månads fil.", "Fill in the answer again, as it was, in every month’s file."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var answer in earlier.Beside.Answers.Where(answer => answer.Now is null))
            findings.OnLine(Rule, answer.Row.Line, answer.Column.Card().Name, answer.Row.Identity.ToString(), answer.Place, Words.FollowUps.Of(answer.Before), answer.Column.Card().Name);
    }
}
