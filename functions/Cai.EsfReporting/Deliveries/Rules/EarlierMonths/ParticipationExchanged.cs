namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>Somebody stands with another participation, and nothing tells how the former one ended: too unlike it to be taken for a correction (design: Counting, 2).</summary>
internal sealed class ParticipationExchanged : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("PARTICIPATION_EXCHANGED", Layer.EarlierMonths, Severity.Warning,
        Name: new("Samma person med annan insats och start", "The same person with another insats and start"),
        Message: new("Samma person står nu med {3} och start {4}, men stod på {0} med {1} och start {2}. De räknas som två deltaganden, och det förra som slut utan känt avslut.", "The same person now stands with {3} and start {4}, but stood on {0} with {1} and start {2}. They count as two participations, and the former one as over without a known end."),
        Action: new("Är det samma deltagande: rätta insatsen eller startdatumet. Är det ett nytt: ta med det förra också, med slutdatum och avslutsorsak.", "If it is the same participation: correct the insats or the start date. If it is a new one: state the former one too, with its end date and exit reason."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var (row, key, told) in earlier.Beside.Exchanged)
            findings.OnLine(Rule, row.Line, Column.Identity.Card().Name, row.Identity.ToString(), told.Place, earlier.NameOf(key.Insats), key.Start, earlier.NameOf(row.Key.Insats), row.Key.Start);
    }
}
