using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureTargetUnreadable : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_TARGET_UNREADABLE", Layer.Row, Severity.Warning,
        Name: new("Målet går inte att läsa", "The target cannot be read"),
        Message: new("Mål är varken ett tal i nyckeltalets enhet eller Öka, Minska eller Oförändrad, och läses som tomt. Utfallet räknas.", "Mål is neither a number in the key figure’s unit nor Öka, Minska or Oförändrad, and is read as blank. The outcome counts."),
        Action: new("Skriv målet som ett tal, eller som Öka, Minska eller Oförändrad; lämna det annars tomt och skriv orden i Kommentar.", "Write the target as a number, or as Öka, Minska or Oförändrad; otherwise leave it blank and write the words in Kommentar."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Target.IsUnreadable)
            findings.OnCell(Rule, row, Column.Target);
    }
}
