namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class ReasonMissing : IRowRule
{
    public Rule Rule { get; } = new("REASON_MISSING", Layer.Row, Severity.RejectRow,
        Name: new("Avslutsorsak saknas", "Exit reason is missing"),
        Message: new("Slutdatum finns men inte avslutsorsak.", "There is an end date but no exit reason."),
        Action: new("Fyll i vart personen gick: {0}.", "Fill in where the person went: {0}."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (!row.IsAnonymous && row.End.Is(out _) && row.Reason.IsBlank)
            findings.OnCell(Rule, row, Column.Reason, string.Join(", ", row.Project.Words.Reasons.Names));
    }
}
