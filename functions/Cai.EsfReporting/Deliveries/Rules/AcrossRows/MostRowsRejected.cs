namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class MostRowsRejected : IAcrossRowsRule
{
    public Rule Rule { get; } = new("FILE_MOSTLY_REJECTED", Layer.AcrossRows, Severity.RejectFile,
        Name: new("För många rader avvisas", "Too many rows are rejected"),
        Message: new("{0} av {1} rader avvisas. Vid mer än 20 procent (och minst fem rader) tas filen inte emot alls, så att en felaktig export inte gör skada.", "{0} of {1} rows are rejected. Above 20 per cent (and at least five rows) the file is not taken at all, so that a wrong export does no damage."),
        Action: new("Åtgärda anmärkningarna nedan och lämna hela filen igen.", "Mend the findings below and deliver the whole file again."));

    public void CheckEnd(RowsSoFar rows, Findings findings)
    {
        if (rows.Rejected >= 5 && rows.Rejected * 5L > rows.Rows)
            findings.OnFile(Rule, rows.Rejected, rows.Rows);
    }
}
