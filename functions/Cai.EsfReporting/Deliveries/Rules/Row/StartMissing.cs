namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class StartMissing : IRowRule
{
    public Rule Rule { get; } = new("START_MISSING", Layer.Row, Severity.RejectRow,
        Name: new("Startdatum saknas", "Start date is missing"),
        Message: new("Startdatum saknas.", "The start date is missing."),
        Action: new("Fyll i datumet då deltagandet började, ÅÅÅÅ-MM-DD.", "Fill in the date when the participation began, YYYY-MM-DD."));

    public void Check(ParticipantRow row, Findings findings)
    {
        if (row.Start.IsBlank)
            findings.OnCell(Rule, row, Column.Start);
    }
}
