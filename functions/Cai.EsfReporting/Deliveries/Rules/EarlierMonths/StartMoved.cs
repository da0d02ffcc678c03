namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>The same person and insats with another start: one participation (design: Counting, 2).</summary>
internal sealed class StartMoved : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("START_MOVED", Layer.EarlierMonths, Severity.Warning,
        Name: new("Startdatum ändrat", "Start date changed"),
        Message: new("Räknas som rättelse av {0}, där start var {1}.", "Counts as a correction of {0}, where the start was {1}."),
        Action: new("Stämmer det nya datumet behövs inget. Är det ett nytt deltagande: ta med det gamla också, med slutdatum och avslutsorsak.", "If the new date is right nothing is needed. If it is a new participation: state the old one too, with its end date and exit reason."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var (row, key, told) in earlier.Beside.Moved.Where(m => m.Row.Key.Insats == m.Key.Insats))
            findings.OnLine(Rule, row.Line, Column.Identity.Card().Name, row.Identity.ToString(), told.Place, key.Start);
    }
}
