namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class DateFormat : IRowRule
{
    public Rule Rule { get; } = new("DATE_FORMAT", Layer.Row, Severity.RejectRow,
        Name: new("Datumet går inte att läsa", "The date cannot be read"),
        Message: new("{0} är inte ett datum som går att läsa säkert.", "{0} is not a date that can be read with certainty."),
        Action: new("Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2018-08-01.", "Write the date as YYYY-MM-DD, for example 2018-08-01."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.Start.IsUnreadable)
            findings.OnCell(Rule, row, Column.Start, Column.Start.Card().Name);
        if (row.End.IsUnreadable)
            findings.OnCell(Rule, row, Column.End, Column.End.Card().Name);
    }
}
