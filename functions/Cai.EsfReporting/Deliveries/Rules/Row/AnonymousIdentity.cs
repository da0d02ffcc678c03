using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class AnonymousIdentity : IRowRule
{
    public Rule Rule { get; } = new("ANONYMOUS_IDENTITY", Layer.Row, Severity.RejectRow,
        Name: new("Anonym rad med personnummer", "Anonymous row with a personnummer"),
        Message: new("Raden är markerad som anonym men har ett personnummer.", "The row is marked anonymous but has a personnummer."),
        Action: new("Ta bort personnumret om personen ska vara anonym, annars skriv Nej i Anonym.", "Remove the personnummer if the person is to be anonymous; otherwise write Nej in Anonym."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.IsAnonymous && row.IdentityFault != IdentityFault.Blank)
            findings.OnUnknown(Rule, row, Column.Identity);
    }
}
