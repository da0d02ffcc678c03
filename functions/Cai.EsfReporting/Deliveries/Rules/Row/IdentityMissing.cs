using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class IdentityMissing : IRowRule
{
    public Rule Rule { get; } = new("ID_MISSING", Layer.Row, Severity.RejectRow,
        Name: new("Personnummer saknas", "Personnummer is missing"),
        Message: new("Personnummer saknas.", "The personnummer is missing."),
        Action: new("Fyll i personnumret. Har personen skyddade uppgifter eller inte samtyckt: skriv Ja i kolumnen Anonym.", "Fill in the personnummer. If the person’s data are protected or there is no consent, write Ja in the column Anonym."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.Anonymous is { IsUnreadable: false, Value: false } && row.IdentityFault == IdentityFault.Blank)
            findings.OnCell(Rule, row, Column.Identity);
    }
}
