namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>An outcome that was told is now another.</summary>
internal sealed class OutcomeChanged : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("OUTCOME_CHANGED", Layer.EarlierMonths, Severity.Warning,
        Name: new("Utfall ändrat i efterhand", "Outcome changed afterwards"),
        Message: new("Avslutsorsaken var {1} på {0} och är nu {2}. Den senaste uppgiften räknas.", "The exit reason was {1} on {0} and is now {2}. What was told last counts."),
        Action: new("Kontrollera vilken som stämmer. Är det den förra: ändra tillbaka och lämna filen igen.", "Check which is right. If it is the earlier one: change it back and deliver the file again."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var (row, told) in earlier.Beside.Changed.Where(c => c is { Row.End: not null, Earlier.IsError: false }))
            findings.OnLine(Rule, row.Line, Column.Reason.Card().Name, row.Identity.ToString(), told.Place, earlier.NameOf(told.Reason), earlier.NameOf(row.Reason));
    }
}
