namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class InsatsMissing : IRowRule
{
    public Rule Rule { get; } = new("INSATS_MISSING", Layer.Row, Severity.RejectRow,
        Name: new("Insats saknas", "Insats is missing"),
        Message: new("Insats saknas.", "The insats is missing."),
        Action: new("Fyll i vilken insats personen deltar i.", "Fill in which insats the person takes part in."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (!row.IsAnonymous && row.Insats.Length == 0)
            findings.OnCell(Rule, row, Column.Insats);
    }
}
