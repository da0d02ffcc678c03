namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class AnonymousUnreadable : IRowRule
{
    public Rule Rule { get; } = new("ANONYMOUS_VALUE", Layer.Row, Severity.RejectRow,
        Name: new("Anonym: varken ja eller nej", "Anonym: neither yes nor no"),
        Message: new("Kolumnen Anonym ska vara Ja, Nej eller tom.", "The column Anonym must be Ja, Nej or blank."),
        Action: new("Skriv Ja på en rad utan personnummer, annars Nej eller ingenting.", "Write Ja on a row without a personnummer, otherwise Nej or nothing."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.Anonymous.IsUnreadable)
            findings.OnCell(Rule, row, Column.Anonymous);
    }
}
