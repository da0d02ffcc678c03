using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Catalogue;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class JudgementOfFigure : IFigureRule
{
    public Rule Rule { get; } = new("JUDGEMENT_OF_FIGURE", Layer.Row, Severity.Warning,
        Name: new("Ett nyckeltals bedömning räknas fram", "A key figure’s assessment is computed"),
        Message: new("Raden är om nyckeltalet ”{0}”. Dess bedömning räknas fram ur utfall och mål, och det som står i {1} läses inte.", "The row is of the key figure “{0}”. Its assessment is computed from outcome and target, and what stands in {1} is not read."),
        Action: new("Är det ett måls bedömning: skriv målets namn eller id i Indikator på en egen rad.", "If it is the assessment of a goal: write the name or id of the goal in Indikator on a row of its own."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Figure is not { } figure)
            return;
        if (ObjectiveWords.FindAssessment(row.Text(Column.Judgement)) != ObjectiveAssessment.None)
            findings.OnCell(Rule, row, Column.Judgement, figure.Name.Sv, Column.Judgement.Card().Name);
        if (ObjectiveWords.FindStatus(row.Text(Column.Status)) != ActivityStatus.None)
            findings.OnCell(Rule, row, Column.Status, figure.Name.Sv, Column.Status.Card().Name);
    }
}
