using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class JudgementWithValue : IFigureRule
{
    public Rule Rule { get; } = new("JUDGEMENT_VALUE", Layer.Row, Severity.RejectRow,
        Name: new("Ett mål eller en rapport har inget eget utfall", "A goal or a report has no outcome of its own"),
        Message: new("Raden är om {0} ”{1}”, men {2} är ifyllt. Det bedöms eller kommenteras; talen hör till nyckeltalen.", "The row is of the {0} “{1}”, but {2} is filled in. It is judged or commented on; the numbers belong to the key figures."),
        Action: new("Skriv nyckeltalets namn om talet är dess, annars töm cellen.", "Write the name of the key figure if the number is its, otherwise clear the cell."));

    private static readonly Column[] OfFigures = [Column.Outcome, Column.Target, Column.Numerator, Column.Denominator];

    public void Check(FigureRow row, Findings findings)
    {
        if (row.Judged is not { } judged)
            return;
        foreach (var column in OfFigures)
            if (row.Text(column).Length > 0)
                findings.OnCell(Rule, row, column, new Choice(new(judged.About.Level.Sv.ToLowerInvariant(), judged.About.Level.En.ToLowerInvariant())), judged.About.Name.Sv, column.Card().Name);
    }
}
