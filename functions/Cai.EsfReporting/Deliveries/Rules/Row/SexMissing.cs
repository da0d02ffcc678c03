namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class SexMissing : IRowRule
{
    public Rule Rule { get; } = new("SEX_MISSING", Layer.Row, Severity.RejectRow,
        Name: new("Kön saknas på anonym rad", "Sex is missing on an anonymous row"),
        Message: new("En anonym rad behöver kön.", "An anonymous row needs the sex."),
        Action: new("Skriv {0}.", "Write {0}."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.IsAnonymous && row.Sex.IsBlank)
            findings.OnCell(Rule, row, Column.Sex, new Choice(row.Project.Programme.SexesTold));
    }
}
