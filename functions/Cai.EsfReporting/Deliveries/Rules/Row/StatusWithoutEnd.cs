namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class StatusWithoutEnd : IRowRule
{
    public Rule Rule { get; } = new("STATUS_WITHOUT_END", Layer.Row, Severity.Warning,
        Name: new("Uppföljning utan avslut", "Follow-up without an exit"),
        Message: new("Uppföljningsstatus finns fast deltagandet inte är avslutat.", "There is a follow-up status although the participation has not ended."),
        Action: new("Fyll i slutdatum och avslutsorsak, eller ta bort statusen.", "Fill in the end date and exit reason, or remove the status."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (!row.IsAnonymous && row.End.IsBlank && (row.Status90Days.Is(out _) || row.Status6Months.Is(out _)))
            findings.OnUnknown(Rule, row, Column.End);
    }
}
