namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class DateOrder : IRowRule
{
    public Rule Rule { get; } = new("DATE_ORDER", Layer.Row, Severity.RejectRow,
        Name: new("Slut före start", "End before start"),
        Message: new("Slutdatum {0:yyyy-MM-dd} är före startdatum {1:yyyy-MM-dd}.", "The end date {0:yyyy-MM-dd} is before the start date {1:yyyy-MM-dd}."),
        Action: new("Rätta det av datumen som är fel.", "Correct whichever date is wrong."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.Start.Is(out var start) && row.End.Is(out var end) && end < start)
            findings.OnCell(Rule, row, Column.End, end, start);
    }
}
