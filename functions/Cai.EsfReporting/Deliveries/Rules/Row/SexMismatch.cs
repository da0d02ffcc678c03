using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class SexMismatch : IRowRule
{
    public Rule Rule { get; } = new("SEX_MISMATCH", Layer.Row, Severity.RejectRow,
        Name: new("Kön stämmer inte med personnumret", "Sex does not agree with the personnummer"),
        Message: new("Kön är ett annat än det som personnumret anger.", "The sex is another than the one the personnummer tells."),
        Action: new("Rätta det som är fel: könet, eller numret om det är en annan persons.", "Correct what is wrong: the sex, or the number if it is another person’s."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.IdentityFault == IdentityFault.None && row.Identity.Sex != Sex.Unknown && row.Sex.Is(out var sex) && sex != Sex.NonBinary && sex != row.Identity.Sex)
            findings.OnCell(Rule, row, Column.Sex);
    }
}
