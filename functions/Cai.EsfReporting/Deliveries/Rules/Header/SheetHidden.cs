using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class SheetHidden : IHeaderRule
{
    public Rule Rule { get; } = new("SHEET_HIDDEN", Layer.Header, Severity.RejectFile,
        Name: new("Tabellen står på ett dolt blad", "The table is on a hidden sheet"),
        Message: new("Inget blad som syns har rubrikerna. Det dolda bladet ”{0}” har dem, och {1} rader, men dolda blad läses inte.", "No sheet that can be seen has the headers. The hidden sheet “{0}” has them, and {1} rows, but hidden sheets are not read."),
        Action: new("Högerklicka på ett blads flik, välj Ta fram, kontrollera att bladet är månadens, och lämna filen igen.", "Right-click the tab of a sheet, choose Unhide, check that the sheet is the month’s, and deliver the file again."));

    public void Check(HeaderFacts header, Findings findings)
    {
        if (header.Sheets is { Read: null } sheets)
            foreach (var hidden in sheets.Others)
                findings.OnLine(Rule, 0, "", null, Masking.Mask(hidden.Sheet.Name), hidden.Rows);
    }
}
