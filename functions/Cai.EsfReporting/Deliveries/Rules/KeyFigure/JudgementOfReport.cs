using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class JudgementOfReport : IFigureRule
{
    public Rule Rule { get; } = new("JUDGEMENT_OF_REPORT", Layer.Row, Severity.Warning,
        Name: new("Rapporten som helhet bedöms inte", "The report as a whole is not judged"),
        Message: new("Raden är om hela rapporten, som har en kommentar men varken bedömning eller status. Det som står i {0} läses inte.", "The row is of the whole report, which has a comment but neither an assessment nor a status. What stands in {0} is not read."),
        Action: new("Skriv det i Kommentar, eller målets namn i Indikator om det är målet som bedöms.", "Write it in Kommentar, or the name of the goal in Indikator if it is the goal that is judged."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Judged is not { About.Kind: JudgeableKind.Report })
            return;
        foreach (var column in (Column[])[Column.Judgement, Column.Status])
            if (row.Text(column).Length > 0)
                findings.OnCell(Rule, row, column, column.Card().Name);
    }
}
