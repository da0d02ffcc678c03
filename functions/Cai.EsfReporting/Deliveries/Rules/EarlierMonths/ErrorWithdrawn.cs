using Cai.EsfReporting.Deliveries.History;

namespace Cai.EsfReporting.Deliveries.Rules;

/// <summary>What was removed as a Felregistrering is named again, and counts again.</summary>
internal sealed class ErrorWithdrawn : IEarlierMonthsRule
{
    public Rule Rule { get; } = new("ERROR_WITHDRAWN", Layer.EarlierMonths, Severity.Warning,
        Name: new("Felregistrering borttagen", "Felregistrering withdrawn"),
        Message: new("Deltagandet stod som Felregistrering på {0} och är med igen: det räknas från och med den här filen.", "The participation stood as Felregistrering on {0} and is named again: it counts from this file on."),
        Action: new("Var det fel att ta bort det behövs inget. Annars: ta bort raden, eller skriv Felregistrering igen.", "If it was wrong to remove it nothing is needed. Otherwise: remove the row, or state Felregistrering again."));

    public void Check(Rules.EarlierMonths earlier, Findings findings)
    {
        foreach (var (row, told) in earlier.Beside.Changed.Where(c => c.Earlier.IsError))
            Add(row, told.Place);
        foreach (var (row, told) in earlier.Beside.Replaced.Withdrawn.Where(w => w.Earlier.IsError))
            Add(row, told.PlaceInReplaced);

        void Add(StatedRow row, Choice place) => findings.OnLine(Rule, row.Line, Column.Reason.Card().Name, row.Identity.ToString(), place);
    }
}
