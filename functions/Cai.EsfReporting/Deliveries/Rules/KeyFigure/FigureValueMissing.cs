using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureValueMissing : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_VALUE_MISSING", Layer.Row, Severity.RejectRow,
        Name: new("Utfall saknas", "No outcome is stated"),
        Message: new("Utfall är tomt, och det framgår inte om värdet saknas eller glömdes.", "Utfall is blank, and it is not told whether there is no value or it was forgotten."),
        Action: new("Skriv värdet, eller med ord varför det saknas, till exempel ”{0}”.", "Write the value, or in words why there is none, for example “{0}”."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Figure is not null && row.Number.IsBlank && row.Words.Length == 0)
            findings.OnCell(Rule, row, Column.Outcome, MissingWords.Example);
    }
}
