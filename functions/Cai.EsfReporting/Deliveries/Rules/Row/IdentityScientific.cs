using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class IdentityScientific : IRowRule
{
    public Rule Rule { get; } = new("ID_SCIENTIFIC", Layer.Row, Severity.RejectRow,
        Name: new("Personnumret har blivit ett tal", "The personnummer became a number"),
        Message: new("Excel har gjort om personnumret till ett tal och siffrorna är förlorade.", "Excel turned the personnummer into a number and its digits are lost."),
        Action: new("Formatera kolumnen som Text i Excel (markera kolumnen, Format, Celler, Text), skriv in numret igen och spara.", "Format the column as Text in Excel (select it, Format, Cells, Text), type the number again and save."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (!row.IsAnonymous && row.IdentityFault == IdentityFault.Scientific)
            findings.OnCell(Rule, row, Column.Identity);
    }
}
