using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureMissing : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_MISSING", Layer.Row, Severity.RejectRow,
        Name: new("Indikator saknas", "No key figure is named"),
        Message: new("Raden säger inte vilket nyckeltal den gäller.", "The row does not say which key figure it is."),
        Action: new("Fyll i Indikator: nyckeltalets namn, id eller Koladas id.", "Fill in Indikator: the key figure’s name, id or Kolada id."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Text(Column.Indicator).Length == 0)
            findings.OnCell(Rule, row, Column.Indicator);
    }
}
