using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class PeriodUnreadable : IFigureRule
{
    public Rule Rule { get; } = new("PERIOD_UNREADABLE", Layer.Row, Severity.RejectRow,
        Name: new("Perioden går inte att läsa", "The period cannot be read"),
        Message: new("Period säger inte vilken tid värdet gäller.", "Period does not say which time the value is of."),
        Action: new("Skriv till exempel 2018, 2018-08, 2018-H1, 2018-kv3 eller 2018-01–2018-08.", "Write for example 2018, 2018-08, 2018-H1, 2018-Q3 or 2018-01–2018-08."));

    public void Check(FigureRow row, Findings findings)
    {
        if (!row.Period.Is(out _))
            findings.OnCell(Rule, row, Column.Period);
    }
}
