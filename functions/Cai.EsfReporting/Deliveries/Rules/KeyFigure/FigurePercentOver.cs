using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigurePercentOver : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_PERCENT_OVER", Layer.Row, Severity.RejectRow,
        Name: new("Mer än 100 procent", "More than 100 per cent"),
        Message: new("Utfall lästes som {0}, men en andel är högst 100 procent.", "Utfall was read as {0}, but a share is at most 100 per cent."),
        Action: new("Rätta värdet. Är det ett antal hör det till ett annat nyckeltal.", "Correct the value. A count belongs to another key figure."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Unit == FigureUnit.Percent && row.Number.Is(out var number) && number.Value > 1)
            findings.OnUnknown(Rule, row, Column.Outcome, row.Value);
    }
}
