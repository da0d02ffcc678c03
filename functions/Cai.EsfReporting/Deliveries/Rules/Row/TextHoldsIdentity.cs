using System.Text;
using Cai.EsfReporting.Deliveries.KeyFigures;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class TextHoldsIdentity : IRowRule, IFigureRule
{
    public Rule Rule { get; } = new("TEXT_HOLDS_ID", Layer.Row, Severity.RejectRow,
        Name: new("Personnummer i fel kolumn", "Personnummer in the wrong column"),
        Message: new("{0} innehåller något som ser ut som ett personnummer.", "{0} holds something that looks like a personnummer."),
        Action: new("Ta bort numret. Personnummer får bara stå i deltagarfilens kolumn Personnummer.", "Remove the number. A personnummer may stand only in the participant file’s column Personnummer."));

    public void Check(ParticipantRow row, Findings findings)
    {
        Check(row.InsatsHoldsIdentity, Column.Insats, row, findings);
        Check(row.ProviderHoldsIdentity, Column.Provider, row, findings);
    }

    /// <summary>Numbers too: an identity in the wrong column is a number to a table of figures. Only what was read as a period is none.</summary>
    public void Check(FigureRow row, Findings findings)
    {
        foreach (var card in Columns.KeyFigures)
            if (card.Column != Column.Period || row.Period.IsUnreadable)
                Check(((string[])[row.Text(card.Column), card.Column == Column.Comment ? row.WholeComment : "", Encoding.UTF8.GetString(row.Bytes(card.Column))]).Any(Masking.HoldsIdentity), card.Column, row, findings);
    }

    private void Check(bool holdsIdentity, Column column, IDeliveredRow row, Findings findings)
    {
        if (holdsIdentity)
            findings.OnUnknown(Rule, row, column, column.Card().Name);
    }
}
