namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class SexUnreadable : IRowRule
{
    public Rule Rule { get; } = new("SEX_VALUE", Layer.Row, Severity.RejectRow,
        Name: new("Kön går inte att läsa", "Sex cannot be read"),
        Message: new("Kön ska vara {0} (K eller M).", "Sex must be {0} (K or M)."),
        Action: new("Skriv {0}. På rader med personnummer får cellen vara tom.", "Write {0}. On rows with a personnummer the cell may be blank."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.Sex.IsUnreadable && !row.IsSexRefused)
            findings.OnCell(Rule, row, Column.Sex, new Choice(row.Project.Programme.SexesTold));
    }
}
