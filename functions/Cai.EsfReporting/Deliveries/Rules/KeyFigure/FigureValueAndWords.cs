using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureValueAndWords : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_VALUE_AND_WORDS", Layer.Row, Severity.Warning,
        Name: new("Både ett värde och ord om att det saknas", "Both a value and words that there is none"),
        Message: new("Utfall är {0}, men Kommentar säger ”{1}”. Värdet räknas.", "Utfall is {0}, but Kommentar says “{1}”. The value counts."),
        Action: new("Ta bort det av dem som är fel.", "Remove whichever is wrong."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Number.Is(out _) && MissingWords.Contain(row.Comment))
            findings.OnCell(Rule, row, Column.Comment, row.Value, row.Comment);
    }
}
