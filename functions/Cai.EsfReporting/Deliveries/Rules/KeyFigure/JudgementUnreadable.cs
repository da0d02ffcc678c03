using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class JudgementUnreadable : IFigureRule
{
    public Rule Rule { get; } = new("JUDGEMENT_WORD", Layer.Row, Severity.RejectRow,
        Name: new("Bedömningen går inte att läsa", "The judgement cannot be read"),
        Message: new("{0} ska ha en bedömning eller en status, inte båda, och det ska vara något av orden: {1}.", "{0} is to have an assessment or a status, not both, and it is to be one of the words: {1}."),
        Action: new("Skriv ett av orden, eller lämna cellen tom och skriv i Kommentar.", "Write one of the words, or leave the cell blank and write in Kommentar."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Judged is { IsUnreadable: true } judged)
            findings.OnCell(Rule, row, judged.Column, new Choice(judged.About.Level),
                string.Join(" · ", judged.About.Kind == JudgeableKind.Goal ? ObjectiveWords.Assessments.Select(word => word.Name().Sv) : ObjectiveWords.Statuses.Select(word => word.Name().Sv)));
    }
}
