using Cai.EsfReporting.Deliveries.KeyFigures;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class RowShifted : IRowRule, IFigureRule
{
    public Rule Rule { get; } = new("ROW_SHIFTED", Layer.Row, Severity.RejectRow,
        Name: new("Fler celler än rubriker", "More cells than headers"),
        Message: new("Raden har fler celler än filen har rubriker, eller ett decimaltal som har delats vid kommat, så att celler står i fel kolumn.", "The row has more cells than the file has headers, or a number that was parted at its comma, so that cells stand in the wrong column."),
        Action: new("Sätt citattecken (\") runt text och tal som innehåller skiljetecknet ({0}), eller spara som Excel-arbetsbok eller CSV med semikolon.", "Put quotes (\") around texts and numbers that hold the separator ({0}), or save as an Excel workbook or as CSV with semicolons."));

    private static readonly Choice Tab = new(new("tabb", "tab"));

    public void Check(ParticipantRow row, Findings findings) => Check(row, row.IsShifted, row.Separator, findings);

    public void Check(FigureRow row, Findings findings) => Check(row, row.IsShifted, row.Separator, findings);

    /// <summary>What else is said of such a row is of cells in the wrong place.</summary>
    private void Check(IDeliveredRow row, bool isShifted, char? separator, Findings findings)
    {
        if (isShifted)
            findings.OnWholeRow(Rule, row, separator == '\t' ? Tab : separator!);
    }
}
