namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class OptionalDateFormat : IRowRule
{
    public Rule Rule { get; } = new("OPTIONAL_DATE_FORMAT", Layer.Row, Severity.Warning,
        Name: new("Datumet går inte att läsa och utelämnas", "The date cannot be read and is left out"),
        Message: new("{0} är inte ett datum som går att läsa säkert, och läses som tomt.", "{0} is not a date that can be read with certainty, and is read as blank."),
        Action: new("Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2018-08-01.", "Write the date as YYYY-MM-DD, for example 2018-08-01."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.Referred.IsUnreadable)
            findings.OnCell(Rule, row, Column.Referred, Column.Referred.Card().Name);
        if (row.FirstMeeting.IsUnreadable)
            findings.OnCell(Rule, row, Column.FirstMeeting, Column.FirstMeeting.Card().Name);
    }
}
