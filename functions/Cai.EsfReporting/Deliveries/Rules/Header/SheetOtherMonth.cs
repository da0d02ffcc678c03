using Cai.EsfReporting.Deliveries.Reading.Workbooks;
using Cai.EsfReporting.Participants;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class SheetOtherMonth : IHeaderRule
{
    public Rule Rule { get; } = new("SHEET_OTHER_MONTH", Layer.Header, Severity.Warning,
        Name: new("Bladet heter som en annan månad", "The sheet is named after another month"),
        Message: new("Bladet som har lästs heter ”{0}”, men filen gäller {1}.", "The sheet that was read is called “{0}”, but the file is for {1}."),
        Action: new("Kontrollera att det är rätt blad och rätt månad. Är det rätt: byt namn på bladet.", "Check that it is the right sheet and the right month. If so, rename the sheet."));

    public void Check(HeaderFacts header, Findings findings)
    {
        if (header is { Map: not null, Sheets.Read: { } read } && SheetName.MonthOf(read.Name, header.Month) is { } month && month != header.Month)
            findings.OnLine(Rule, 0, "", null, Masking.Mask(read.Name), header.Month);
    }
}
