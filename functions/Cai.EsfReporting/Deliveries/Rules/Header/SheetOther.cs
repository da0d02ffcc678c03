using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class SheetOther : IHeaderRule
{
    public Rule Rule { get; } = new("SHEET_OTHER", Layer.Header, Severity.Warning,
        Name: new("Ett annat blad har också rader", "Another sheet has rows too"),
        Message: new("Även bladet ”{0}” har rubrikerna, och {1} rader. De har inte lästs, bara bladet ”{2}”.", "The sheet “{0}” has the headers too, and {1} rows. They were not read; only the sheet “{2}” was."),
        Action: new("Hör raderna till månaden: flytta dem till samma blad och lämna filen igen. Annars behöver inget göras.", "If the rows belong to the month, move them to the same sheet and deliver the file again. Otherwise nothing need be done."));

    public void Check(HeaderFacts header, Findings findings)
    {
        if (header is { Map: not null, Sheets: { Read: { } read } sheets })
            foreach (var other in sheets.Others)
                findings.OnLine(Rule, 0, "", null, Masking.Mask(other.Sheet.Name), other.Rows, Masking.Mask(read.Name));
    }
}
