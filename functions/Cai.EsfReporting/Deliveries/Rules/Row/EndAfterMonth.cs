namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class EndAfterMonth : IRowRule
{
    public Rule Rule { get; } = new("END_AFTER_MONTH", Layer.Row, Severity.RejectRow,
        Name: new("Slut efter månaden", "End after the month"),
        Message: new("Slutdatum är {1}, efter {0}, den sista dagen i månaden som filen gäller.", "The end date is {1}, after {0}, the last day of the month that the file is for."),
        Action: new("Lämna slutdatum och avslutsorsak tomma tills deltagandet är slut, eller lämna filen för rätt månad.", "Leave the end date and exit reason blank until it has ended, or deliver the file for the right month."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.End.Is(out var end) && end > row.LastDay)
            findings.OnCell(Rule, row, Column.End, row.LastDay, end);
    }
}
