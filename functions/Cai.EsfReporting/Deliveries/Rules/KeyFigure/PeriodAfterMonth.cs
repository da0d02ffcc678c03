using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class PeriodAfterMonth : IFigureRule
{
    public Rule Rule { get; } = new("PERIOD_AFTER_MONTH", Layer.Row, Severity.RejectRow,
        Name: new("Perioden är inte slut", "The period is not over"),
        Message: new("Perioden {0} slutar efter {1}, månaden som leveransen gäller.", "The period {0} ends after {1}, the month of the delivery."),
        Action: new("Skriv den del som är slut, till exempel {2}, eller lämna värdet i en senare månads leverans.", "Write the part that is over, for example {2}, or deliver the value with a later month."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Period.Is(out var period) && period.Last > row.Month)
            findings.OnCell(Rule, row, Column.Period, period.ToString(), row.Month, $"{new Month(row.Month.Year, 1)}–{row.Month}");
    }
}
