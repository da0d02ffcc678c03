namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class EndAfterToday : IRowRule
{
    public Rule Rule { get; } = new("END_AFTER_TODAY", Layer.Row, Severity.RejectRow,
        Name: new("Slut efter i dag", "End after today"),
        Message: new("Slutdatum är {1}, efter {0}, dagen då filen kom in: det har inte hänt ännu.", "The end date is {1}, after {0}, the day when the file came: it has not happened yet."),
        Action: new("Lämna slutdatum och avslutsorsak tomma tills deltagandet är slut.", "Leave the end date and exit reason blank until it has ended."));

    /// <summary>What is after the month too is told as that.</summary>
    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.End.Is(out var end) && end > row.Today && end <= row.LastDay)
            findings.OnCell(Rule, row, Column.End, row.Today, end);
    }
}
