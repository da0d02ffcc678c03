using Cai.EsfReporting.Catalogue;
using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FigureValueUnreadable : IFigureRule
{
    public Rule Rule { get; } = new("FIGURE_VALUE_UNREADABLE", Layer.Row, Severity.RejectRow,
        Name: new("Utfallet går inte att läsa", "The outcome cannot be read"),
        Message: new("Utfall är varken {0} eller ord som säger varför värdet saknas.", "Utfall is neither {0} nor words that say why there is none."),
        Action: new("Skriv ett tal med decimalkomma eller punkt, eller något av: {1}.", "Write a number with a decimal comma or point, or one of: {1}."));

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Number.IsUnreadable)
            findings.OnCell(Rule, row, Column.Outcome, Wanted(row.Unit), string.Join(" · ", MissingWords.All));
    }

    private static Choice Wanted(FigureUnit unit) => new(unit switch
    {
        FigureUnit.Percent => new("en andel i procent", "a percentage"),
        FigureUnit.Count => new("ett heltal från 0", "a whole number from 0"),
        FigureUnit.Tkr => new("ett belopp i tkr", "an amount in thousands of kronor"),
        _ => new("ett antal dagar", "a number of days"),
    });
}
