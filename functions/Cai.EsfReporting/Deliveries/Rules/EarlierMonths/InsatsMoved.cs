namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>The same person and start with another insats: one participation (design: Counting, 2).</summary>
internal sealed class InsatsMoved : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("INSATS_CHANGED", Layer.EarlierMonths, Severity.Warning,
        Name: new("Insats ändrad", "Insats changed"),
        Message: new("Räknas som rättelse av {0}, där insatsen var {1}.", "Counts as a correction of {0}, where the insats was {1}."),
        Action: new("Stämmer den nya insatsen behövs inget. Deltar personen i båda: ta med båda raderna.", "If the new insats is right nothing is needed. If the person takes part in both: state both rows."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var (row, key, told) in earlier.Beside.Moved.Where(m => m.Row.Key.Insats != m.Key.Insats))
            findings.OnLine(Rule, row.Line, Column.Identity.Card().Name, row.Identity.ToString(), told.Place, earlier.NameOf(key.Insats));
    }
}
