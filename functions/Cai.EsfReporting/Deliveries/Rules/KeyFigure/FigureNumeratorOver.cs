using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureNumeratorOver : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_NUMERATOR_OVER", Layer.Row, Severity.RejectRow,
        Name: new("Täljaren är större än nämnaren", "The numerator is larger than the denominator"),
        Message: new("Täljare är {0} men Nämnare {1}; en del är aldrig större än det hela.", "Täljare is {0} but Nämnare {1}; a part is never larger than the whole."),
        Action: new("Rätta det av talen som är fel; kanske står de i varandras kolumner.", "Correct whichever is wrong; perhaps each stands in the other’s column."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Unit == FigureUnit.Percent && row.Parts is var (numerator, denominator) && numerator > denominator)
            findings.OnCell(Rule, row, Column.Numerator, numerator, denominator);
    }
}
