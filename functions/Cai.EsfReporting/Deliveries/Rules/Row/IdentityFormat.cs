using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class IdentityFormat : IRowRule
{
    public Rule Rule { get; } = new("ID_FORMAT", Layer.Row, Severity.RejectRow,
        Name: new("Personnumret går inte att läsa", "The personnummer cannot be read"),
        Message: new("Detta är inte ett personnummer, samordningsnummer, T-/TF-nummer eller reservnummer.", "This is not a personnummer, coordination number, T/TF number or reserve number."),
        Action: new("Skriv det som ÅÅÅÅMMDD-NNNN.", "Write it as YYYYMMDD-NNNN."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (!row.IsAnonymous && row.IdentityFault == IdentityFault.Format)
            findings.OnCell(Rule, row, Column.Identity);
    }
}
