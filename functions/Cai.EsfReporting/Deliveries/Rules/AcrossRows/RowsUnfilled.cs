namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class RowsUnfilled : IAcrossRowsRule
{
    public Rule Rule { get; } = new("ROWS_UNFILLED", Layer.AcrossRows, Severity.Warning,
        Name: new("Rader utan person", "Rows without a person"),
        Message: new("{0} rader har varken personnummer, datum, avslutsorsak eller Ja i Anonym, men något annat, den första är rad {1}. De har inte räknats.", "{0} rows have neither a personnummer, a date, an exit reason nor Ja in Anonym, but something else; the first is line {1}. They were not counted."),
        Action: new("Är det mallens egna rader eller anteckningar behöver inget göras. Är det personer: fyll i personnummer och startdatum och lämna filen igen.", "If they are the template’s own rows or notes, nothing need be done. If they are people: fill in the personnummer and the start date and deliver the file again."));

    public void CheckEnd(RowsSoFar rows, Findings findings)
    {
        if (rows.Unfilled.Count > 0)
            findings.OnLine(Rule, rows.Unfilled.FirstLine, "", null, rows.Unfilled.Count, rows.Unfilled.FirstLine);
    }
}
