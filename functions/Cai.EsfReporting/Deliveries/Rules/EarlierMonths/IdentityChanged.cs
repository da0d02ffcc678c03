namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>A person may get a personnummer later (domain.md §4).</summary>
internal sealed class IdentityChanged : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("ID_RENUMBERED", Layer.EarlierMonths, Severity.Warning,
        Name: new("Samma person med ett nytt nummer", "The same person under a new number"),
        Message: new("Personen är nog densamma som på {0}: samma födelsedatum, insats och start, men den ena gången med samordningsnummer och den andra med personnummer. De räknas som två.", "The person is most likely the same as on {0}: the same birth date, insats and start, but once with a samordningsnummer and once with a personnummer. They count as two."),
        Action: new("Lämna de månader där det gamla numret står en gång till, med det nya. Då räknas personen en gång.", "Deliver the months where the old number stands once more, with the new one. Then the person counts once."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var (row, told) in earlier.Beside.Renumbered)
            findings.OnLine(Rule, row.Line, Column.Identity.Card().Name, row.Identity.ToString(), told.Place);
    }
}
