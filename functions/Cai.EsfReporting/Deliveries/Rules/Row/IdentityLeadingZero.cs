namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class IdentityLeadingZero : IRowRule
{
    public Rule Rule { get; } = new("ID_LEADING_ZERO", Layer.Row, Severity.Warning,
        Name: new("Inledande nollor har fallit bort", "Leading zeros were lost"),
        Message: new("Personnumret saknade inledande nollor. De har lagts till och kontrollsiffran stämmer.", "The personnummer lacked leading zeros. They were restored and the check digit agrees."),
        Action: new("Formatera kolumnen som Text i Excel så att nollorna stannar kvar.", "Format the column as Text in Excel so that the zeros stay."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (!row.IsAnonymous && row.Identity.LeadingZeroRestored)
            findings.OnCell(Rule, row, Column.Identity);
    }
}
