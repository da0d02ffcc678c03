namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class HoursUnreadable : IRowRule
{
    public Rule Rule { get; } = new("HOURS_VALUE", Layer.Row, Severity.Warning,
        Name: new("Timmar går inte att läsa", "Hours cannot be read"),
        Message: new("Timmar ska vara ett tal från 0 till {0}, med decimalkomma eller punkt. Värdet läses som det står, eller som tomt om det inte är ett tal.", "Hours must be a number from 0 to {0}, with a decimal comma or point. It is read as it stands, or as blank when it is no number."),
        Action: new("Rätta timmarna.", "Correct the hours."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.Hours.IsUnreadable)
            findings.OnCell(Rule, row, Column.Hours, ParticipantRow.MostHours);
    }
}
