namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class InsatsUnknown : IRowRule
{
    public Rule Rule { get; } = new("INSATS_UNKNOWN", Layer.Row, Severity.Warning,
        Name: new("Okänd insats", "Unknown insats"),
        Message: new("Insatsen finns inte i projektets katalog. Raden räknas ändå.", "The insats is not in the project’s catalogue. The row counts all the same."),
        Action: new("Rätta namnet, eller be förbundet lägga till insatsen i katalogen.", "Correct the name, or ask the förbund to add the insats to the catalogue."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.Insats.Length > 0 && !row.InsatsIsKnown)
            findings.OnCell(Rule, row, Column.Insats);
    }
}
