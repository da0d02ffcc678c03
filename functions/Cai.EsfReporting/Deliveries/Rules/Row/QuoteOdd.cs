using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class QuoteOdd : IRowRule, IFigureRule
{
    public Rule Rule { get; } = new("QUOTE_ODD", Layer.Row, Severity.Warning,
        Name: new("Ett citattecken mitt i en cell", "A quote in the middle of a cell"),
        Message: new("En cell som börjar med ett citattecken (\") har text efter nästa, så det är inte säkert var cellen slutar. Raden räknas som den har lästs.", "A cell that begins with a quote (\") has text after the next one, so that it is not certain where it ends. The row counts as it was read."),
        Action: new("Kontrollera raden. Dubblera citattecken inuti en cell (\"\"), eller ta bort dem.", "Check the row. Double quotes within a cell (\"\"), or remove them."));

    public void Check(ParticipantRow row, Findings findings) => Check(row, row.HasTextAfterQuote && row.Swallowed is null, findings);

    public void Check(FigureRow row, Findings findings) => Check(row, row.HasTextAfterQuote && row.Swallowed is null, findings);

    /// <summary>Where the quote has swallowed rows, that is the trouble.</summary>
    private void Check(IDeliveredRow row, bool isOdd, Findings findings)
    {
        if (isOdd)
            findings.OnLine(Rule, row.Line, "", null);
    }
}
