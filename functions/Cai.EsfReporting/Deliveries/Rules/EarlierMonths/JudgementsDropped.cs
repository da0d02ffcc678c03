namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A file replaces the month’s earlier one whole: what only that said of a goal does not stand any longer.</summary>
internal sealed class JudgementsDropped : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("JUDGEMENT_DROPPED", Layer.EarlierMonths, Severity.Warning,
        Name: new("Bedömningar i den fil som ersätts är borta", "Judgements of the file that is replaced are gone"),
        Message: new("Filen ersätter den som togs emot {0}. Det som den sade om följande gäller inte längre, för ingen rad om det är tagen här: {1}. Har någon bedömt det i portalen gäller det.", "The file replaces the one received {0}. What it said of the following does not stand any longer, for no row of it is taken here: {1}. What somebody has said of it in the portal stands."),
        Action: new("Är det meningen behövs inget. Annars: ta med raderna igen och lämna filen igen.", "If that is meant nothing is needed. Otherwise: state the rows again and deliver the file again."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        if (earlier is { Replaced: { } replaced, NoLongerJudged: { Count: > 0 } dropped })
            findings.OnFile(Rule, StockholmTime.Show(replaced.Id.ReceivedAt), string.Join(" · ", dropped.Select(id => KeyFigures.Judgeable.Find(earlier.Project, id)?.Name.Sv ?? id)));
    }
}
