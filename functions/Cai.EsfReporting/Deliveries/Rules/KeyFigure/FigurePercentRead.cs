using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigurePercentRead : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_PERCENT_READ", Layer.Row, Severity.Warning,
        Name: new("Procenttecken saknas", "The per cent sign is missing"),
        Message: new("{0} står utan procenttecken och lästes som {1}, inte som {2}.", "{0} has no per cent sign and was read as {1}, not as {2}."),
        Action: new("Stämmer det behöver inget göras. Skriv annars värdet med procenttecken, till exempel 15,7 %.", "If that is right, nothing is to be done. Otherwise write the value with its sign, for example 15,7 %."));

    public void Check(FigureRow row, Findings findings)
    {
        Check(row.Number, Column.Outcome, row, findings);
        Check(row.Target, Column.Target, row, findings);
    }

    private void Check(Cell<FigureNumber> cell, Column column, FigureRow row, Findings findings)
    {
        if (cell.Is(out var number) && number.Reading != PercentReading.Certain && number.Value <= 1)
            findings.OnCell(Rule, row, column, column.Card().Name, Percent(number.Value), Percent(number.Reading == PercentReading.AsShare ? number.Value / 100 : number.Value * 100));
    }

    private static FigureValue Percent(decimal share) => new(share, "", FigureUnit.Percent);
}
