namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class RowsHidden : IAcrossRowsRule
{
    public Rule Rule { get; } = new("ROWS_HIDDEN", Layer.AcrossRows, Severity.Warning,
        Name: new("Dolda rader har räknats", "Hidden rows were counted"),
        Message: new("{0} rader är dolda eller bortfiltrerade i arbetsboken, den första är rad {1}. De har räknats som alla andra.", "{0} rows are hidden or filtered away in the workbook, the first is line {1}. They were counted as all others."),
        Action: new("Visa alla rader och se efter om de hör till månaden. Ta annars bort dem och lämna filen igen.", "Show all rows and see whether they belong to the month. Otherwise delete them and deliver the file again."));

    public void CheckEnd(RowsSoFar rows, Findings findings)
    {
        if (rows.Hidden.Count > 0)
            findings.OnLine(Rule, rows.Hidden.FirstLine, "", null, rows.Hidden.Count, rows.Hidden.FirstLine);
    }
}
