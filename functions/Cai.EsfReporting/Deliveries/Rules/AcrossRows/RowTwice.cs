namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class RowTwice : IAcrossRowsRule
{
    public Rule Rule { get; } = new("ROW_TWICE", Layer.AcrossRows, Severity.RejectRow,
        Name: new("Samma deltagande två gånger", "The same participation twice"),
        Message: new("Rad {0} anger redan samma person, insats och startdatum.", "Line {0} already states the same person, insats and start date."),
        Action: new("Ta bort den ena raden.", "Remove one of the rows."));

    public void CheckRow(ParticipantRow row, RowsSoFar rows, Findings findings)
    {
        if (!row.IsAnonymous && rows.EarlierLine(row) is { } line)
            findings.OnCell(Rule, row, Column.Identity, line);
    }
}
