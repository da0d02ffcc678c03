namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class StartBeforeProject : IRowRule
{
    public Rule Rule { get; } = new("START_BEFORE_PROJECT", Layer.Row, Severity.Warning,
        Name: new("Start före projektet", "Start before the project"),
        Message: new("Deltagandet började före {0}, då projektet tog emot sina första deltagare.", "The participation began before {0}, when the project took its first participants."),
        Action: new("Kontrollera startdatum.", "Check the start date."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.Start.Is(out var start) && start < row.Project.ParticipantsFrom)
            findings.OnCell(Rule, row, Column.Start, row.Project.ParticipantsFrom);
    }
}
