using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class ReasonWithoutEnd : IRowRule
{
    public Rule Rule { get; } = new("REASON_WITHOUT_END", Layer.Row, Severity.RejectRow,
        Name: new("Avslutsorsak utan slutdatum", "Exit reason without an end date"),
        Message: new("Avslutsorsak finns men inte slutdatum.", "There is an exit reason but no end date."),
        Action: new("Fyll i slutdatum, eller ta bort orsaken om deltagandet pågår.", "Fill in the end date, or remove the reason if the participation goes on."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (!row.IsAnonymous && row.End.IsBlank && row.Reason.Is(out var reason) && reason != ExitReason.RegisteredInError)
            findings.OnCell(Rule, row, Column.Reason);
    }
}
