using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class JudgementAmbiguous : IFigureRule
{
    public Rule Rule { get; } = new("JUDGEMENT_AMBIGUOUS", Layer.Row, Severity.RejectRow,
        Name: new("Flera heter så", "Several go by the name"),
        Message: new("Flera mål, aktiviteter eller uppdrag heter ”{0}”: {1}.", "Several goals, activities or assignments go by “{0}”: {1}."),
        Action: new("Skriv id i stället för namnet.", "Write the id instead of the name."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Judged is { Of.Count: > 1 } judged)
            findings.OnCell(Rule, row, Column.Indicator, judged.About.Name.Sv, string.Join(" · ", judged.Of.Select(one => one.Id)));
    }
}
