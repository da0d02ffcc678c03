namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class StartAfterMonth : IRowRule
{
    public Rule Rule { get; } = new("START_AFTER_MONTH", Layer.Row, Severity.Warning,
        Name: new("Start efter månaden", "Start after the month"),
        Message: new("Deltagandet börjar {0}, efter månaden som filen gäller och räknas inte förrän det har börjat.", "The participation begins on {0}, after the month that the file is for and does not count until it has begun."),
        Action: new("Kontrollera startdatum, eller att filen gäller rätt månad.", "Check the start date, or that the file is for the right month."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.Start.Is(out var start) && start > row.LastDay)
            findings.OnCell(Rule, row, Column.Start, start);
    }
}
