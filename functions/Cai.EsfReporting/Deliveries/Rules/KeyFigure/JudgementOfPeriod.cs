using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class JudgementOfPeriod : IFigureRule
{
    public Rule Rule { get; } = new("JUDGEMENT_PERIOD", Layer.Row, Severity.RejectRow,
        Name: new("Bedömningen är av en annan tid", "The judgement is of another time"),
        Message: new("En bedömning eller kommentar gäller rapporten till och med filens månad, {0}, men Period är en annan tid eller går inte att läsa.", "A judgement or comment is of the report to the end of the file’s month, {0}, but Period is another time or cannot be read."),
        Action: new("Töm Period, eller lämna bedömningen i filen för den månad som perioden slutar med.", "Clear Period, or deliver the judgement in the file of the month that the period ends with."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Judged is not null && !row.Period.IsBlank && !(row.Period.Is(out var period) && period.Last == row.Month))
            findings.OnCell(Rule, row, Column.Period, row.Month);
    }
}
