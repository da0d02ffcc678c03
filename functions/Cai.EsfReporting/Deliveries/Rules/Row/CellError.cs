using System.Text;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class CellError : IRowRule, IFigureRule
{
    public Rule Rule { get; } = new("CELL_ERROR", Layer.Row, Severity.RejectRow,
        Name: new("Cellen visar ett fel", "The cell shows an error"),
        Message: new("I {0} står {1}. Vad som skulle ha stått där är inte känt, och det läses inte som tomt.", "{0} holds {1}. What should have stood there is not known, and it is not read as blank."),
        Action: new("Rätta formeln eller skriv in värdet, och töm cellen om det inte finns något. En formel som inte är uträknad blir det när filen öppnas och sparas i Excel.", "Correct the formula or type the value, and clear the cell if there is none. A formula that is not calculated will be when the file is opened and saved in Excel."));

    // An array, because walking an interface allocates, and rows are many.
    private static readonly ColumnCard[] Participants = [.. Columns.OfAnyParticipants];

    public void Check(ParticipantRow row, Findings findings)
    {
        if (!row.MayHoldError)
            return;
        foreach (var card in Participants)
            Check(row.Bytes(card.Column), card, row, findings);
    }

    public void Check(FigureRow row, Findings findings)
    {
        foreach (var card in Columns.KeyFigures)
            Check(row.Bytes(card.Column), card, row, findings);
    }

    private void Check(ReadOnlySpan<byte> cell, ColumnCard card, IDeliveredRow row, Findings findings)
    {
        if (CellErrors.Contain(cell))
            findings.OnUnknown(Rule, row, card.Column, card.Name, new Choice(What(Folding.Trim(cell))));
    }

    private static Text What(ReadOnlySpan<byte> cell)
    {
        if (cell[0] == CellErrors.NotCalculated)
            return new("en formel som inte är uträknad", "a formula that is not calculated");
        if (cell.IndexOfAnyExcept((byte)'#') < 0)
            return new("bara ###, för kolumnen är för smal", "nothing but ###, for the column is too narrow");
        var error = Encoding.UTF8.GetString(cell);
        return new($"felet {error}", $"the error {error}");
    }
}
