using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class IdentityCheckDigit : IRowRule
{
    public Rule Rule { get; } = new("ID_CHECKDIGIT", Layer.Row, Severity.RejectRow,
        Name: new("Kontrollsiffran stämmer inte", "The check digit is wrong"),
        Message: new("Personnumrets sista siffra stämmer inte med de andra; någon siffra är fel.", "The last digit of the personnummer does not agree with the others; some digit is wrong."),
        Action: new("Jämför med er källa och rätta numret.", "Compare with your source and correct the number."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (!row.IsAnonymous && row.IdentityFault == IdentityFault.CheckDigit)
            findings.OnCell(Rule, row, Column.Identity);
    }
}
