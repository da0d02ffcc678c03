using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureTargetUnreadable : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_TARGET_UNREADABLE", Layer.Row, Severity.Warning,
        Name: new("Målet går inte att läsa", "The target cannot be read"),
        Message: new("Mål är inget tal i nyckeltalets enhet och läses som tomt. Utfallet räknas.", "Mål is no number in the key figure’s unit and is read as blank. The outcome counts."),
        Action: new("Skriv målet som ett tal, eller lämna det tomt och skriv orden i Kommentar.", "Write the target as a number, or leave it blank and write the words in Kommentar."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Target.IsUnreadable)
            findings.OnCell(Rule, row, Column.Target);
    }
}
