namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class ReasonUnknown : IRowRule
{
    public Rule Rule { get; } = new("REASON_UNKNOWN", Layer.Row, Severity.RejectRow,
        Name: new("Okänd avslutsorsak", "Unknown exit reason"),
        Message: new("Avslutsorsaken finns inte i listan.", "The exit reason is not on the list."),
        Action: new("Välj en av: {0}.", "Choose one of: {0}."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (!row.IsAnonymous && row.Reason.IsUnreadable)
            findings.OnCell(Rule, row, Column.Reason, string.Join(", ", row.Project.Words.Reasons.Names));
    }
}
