using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class IdentityDate : IRowRule
{
    public Rule Rule { get; } = new("ID_DATE", Layer.Row, Severity.RejectRow,
        Name: new("Personnumrets datum finns inte", "The personnummer has no such date"),
        Message: new("Personnumret börjar med ett datum som inte finns eller som ligger efter månaden.", "The personnummer begins with a date that does not exist or is after the month."),
        Action: new("Rätta födelsedatumet i personnumret.", "Correct the birth date in the personnummer."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (!row.IsAnonymous && row.IdentityFault == IdentityFault.Date)
            findings.OnCell(Rule, row, Column.Identity);
    }
}
