namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class NoRowAccepted : IAcrossRowsRule
{
    public Rule Rule { get; } = new("FILE_NOTHING_ACCEPTED", Layer.AcrossRows, Severity.RejectFile,
        Name: new("Ingen rad går att ta emot", "No row can be taken"),
        Message: new("Filen har rader, men ingen av dem går att ta emot. Den får inte ersätta en tidigare leverans.", "The file has rows, but none can be taken. It may not replace an earlier delivery."),
        Action: new("Åtgärda anmärkningarna nedan och lämna filen igen. Finns inget att rapportera: lämna en fil med bara rubrikraden.", "Mend the findings below and deliver again. Nothing to report: deliver a file with the header row only."));

    public void CheckEnd(RowsSoFar rows, Findings findings)
    {
        if (rows is { Rows: > 0, Accepted: 0 } && !findings.FileRejected)
            findings.OnFile(Rule);
    }
}
