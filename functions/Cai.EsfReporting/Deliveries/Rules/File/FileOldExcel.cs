using Cai.EsfReporting.Deliveries.Reading;

namespace Cai.EsfReporting.Deliveries.Rules;

internal sealed class FileOldExcel : IFileRule
{
    public Rule Rule { get; } = new("FILE_OLD_EXCEL", Layer.File, Severity.RejectFile,
        Name: new("Gammalt Excelformat", "Old Excel format"),
        Message: new("Filen är i formatet från Excel 97–2003 (.xls).", "The file is in the format of Excel 97–2003 (.xls)."),
        Action: new("Öppna den i Excel och spara som Excel-arbetsbok (.xlsx).", "Open it in Excel and save as Excel workbook (.xlsx)."));

    public void Check(FileFacts file, Findings findings)
    {
        if (file.Fault == FileFault.OldExcel)
            findings.OnFile(Rule);
    }
}
