using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A follow-up that was answered is answered otherwise now: the latest month stands.</summary>
internal sealed class AnswerChanged : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("FOLLOW_UP_CHANGED", Layer.EarlierMonths, Severity.Warning,
        Name: new("Uppföljning ändrad i efterhand", "Follow-up changed afterwards"),
        Message: new("{3} var {1} på {0} och är nu {2}. Den senaste uppgiften räknas.", "{3} was {1} on {0} and is now {2}. What was told last counts."),
        Action: new("Statusen ska vara den som gällde då. Är det den förra: ändra tillbaka och lämna filen igen.", "The status is to be the one of that day. If it is the earlier one: change it back and deliver the file again."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var answer in earlier.Beside.Answers)
            if (answer.Now is { } now)
                findings.OnLine(Rule, answer.Row.Line, answer.Column.Card().Name, answer.Row.Identity.ToString(), answer.Place, Words.FollowUps.Of(answer.Before), Words.FollowUps.Of(now), answer.Column.Card().Name);
    }
}
