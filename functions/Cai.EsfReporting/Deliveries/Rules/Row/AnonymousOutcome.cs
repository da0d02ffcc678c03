namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class AnonymousOutcome : IRowRule
{
    public Rule Rule { get; } = new("ANONYMOUS_OUTCOME", Layer.Row, Severity.Warning,
        Name: new("Anonym rad med avslut", "Anonymous row with an exit"),
        Message: new("En anonym person räknas bara som deltagare; slutdatum och avslutsorsak tas inte med.", "An anonymous person counts as a participant only; the end date and exit reason are not kept."),
        Action: new("Ta bort slutdatum och avslutsorsak på anonyma rader.", "Remove the end date and exit reason on anonymous rows."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.IsAnonymous && (!row.End.IsBlank || !row.Reason.IsBlank))
            findings.OnCell(Rule, row, Column.Anonymous);
    }
}
