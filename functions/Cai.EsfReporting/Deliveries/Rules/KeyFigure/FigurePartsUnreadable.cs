using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigurePartsUnreadable : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_PARTS_UNREADABLE", Layer.Row, Severity.RejectRow,
        Name: new("Täljare och nämnare går inte att läsa", "Numerator and denominator cannot be read"),
        Message: new("Täljare och Nämnare ska båda vara heltal, och Nämnare minst 1.", "Täljare and Nämnare must both be whole numbers, and Nämnare at least 1."),
        Action: new("Fyll i båda, eller lämna båda tomma.", "Fill in both, or leave both blank."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.ArePartsUnreadable)
            findings.OnCell(Rule, row, row.Text(Column.Numerator).Length == 0 ? Column.Denominator : Column.Numerator);
    }
}
